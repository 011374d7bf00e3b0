import { z } from 'zod';
import { calendarDateSchema } from '../time.js';
import { REQUEST_KINDS } from '../vocabulary.js';
import { says } from '../field-faults.js';

/** Free text of people: trimmed, without control characters other than line breaks and tabs. */
export function textSchema(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .refine(
      (text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u.test(text),
      says('fields.control_characters'),
    );
}

/** The key of a party, mission, unit or authority: lower-case words joined by hyphens. */
export const keySchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, says('fields.key'))
  .max(80);

/** Persons of one unit line. Military and police strength never offset each other (S/RES/1609 (2005), para. 6). */
export const personsSchema = z
  .strictObject({
    military: z.int().min(0).max(100_000),
    police: z.int().min(0).max(100_000),
    civilian: z.int().min(0).max(100_000),
  })
  .refine((persons) => persons.military + persons.police + persons.civilian > 0, says('fields.no_person'));
export type Persons = z.infer<typeof personsSchema>;

/** When a unit can be there, as far as is known; both days inclusive. */
export const readinessSchema = z
  .strictObject({ notBefore: calendarDateSchema, notAfter: calendarDateSchema.nullable() })
  .refine((ready) => ready.notAfter === null || ready.notBefore <= ready.notAfter, {
    error: says('fields.last_before_first'),
    path: ['notAfter'],
  });
export type Readiness = z.infer<typeof readinessSchema>;

const unitLineSchema = z
  .strictObject({
    id: keySchema.describe('the line within this request'),
    unitId: keySchema,
    count: z.int().min(1).max(1000).describe('how many of the unit, e.g. 3 helicopters'),
    persons: personsSchema,
    from: calendarDateSchema.nullable().describe('null: from the decision of the Council'),
    to: calendarDateSchema.nullable().describe('null: as long as the decision of the Council allows'),
    area: z
      .array(textSchema(200))
      .max(50)
      .nullable()
      .default(null)
      .describe('null: all of the receiving mission'),
    tasks: z
      .array(textSchema(200))
      .max(50)
      .nullable()
      .default(null)
      .describe('null: all tasks of its mandate'),
    readiness: readinessSchema.nullable().default(null),
  })
  .refine((line) => line.from === null || line.to === null || line.from <= line.to, {
    error: says('fields.end_before_start'),
    path: ['to'],
  });
export type UnitLineAsked = z.infer<typeof unitLineSchema>;

/** What one request asks for. Frozen as a revision on submission. */
export const requestContentSchema = z
  .strictObject({
    kind: z
      .enum(REQUEST_KINDS)
      .default('start')
      .describe('what is asked for: to start a loan, or to extend, amend, convert or end it'),
    arrangementId: z
      .uuid()
      .nullable()
      .default(null)
      .describe('the arrangement that is to be changed; null if a new one is to start'),
    sendingMission: keySchema,
    receivingMission: keySchema,
    purpose: textSchema(2000),
    scope: textSchema(4000),
    authorityId: keySchema,
    policyId: keySchema,
    neededBy: calendarDateSchema,
    lines: z.array(unitLineSchema).min(1).max(50),
  })
  .refine((content) => (content.kind === 'start') === (content.arrangementId === null), {
    error: says('fields.arrangement_of_request'),
    path: ['arrangementId'],
  })
  .refine((content) => content.sendingMission !== content.receivingMission, {
    error: says('fields.same_mission'),
    path: ['receivingMission'],
  })
  .refine((content) => new Set(content.lines.map((line) => line.id)).size === content.lines.length, {
    error: says('fields.line_twice'),
    path: ['lines'],
  })
  .refine((content) => new Set(content.lines.map((line) => line.unitId)).size === content.lines.length, {
    error: says('fields.unit_twice'),
    path: ['lines'],
  });
export type RequestContent = z.infer<typeof requestContentSchema>;
