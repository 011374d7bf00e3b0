import {
  clearanceSchema,
  conversionSchema,
  dateOrRangeSchema,
  discontinuationSchema,
  incrementSchema,
  pauseOfLinesSchema,
  readinessSchema,
  rulingSchema,
  textSchema,
} from '#libs/contracts';
import type { LineReport } from '#libs/cases';
import { z } from 'zod';
import { type WriteOperation, writes } from '../http/operations/operation.js';
import { arrangementParams, lineParams, versionAnswer } from '../http/operations/common-schemas.js';

const base = { method: 'post', tag: 'Arrangements', access: 'session', about: 'arrangementId' } as const;
const answers = { 200: { description: 'Recorded.', schema: versionAnswer } };
const whenShape = {
  effective: dateOrRangeSchema.nullable().default(null).describe('when it happened; null: now'),
};
const when = z.strictObject(whenShape);

/** An operation on one line of an arrangement: what is reported about it. */
function reports<B extends z.ZodType>(
  operation: { id: string; act: string; summary: string; description?: string; body: B },
  reportOf: (body: z.output<B>) => { report: LineReport; effective?: z.output<typeof when>['effective'] },
): WriteOperation {
  const { act, ...described } = operation;
  return writes<typeof lineParams, B>({
    ...base,
    ...described,
    may: 'move_unit',
    path: `/arrangements/:arrangementId/lines/:lineId/${act}`,
    params: lineParams,
    answers,
    async run(tx, { viewer, params, body }, { cases }) {
      const { report, effective = null } = reportOf(body);
      return { status: 200, body: await cases.reportOnLine(tx, viewer, params, report, effective) };
    },
  });
}

const ofLines = {
  stateReadiness: reports(
    {
      id: 'stateReadiness',
      act: 'readiness',
      summary: 'States when the unit can be there; a period that begins today means that it is ready',
      body: z.strictObject({ readiness: readinessSchema }),
    },
    ({ readiness }) => ({ report: { kind: 'readiness_stated', readiness } }),
  ),
  recordDeparture: reports(
    {
      id: 'recordDeparture',
      act: 'departed',
      summary: 'Records that the unit has left the sending mission',
      description:
        'A departure that should not have happened, such as one without a required clearance, is recorded too. It is shown among the cautions of the line.',
      body: when,
    },
    ({ effective }) => ({ report: { kind: 'departed' }, effective }),
  ),
  recordArrival: reports(
    {
      id: 'recordArrival',
      act: 'arrived',
      summary: 'Records that the unit, or a part of it, has arrived at the receiving mission',
      description:
        'Without an increment, all of the unit has arrived. Increments add up; the line has arrived once all that was granted is there, or once a report says that it is the last one.',
      body: z.strictObject({
        ...whenShape,
        increment: incrementSchema.nullable().default(null).describe('null: all of the unit'),
        complete: z
          .boolean()
          .default(false)
          .describe('whether this is the last increment, however many have arrived'),
      }),
    },
    ({ effective, increment, complete }) => ({
      report: { kind: 'arrived', increment, complete },
      effective,
    }),
  ),
  transferAuthority: reports(
    {
      id: 'transferAuthority',
      act: 'transfer-of-authority',
      summary: 'Records the transfer of authority over the unit, by its certificate',
      body: z.strictObject({ ...whenShape, certificate: textSchema(200) }),
    },
    ({ effective, certificate }) => ({ report: { kind: 'authority_transferred', certificate }, effective }),
  ),
  recordReturn: reports(
    {
      id: 'recordReturn',
      act: 'returned',
      summary: 'Records that the unit is back at the sending mission',
      body: when,
    },
    ({ effective }) => ({ report: { kind: 'returned' }, effective }),
  ),
  recordRepatriation: reports(
    {
      id: 'recordRepatriation',
      act: 'repatriated',
      summary: 'Records that the unit has gone home to its contributor',
      body: when,
    },
    ({ effective }) => ({ report: { kind: 'repatriated' }, effective }),
  ),
  recordClearance: reports(
    {
      id: 'recordClearance',
      act: 'clearances',
      summary: 'Records the state of a clearance for personnel, weapons, aircraft or route',
      body: clearanceSchema,
    },
    (clearance) => ({ report: { kind: 'clearance_recorded', ...clearance } }),
  ),
};

/** Suspends or resumes lines. */
function pauses(kind: 'suspended' | 'resumed'): WriteOperation {
  return writes({
    ...base,
    id: kind === 'suspended' ? 'suspendLines' : 'resumeLines',
    may: 'move_unit',
    path: `/arrangements/:arrangementId/${kind === 'suspended' ? 'suspend' : 'resume'}`,
    summary:
      kind === 'suspended'
        ? 'Suspends lines; their expiry stays, since a suspension extends nothing'
        : 'Resumes suspended lines',
    params: arrangementParams,
    body: pauseOfLinesSchema,
    answers,
    async run(tx, { viewer, params, body }, { cases }) {
      const pause = { kind, ...body };
      return { status: 200, body: await cases.pauseLines(tx, viewer, params.arrangementId, pause) };
    },
  });
}

/** What happens to an arrangement in force: readiness, movement, clearances, suspension, and early end. */
export const arrangementActOperations = {
  ...ofLines,
  suspendLines: pauses('suspended'),
  resumeLines: pauses('resumed'),
  discontinueLines: writes({
    ...base,
    id: 'discontinueLines',
    may: 'rule_on_arrangement',
    path: '/arrangements/:arrangementId/discontinue',
    summary: 'Records that the Council ends the authority of lines early',
    description:
      'Lines whose unit has not left are over. A unit that is there must leave by the day that the act sets. For a unit that is moving a manager must rule; alarms go out until then.',
    params: arrangementParams,
    body: discontinuationSchema,
    answers,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.discontinue(tx, viewer, params.arrangementId, body) };
    },
  }),
  ruleInFlight: writes({
    ...base,
    id: 'ruleInFlight',
    may: 'rule_on_arrangement',
    path: '/arrangements/:arrangementId/lines/:lineId/ruling',
    summary: 'Rules whether a unit that was moving when its authority ended turns back or proceeds',
    params: lineParams,
    body: rulingSchema,
    answers,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.ruleInFlight(tx, viewer, params, body) };
    },
  }),
  convertLines: writes({
    ...base,
    id: 'convertLines',
    may: 'rule_on_arrangement',
    path: '/arrangements/:arrangementId/convert',
    summary: 'Records that an act of the Council transfers lines to the receiving mission for good',
    params: arrangementParams,
    body: conversionSchema,
    answers,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.convertLines(tx, viewer, params.arrangementId, body) };
    },
  }),
};
