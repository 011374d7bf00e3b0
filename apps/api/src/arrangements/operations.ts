import { instantSchema } from '#libs/contracts';
import {
  arrangementRowSchema,
  arrangementViewSchema,
  auditEntrySchema,
  listArrangements,
  readArrangement,
  readAudit,
} from '#libs/cases';
import { z } from 'zod';
import { reads, writes } from '../http/operations/operation.js';
import { notFound } from '../http/problems/problems.js';
import { arrangementParams, linkTo, listOf, pagingShape } from '../http/operations/common-schemas.js';
import { arrangementsQueryShape } from '../http/operations/list-queries.js';

const tag = 'Arrangements';

/** Reading arrangements, and the clock of a demonstration. */
export const arrangementOperations = {
  listArrangements: reads({
    id: 'listArrangements',
    method: 'get',
    path: '/arrangements',
    tag,
    summary: 'Arrangements that you may see, filtered, searched and sorted',
    access: 'session',
    query: z.strictObject({ ...pagingShape, ...arrangementsQueryShape }),
    answers: { 200: { description: 'One page.', schema: listOf(arrangementRowSchema) } },
    async run({ viewer, query }, { dataSource }) {
      const page = await listArrangements(dataSource.manager, viewer, query);
      return { status: 200, body: page, headers: linkTo('/arrangements', query, page.next) };
    },
  }),
  getArrangement: reads({
    id: 'getArrangement',
    method: 'get',
    path: '/arrangements/:arrangementId',
    tag,
    summary: 'One arrangement with its lines, expiries and breaches',
    access: 'session',
    params: arrangementParams,
    answers: { 200: { description: 'What you may see of it.', schema: arrangementViewSchema } },
    async run({ viewer, params }, { dataSource }) {
      const view = (await readArrangement(dataSource.manager, viewer, params.arrangementId)) ?? notFound();
      return { status: 200, body: view };
    },
  }),
  moveClock: writes({
    method: 'post',
    tag,
    access: 'session',
    about: 'arrangementId',
    id: 'moveClock',
    may: 'move_clock',
    path: '/arrangements/:arrangementId/clock',
    summary:
      "Demonstrations only: moves the arrangement's clock forward; everything that falls due on the way happens",
    embeddedOnly: true,
    params: arrangementParams,
    body: z.strictObject({ to: instantSchema }),
    answers: {
      200: { description: 'Moved.', schema: z.object({ version: z.int(), now: z.iso.datetime() }) },
    },
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.moveClock(tx, viewer, params.arrangementId, body.to) };
    },
  }),
  getArrangementAudit: reads({
    id: 'getArrangementAudit',
    method: 'get',
    path: '/arrangements/:arrangementId/audit',
    tag,
    summary: "The arrangement's audit chain, oldest first",
    access: 'session',
    params: arrangementParams,
    query: z.strictObject(pagingShape),
    answers: { 200: { description: 'One page.', schema: listOf(auditEntrySchema) } },
    async run({ viewer, params: { arrangementId }, query }, { dataSource }) {
      const page = (await readAudit(dataSource.manager, viewer, arrangementId, query)) ?? notFound();
      return {
        status: 200,
        body: page,
        headers: linkTo(`/arrangements/${arrangementId}/audit`, query, page.next),
      };
    },
  }),
};
