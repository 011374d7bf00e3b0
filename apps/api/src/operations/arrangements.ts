import { dateOrRangeSchema, instantSchema, readinessSchema } from '#libs/contracts';
import {
  arrangementRowSchema,
  arrangementViewSchema,
  auditEntrySchema,
  listArrangements,
  readArrangement,
  readAudit,
} from '#libs/cases';
import { z } from 'zod';
import { etagOf } from '../http/dispatcher.js';
import { reads, writes } from '../http/operation.js';
import { notFound } from '../http/problems.js';
import { arrangementParams, lineParams, linkTo, listOf, pagingShape, versionAnswer } from './common.js';

const tag = 'Arrangements';
const base = { method: 'post', tag, access: 'session', about: 'arrangementId' } as const;
const changed = { 200: { description: 'Recorded.', schema: versionAnswer } };
const when = z.strictObject({
  effective: dateOrRangeSchema.nullable().default(null).describe('when it happened; null: now'),
});

/** Loans over their life: readiness, movement, return, and the clock of a demonstration. */
export const arrangementOperations = [
  reads({
    id: 'listArrangements',
    method: 'get',
    path: '/arrangements',
    tag,
    summary: 'Arrangements that you may see, by reference',
    access: 'session',
    query: z.strictObject(pagingShape),
    answers: { 200: { description: 'One page.', schema: listOf(arrangementRowSchema) } },
    async run({ viewer, query }, { dataSource }) {
      const page = await listArrangements(dataSource.manager, viewer, {
        ...query,
        cursor: query.cursor ?? null,
      });
      return { status: 200, body: page, headers: linkTo('/arrangements', query, page.next) };
    },
  }),
  reads({
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
      return { status: 200, body: view, headers: etagOf(view) };
    },
  }),
  writes({
    ...base,
    id: 'stateReadiness',
    path: '/arrangements/:arrangementId/lines/:lineId/readiness',
    summary: 'States when the unit can be there',
    params: lineParams,
    body: z.strictObject({ readiness: readinessSchema }),
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.stateReadiness(tx, viewer, params, body.readiness) };
    },
  }),
  writes({
    ...base,
    id: 'recordDeparture',
    path: '/arrangements/:arrangementId/lines/:lineId/departed',
    summary: 'Records that the unit has left the sending mission',
    params: lineParams,
    body: when,
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.recordDeparture(tx, viewer, params, body) };
    },
  }),
  writes({
    ...base,
    id: 'recordArrival',
    path: '/arrangements/:arrangementId/lines/:lineId/arrived',
    summary: 'Records that the unit has arrived at the receiving mission',
    params: lineParams,
    body: when,
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.recordArrival(tx, viewer, params, body) };
    },
  }),
  writes({
    ...base,
    id: 'recordReturn',
    path: '/arrangements/:arrangementId/lines/:lineId/returned',
    summary: 'Records that the unit is back at the sending mission',
    params: lineParams,
    body: when,
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.recordReturn(tx, viewer, params, body) };
    },
  }),
  writes({
    ...base,
    id: 'moveClock',
    path: '/arrangements/:arrangementId/clock',
    summary: "Demonstrations only: moves the loan's clock forward; all that falls due on the way happens",
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
  reads({
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
      const page =
        (await readAudit(dataSource.manager, viewer, arrangementId, {
          ...query,
          cursor: query.cursor ?? null,
        })) ?? notFound();
      return {
        status: 200,
        body: page,
        headers: linkTo(`/arrangements/${arrangementId}/audit`, query, page.next),
      };
    },
  }),
];
