import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { tableOperations } from './operations.js';

/** The published tables of the machine. */
@Module({ controllers: [controllerOf('TablesController', Object.values(tableOperations))] })
export class TablesModule {}
