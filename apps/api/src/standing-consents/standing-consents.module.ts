import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { standingConsentOperations } from './operations.js';

/** What parties consented to in advance. */
@Module({
  controllers: [controllerOf('StandingConsentsController', Object.values(standingConsentOperations))],
})
export class StandingConsentsModule {}
