import {
  ACTS,
  type ActSubject,
  ANSWERS,
  ARRANGEMENT_STATUSES,
  CHANNELS,
  CLEARANCE_KINDS,
  CLEARANCE_STATUSES,
  COUNTING_MODELS,
  HOLDERS,
  IN_FLIGHT_RULINGS,
  LEG_KINDS,
  LEG_STATUSES,
  LINE_STATUSES,
  REQUEST_KINDS,
  REQUEST_LINE_STATUSES,
  REQUEST_STATUSES,
  TASK_KINDS,
  TASK_STATUSES,
  VOTES,
  answerInputSchema,
  capsSchema,
  cautionSchema,
  closedBecauseSchema,
  councilActSchema,
  cutSchema,
  incrementSchema,
  lagSchema,
  notCoveredSchema,
  personsSchema,
  readinessSchema,
  messageSchema,
  recordSourceSchema,
  reopenedBecauseSchema,
  reportingDelaySchema,
  requestContentSchema,
  usableWindowSchema,
} from '#libs/contracts';
import { z } from 'zod';

/** What a case looks like from outside. The API's description is made from these schemas, the code's types as well. */
const moment = z.iso.datetime().describe('RFC 3339, UTC');
const range = z
  .object({ from: moment.nullable(), to: moment.nullable() })
  .describe('not before, not after; null: not known');
const named = z.object({ id: z.string(), name: z.string() });

/** What the reader of a view may do on what it shows. */
export function allowedActsOn<S extends ActSubject>(subject: S) {
  return z
    .array(z.enum(ACTS[subject]))
    .describe('what you may do on it now, by the names of the operations; what is not named is refused');
}

const sourceView = z
  .object({ entry: z.int(), kind: z.string(), source: recordSourceSchema, effective: range })
  .describe('the source of something that was entered from the record');

/** A party, mission, unit or person by key and name. */
export type Named = z.infer<typeof named>;

const seatView = z.object({
  id: z.string(),
  title: z.string(),
  people: z.array(named).describe('who can answer on it'),
  vacantSince: moment.nullable(),
  vote: z.enum(VOTES).nullable(),
  decisionId: z.string().nullable(),
});

const roundView = z.object({
  number: z.int(),
  revision: z.int(),
  askedAt: moment.describe('when it counted as asked'),
  asked: range.describe('when the party was asked, as far as is known'),
  dueAt: moment,
  lapseAt: moment,
  remindersSent: z.int(),
  objectionsUntil: moment.nullable(),
  escalations: z.array(
    z.object({ at: moment, to: z.string(), say: z.string().nullable(), sent: z.boolean() }),
  ),
  closedAt: moment.nullable(),
  closedBecause: z.string().nullable(),
});

const legDetail = z.object({
  satisfied: z.boolean(),
  holder: z.enum(HOLDERS).nullable(),
  heldSince: moment.nullable(),
  overdueSince: moment.nullable(),
  round: z.int().nullable(),
  askedAt: moment.nullable(),
  asked: range.nullable().describe('when the party was first asked, as far as is known; null: not asked'),
  dueAt: moment.nullable(),
  lapseAt: moment.nullable(),
  remindersSent: z.int(),
  closedAt: moment.nullable(),
  after: z.array(z.enum(LEG_KINDS)).describe('kinds that must be satisfied before this leg is asked'),
  ask: z
    .object({ askHash: z.string(), language: z.string(), text: z.string(), textHash: z.string() })
    .describe(
      'what the party is asked: `askHash` identifies the ask however it is worded, `textHash` is the SHA-256 of this text',
    ),
  decisionId: z.string().nullable(),
  conditions: z.enum(['none', 'to_enter', 'to_countersign']),
  enteredCaps: capsSchema.nullable(),
  enteredBy: named.nullable(),
  gaps: z.array(notCoveredSchema).describe('why the consent does not cover the ask; empty if it does'),
  waiver: z
    .object({ by: named, instrument: z.string(), reason: z.string(), at: moment, within: range })
    .nullable(),
  consentLag: lagSchema,
  consentAfterAuthority: lagSchema,
  reportingDelay: reportingDelaySchema.nullable().describe('of the decision that counts; null if none does'),
  ledger: z.array(z.object({ holder: z.enum(HOLDERS), from: moment, to: moment.nullable() })),
  seats: z.array(seatView).describe('only one for a party with one voice'),
  group: z
    .object({ outcome: z.string(), explanation: messageSchema.describe('why it is, or is not, decided') })
    .nullable()
    .describe('null: the party has one voice'),
  rounds: z.array(roundView),
  speaker: z
    .object({ speaker: z.string(), from: z.string(), source: z.string() })
    .nullable()
    .describe(
      'of a host Government: who was recognised as speaking for it when it decided, or is now; null: nothing is entered',
    ),
  reopenedBecause: z
    .array(reopenedBecauseSchema)
    .describe('why the party was asked again after the ask changed'),
  sources: z.array(sourceView),
});
export type LegDetailView = z.infer<typeof legDetail>;

