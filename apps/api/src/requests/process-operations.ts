import { instantSchema, keySchema, textSchema } from '#libs/contracts';
import { z } from 'zod';
import { writes } from '../http/operations/operation.js';
import {
  emptyBody,
  legParams,
  reasonBody,
  requestParams,
  versionAnswer,
} from '../http/operations/common-schemas.js';

const base = { method: 'post', tag: 'Process', access: 'session', about: 'requestId' } as const;
const changed = { 200: { description: 'Done.', schema: versionAnswer } };

const legId = legParams.shape.legId;
const overrideParams = z.strictObject({ requestId: z.uuid(), overrideId: z.uuid() });
const appointment = {
  seatId: keySchema.describe('the seat; `party` if the party has one voice'),
  personId: keySchema,
};

const overrideAct = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ask_again'), legId }),
    z.strictObject({ kind: z.literal('close_round'), legId }),
    z.strictObject({ kind: z.literal('extend_lapse'), legId, until: instantSchema }),
    z.strictObject({ kind: z.literal('release_task'), taskId: z.string().max(40) }),
  ])
  .describe('what is to be done; none of these answers for a party');

/** What the Secretariat does about a process that is blocked, empty or stuck. */
export const processOperations = {
  acceptRefusal: writes({
    ...base,
    id: 'acceptRefusal',
    may: 'manage_request',
    path: '/requests/:requestId/legs/:legId/accept-refusal',
    summary: 'Accepts a refusal as final: the lines that it blocks are refused, the others go on',
    params: legParams,
    body: reasonBody,
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.changes.acceptRefusal(tx, viewer, params, body.reason) };
    },
  }),
  askAgain: writes({
    ...base,
    id: 'askAgain',
    may: 'manage_request',
    path: '/requests/:requestId/legs/:legId/ask-again',
    summary: 'Sends a party the same ask once more',
    params: legParams,
    body: reasonBody,
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.changes.askAgain(tx, viewer, params, body.reason) };
    },
  }),
  addApprover: writes({
    ...base,
    id: 'addApprover',
    may: 'oversee_process',
    path: '/requests/:requestId/legs/:legId/approvers/add',
    summary: 'Appoints a person to a seat of an open leg',
    params: legParams,
    body: z.strictObject(appointment),
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.seats.addApprover(tx, viewer, params, body) };
    },
  }),
  removeApprover: writes({
    ...base,
    id: 'removeApprover',
    may: 'oversee_process',
    path: '/requests/:requestId/legs/:legId/approvers/remove',
    summary: 'Removes a person from a seat; a seat left without people waits for an appointment',
    params: legParams,
    body: z.strictObject({ ...appointment, reason: textSchema(4000) }),
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.seats.removeApprover(tx, viewer, params, body) };
    },
  }),
  proposeOverride: writes({
    ...base,
    id: 'proposeOverride',
    may: 'override_process',
    path: '/requests/:requestId/overrides',
    summary: 'Proposes an override where a process is stuck; a second person must confirm it',
    params: requestParams,
    body: z.strictObject({ act: overrideAct, reason: textSchema(4000) }),
    answers: {
      201: { description: 'Proposed.', schema: versionAnswer.extend({ overrideId: z.string() }) },
    },
    async run(tx, { viewer, params, body }, { cases }) {
      return {
        status: 201,
        body: await cases.overrides.proposeOverride(tx, viewer, params.requestId, body),
      };
    },
  }),
  confirmOverride: writes({
    ...base,
    id: 'confirmOverride',
    may: 'oversee_process',
    path: '/requests/:requestId/overrides/:overrideId/confirm',
    summary: 'Confirms an override, as a second person; it is then carried out',
    params: overrideParams,
    body: emptyBody,
    answers: changed,
    async run(tx, { viewer, params }, { cases }) {
      return { status: 200, body: await cases.overrides.confirmOverride(tx, viewer, params) };
    },
  }),
  rejectOverride: writes({
    ...base,
    id: 'rejectOverride',
    may: 'oversee_process',
    path: '/requests/:requestId/overrides/:overrideId/reject',
    summary: 'Rejects an override, as a second person; nothing is done',
    params: overrideParams,
    body: reasonBody,
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.overrides.rejectOverride(tx, viewer, params, body.reason) };
    },
  }),
};
