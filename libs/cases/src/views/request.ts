import {
  EXPIRY_CAUSES,
  LEG_STATUSES,
  REQUEST_KINDS,
  REQUEST_LINE_STATUSES,
  REQUEST_STATUSES,
  TASK_KINDS,
  TASK_STATUSES,
  closedBecauseSchema,
  councilActSchema,
  cutSchema,
  personsSchema,
  readinessSchema,
  messageSchema,
  reopenedBecauseSchema,
  requestContentSchema,
  usableWindowSchema,
} from '#libs/contracts';
import { z } from 'zod';
import { decisionView, paperView, contestView, questionView } from './answers.js';
import { moment, named, allowedActsOn, sourceView } from './common.js';
import { legView } from './legs.js';

/* A request as a viewer may see it, and its row in a list. */

const taskView = z.object({
  id: z.string(),
  kind: z.enum(TASK_KINDS),
  party: named,
  legId: z.string().nullable(),
  aboutId: z.string().nullable(),
  status: z.enum(TASK_STATUSES),
  openedAt: moment,
  dueAt: moment.nullable(),
  claimedBy: named.nullable(),
  handedOverBy: named.nullable().describe('for whom the person does it'),
  notBy: z.string().nullable(),
  allowedActs: allowedActsOn('task'),
});

const requestLineView = z.object({
  id: z.string(),
  unit: named,
  contributor: named.nullable(),
  count: z.int(),
  persons: personsSchema,
  from: z.string().nullable(),
  to: z.string().nullable(),
  area: z.array(z.string()).nullable(),
  tasks: z.array(z.string()).nullable(),
  status: z.enum(['draft', ...REQUEST_LINE_STATUSES]),
  expiry: z
    .object({ at: moment, lastDay: z.string(), because: z.enum(EXPIRY_CAUSES), party: named.nullable() })
    .nullable(),
  readiness: readinessSchema.nullable(),
  window: usableWindowSchema
    .nullable()
    .describe(
      'now, or when the request closed; null for those who do not see the whole case, and for drafts',
    ),
  allowedActs: allowedActsOn('request_line'),
});
export type RequestLineView = z.infer<typeof requestLineView>;

/** One request as a viewer may see it. */
export const requestViewSchema = z.object({
  id: z.string(),
  reference: z.string(),
  version: z.int().describe('the number of its last fact; also its ETag'),
  arrangement: z.object({ id: z.string(), reference: z.string() }),
  now: moment.describe("the time on this case's clock"),
  clockMoved: z.boolean(),
  record: z.boolean().describe('whether this is a record case'),
  assumptions: z.string().nullable(),
  source: sourceView
    .nullable()
    .describe('the source of the request in the record; null: it is not from the record'),
  sees: z.enum(['all', 'own']).describe('whether the whole case is shown, or only what concerns your party'),
  status: z.enum(REQUEST_STATUSES),
  revision: z.int(),
  content: requestContentSchema,
  sendingMission: named,
  receivingMission: named,
  authority: z.object({
    id: z.string(),
    symbol: z.string(),
    adoptedOn: z.string(),
    lastDay: z.string().nullable(),
  }),
  policy: z.object({ id: z.string(), title: z.string(), version: z.int(), hash: z.string().nullable() }),
  requestedBy: named,
  submittedAt: moment.nullable(),
  neededByAt: moment,
  neededByPassed: z.boolean(),
  lapseAt: moment.nullable(),
  closedAt: moment.nullable(),
  closedBecause: closedBecauseSchema.nullable(),
  act: councilActSchema.nullable(),
  legs: z.array(legView),
  lines: z.array(requestLineView),
  decisions: z.array(decisionView),
  papers: z.array(paperView),
  contests: z.array(contestView).describe('records that their party contests, or has contested'),
  questions: z.array(questionView),
  tasks: z.array(taskView).describe('the tasks that wait for your parties'),
  revisions: z.array(
    z.object({
      number: z.int(),
      at: moment,
      by: named.nullable(),
      because: z.enum(['submitted', 'amended', 'partial_decision']),
      reason: z.string().nullable(),
      act: z.string().nullable().describe('the symbol of the act of the Council that cut the ask'),
      changes: z.array(cutSchema).describe('what changed since the previous revision'),
      reopened: z.array(z.object({ legId: z.string(), why: z.array(reopenedBecauseSchema) })),
    }),
  ),
  standingConsents: z
    .array(z.object({ id: z.string(), legId: z.string(), decisionId: z.string(), binding: z.boolean() }))
    .describe('consents given in advance that answered a leg'),
  overrides: z
    .array(
      z.object({
        id: z.string(),
        act: z.record(z.string(), z.unknown()),
        reason: z.string(),
        proposedBy: named,
        proposedAt: moment,
        status: z.enum(['to_confirm', 'confirmed', 'rejected']),
        decidedBy: named.nullable(),
        decidedAt: moment.nullable(),
        allowedActs: allowedActsOn('override'),
      }),
    )
    .describe('for those who see the whole case'),
  blocks: z
    .array(
      z.object({
        legId: z.string(),
        status: z.enum(LEG_STATUSES),
        lineIds: z.array(z.string()),
      }),
    )
    .describe('what blocks a line; for those who see the whole case'),
  inCommon: z
    .object({
      lines: z.array(z.object({ lineId: z.string(), limits: z.array(messageSchema) })),
      together: z.array(messageSchema),
      missing: z.array(messageSchema).describe('compared with the ask; empty if the consents cover it'),
    })
    .nullable()
    .describe('what the limits on all consents leave in common; null: no limits, or not for you to see'),
  nextSteps: z.array(messageSchema).describe('what has to happen next'),
  allowedActs: allowedActsOn('request'),
});
export type RequestView = z.infer<typeof requestViewSchema>;

/** One row of the list of requests. */
export const requestRowSchema = z.object({
  id: z.string(),
  reference: z.string(),
  kind: z.enum(REQUEST_KINDS),
  status: z.enum(REQUEST_STATUSES),
  sendingMission: named,
  receivingMission: named,
  units: z.string(),
  neededByAt: moment,
  submittedAt: moment.nullable(),
  closedAt: moment.nullable(),
  legs: z.object({ all: z.int(), satisfied: z.int(), overdue: z.int() }),
  atRisk: z
    .boolean()
    .describe(
      'open, and an outstanding leg is overdue or due only after the loan is needed; of the legs that you may see',
    ),
  now: moment,
  clockMoved: z.boolean(),
  record: z.boolean().describe('whether this is a record case'),
});
export type RequestRow = z.infer<typeof requestRowSchema>;
