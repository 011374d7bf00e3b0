import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { HealthController } from './health-controller.js';
import { Authentication } from './http/authentication.js';
import { Dispatcher } from './http/dispatcher.js';
import { ProblemFilter } from './http/problem-filter.js';
import { controllerOf } from './http/table-controller.js';
import { DocsController } from './openapi/docs-controller.js';
import { OPERATIONS } from './operations/index.js';
import { SERVICES, type Services } from './services.js';
import { RecordsController } from './sign-off/contest-controller.js';
import { Records } from './sign-off/contest-links.js';
import { SignOffController } from './sign-off/sign-off-controller.js';
import { SignOff } from './sign-off/sign-off.js';
import { WEB_CONTROLLERS } from './web/controllers.js';
import { Pages } from './web/pages.js';

/** The whole api. */
@Module({})
export class ApiModule {
  static with(services: Services): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        controllerOf('ApiController', 'api/v1', OPERATIONS),
        HealthController,
        DocsController,
        SignOffController,
        RecordsController,
        ...WEB_CONTROLLERS,
      ],
      providers: [
        { provide: SERVICES, useValue: services },
        { provide: APP_FILTER, useClass: ProblemFilter },
        Authentication,
        Dispatcher,
        Pages,
        SignOff,
        Records,
      ],
    };
  }
}
