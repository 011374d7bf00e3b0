import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { eventOperations } from './operations.js';

/** The stream of events. */
@Module({ controllers: [controllerOf('EventsController', Object.values(eventOperations))] })
export class EventsModule {}
