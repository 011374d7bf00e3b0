import {
  ANSWERS,
  ANSWER_PARTS,
  HOLDERS,
  LEG_KINDS,
  LEG_STATUSES,
  VOTES,
  capsSchema,
  lagSchema,
  notCoveredSchema,
  messageSchema,
  reopenedBecauseSchema,
  reportingDelaySchema,
} from '#libs/contracts';
import { z } from 'zod';
import { moment, range, named, allowedActsOn, sourceView } from './common.js';

/* A leg of a request as a viewer may see it: its seats, its rounds and where it stands. */

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

const answersOnLeg = z.array(
  z.object({
    answer: z.enum(ANSWERS),
    usual: z.boolean().describe('whether a form shows it at once; others are seldom said'),
    needs: z.array(z.enum(ANSWER_PARTS)).describe('without which of its parts it is refused'),
    takes: z.array(z.enum(ANSWER_PARTS)).describe('which parts it can have besides'),
    seats: z.array(
      z.object({
        id: z.string(),
        late: z.boolean().describe('whether it is kept as late; it takes effect only if that is decided'),
        corrects: z.string().nullable().describe('the decision that it corrects; null: it corrects none'),
        mustCorrect: z
          .boolean()
          .describe('whether it is refused unless it names that decision in `corrects`'),
        onBehalfOf: z
          .string()
          .nullable()
          .describe(
            'the absent person whom it has to name in `onBehalfOf`; null: you answer in your own right',
          ),
      }),
    ),
  }),
);
export type AnswersOnLeg = z.infer<typeof answersOnLeg>;

export const legView = z.object({
  id: z.string(),
  kind: z.enum(LEG_KINDS),
  party: named,
  status: z.enum(LEG_STATUSES),
  detail: legDetail
    .nullable()
    .describe('null: the leg of another party, of which you see only kind, party and status'),
  allowedActs: allowedActsOn('leg'),
  allowedAnswers: answersOnLeg.describe(
    'what you may answer on it now by `decideLeg`, in the order in which forms show it; what is not named is refused',
  ),
  allowedRecords: answersOnLeg.describe(
    'what you may record on it now by `recordPaper`, likewise; `onBehalfOf` is always null',
  ),
});
export type LegView = z.infer<typeof legView>;
