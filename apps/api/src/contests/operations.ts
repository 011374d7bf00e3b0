import { textSchema } from '#libs/contracts';
import { z } from 'zod';
import { writes } from '../http/operations/operation.js';
import { legParams, reasonBody, versionAnswer } from '../http/operations/common-schemas.js';

const base = { method: 'post', access: 'session', about: 'requestId', tag: 'Papers' } as const;
const changed = { 200: { description: 'Done.', schema: versionAnswer } };
const contestParams = z.strictObject({ requestId: z.uuid(), contestId: z.uuid() });

/** What is done where a party denies what was recorded for it from a paper. */
export const contestOperations = {
  contestRecord: writes({
    ...base,
    id: 'contestRecord',
    may: 'contest_record',
    path: '/requests/:requestId/legs/:legId/decisions/:decisionId/contest',
    summary: 'Denies, for the party, what was recorded for it from a paper; the record counts no more',
    description:
      'The Secretariat then corrects the record by a further one, or strikes it. It cannot uphold it: only the party lets it stand.',
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
    summary: 'Takes a contested record out of count; its party is asked anew',
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
    summary: 'Puts on file a contest of a record on which nothing rests',
    params: contestParams,
    body: reasonBody,
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.contests.noteContest(tx, viewer, params, body.reason) };
    },
  }),
};
