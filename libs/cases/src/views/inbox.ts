import { HOLDERS, LEG_KINDS, LEG_STATUSES, TASK_KINDS, TASK_STATUSES } from '#libs/contracts';
import { z } from 'zod';
import { moment, named } from './common.js';

/* The rows of an inbox, and how many there are. */

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
