import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { legOperations } from './operations.js';

/** Answers, questions, papers and conditions on the legs of requests. */
@Module({ controllers: [controllerOf('LegsController', Object.values(legOperations))] })
export class LegsModule {}