const legView = z.object({
  id: z.string(),
  kind: z.enum(LEG_KINDS),
  party: named,
  status: z.enum(LEG_STATUSES),
  detail: legDetail
    .nullable()
    .describe('null: the leg of another party, of which you see only kind, party and status'),
  allowedActs: allowedActsOn('leg'),
});
export type LegView = z.infer<typeof legView>;

const decisionView = z.object({
  id: z.string(),
  legId: z.string(),
  receipt: z.int(),
  round: z.int().nullable(),
  askHash: z.string().nullable().describe('the ask that it answers; null: nothing had been asked'),
  textHash: z.string().nullable().describe('SHA-256 of the text that was read'),
  ...answerInputSchema.shape,
  signatureErased: z.boolean().describe("whether the signature was erased at the person's request"),
  answer: z.enum(ANSWERS),
  revision: z.int().nullable(),
  by: named.nullable(),
  onBehalfOf: named.nullable().describe('the person for whom it was given'),
  channel: z.enum(CHANNELS),
  at: moment,
  decidedAt: range,
  recordedAt: moment,
  status: z.enum(['counts', 'late', 'noted', 'superseded', 'contested', 'struck']),
  reportingDelay: reportingDelaySchema,
  asked: z
    .object({ revision: z.int().nullable(), language: z.string(), text: z.string() })
    .nullable()
    .describe(
      'the text that was asked; its SHA-256 is `textHash`. Null: nothing had been asked, or it was not kept',
    ),
  allowedActs: allowedActsOn('decision'),
});
export type DecisionView = z.infer<typeof decisionView>;

const paperView = z.object({
  id: z.string(),
  legId: z.string(),
  given: answerInputSchema,
  signatureErased: z.boolean(),
  decidedAt: range,
  recordedBy: named,
  recordedAt: moment,
  status: z.enum(['to_countersign', 'countersigned', 'sent_back']),
  countersignedBy: named.nullable(),
  correctionReason: z.string().nullable(),
  reportingDelay: reportingDelaySchema,
  allowedActs: allowedActsOn('paper'),
});

const contestView = z.object({
  id: z.string(),
  legId: z.string(),
  decisionId: z.string(),
  reason: z.string(),
  by: named,
  at: moment,
  status: z.enum(['open', 'withdrawn', 'corrected', 'answered', 'asked_again', 'struck', 'noted']),
  rests: z.boolean().describe('whether the leg waits for the settlement; if not, the contest is only filed'),
  settledAt: moment.nullable(),
  settledBy: named.nullable(),
  settledBecause: z.string().nullable(),
  successorId: z.string().nullable().describe('the decision that replaced the record'),
  allowedActs: allowedActsOn('contest'),
});
export type ContestView = z.infer<typeof contestView>;

