import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { noteOperations } from './operations.js';

/** Comments and notes on a request. */
@Module({ controllers: [controllerOf('NotesController', Object.values(noteOperations))] })
export class NotesModule {}
