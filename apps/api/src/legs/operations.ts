import {
  LEG_STATUSES,
  answerInputSchema,
  capsSchema,
  issueAt,
  keySchema,
  messageOf,
  says,
  textSchema,
} from '#libs/contracts';
import { z } from 'zod';
import { writes } from '../http/operations/operation.js';
import {
  emptyBody,
  legParams,
  reasonBody,
  requestLineParams,
  versionAnswer,
} from '../http/operations/common-schemas.js';
import { answerExample } from '../openapi/examples.js';

const receipt = z.object({
  decisionId: z.string(),
  receipt: z.int().describe('the number under which the answer is kept for good'),
  status: z.enum(['counts', 'late']),
  legStatus: z.enum(LEG_STATUSES),
  caseTime: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
});
const receipts = {
  201: { description: 'The answer counts; this is its receipt.', schema: receipt },
  202: {
    description: 'The leg was closed before; the answer is kept as late and will be reviewed.',
    schema: receipt,
  },
  409: { description: 'Already answered by the same seat; `earlier` says by whom and when.' },
};

function receiptStatus(status: 'counts' | 'late'): number {
  return status === 'late' ? 202 : 201;
}

const answerOfPerson = answerInputSchema.safeExtend({
  onBehalfOf: keySchema
    .nullable()
    .default(null)
    .describe('the absent person for whom you answer; an absence must name you. It is recorded'),
  textHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/u, says('fields.sha256'))
    .nullable()
    .default(null)
    .describe(
      'the hash of the text that you have read; if another text is asked by now, the answer is refused',
    ),
});

const recordOfPaper = answerInputSchema
  .safeExtend({
    correctionReason: textSchema(4000)
      .nullable()
      .default(null)
      .describe('why the record corrects the decision in `corrects`; required with it'),
  })
  .superRefine(({ corrects, correctionReason }, context) => {
    if ((corrects === null) !== (correctionReason === null)) {
      const field = corrects === null ? 'corrects' : 'correctionReason';
      context.addIssue(issueAt([field], messageOf('fields.correction_half')));
    }
  });

const base = { method: 'post', access: 'session', about: 'requestId' } as const;
const changed = { 200: { description: 'Done.', schema: versionAnswer } };

const paperParams = z.strictObject({ requestId: z.uuid(), paperId: z.uuid() });
const decisionParams = z.strictObject({ requestId: z.uuid(), decisionId: z.uuid() });

