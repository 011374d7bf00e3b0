import { z } from 'zod';
import { keySchema, textSchema } from './request.js';

/**
 * How the answer of a group follows from the votes of its seats: data that an administrator writes in a policy. The schema
 * checks the form; `ruleFaults` in libs/rules checks whether the seats can meet the rule.
 */

/**
 * What one seat says. `absent`: the vote was closed and no reply of this seat had come. It is never a vote in favour: in the
 * Council's written procedure of March 2020, too, a member that did not reply was absent.
 */
export const VOTES = ['for', 'against', 'abstain', 'absent'] as const;
export type Vote = (typeof VOTES)[number];

const seatsNamed = z.array(keySchema).max(200);

const share = {
  of: z
    .enum(['seats', 'votes_cast'])
    .describe(
      'seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count',
    ),
  passes: z
    .enum(['at_least', 'more_than'])
    .describe('whether exactly this share is enough (at_least) or not (more_than)'),
};

/** How many votes carry. Used for approving with the votes for, and for rejecting with the votes against. */
const countSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('any') }),
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('k_of_n'), k: z.int().min(1).max(1000) }),
  z.strictObject({ kind: z.literal('percentage'), percent: z.int().min(1).max(100), ...share }),
  z.strictObject({
    kind: z.literal('fraction').describe('e.g. two thirds, which no percentage states exactly'),
    numerator: z.int().min(1).max(1000),
    denominator: z.int().min(1).max(1000),
    ...share,
  }),
  z.strictObject({
    kind: z.literal('weighted'),
    weights: z.array(z.strictObject({ seat: keySchema, weight: z.int().min(0).max(1_000_000) })).max(200),
    threshold: z.int().min(1),
  }),
  z.strictObject({
    kind: z.literal('required'),
    seats: seatsNamed.describe('each of these must vote that way'),
    optional: z.int().min(0).max(1000).describe('and at least this many of the other seats'),
  }),
]);
export type CountRule = z.infer<typeof countSchema>;

const changeOfVote = z
  .boolean()
  .default(false)
  .describe('whether a seat may change its vote until the group, or its stage, has decided');

/** One vote of seats side by side. */
const voteRuleSchema = z.strictObject({
  kind: z.literal('vote'),
  approve: countSchema,
  reject: countSchema
    .nullable()
    .default(null)
    .describe('how many votes against reject; null: as many as make approval impossible'),
  rejection: z
    .enum(['at_once', 'wait_for_all'])
    .default('at_once')
    .describe('at_once: ask nobody else once approval is impossible; wait_for_all: hear every seat first'),
  quorum: z
    .int()
    .min(1)
    .nullable()
    .default(null)
    .describe(
      'how many seats must vote for, against or abstain before an approval counts; a rejection needs none',
    ),
  veto: seatsNamed
    .default([])
    .describe(
      'seats whose vote against rejects; their abstention or absence does not (UN Charter, Art. 27(3))',
    ),
  changeOfVote,
});
export type VoteRule = z.infer<typeof voteRuleSchema>;

/**
 * The Council's no-objection procedure: silence of all seats decides nothing by itself; the reply recorded by `recordedBy`
 * does. One objection stops it.
 */
const noObjectionRuleSchema = z.strictObject({
  kind: z.literal('no_objection'),
  recordedBy: keySchema.describe(
    'the seat that records the reply when nobody has objected, e.g. the President',
  ),
  changeOfVote,
});
export type NoObjectionRule = z.infer<typeof noObjectionRuleSchema>;

/** Votes one after the other, e.g. ministry, cabinet, parliament. A stage is asked once the previous one has approved. */
const stagesRuleSchema = z.strictObject({
  kind: z.literal('stages'),
  stages: z
    .array(
      z.strictObject({
        title: textSchema(200),
        seats: seatsNamed.describe('asked at the same time'),
        rule: voteRuleSchema,
      }),
    )
    .min(1)
    .max(20),
});
export type StagesRule = z.infer<typeof stagesRuleSchema>;

export const decisionRuleSchema = z.discriminatedUnion('kind', [
  voteRuleSchema,
  noObjectionRuleSchema,
  stagesRuleSchema,
]);
export type DecisionRule = z.infer<typeof decisionRuleSchema>;
