import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { tableOperations } from './operations.js';

/** The tables by which the machine works, as it publishes them. */
@Module({ controllers: [controllerOf('TablesController', Object.values(tableOperations))] })
export class TablesModule {}