/** What is done on the legs of a request. */
export const legOperations = {
  decideLeg: writes({
    ...base,
    id: 'decideLeg',
    may: 'answer',
    path: '/requests/:requestId/legs/:legId/decide',
    tag: 'Answers',
    summary: 'Answers a leg for the party that was asked',
    params: legParams,
    body: answerOfPerson,
    example: answerExample,
    answers: receipts,
    async run(tx, { viewer, params, body, channel }, { cases }) {
      const answer = await cases.decide(tx, viewer, params, body, channel);
      return { status: receiptStatus(answer.status), body: answer };
    },
  }),
  askOnLeg: writes({
    ...base,
    id: 'askOnLeg',
    may: 'answer',
    path: '/requests/:requestId/legs/:legId/ask',
    tag: 'Answers',
    summary: 'Asks a question before answering; the clock of the party on this leg stops',
    params: legParams,
    body: z.strictObject({ text: textSchema(4000) }),
    answers: { 201: { description: 'Asked.', schema: z.object({ questionId: z.string() }) } },
    async run(tx, { viewer, params, body, channel }, { cases }) {
      return { status: 201, body: await cases.ask(tx, viewer, params, body.text, channel) };
    },
  }),
  replyToQuestion: writes({
    ...base,
    id: 'replyToQuestion',
    may: 'secretariat_task',
    path: '/requests/:requestId/questions/:questionId/reply',
    tag: 'Answers',
    summary: "Replies to a party's question; its clock runs again",
    params: z.strictObject({ requestId: z.uuid(), questionId: z.uuid() }),
    body: z.strictObject({ text: textSchema(4000) }),
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.reply(tx, viewer, params, body.text) };
    },
  }),
  recordPaper: writes({
    ...base,
    id: 'recordPaper',
    may: 'record_paper',
    path: '/requests/:requestId/legs/:legId/papers',
    tag: 'Papers',
    summary: 'Records an answer that came on paper; it counts once a second person has countersigned',
    params: legParams,
    body: recordOfPaper,
    example: answerExample,
    answers: { 201: { description: 'Recorded.', schema: z.object({ paperId: z.string() }) } },
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 201, body: await cases.recordPaper(tx, viewer, params, body) };
    },
  }),
  countersignPaper: writes({
    ...base,
    id: 'countersignPaper',
    may: 'secretariat_task',
    path: '/requests/:requestId/papers/:paperId/countersign',
    tag: 'Papers',
    summary: 'Countersigns, as a second person, that the record matches the paper',
    params: paperParams,
    body: emptyBody,
    answers: receipts,
    async run(tx, { viewer, params }, { cases }) {
      const answer = await cases.countersignPaper(tx, viewer, params);
      return { status: receiptStatus(answer.status), body: answer };
    },
  }),
  sendBackPaper: writes({
    ...base,
    id: 'sendBackPaper',
    may: 'secretariat_task',
    path: '/requests/:requestId/papers/:paperId/send-back',
    tag: 'Papers',
    summary: 'Sends a record back, as a second person, because it does not match the paper',
    params: paperParams,
    body: reasonBody,
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.sendBackPaper(tx, viewer, params, body.reason) };
    },
  }),
  enterConditions: writes({
    ...base,
    id: 'enterConditions',
    may: 'secretariat_task',
    path: '/requests/:requestId/legs/:legId/conditions',
    tag: 'Conditions',
    summary: 'Enters, as caps, the conditions that a party stated in words',
    params: legParams,
    body: z.strictObject({ caps: capsSchema }),
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.enterConditions(tx, viewer, params, body.caps) };
    },
  }),
  countersignConditions: writes({
    ...base,
    id: 'countersignConditions',
    may: 'secretariat_task',
    path: '/requests/:requestId/legs/:legId/conditions/countersign',
    tag: 'Conditions',
    summary: "Countersigns, as a second person, that the caps match the party's words",
    params: legParams,
    body: emptyBody,
    answers: changed,
    async run(tx, { viewer, params }, { cases }) {
      return { status: 200, body: await cases.countersignConditions(tx, viewer, params) };
    },
  }),
  sendBackConditions: writes({
    ...base,
    id: 'sendBackConditions',
    may: 'secretariat_task',
    path: '/requests/:requestId/legs/:legId/conditions/send-back',
    tag: 'Conditions',
    summary: "Sends the caps back, as a second person, because they do not match the party's words",
    params: legParams,
    body: reasonBody,
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.sendBackConditions(tx, viewer, params, body.reason) };
    },
  }),
  noteLateAnswer: writes({
    ...base,
    id: 'noteLateAnswer',
    may: 'review',
    path: '/requests/:requestId/decisions/:decisionId/note',
    tag: 'Late answers',
    summary: 'Notes a late answer, which stays without effect',
    params: decisionParams,
    body: reasonBody,
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.noteLateAnswer(tx, viewer, params, body.reason) };
    },
  }),
  reinstateLateAnswer: writes({
    ...base,
    id: 'reinstateLateAnswer',
    may: 'review',
    path: '/requests/:requestId/decisions/:decisionId/reinstate',
    tag: 'Late answers',
    summary: 'Puts a late answer into force',
    params: decisionParams,
    body: reasonBody,
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.reinstateLateAnswer(tx, viewer, params, body.reason) };
    },
  }),
  waiveLeg: writes({
    ...base,
    id: 'waiveLeg',
    may: 'waive',
    path: '/requests/:requestId/legs/:legId/waive',
    tag: 'Answers',
    summary: 'Waives a leg: by which instrument, and why',
    params: legParams,
    body: z.strictObject({ instrument: textSchema(200), reason: textSchema(4000) }),
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.waiveLeg(tx, viewer, params, body) };
    },
  }),
  retryReservation: writes({
    ...base,
    id: 'retryReservation',
    may: 'secretariat_task',
    path: '/requests/:requestId/lines/:lineId/retry',
    tag: 'Arrangements',
    summary: 'Tries again to reserve a unit that another arrangement held',
    params: requestLineParams,
    body: emptyBody,
    answers: changed,
    async run(tx, { viewer, params }, { cases }) {
      return { status: 200, body: await cases.retryReservation(tx, viewer, params) };
    },
  }),
};
