import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { erasureOperations } from './erasure-operations.js';
import { partyOperations } from './party-operations.js';
import { peopleOperations } from './people-operations.js';

/** Parties, people, who acts for whom, and erasing people. */
@Module({
  controllers: [
    controllerOf('RegisterController', [
      ...Object.values(erasureOperations),
      ...Object.values(partyOperations),
      ...Object.values(peopleOperations),
    ]),
  ],
})
export class RegisterModule {}
