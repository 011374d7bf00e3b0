import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { recordOperations } from './operations.js';

/** Entering what the record of the past says. */
@Module({ controllers: [controllerOf('RecordController', Object.values(recordOperations))] })
export class RecordModule {}
