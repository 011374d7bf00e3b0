import { CHANNELS } from '#libs/contracts';
import { z } from 'zod';
import { moment, named } from './common.js';

/* The audit chain of a case. */

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
