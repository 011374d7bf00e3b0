import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { webhookOperations } from './operations.js';

/** Addresses to which events are sent. */
@Module({ controllers: [controllerOf('WebhooksController', Object.values(webhookOperations))] })
export class WebhooksModule {}
