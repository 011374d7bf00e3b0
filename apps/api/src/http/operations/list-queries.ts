import { ARRANGEMENT_SORTS, INBOX_SORTS, QUEUES, REQUEST_SORTS, REQUEST_STATES } from '#libs/cases';
import {
  ARRANGEMENT_STATUSES,
  LEG_KINDS,
  REQUEST_KINDS,
  REQUEST_STATUSES,
  TASK_KINDS,
  calendarDateSchema,
  instantSchema,
  keySchema,
  says,
} from '#libs/contracts';
import { startOfDay } from '#libs/rules';
import { z } from 'zod';

/**
 * The moment before which something is wanted, inclusive: 24:00 of a day belongs to that day. With its offset, or a day,
 * which begins in New York.
 */
const momentSchema = z.union([calendarDateSchema.transform((day) => startOfDay(day)), instantSchema]);

const before = 'a moment, or a day, which begins in New York';

/** A filter that is on or left out. */
const markSchema = z.literal('true', says('fields.mark')).transform(() => true as const);

const words = 'words or their beginnings, in any order, with or without accents';
/** Further checks are skipped if the text is too long. */
const wordsSchema = z
  .string()
  .max(200, { abort: true })
  .regex(/^\P{Cc}*[\p{L}\p{N}]\P{Cc}*$/u, says('fields.search_words'));

/** What an inbox may be asked for. */
export const inboxQueryShape = {
  queue: z
    .enum(QUEUES)
    .default('party')
    .describe(
      'mine: claimed by you; party: open for your parties; waiting: waiting on others; snoozed: put off by you; done: done by you, latest first',
    ),
  sort: z.enum(INBOX_SORTS).default('due').describe('due first; opened first, or last; needed first'),
  kind: z.enum(TASK_KINDS).optional(),
  legKind: z.enum(LEG_KINDS).optional(),
  requestId: z.uuid().optional(),
  arrangementId: z.uuid().optional(),
  party: keySchema.optional().describe('the party whose people do it, or whose leg it is for'),
  overdue: markSchema.optional(),
  unclaimed: markSchema.optional(),
  dueBefore: momentSchema.optional().describe(before),
  q: wordsSchema.optional().describe(`${words}: reference, units, missions, parties, authority`),
};

/** What the list of requests may be asked for. */
export const requestsQueryShape = {
  state: z.enum(REQUEST_STATES).default('all'),
  sort: z.enum(REQUEST_SORTS).default('neededBy').describe('needed first; submitted last; by reference'),
  status: z.enum(REQUEST_STATUSES).optional(),
  kind: z.enum(REQUEST_KINDS).optional(),
  sendingMission: keySchema.optional(),
  receivingMission: keySchema.optional(),
  contributor: keySchema.optional().describe('the contributing country of one of the units'),
  unit: keySchema.optional(),
  legKind: z.enum(LEG_KINDS).optional().describe('with a leg of this kind that is awaited'),
  overdue: markSchema.optional().describe('with an overdue leg, of the kind `legKind` if that is given'),
  atRisk: markSchema
    .optional()
    .describe('open, and an outstanding leg is overdue or due only after the loan is needed'),
  neededBefore: momentSchema.optional().describe(before),
  q: wordsSchema.optional().describe(`${words}: reference, units, missions, parties, authority`),
};

/** What the list of arrangements may be asked for. */
export const arrangementsQueryShape = {
  sort: z.enum(ARRANGEMENT_SORTS).default('reference').describe('by reference; expiring first'),
  status: z.enum(ARRANGEMENT_STATUSES).optional(),
  breach: markSchema.optional().describe('with a unit that is present without an authority'),
  sendingMission: keySchema.optional(),
  receivingMission: keySchema.optional(),
  contributor: keySchema.optional(),
  unit: keySchema.optional(),
  expiresBefore: momentSchema
    .optional()
    .describe(`with a line that is not over and expires before. ${before}`),
  q: wordsSchema.optional().describe(`${words} of one of its requests`),
};
