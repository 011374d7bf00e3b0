import { Global, Module } from '@nestjs/common';
import { ApiCalls } from './operations/api-calls.js';
import { ApiGuard } from './access/api-guard.js';
import { Authentication } from './access/authentication.js';
import { BatchHandler } from './handlers/batch-handler.js';
import { ReadHandler } from './handlers/read-handler.js';
import { SessionHandler } from './handlers/session-handler.js';
import { StreamHandler } from './handlers/stream-handler.js';
import { UploadHandler } from './handlers/upload-handler.js';
import { WriteHandler } from './handlers/write-handler.js';
import { Judge } from './access/judge.js';
import { OperationRunner } from './operations/operation-runner.js';

/** What all features share: the guard, the authorisation, and one handler for each kind of operation. */
@Global()
@Module({
  providers: [
    ApiCalls,
    ApiGuard,
    Authentication,
    BatchHandler,
    Judge,
    OperationRunner,
    ReadHandler,
    SessionHandler,
    StreamHandler,
    UploadHandler,
    WriteHandler,
  ],
  exports: [ApiCalls, ApiGuard, Authentication, OperationRunner],
})
export class HttpModule {}
