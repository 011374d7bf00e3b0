import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { auditOperations } from './operations.js';

/** What happened, as the audit chains record it. */
@Module({ controllers: [controllerOf('AuditController', Object.values(auditOperations))] })
export class AuditModule {}
