import { recordEntryInputSchema, recordOpeningSchema, recordSourceSchema, textSchema } from '#libs/contracts';
import {
  listRecordEntries,
  listRecordGenerations,
  recordEntrySchema,
  recordGenerationSchema,
} from '#libs/cases';
import { z } from 'zod';
import { reads, writes } from '../http/operations/operation.js';
import { notFound } from '../http/problems/problems.js';
import { arrangementParams, emptyBody, versionAnswer } from '../http/operations/common-schemas.js';

const tag = 'The record';
const base = { method: 'post', tag, access: 'session', may: 'enter_record' } as const;

const receipt = z.object({
  arrangementId: z.string(),
  entry: z.int().describe('the number under which it is kept'),
  generation: z.int().describe('the generation of the log in which it is folded'),
  refolded: z.boolean().describe('whether earlier entries were folded again'),
  reached: z.iso.datetime().describe('the time that the case has reached'),
});
const opened = receipt.extend({ requestId: z.string(), reference: z.string() });
const entryParams = z.strictObject({
  arrangementId: z.uuid(),
  number: z.coerce.number().int().min(1).max(1e6),
});

/** Record cases. */
export const recordOperations = {
  openRecordCase: writes({
    ...base,
    id: 'openRecordCase',
    path: '/record-cases',
    summary: 'Opens a record case with its first request',
    description:
      'What happened is then entered as facts with their dates and sources. Nobody is asked, reminded or told; no unit is reserved.',
    contentAt: '/content',
    body: recordOpeningSchema,
    answers: { 201: { description: 'Opened.', schema: opened } },
    async run(tx, { viewer, body }, { cases }) {
      return { status: 201, body: await cases.record.openCase(tx, viewer, body) };
    },
  }),
  openRecordRequest: writes({
    ...base,
    id: 'openRecordRequest',
    path: '/record-cases/:arrangementId/requests',
    summary: 'Opens a further request on a record case, e.g. one that extended the arrangement',
    about: 'arrangementId',
    contentAt: '/content',
    params: arrangementParams,
    body: recordOpeningSchema,
    answers: { 201: { description: 'Opened.', schema: opened } },
    async run(tx, { viewer, params, body }, { cases }) {
      const { arrangementId } = params;
      return { status: 201, body: await cases.record.openFurtherRequest(tx, viewer, arrangementId, body) };
    },
  }),
  enterRecordFact: writes({
    ...base,
    id: 'enterRecordFact',
    path: '/record-cases/:arrangementId/entries',
    summary: 'Enters a fact into a record case, with its date and its source',
    description:
      'The clock moves to the upper bound of its date; an undated fact does not move it. A fact from before what has been entered folds the case again. A fact that breaks a rule at its place in time, or that would invalidate a later entry, is refused.',
    about: 'arrangementId',
    contentAt: '/fact',
    params: arrangementParams,
    body: recordEntryInputSchema,
    answers: {
      201: {
        description: 'Entered.',
        schema: receipt.extend({ decisionId: z.string().nullable().describe('of an answer') }),
      },
    },
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 201, body: await cases.record.enter(tx, viewer, params.arrangementId, body) };
    },
  }),
  strikeRecordEntry: writes({
    ...base,
    id: 'strikeRecordEntry',
    path: '/record-cases/:arrangementId/entries/:number/strike',
    summary: 'Strikes an entry that was made in error; it stays readable and no longer counts',
    about: 'arrangementId',
    params: entryParams,
    body: z.strictObject({ reason: textSchema(4000), source: recordSourceSchema.nullable().default(null) }),
    answers: { 201: { description: 'Struck.', schema: receipt } },
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 201, body: await cases.record.strike(tx, viewer, params, body) };
    },
  }),
  continueRecordCase: writes({
    ...base,
    id: 'continueRecordCase',
    path: '/record-cases/:arrangementId/continue-live',
    summary: 'Continues a record case as a live one',
    description:
      'Its time becomes now. What is past due is marked so, without reminders; from now on people are asked, reminded and told. Refused if a unit is held by another arrangement, or if nobody can answer for a party that must still answer. Nothing can be inserted afterwards.',
    about: 'arrangementId',
    params: arrangementParams,
    body: emptyBody,
    answers: {
      200: {
        description: 'Continued.',
        schema: versionAnswer.extend({ now: z.iso.datetime().describe("the time on the case's clock") }),
      },
    },
    async run(tx, { viewer, params }, { cases }) {
      return { status: 200, body: await cases.record.continueLive(tx, viewer, params.arrangementId) };
    },
  }),
  listRecordEntries: reads({
    id: 'listRecordEntries',
    method: 'get',
    path: '/record-cases/:arrangementId/entries',
    tag,
    summary: 'What was entered into a record case, in the order of entry',
    access: 'session',
    params: arrangementParams,
    answers: {
      200: { description: 'All entries.', schema: z.object({ items: z.array(recordEntrySchema) }) },
    },
    async run({ viewer, params }, { dataSource }) {
      const body = (await listRecordEntries(dataSource.manager, viewer, params.arrangementId)) ?? notFound();
      return { status: 200, body };
    },
  }),
  listRecordGenerations: reads({
    id: 'listRecordGenerations',
    method: 'get',
    path: '/record-cases/:arrangementId/generations',
    tag,
    summary: 'The generations of a record case: what each new fold changed',
    access: 'session',
    params: arrangementParams,
    answers: {
      200: { description: 'All generations.', schema: z.object({ items: z.array(recordGenerationSchema) }) },
    },
    async run({ viewer, params }, { dataSource }) {
      const { arrangementId } = params;
      const body = (await listRecordGenerations(dataSource.manager, viewer, arrangementId)) ?? notFound();
      return { status: 200, body };
    },
  }),
};
