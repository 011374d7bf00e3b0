import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { signInOperations } from './sign-in-operations.js';
import { sessionOperations } from './session-operations.js';
import { tokenOperations } from './token-operations.js';
import { meOperations } from './me-operations.js';

/** Signing in and out, sessions, tokens, and what people keep for themselves. */
@Module({
  controllers: [
    controllerOf('AccountController', [
      ...Object.values(signInOperations),
      ...Object.values(sessionOperations),
      ...Object.values(tokenOperations),
      ...Object.values(meOperations),
    ]),
  ],
})
export class AccountModule {}