const questionView = z.object({
  id: z.string(),
  legId: z.string(),
  text: z.string(),
  askedBy: named,
  askedAt: moment,
  replyDueAt: moment,
  pausesUntil: moment
    .nullable()
    .describe(
      "until when at the latest it stops the party's clock; null: the policy does not let it stop the clock",
    ),
  replyOverdue: z.boolean(),
  reply: z.object({ text: z.string(), by: named, at: moment }).nullable(),
  allowedActs: allowedActsOn('question'),
});
export type QuestionView = z.infer<typeof questionView>;

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
    .object({ at: moment, lastDay: z.string(), because: z.string(), party: named.nullable() })
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

/** One row of an inbox. */
export const inboxRowSchema = z.object({
  requestId: z.string(),
  taskId: z.string(),
  kind: z.enum(TASK_KINDS),
  status: z.enum(TASK_STATUSES),
  party: named.describe('the party whose people do it'),
  legId: z.string().nullable(),
  legKind: z.enum(LEG_KINDS).nullable(),
  legParty: named.nullable(),
  legStatus: z.enum(LEG_STATUSES).nullable(),
  seat: z.string().nullable().describe('the seat that it is for, by its title'),
  holder: z.enum(HOLDERS).nullable(),
  heldSince: moment.nullable(),
  reference: z.string(),
  sendingMission: named,
  receivingMission: named,
  units: z.string(),
  openedAt: moment,
  dueAt: moment.nullable(),
  neededByAt: moment.describe('by when the loan is needed'),
  closedAt: moment.nullable(),
  claimedBy: named.nullable().describe('who of your own parties has claimed it'),
  snoozedUntil: moment.nullable().describe('until when you have snoozed it, in real time'),
  allowedActs: z
    .array(z.enum(['claimTask', 'releaseTask']))
    .describe('whether you may claim or release it, by the names of the operations'),
  now: moment,
  clockMoved: z.boolean(),
});
export type InboxRow = z.infer<typeof inboxRowSchema>;

/** How many there are, counted up to 1000. */
const countSchema = z.object({
  count: z.int().max(1000),
  capped: z.boolean().describe('whether there are more than were counted'),
});
export type Count = z.infer<typeof countSchema>;

/** How many tasks each queue of an inbox has. */
export const inboxCountsSchema = z.object({
  mine: countSchema,
  party: countSchema,
  waiting: countSchema,
  snoozed: countSchema,
  done: countSchema,
});
export type InboxCounts = z.infer<typeof inboxCountsSchema>;

const span = z.object({ from: moment, to: moment.nullable().describe('null: it is still running') });

