import { z } from 'zod';
import { decisionRuleSchema } from '../cases/decision-rule.js';
import { isoDurationSchema } from '../time.js';
import { keySchema, textSchema } from '../cases/request.js';
import { LEG_KINDS, REQUEST_KINDS } from '../vocabulary.js';

/** A length of time: in calendar time, or in working days or hours of a calendar. */
const amountSchema = z.union([
  isoDurationSchema,
  z.strictObject({ workingDays: z.int().min(1).max(1000) }),
  z.strictObject({ workingHours: z.int().min(1).max(1000) }),
]);
export type Amount = z.infer<typeof amountSchema>;

const calendarOf = z
  .enum(['party', 'headquarters', 'both'])
  .default('headquarters')
  .describe('whose working time counts; both: a day counts only if it is a working day for both');

/**
 * When something is to happen. A bare duration is calendar time after the party was asked. Otherwise some time after the
 * ask, or before the day by which the arrangement is needed, or before the authority expires.
 */
const deadlineSchema = z.union([
  isoDurationSchema,
  z.strictObject({ time: amountSchema, after: z.literal('asked'), calendar: calendarOf }),
  z.strictObject({
    time: amountSchema,
    before: z.enum(['needed_by', 'authority_expiry']),
    calendar: calendarOf,
  }),
]);
export type Deadline = z.infer<typeof deadlineSchema>;

/** Who can be told that a leg has no answer. */
const ESCALATION_TARGETS = [
  'managers',
  'administrators',
  'executive_office',
  'sending_mission',
  'receiving_mission',
] as const;
export type EscalationTarget = (typeof ESCALATION_TARGETS)[number];

const escalationStepSchema = z.strictObject({
  at: deadlineSchema,
  to: z.enum(ESCALATION_TARGETS),
  say: textSchema(500)
    .nullable()
    .default(null)
    .describe('what the recipients are asked to do, in the words of the policy'),
});
export type EscalationStep = z.infer<typeof escalationStepSchema>;

/** Reminders one by one, or repeated: first at `first`, then every `every`, not more than `times`. */
const remindersSchema = z.union([
  z.array(deadlineSchema).max(20),
  z.strictObject({ first: deadlineSchema, every: amountSchema, times: z.int().min(1).max(20) }),
]);
export type Reminders = z.infer<typeof remindersSchema>;

/** One voice in a leg that needs several, e.g. a ministry, a cabinet, a member of the Council. */
const seatSchema = z.strictObject({
  id: keySchema,
  title: textSchema(200).describe('what the seat is called in asks and explanations'),
});
export type PolicySeat = z.infer<typeof seatSchema>;

/** Statuses that a policy may accept as satisfying a leg. Silence and soft answers are not among them. */
const SATISFYING_STATUSES = ['obtained', 'obtained_with_caveats', 'notified', 'consulted', 'waived'] as const;

/** One leg of a policy. */
const policyLegSchema = z.strictObject({
  kind: z
    .enum(LEG_KINDS)
    .describe('what is obtained; each kind at most once, host_consent at most once for each side'),
  of: z
    .enum([
      'notifier',
      'council',
      'secretariat',
      'regional_body',
      'sending_mission',
      'receiving_mission',
      'each_contributor',
      'each_host',
      'sending_host',
      'receiving_host',
    ])
    .describe('from whom; each_… makes one leg for each such party of the request'),
  after: z
    .array(z.enum(LEG_KINDS))
    .describe('kinds of which every leg must be satisfied before this one is asked'),
  required: z
    .boolean()
    .default(true)
    .describe('false: asked and recorded, but nothing waits for it (advisory)'),
  satisfiedBy: z
    .array(z.enum(SATISFYING_STATUSES))
    .min(1)
    .default(['obtained', 'obtained_with_caveats', 'waived'])
    .describe('the statuses that satisfy the leg; caveats only if they cover the ask'),
  seats: z
    .array(seatSchema)
    .max(200)
    .default([])
    .describe('the voices of the party; empty: it has one voice'),
  rule: decisionRuleSchema
    .nullable()
    .default(null)
    .describe('how the votes of the seats become the answer; only with seats'),
  due: deadlineSchema.describe('when an answer is due; after that the leg is overdue, never consented'),
  reminders: remindersSchema.describe('when the party is reminded, the earliest first; all before the lapse'),
  escalate: z
    .union([deadlineSchema, z.array(escalationStepSchema).min(1).max(10)])
    .describe('when, and to whom, a missing answer is reported; a bare deadline: to the managers'),
  lapse: deadlineSchema.describe('when the round closes without an answer; never a consent'),
  objectionsUntil: deadlineSchema
    .nullable()
    .default(null)
    .describe(
      'in the no-objection procedure: until when members may object. Silence decides nothing; if nobody has objected, a task opens to record the reply',
    ),
  questions: z
    .strictObject({
      atMost: z.int().min(0).max(100).describe('how many questions of this party stop its clock'),
      pauseAtMost: isoDurationSchema.describe('how long one question stops it'),
    })
    .default({ atMost: 5, pauseAtMost: 'P30D' }),
  waivable: z
    .boolean()
    .default(true)
    .describe(
      'whether the Secretariat may waive the leg by an instrument, e.g. the consent of a host under Chapter VII',
    ),
  standingConsent: z
    .boolean()
    .default(true)
    .describe('whether a consent recorded in advance, which the party called binding, may answer'),
});
export type PolicyLeg = z.infer<typeof policyLegSchema>;

/**
 * A versioned template of a consent process. Immutable; identified by its hash once a request has been submitted under it.
 */
export const policySchema = z.strictObject({
  id: keySchema.describe('the name by which requests refer to the policy'),
  version: z.int().min(1).describe('grows with every change; a request keeps the version of its submission'),
  title: textSchema(200).describe('the name that people choose it by'),
  description: textSchema(4000).describe('when to use it'),
  for: z
    .array(z.enum(REQUEST_KINDS))
    .min(1)
    .default(['start'])
    .describe('what requests under this policy may ask for'),
  zone: z.string().describe('IANA time zone in which durations of days are counted'),
  legs: z.array(policyLegSchema).min(1).describe('in the order of display'),
  council: z
    .enum(['decides', 'authority_suffices'])
    .default('decides')
    .describe(
      'authority_suffices: the request rests on an authority given in advance, and no decision of the Council is asked',
    ),
  warnings: z.array(isoDurationSchema).min(1).describe('before the expiry of a line, the earliest first'),
  replyToQuestion: isoDurationSchema.describe("the Secretariat's deadline to answer a party's question"),
  lapseAfterNeededBy: isoDurationSchema.describe(
    'how long after the day by which it is needed an open request lapses',
  ),
});
export type Policy = z.infer<typeof policySchema>;
