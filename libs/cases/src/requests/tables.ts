import { ANSWERS, LEG_KINDS, LEG_STATUSES } from '#libs/contracts';
import { legTable, statusTable } from '#libs/rules';
import { wordsIn } from '#libs/words';
import { z } from 'zod';
import { type CaseRule, RULE_STATUSES } from '../errors.js';

/** The tables of the machine as they are published. */
export const tablesSchema = z.object({
  answers: z
    .array(
      z.object({
        kind: z.enum(LEG_KINDS),
        status: z.enum(LEG_STATUSES),
        answer: z.enum(ANSWERS),
        corrects: z
          .boolean()
          .describe('whether the answer names the decision of the same seat that it corrects'),
        next: z.enum(LEG_STATUSES).nullable().describe('the next status, if the answer counts'),
        late: z.boolean().describe('whether the answer is kept as a late one'),
        broken: z.string().nullable().describe('the rule that the answer breaks'),
        means: z.string(),
      }),
    )
    .describe('what an answer to a leg leads to while the request is open: by leg kind, status and answer'),
  transitions: z
    .array(
      z.object({
        of: z.string().describe('what has the status'),
        from: z.string().nullable().describe('null: it is created'),
        by: z.string().describe('the fact, the wake-up or the circumstance that changes it'),
        to: z.string(),
        means: z.string(),
      }),
    )
    .describe('every possible change of status'),
  rules: z
    .array(z.object({ rule: z.string(), status: z.int().describe('the HTTP status'), means: z.string() }))
    .describe('what a refusal can name'),
});

/** The published tables, made from those that the machine uses. */
export function machineTables(): z.infer<typeof tablesSchema> {
  const words = wordsIn('en');
  return {
    answers: legTable().map(({ outcome, means, ...row }) => ({
      ...row,
      next: 'next' in outcome ? outcome.next : null,
      late: 'late' in outcome,
      broken: 'broken' in outcome ? outcome.broken : null,
      means: words.say(means),
    })),
    transitions: statusTable().map(({ means, ...row }) => ({ ...row, means: words.say(means) })),
    rules: (Object.keys(RULE_STATUSES) as CaseRule[]).map((rule) => ({
      rule,
      status: RULE_STATUSES[rule],
      means: words.format(`problems.${rule}`),
    })),
  };
}
