import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { webhookOperations } from './operations.js';

/** URLs that events are sent to. */
@Module({ controllers: [controllerOf('WebhooksController', Object.values(webhookOperations))] })
export class WebhooksModule {}
