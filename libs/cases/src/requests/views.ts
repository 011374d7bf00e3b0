import {
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
  closedBecauseSchema,
  councilActSchema,
  cutSchema,
  incrementSchema,
  notCoveredSchema,
  personsSchema,
  readinessSchema,
  messageSchema,
  recordSourceSchema,
  reopenedBecauseSchema,
  requestContentSchema,
} from '#libs/contracts';
import { z } from 'zod';

/** What a case looks like from outside. The API's description is made from these schemas, the code's types as well. */
const moment = z.iso.datetime().describe('RFC 3339, UTC');
const range = z
  .object({ from: moment.nullable(), to: moment.nullable() })
  .describe('not before, not after; null: not known');
const named = z.object({ id: z.string(), name: z.string() });
const sourceView = z
  .object({ entry: z.int(), kind: z.string(), source: recordSourceSchema, effective: range })
  .describe('where something stands that was entered from the record');

/** A party, mission, unit or person by key and name. */
export type Named = z.infer<typeof named>;

const lag = z.union([
  z.object({ known: z.literal(true), fromDays: z.number(), toDays: z.number() }),
  z.object({ known: z.literal(true), before: z.literal(true) }),
  z.object({ known: z.literal(false), atLeastDays: z.number().nullable(), reason: z.string() }),
]);
export type LagView = z.infer<typeof lag>;

const reportingDelayView = z
  .object({ lag, words: z.string() })
  .describe('from the day of the instrument to the day on which it was told to us');

const windowView = z
  .object({
    bestDays: z.number().nullable(),
    worstDays: z.number().nullable(),
    verdict: z.enum(['unknown', 'open', 'possibly_lost', 'lost']),
    unknowns: z.array(z.string()),
  })
  .describe('usable window: expiry − max(last consent, readiness), in days');
export type WindowView = z.infer<typeof windowView>;

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
      'what is put to the party: `askHash` is its identity however it is worded, `textHash` the SHA-256 of this text',
    ),
  decisionId: z.string().nullable(),
  conditions: z.enum(['none', 'to_enter', 'to_countersign']),
  enteredCaps: capsSchema.nullable(),
  enteredBy: named.nullable(),
  gaps: z.array(notCoveredSchema).describe('why the consent does not cover the ask; empty where it does'),
  waiver: z
    .object({ by: named, instrument: z.string(), reason: z.string(), at: moment, within: range })
    .nullable(),
  consentLag: lag,
  consentAfterAuthority: lag,
  reportingDelay: reportingDelayView.nullable().describe('of the decision that counts; null where none does'),
  ledger: z.array(z.object({ holder: z.enum(HOLDERS), from: moment, to: moment.nullable() })),
  seats: z.array(seatView).describe('one for a party that speaks with one voice'),
  group: z
    .object({ outcome: z.string(), explanation: messageSchema.describe('why it is, or is not, decided') })
    .nullable()
    .describe('null: the party speaks with one voice'),
  rounds: z.array(roundView),
  speaker: z
    .object({ speaker: z.string(), from: z.string(), source: z.string() })
    .nullable()
    .describe(
      'of a host government: who was recognised as speaking for it when it decided, or is now; null: nothing is entered',
    ),
  reopenedBecause: z.array(reopenedBecauseSchema).describe('why a changed ask opened the leg anew'),
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
    .describe('null: the leg of another party, of which only kind, party and status are open'),
});
export type LegView = z.infer<typeof legView>;

const decisionView = z.object({
  id: z.string(),
  legId: z.string(),
  receipt: z.int(),
  round: z.int().nullable(),
  askHash: z.string().nullable().describe('the ask that it answers; null: nothing had been asked'),
  textHash: z.string().nullable().describe('SHA-256 of the very text that was read'),
  ...answerInputSchema.shape,
  signatureErased: z.boolean().describe('whether the signature was erased when its person asked for it'),
  answer: z.enum(ANSWERS),
  revision: z.int().nullable(),
  by: named.nullable(),
  onBehalfOf: named.nullable().describe('the person for whom it was given'),
  channel: z.enum(CHANNELS),
  at: moment,
  decidedAt: range,
  recordedAt: moment,
  status: z.enum(['counts', 'late', 'noted', 'superseded', 'contested', 'struck']),
  reportingDelay: reportingDelayView,
  asked: z
    .object({ revision: z.int().nullable(), language: z.string(), text: z.string() })
    .nullable()
    .describe(
      'what exactly was asked; its SHA-256 is `textHash`. Null: nothing had been put, or it was not kept',
    ),
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
  reportingDelay: reportingDelayView,
});