const arrangementLineView = z.object({
  id: z.string(),
  requestId: z.string(),
  unit: named,
  count: z.int().nullable().describe('how many of the unit; null: not kept'),
  persons: personsSchema,
  area: z.array(z.string()).nullable().describe('null: all of the receiving mission'),
  tasks: z.array(z.string()).nullable().describe('null: all tasks of its mandate'),
  status: z.enum(LINE_STATUSES),
  expiresAt: moment.nullable(),
  expiresBecause: z.string().nullable(),
  expiring: z.boolean().describe('a warning of its expiry has been sent'),
  adopted: range.nullable(),
  lastConsent: range.nullable(),
  readiness: readinessSchema.nullable(),
  departedAt: range.nullable(),
  arrivals: z
    .array(z.object({ at: range, increment: incrementSchema.nullable().describe('null: all of the unit') }))
    .describe('what has arrived in the present stay, by increment'),
  arrivedSoFar: z
    .object({ count: z.int().nullable(), persons: personsSchema.nullable() })
    .describe('the increments added up; null where they were not counted'),
  arrivedAt: range.nullable().describe('when all of it was there'),
  transferOfAuthority: z.object({ certificate: z.string(), at: range }).nullable(),
  returnedAt: range.nullable().describe('when it left: back to the sending mission, or home'),
  expiredAt: moment.nullable(),
  expiredInMovement: z.boolean(),
  returnDueAt: moment
    .nullable()
    .describe('by when it must have left, if the authority or a consent was ended early'),
  gaps: z
    .array(z.object({ from: moment, to: moment }))
    .describe('times without an authority between an expiry and a later extension'),
  breachSince: moment.nullable().describe('the latest breach'),
  breachEndedAt: moment.nullable(),
  breaches: z.array(span).describe('all times at which the unit was present without an authority'),
  suspensions: z.array(
    span.extend({
      party: named.nullable().describe('who suspended its consent; null: the line itself was suspended'),
      because: z
        .enum(['ordered', 'answered', 'record_contested', 'record_stands'])
        .describe('by those who manage the arrangement, or by an act of the party'),
      reason: z.string().nullable().describe('null if none was given, or it concerns another party'),
    }),
  ),
  discontinuation: z
    .object({
      act: z.object({ symbol: z.string(), adoptedOn: z.string() }),
      reason: z.string(),
      since: moment,
      inFlight: z.boolean().describe('whether the unit was moving then'),
      ruling: z
        .object({
          ruling: z.enum(IN_FLIGHT_RULINGS),
          instrument: z.string(),
          reason: z.string(),
          at: moment,
        })
        .nullable(),
    })
    .nullable()
    .describe('that the Council ended its authority'),
  awaitsRuling: z.boolean().describe('a moving unit for which nobody has ruled yet whether it may proceed'),
  clearances: z.array(
    z.object({
      clearance: z.enum(CLEARANCE_KINDS),
      issuer: z.string(),
      status: z.enum(CLEARANCE_STATUSES),
      instrument: z.string().nullable(),
      validTo: z.string().nullable(),
      recordedAt: moment,
    }),
  ),
  cautions: z.array(cautionSchema).describe('what was recorded although it should not have happened'),
  counting: z
    .object({
      model: z.enum(COUNTING_MODELS).describe('against which ceilings the unit counts'),
      departs: z
        .boolean()
        .describe('whether the model departs from the rule that the combined ceiling does not grow'),
    })
    .nullable()
    .describe('null until the line is granted'),
  lostReportedAt: moment.nullable(),
  window: usableWindowSchema.nullable().describe('null for those who do not see the whole case'),
  arrivalLag: lagSchema.nullable().describe('null for those who do not see the whole case'),
  sources: z.array(sourceView),
  allowedActs: allowedActsOn('arrangement_line'),
});
export type ArrangementLineView = z.infer<typeof arrangementLineView>;

/** One arrangement as a viewer may see it. */
export const arrangementViewSchema = z.object({
  id: z.string(),
  reference: z.string(),
  version: z.int(),
  now: moment,
  clockMoved: z.boolean(),
  record: z.boolean().describe('whether this is a record case'),
  assumptions: z.string().nullable(),
  sees: z.enum(['all', 'own']),
  status: z.enum(ARRANGEMENT_STATUSES),
  breach: z.boolean().describe('whether a unit is now present without an authority'),
  sendingMission: named,
  receivingMission: named,
  requests: z.array(z.object({ id: z.string(), reference: z.string(), status: z.enum(REQUEST_STATUSES) })),
  lines: z.array(arrangementLineView),
  closedAt: moment.nullable(),
  allowedActs: allowedActsOn('arrangement'),
});
export type ArrangementView = z.infer<typeof arrangementViewSchema>;

/** One row of the list of arrangements. */
export const arrangementRowSchema = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.enum(ARRANGEMENT_STATUSES),
  breach: z.boolean(),
  sendingMission: named,
  receivingMission: named,
  expiresAt: moment.nullable().describe('the first expiry of a line that is not over'),
  now: moment,
  clockMoved: z.boolean(),
  record: z.boolean().describe('whether this is a record case'),
});
export type ArrangementRow = z.infer<typeof arrangementRowSchema>;

/** One link of a case's audit chain with the fact that it seals. */
export const auditEntrySchema = z.object({
  number: z.int(),
  previousHash: z.string(),
  hash: z.string(),
  kind: z.string(),
  caseTime: moment.nullable(),
  recordedAt: moment.nullable(),
  by: named.nullable(),
  party: named.nullable(),
  channel: z.enum(CHANNELS).nullable(),
  body: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('what was sealed; null if it concerns another party'),
  fact: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('the fact in the log; null if it concerns another party'),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** A page of a list, with the cursor of what follows. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
