import { Module } from '@nestjs/common';
import { RecordsController } from './contest-controller.js';
import { Records } from './contest-links.js';
import { SignOffController } from './sign-off-controller.js';
import { SignOff } from './sign-off.js';

/** The pages behind links that are mailed to capitals. */
@Module({ controllers: [SignOffController, RecordsController], providers: [SignOff, Records] })
export class SignOffModule {}