const contestView = z.object({
  id: z.string(),
  legId: z.string(),
  decisionId: z.string(),
  reason: z.string(),
  by: named,
  at: moment,
  status: z.enum(['open', 'withdrawn', 'corrected', 'answered', 'asked_again', 'struck', 'noted']),
  rests: z.boolean().describe('whether the leg waits for the settlement; else the contest is put on file'),
  settledAt: moment.nullable(),
  settledBy: named.nullable(),
  settledBecause: z.string().nullable(),
  successorId: z.string().nullable().describe('the decision that took the place of the record'),
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
    .describe("until when at the latest it stops the party's clock; null: the policy lets it stop none"),
  replyOverdue: z.boolean(),
  reply: z.object({ text: z.string(), by: named, at: moment }).nullable(),
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
  window: windowView
    .nullable()
    .describe(
      'now, or when the request closed; null for those who do not see the whole case, and for drafts',
    ),
});
export type RequestLineView = z.infer<typeof requestLineView>;

/** One request as a viewer may see it. */
export const requestViewSchema = z.object({
  id: z.string(),
  reference: z.string(),
  version: z.int().describe('the number of its last fact; also its ETag'),
  arrangement: z.object({ id: z.string(), reference: z.string() }),
  now: moment.describe("the present on this case's clock"),
  clockMoved: z.boolean(),
  record: z.boolean().describe('whether its time is that of the record of the past'),
  assumptions: z.string().nullable(),
  source: sourceView
    .nullable()
    .describe('where the request stands in the record; null: it is not from there'),
  sees: z.enum(['all', 'own']).describe('whether the whole case is shown, or what concerns your party'),
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
  contests: z.array(contestView).describe('records that their party denies, or denied'),
  questions: z.array(questionView),
  tasks: z.array(taskView).describe('what waits for your parties'),
  revisions: z.array(
    z.object({
      number: z.int(),
      at: moment,
      by: named.nullable(),
      because: z.enum(['submitted', 'amended', 'partial_decision']),
      reason: z.string().nullable(),
      act: z.string().nullable().describe('the symbol of the act of the Council that cut the ask'),
      changes: z.array(cutSchema).describe('what changed against the revision before'),
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
      }),
    )
    .describe('for those who see the whole case'),
  blocks: z
    .array(
      z.object({
        legId: z.string(),
        status: z.enum(LEG_STATUSES),
        lineIds: z.array(z.string()),
        can: z.array(z.enum(['accept_refusal', 'ask_again', 'waive', 'amend', 'drop_line'])),
      }),
    )
    .describe(
      'what stands against a line, and what the Secretariat can do; for those who see the whole case',
    ),
  inCommon: z
    .object({
      lines: z.array(z.object({ lineId: z.string(), limits: z.array(z.string()) })),
      together: z.array(z.string()),
      missing: z.array(z.string()).describe('against the ask; empty where the consents cover it'),
    })
    .nullable()
    .describe('what all limits on the consents leave in common; null: none, or for others to see'),
  nextSteps: z.array(z.string()).describe('what has to happen next, in words'),
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
      'open, and a leg that lacks is overdue or due only after the loan is needed; of the legs that you may see',
    ),
  now: moment,
  clockMoved: z.boolean(),
  record: z.boolean().describe('whether its time is that of the record of the past'),
});
export type RequestRow = z.infer<typeof requestRowSchema>;

/** One row of an inbox. */
export const inboxRowSchema = z.object({
  requestId: z.string(),
  taskId: z.string(),
  kind: z.enum(TASK_KINDS),
  status: z.enum(TASK_STATUSES),
  party: named.describe('whose people do it'),
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
  neededByAt: moment.describe('by when the request is needed'),
  closedAt: moment.nullable(),
  claimedBy: named.nullable().describe('who of your own parties has taken it on'),
  snoozedUntil: moment.nullable().describe('until when you have put it off, in real time'),
  now: moment,
  clockMoved: z.boolean(),
});
export type InboxRow = z.infer<typeof inboxRowSchema>;

/** How many there are, counted as far as 1000. */
const countSchema = z.object({
  count: z.int().max(1000),
  capped: z.boolean().describe('whether there are more than were counted'),
});
export type Count = z.infer<typeof countSchema>;

