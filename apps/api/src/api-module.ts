import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AccountModule } from './account/account.module.js';
import { ArrangementsModule } from './arrangements/arrangements.module.js';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { ContestsModule } from './contests/contests.module.js';
import { EventsModule } from './events/events.module.js';
import { HealthController } from './health-controller.js';
import { HttpModule } from './http/http.module.js';
import { ProblemFilter } from './http/problems/problem-filter.js';
import { InboxModule } from './inbox/inbox.module.js';
import { LegsModule } from './legs/legs.module.js';
import { NotesModule } from './notes/notes.module.js';
import { DocsController } from './openapi/docs-controller.js';
import { RecordModule } from './record/record.module.js';
import { RegisterModule } from './register/register.module.js';
import { RequestsModule } from './requests/requests.module.js';
import { SERVICES, type Services } from './services.js';
import { SignOffModule } from './sign-off/sign-off.module.js';
import { StandingConsentsModule } from './standing-consents/standing-consents.module.js';
import { TablesModule } from './tables/tables.module.js';
import { WebModule } from './web/web.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** The features, each with its own operations; a test holds that together they are the table of operations. */
export const FEATURES = [
  AccountModule,
  CatalogueModule,
  TablesModule,
  StandingConsentsModule,
  RequestsModule,
  LegsModule,
  ContestsModule,
  AttachmentsModule,
  InboxModule,
  ArrangementsModule,
  RegisterModule,
  AuditModule,
  EventsModule,
  RecordModule,
  WebhooksModule,
  NotesModule,
];

/** The whole api. Global, so that every feature can use the services. */
@Global()
@Module({})
export class ApiModule {
  static with(services: Services): DynamicModule {
    return {
      module: ApiModule,
      imports: [HttpModule, ...FEATURES, SignOffModule, WebModule],
      controllers: [HealthController, DocsController],
      providers: [
        { provide: SERVICES, useValue: services },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [SERVICES],
    };
  }
}
