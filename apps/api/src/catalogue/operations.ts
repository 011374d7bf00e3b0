import {
  catalogueSchemas,
  listAuthorities,
  listMissions,
  listParties,
  listPolicies,
  listUnits,
  type Page,
  type Paging,
} from '#libs/cases';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { reads } from '../http/operations/operation.js';
import { linkTo, listOf, pagingShape } from '../http/operations/common-schemas.js';

function list(
  name: string,
  id: string,
  summary: string,
  schema: z.ZodType,
  load: (manager: EntityManager, paging: Paging) => Promise<Page<unknown>>,
) {
  return reads({
    id,
    method: 'get',
    path: `/${name}`,
    tag: 'Lists',
    summary,
    access: 'session',
    query: z.strictObject(pagingShape),
    answers: { 200: { description: 'One page.', schema: listOf(schema) } },
    async run({ query }, { dataSource }) {
      const page = await load(dataSource.manager, query);
      return { status: 200, body: page, headers: linkTo(`/${name}`, query, page.next) };
    },
  });
}

/** What a new request can refer to. */
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
