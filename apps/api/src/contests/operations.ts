import { textSchema } from '#libs/contracts';
import { z } from 'zod';
import { writes } from '../http/operations/operation.js';
import { legParams, reasonBody, versionAnswer } from '../http/operations/common-schemas.js';

const base = { method: 'post', access: 'session', about: 'requestId', tag: 'Papers' } as const;
const changed = { 200: { description: 'Done.', schema: versionAnswer } };
const contestParams = z.strictObject({ requestId: z.uuid(), contestId: z.uuid() });

/** Contests of what was recorded for a party from a paper. */
export const contestOperations = {
  contestRecord: writes({
    ...base,
    id: 'contestRecord',
    may: 'contest_record',
    path: '/requests/:requestId/legs/:legId/decisions/:decisionId/contest',
    summary: 'Contests, for the party, what was recorded for it from a paper; the record no longer counts',
    description:
      'The Secretariat then corrects the record by a further one, or strikes it. It cannot uphold it: only the party can let it stand.',
    params: legParams.extend({ decisionId: z.uuid() }),
    body: reasonBody,
    answers: {
      201: { description: 'Contested.', schema: versionAnswer.extend({ contestId: z.string() }) },
    },
    async run(tx, { viewer, params, body, channel }, { cases }) {
      return {
        status: 201,
        body: await cases.contests.contestRecord(tx, viewer, params, body.reason, channel),
      };
    },
  }),
  withdrawContest: writes({
    ...base,
    id: 'withdrawContest',
    may: 'contest_record',
    path: '/requests/:requestId/legs/:legId/contests/:contestId/withdraw',
    summary: 'Lets the contested record stand after all, for the party',
    params: legParams.extend({ contestId: z.uuid() }),
    body: z.strictObject({ reason: textSchema(4000).nullable().default(null) }),
    answers: changed,
    async run(tx, { viewer, params, body, channel }, { cases }) {
      return {
        status: 200,
        body: await cases.contests.withdrawContest(tx, viewer, params, body.reason, channel),
      };
    },
  }),
  strikeRecord: writes({
    ...base,
    id: 'strikeRecord',
    may: 'review',
    path: '/requests/:requestId/contests/:contestId/strike',
    summary: 'Strikes a contested record, so that it no longer counts; its party is asked again',
    params: contestParams,
    body: reasonBody,
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.contests.strikeRecord(tx, viewer, params, body.reason) };
    },
  }),
  noteContest: writes({
    ...base,
    id: 'noteContest',
    may: 'review',
    path: '/requests/:requestId/contests/:contestId/note',
    summary: 'Files a contest of a record that no longer counts',
    params: contestParams,
    body: reasonBody,
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.contests.noteContest(tx, viewer, params, body.reason) };
    },
  }),
};
