import { calendarSchema } from '#libs/calendars';
import {
  arrangementRowSchema,
  arrangementViewSchema,
  auditEntrySchema,
  catalogueSchemas,
  inboxCountsSchema,
  inboxRowSchema,
  machineTables,
  requestRowSchema,
  requestViewSchema,
  tablesSchema,
} from '#libs/cases';
import {
  FIELD_RULES,
  authoritySchema,
  capsSchema,
  councilActSchema,
  dateOrRangeSchema,
  messageSchema,
  personsSchema,
  readinessSchema,
  requestContentSchema,
} from '#libs/contracts';
import { z } from 'zod';
import { CALL_RULES } from '../http/problems/rules.js';
import { versionAnswer } from '../http/operations/common-schemas.js';

const ruleNames = [...CALL_RULES, ...FIELD_RULES, ...machineTables().rules.map(({ rule }) => rule)];

/** One fault of a call. */
const problemError = z.object({
  pointer: z
    .string()
    .describe('JSON pointer (RFC 6901) into the body, or to the query; empty: the call as a whole'),
  rule: z
    .enum([...new Set(ruleNames)].toSorted())
    .describe('the rule that is broken. GET /api/v1/tables explains those of the domain; more may be added'),
  message: z.string().describe("what was refused and why, in the caller's language"),
  reason: messageSchema.optional().describe('what the rule alone does not say, for programs'),
});

/** The body of every refusal. */
export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string().describe("the name of the status, in the caller's language"),
    status: z.int().min(400).max(599),
    detail: z.string().describe("the first fault in words, in the caller's language"),
    errors: z.array(problemError),
    earlier: z
      .object({ decisionId: z.string(), personId: z.string().nullable(), at: z.iso.datetime() })
      .optional()
      .describe('if the same seat has already answered: by whom and when'),
  })
  .meta({
    description: 'A refused call (RFC 9457). Nothing has been changed.',
    example: {
      type: 'about:blank',
      title: 'Unprocessable Content',
      status: 422,
      detail: '/content/neededBy: must be a date as yyyy-mm-dd',
      errors: [
        {
          pointer: '/content/neededBy',
          rule: 'wrong_format',
          reason: { code: 'fields.day' },
          message: 'must be a date as yyyy-mm-dd',
        },
      ],
    },
  });

/** Schemas with their own names in the description, so that generated clients have types for them. */
export const COMPONENTS: Readonly<Record<string, z.ZodType>> = {
  Arrangement: arrangementViewSchema,
  ArrangementRow: arrangementRowSchema,
  AuditEntry: auditEntrySchema,
  Authority: authoritySchema,
  Calendar: calendarSchema,
  Caps: capsSchema,
  CodedMessage: messageSchema,
  CouncilAct: councilActSchema,
  DateOrRange: dateOrRangeSchema,
  InboxCounts: inboxCountsSchema,
  InboxRow: inboxRowSchema,
  Mission: catalogueSchemas.mission,
  Party: catalogueSchemas.party,
  Persons: personsSchema,
  Policy: catalogueSchemas.policy,
  Problem: problemSchema,
  Readiness: readinessSchema,
  Request: requestViewSchema,
  RequestContent: requestContentSchema,
  RequestRow: requestRowSchema,
  Tables: tablesSchema,
  Unit: catalogueSchemas.unit,
  Version: versionAnswer,
};
