import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { attachmentOperations } from './operations.js';

/** Papers as files. */
@Module({ controllers: [controllerOf('AttachmentsController', Object.values(attachmentOperations))] })
export class AttachmentsModule {}
