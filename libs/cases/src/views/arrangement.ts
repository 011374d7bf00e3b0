import {
  EXPIRY_CAUSES,
  ARRANGEMENT_STATUSES,
  CLEARANCE_KINDS,
  CLEARANCE_STATUSES,
  COUNTING_MODELS,
  IN_FLIGHT_RULINGS,
  LINE_STATUSES,
  REQUEST_STATUSES,
  cautionSchema,
  incrementSchema,
  lagSchema,
  personsSchema,
  readinessSchema,
  usableWindowSchema,
} from '#libs/contracts';
import { z } from 'zod';
import { moment, range, named, allowedActsOn, sourceView, span } from './common.js';

/* An arrangement as a viewer may see it, and its row in a list. */

const arrangementLineView = z.object({
  id: z.string(),
  requestId: z.string(),
  unit: named,
  count: z.int().nullable().describe('how many of the unit; null: not kept'),
  persons: personsSchema,
  area: z.array(z.string()).nullable().describe('null: all of the receiving mission'),
  tasks: z.array(z.string()).nullable().describe('null: all tasks of its mandate'),
  status: z.enum(LINE_STATUSES),
  expiresAt: moment.nullable(),
  expiresBecause: z.enum(EXPIRY_CAUSES).nullable().describe('what ends it then'),
  expiring: z.boolean().describe('a warning of its expiry has been sent'),
  adopted: range.nullable(),
  lastConsent: range.nullable(),
  readiness: readinessSchema.nullable(),
  departedAt: range.nullable(),
  arrivals: z
    .array(z.object({ at: range, increment: incrementSchema.nullable().describe('null: all of the unit') }))
    .describe('what has arrived in the present stay, by increment'),
  arrivedSoFar: z
    .object({ count: z.int().nullable(), persons: personsSchema.nullable() })
    .describe('the increments added up; null where they were not counted'),
  arrivedAt: range.nullable().describe('when all of it was there'),
  transferOfAuthority: z.object({ certificate: z.string(), at: range }).nullable(),
  returnedAt: range.nullable().describe('when it left: back to the sending mission, or home'),
  expiredAt: moment.nullable(),
  expiredInMovement: z.boolean(),
  returnDueAt: moment
    .nullable()
    .describe('by when it must have left, if the authority or a consent was ended early'),
  gaps: z
    .array(z.object({ from: moment, to: moment }))
    .describe('times without an authority between an expiry and a later extension'),
  breachSince: moment.nullable().describe('the latest breach'),
  breachEndedAt: moment.nullable(),
  breaches: z.array(span).describe('all times at which the unit was present without an authority'),
  suspensions: z.array(
    span.extend({
      party: named.nullable().describe('who suspended its consent; null: the line itself was suspended'),
      because: z
        .enum(['ordered', 'answered', 'record_contested', 'record_stands'])
        .describe('by those who manage the arrangement, or by an act of the party'),
      reason: z.string().nullable().describe('null if none was given, or it concerns another party'),
    }),
  ),
  discontinuation: z
    .object({
      act: z.object({ symbol: z.string(), adoptedOn: z.string() }),
      reason: z.string(),
      since: moment,
      inFlight: z.boolean().describe('whether the unit was moving then'),
      ruling: z
        .object({
          ruling: z.enum(IN_FLIGHT_RULINGS),
          instrument: z.string(),
          reason: z.string(),
          at: moment,
        })
        .nullable(),
    })
    .nullable()
    .describe('that the Council ended its authority'),
  awaitsRuling: z.boolean().describe('a moving unit for which nobody has ruled yet whether it may proceed'),
  clearances: z.array(
    z.object({
      clearance: z.enum(CLEARANCE_KINDS),
      issuer: z.string(),
      status: z.enum(CLEARANCE_STATUSES),
      instrument: z.string().nullable(),
      validTo: z.string().nullable(),
      recordedAt: moment,
    }),
  ),
  cautions: z.array(cautionSchema).describe('what was recorded although it should not have happened'),
  counting: z
    .object({
      model: z.enum(COUNTING_MODELS).describe('against which ceilings the unit counts'),
      departs: z
        .boolean()
        .describe('whether the model departs from the rule that the combined ceiling does not grow'),
    })
    .nullable()
    .describe('null until the line is granted'),
  lostReportedAt: moment.nullable(),
  window: usableWindowSchema.nullable().describe('null for those who do not see the whole case'),
  arrivalLag: lagSchema.nullable().describe('null for those who do not see the whole case'),
  sources: z.array(sourceView),
  allowedActs: allowedActsOn('arrangement_line'),
});
export type ArrangementLineView = z.infer<typeof arrangementLineView>;

/** One arrangement as a viewer may see it. */
export const arrangementViewSchema = z.object({
  id: z.string(),
  reference: z.string(),
  version: z.int(),
  now: moment,
  clockMoved: z.boolean(),
  record: z.boolean().describe('whether this is a record case'),
  assumptions: z.string().nullable(),
  sees: z.enum(['all', 'own']),
  status: z.enum(ARRANGEMENT_STATUSES),
  breach: z.boolean().describe('whether a unit is now present without an authority'),
  sendingMission: named,
  receivingMission: named,
  requests: z.array(z.object({ id: z.string(), reference: z.string(), status: z.enum(REQUEST_STATUSES) })),
  lines: z.array(arrangementLineView),
  closedAt: moment.nullable(),
  allowedActs: allowedActsOn('arrangement'),
});
export type ArrangementView = z.infer<typeof arrangementViewSchema>;

/** One row of the list of arrangements. */
export const arrangementRowSchema = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.enum(ARRANGEMENT_STATUSES),
  breach: z.boolean(),
  sendingMission: named,
  receivingMission: named,
  expiresAt: moment.nullable().describe('the first expiry of a line that is not over'),
  now: moment,
  clockMoved: z.boolean(),
  record: z.boolean().describe('whether this is a record case'),
});
export type ArrangementRow = z.infer<typeof arrangementRowSchema>;
