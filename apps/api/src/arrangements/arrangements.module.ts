import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { arrangementOperations } from './operations.js';
import { arrangementActOperations } from './acts.js';

/** Arrangements. */
@Module({
  controllers: [
    controllerOf('ArrangementsController', [
      ...Object.values(arrangementOperations),
      ...Object.values(arrangementActOperations),
    ]),
  ],
})
export class ArrangementsModule {}
