import { z } from 'zod';
import { capsSchema } from './decision.js';
import { instrumentSchema } from './instrument.js';
import { keySchema } from './request.js';
import { calendarDateSchema, instantSchema } from '../time.js';
import { says } from '../field-faults.js';

/** The legs that a party may answer in advance: its own consents, never what the Council or the Secretariat must do. */
const STANDING_LEG_KINDS = ['contributor_consent', 'host_consent', 'regional_consent'] as const;
export type StandingConsentLegKind = (typeof STANDING_LEG_KINDS)[number];

function oneOf(none: 'fields.no_mission_or_null' | 'fields.no_unit_or_null') {
  return z.array(keySchema).min(1, says(none)).max(200).nullable();
}

/** What a standing consent allows. Null: any. */
const standingConsentScopeSchema = z.strictObject({
  sendingMissions: oneOf('fields.no_mission_or_null'),
  receivingMissions: oneOf('fields.no_mission_or_null'),
  units: oneOf('fields.no_unit_or_null'),
  caps: capsSchema.describe('limits on each loan; their dates limit the loan itself'),
});

/**
 * A contingency consent: recorded in advance, for arrangements that nobody has asked for yet. It answers a leg only within
 * its scope and validity, before it was withdrawn, and only if the party itself called it binding; otherwise it counts as
 * consent in principle.
 */
export const standingConsentSchema = z
  .strictObject({
    id: keySchema,
    partyId: keySchema,
    legKind: z.enum(STANDING_LEG_KINDS),
    instrument: instrumentSchema,
    scope: standingConsentScopeSchema,
    validFrom: calendarDateSchema.describe('the first day on which it can be used'),
    validTo: calendarDateSchema
      .nullable()
      .describe('the last day on which it can be used, and of any loan under it; null: until withdrawn'),
    binding: z.boolean().describe('whether the party itself called it binding'),
    withdrawnAt: instantSchema.nullable(),
  })
  .refine(
    (standingConsent) =>
      standingConsent.validTo === null || standingConsent.validFrom <= standingConsent.validTo,
    {
      error: says('fields.end_before_start'),
      path: ['validTo'],
    },
  );
export type StandingConsent = z.infer<typeof standingConsentSchema>;
