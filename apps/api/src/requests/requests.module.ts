import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { requestOperations } from './operations.js';
import { processOperations } from './process-operations.js';

/** Requests, and what is done when one is stuck. */
@Module({
  controllers: [
    controllerOf('RequestsController', [
      ...Object.values(requestOperations),
      ...Object.values(processOperations),
    ]),
  ],
})
export class RequestsModule {}
