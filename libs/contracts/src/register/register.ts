import { z } from 'zod';
import { keySchema, textSchema } from '../cases/request.js';
import { calendarDateSchema, instantSchema } from '../time.js';
import { PARTY_KINDS, ROLES } from '../vocabulary.js';
import { says } from '../field-faults.js';

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const zoneSchema = z.string().max(64).refine(isTimeZone, says('fields.zone'));
const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u, says('fields.language_tag'))
  .max(35);

/** The data of a party that is a peace operation. */
const missionSchema = z
  .strictObject({
    fullName: textSchema(200),
    host: keySchema.describe('the state on whose territory it works'),
    openedOn: calendarDateSchema.nullable().default(null).describe('its first day; null: not known'),
    closedOn: calendarDateSchema.nullable().default(null).describe('its last day; null: it goes on'),
    mandateEndsOn: calendarDateSchema.nullable().default(null).describe('null: not known'),
    regionalBody: keySchema
      .nullable()
      .default(null)
      .describe('the regional body whose consent is needed too, e.g. of a hybrid operation'),
  })
  .refine(({ openedOn, closedOn }) => openedOn === null || closedOn === null || openedOn <= closedOn, {
    error: says('fields.end_before_start'),
    path: ['closedOn'],
  });

/** What can be changed about a party. */
export const partyInputSchema = z.strictObject({
  name: textSchema(200),
  language: languageSchema.describe('the language of mails to it (BCP 47)'),
  zone: zoneSchema,
  sources: z.array(textSchema(400)).min(1).max(20).describe('the sources of these data'),
  mission: missionSchema.nullable().default(null).describe('for missions; null for all others'),
});
export type PartyInput = z.output<typeof partyInputSchema>;

/** A party as it is entered; its key and its kind are fixed. */
export const newPartySchema = z
  .strictObject({ id: keySchema, kind: z.enum(PARTY_KINDS), ...partyInputSchema.shape })
  .refine(({ kind, mission }) => (kind === 'mission') === (mission !== null), {
    error: says('fields.mission_details'),
    path: ['mission'],
  });
export type NewParty = z.output<typeof newPartySchema>;

/** Who is recognised as speaking for a host Government, from–to; days inclusive. */
export const representationInputSchema = z
  .strictObject({
    speaker: textSchema(200).describe('who is recognised, with the office'),
    from: calendarDateSchema,
    to: calendarDateSchema.nullable().default(null).describe('null: still recognised'),
    source: textSchema(400).describe('the act of recognition, by its symbol'),
  })
  .refine(({ from, to }) => to === null || from <= to, {
    error: says('fields.end_before_start'),
    path: ['to'],
  });
export type RepresentationInput = z.output<typeof representationInputSchema>;

/** What can be changed about a person. */
export const personInputSchema = z.strictObject({
  name: textSchema(200),
  title: textSchema(200),
  address: z.email().max(320),
  language: languageSchema,
});
export type PersonInput = z.output<typeof personInputSchema>;

/** A person as they are entered; the key is fixed. */
export const newPersonSchema = z.strictObject({ id: keySchema, ...personInputSchema.shape });
export type NewPerson = z.output<typeof newPersonSchema>;

/** A role that a person is to hold for a party. */
export const membershipInputSchema = z
  .strictObject({
    partyId: keySchema,
    role: z.enum(ROLES),
    seat: keySchema
      .nullable()
      .default(null)
      .describe('the seat, by its id in policies, that the person holds; null: none'),
    from: instantSchema.nullable().default(null).describe('null: from now on'),
    to: instantSchema.nullable().default(null).describe('null: until ended'),
  })
  .refine(({ from, to }) => from === null || to === null || from < to, {
    error: says('fields.not_after_start'),
    path: ['to'],
  });
export type MembershipInput = z.output<typeof membershipInputSchema>;
