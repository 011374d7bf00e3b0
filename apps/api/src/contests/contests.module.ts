import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { contestOperations } from './operations.js';

/** Contested records. */
@Module({ controllers: [controllerOf('ContestsController', Object.values(contestOperations))] })
export class ContestsModule {}
