import { Module } from '@nestjs/common';
import { controllerOf } from '../http/operations/table-controller.js';
import { catalogueOperations } from './operations.js';
import { catalogueActOperations } from './acts.js';

/** Missions, parties, units, authorities, policies, ceilings, pledges and calendars. */
@Module({
  controllers: [
    controllerOf('CatalogueController', [...catalogueOperations, ...Object.values(catalogueActOperations)]),
  ],
})
export class CatalogueModule {}
