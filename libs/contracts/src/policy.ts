import { z } from 'zod';
import { isoDurationSchema } from './time.js';
import { keySchema, textSchema } from './request.js';
import { LEG_KINDS } from './vocabulary.js';

/** One leg of a policy. All durations are calendar time from the moment the party is asked. */
const policyLegSchema = z.strictObject({
  kind: z.enum(LEG_KINDS).describe('what is obtained; each kind stands once'),
  of: z
    .enum(['notifier', 'each_contributor', 'each_host', 'council'])
    .describe('whose leg it is; each_… makes one leg for each such party of the request'),
  after: z
    .array(z.enum(LEG_KINDS))
    .describe('kinds of which every leg must be satisfied before this one is asked'),
  due: isoDurationSchema.describe('when an answer is due; after it the leg is overdue, never consented'),
  reminders: z
    .array(isoDurationSchema)
    .max(20)
    .describe('when the party is reminded, the earliest first; all before the lapse'),
  escalate: isoDurationSchema.describe('when the managers are told that nothing has come'),
  lapse: isoDurationSchema.describe('when the round closes without an answer; never a consent'),
});
export type PolicyLeg = z.infer<typeof policyLegSchema>;

/** A versioned template of a consent process. Immutable; named by its hash once a request has been submitted under it. */
export const policySchema = z.strictObject({
  id: keySchema.describe('the name by which requests choose the policy'),
  version: z.int().min(1).describe('grows with every change; a request keeps the version of its submission'),
  title: textSchema(200).describe('what people read where they choose'),
  description: textSchema(4000).describe('when to use it'),
  zone: z.string().describe('IANA time zone in which durations of days are counted'),
  legs: z.array(policyLegSchema).min(1).describe('in the order in which they are shown'),
  warnings: z.array(isoDurationSchema).min(1).describe('before the expiry of a line, the earliest first'),
  replyToQuestion: isoDurationSchema.describe('our own deadline for answering a question of a party'),
  lapseAfterNeededBy: isoDurationSchema.describe(
    'how long after the day by which it is needed an open request lapses',
  ),
});
export type Policy = z.infer<typeof policySchema>;
