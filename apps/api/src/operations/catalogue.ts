import {
  catalogueSchemas,
  listAuthorities,
  listMissions,
  listParties,
  listPolicies,
  listUnits,
} from '#libs/cases';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { reads } from '../http/operation.js';
import { listOf } from './common.js';

function list(
  name: string,
  id: string,
  summary: string,
  schema: z.ZodType,
  load: (manager: EntityManager) => Promise<unknown[]>,
) {
  return reads({
    id,
    method: 'get',
    path: `/${name}`,
    tag: 'Lists',
    summary,
    access: 'session',
    answers: { 200: { description: summary, schema: listOf(schema) } },
    async run(_call, { dataSource }) {
      return { status: 200, body: { items: await load(dataSource.manager), next: null } };
    },
  });
}

/** What a new request can be made of. */
export const catalogueOperations = [
  list('parties', 'listParties', 'All parties', catalogueSchemas.party, listParties),
  list('missions', 'listMissions', 'All missions, with their hosts', catalogueSchemas.mission, listMissions),
  list('units', 'listUnits', 'All units that can be lent', catalogueSchemas.unit, listUnits),
  list('authorities', 'listAuthorities', 'All authorities', catalogueSchemas.authority, listAuthorities),
  list(
    'policies',
    'listPolicies',
    'The newest version of every policy',
    catalogueSchemas.policy,
    listPolicies,
  ),
];