/** How much lies in each queue of an inbox. */
export const inboxCountsSchema = z.object({
  mine: countSchema,
  party: countSchema,
  waiting: countSchema,
  snoozed: countSchema,
  done: countSchema,
});
export type InboxCounts = z.infer<typeof inboxCountsSchema>;

const span = z.object({ from: moment, to: moment.nullable().describe('null: it lasts') });

const arrangementLineView = z.object({
  id: z.string(),
  requestId: z.string(),
  unit: named,
  count: z.int().nullable().describe('how many of the unit; null: not kept'),
  persons: personsSchema,
  area: z.array(z.string()).nullable().describe('null: all of the receiving mission'),
  tasks: z.array(z.string()).nullable().describe('null: all that its mandate asks of it'),
  status: z.enum(LINE_STATUSES),
  expiresAt: moment.nullable(),
  expiresBecause: z.string().nullable(),
  expiring: z.boolean().describe('its expiry is so near that there has been a warning of it'),
  adopted: range.nullable(),
  lastConsent: range.nullable(),
  readiness: readinessSchema.nullable(),
  departedAt: range.nullable(),
  arrivals: z
    .array(z.object({ at: range, increment: incrementSchema.nullable().describe('null: all of the unit') }))
    .describe('what has arrived of the present stay, increment by increment'),
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
    .describe('by when it must have left, where the authority or a consent was ended before its time'),
  gaps: z
    .array(z.object({ from: moment, to: moment }))
    .describe('times without an authority between an expiry and a later extension'),
  breachSince: moment.nullable().describe('the latest breach'),
  breachEndedAt: moment.nullable(),
  breaches: z.array(span).describe('all times at which the unit was present without an authority'),
  suspensions: z.array(
    span.extend({
      party: named.nullable().describe('who suspended its consent; null: suspended on the loan itself'),
      because: z
        .enum(['ordered', 'answered', 'record_contested', 'record_stands'])
        .describe('by order of those who look after the arrangement, or by what its party did'),
      reason: z.string().nullable().describe('null where none was stated, or it concerns another party'),
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
  awaitsRuling: z.boolean().describe('a unit in flight of which nobody has ruled whether it may go on'),
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
  cautions: z
    .array(
      z.object({
        at: moment,
        what: z.enum([
          'departed_without_clearance',
          'departed_while_suspended',
          'arrived_above_grant',
          'arrived_against_ruling',
        ]),
        clearance: z
          .object({
            clearance: z.enum(CLEARANCE_KINDS),
            issuer: z.string(),
            status: z.enum(CLEARANCE_STATUSES),
            validTo: z.string().nullable(),
          })
          .nullable()
          .describe('which clearance of whom was missing; null: it is about none'),
      }),
    )
    .describe('what was done and ought not to have been'),
  counting: z
    .object({
      model: z.enum(COUNTING_MODELS),
      words: z.string().describe('against which ceilings the unit counts'),
      departure: z
        .string()
        .nullable()
        .describe('where the model departs from the rule that the combined ceiling does not grow'),
    })
    .nullable()
    .describe('null until the line is granted'),
  lostReportedAt: moment.nullable(),
  window: windowView.nullable().describe('null for those who do not see the whole case'),
  arrivalLag: lag.nullable().describe('null for those who do not see the whole case'),
  sources: z.array(sourceView),
});
export type ArrangementLineView = z.infer<typeof arrangementLineView>;

/** One arrangement as a viewer may see it. */
export const arrangementViewSchema = z.object({
  id: z.string(),
  reference: z.string(),
  version: z.int(),
  now: moment,
  clockMoved: z.boolean(),
  record: z.boolean().describe('whether its time is that of the record of the past'),
  assumptions: z.string().nullable(),
  sees: z.enum(['all', 'own']),
  status: z.enum(ARRANGEMENT_STATUSES),
  breach: z.boolean().describe('a unit is present without an authority now'),
  sendingMission: named,
  receivingMission: named,
  requests: z.array(z.object({ id: z.string(), reference: z.string(), status: z.enum(REQUEST_STATUSES) })),
  lines: z.array(arrangementLineView),
  closedAt: moment.nullable(),
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
  record: z.boolean().describe('whether its time is that of the record of the past'),
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
    .describe('what was sealed; null where it concerns another party'),
  fact: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('the fact as the machine reads it; null where it concerns another party'),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** A page of a list, with the cursor of what follows. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
