import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { inboxOperations } from './operations.js';
import { inboxActOperations } from './acts.js';

/** The work that waits for a person. */
@Module({
  controllers: [
    controllerOf('InboxController', [
      ...Object.values(inboxOperations),
      ...Object.values(inboxActOperations),
    ]),
  ],
})
export class InboxModule {}
