import * as fc from 'fast-check';
import { CLEARANCE_KINDS, CLEARANCE_STATUSES, IN_FLIGHT_RULINGS } from '#libs/contracts';
import type { ArrangementFact } from '#libs/process';

const act = fc.record({
  symbol: fc.constant('S/RES/2155 (2014)'),
  adoptedOn: fc.constantFrom('2011-01-20', '2011-02-05', '2011-06-30'),
});
const limits = fc.constantFrom(null, null, '2011-01-25', '2011-02-10', '2011-06-30');
const increments = fc.constantFrom(
  null,
  null,
  { count: 1, persons: null },
  { count: 2, persons: { military: 40, police: 0, civilian: 0 } },
  { count: null, persons: { military: 30, police: 0, civilian: 0 } },
);

/** Acts on the lines of an arrangement and on consents after the grant, for lines of these names. */
export function wildArrangementActs(ids: fc.Arbitrary<string>) {
  const line = fc.record({ lineId: ids });
  const lineIds = fc.option(fc.array(ids, { minLength: 1, maxLength: 2 }));
  const pause = fc.record({ lineIds, reason: fc.constant('The airfield is closed.') });
  const consent = fc.record({
    requestId: fc.constant('r1'),
    legId: fc.constantFrom('contributor_consent:ukraine' as const, 'host_consent:liberia' as const),
    partyId: fc.constant('ukraine'),
    decisionId: fc.constant('d90'),
    lineIds: fc.array(ids, { maxLength: 2 }),
    because: fc.constantFrom('answered' as const, 'record_contested' as const),
    reason: fc.option(fc.constant('The crews are needed at home.')),
  });
  return {
    request_closed: fc.record({ requestId: fc.constantFrom('r1', 'r2') }),
    departed: line,
    arrived: fc.record(
      { lineId: ids, increment: increments, complete: fc.boolean() },
      { requiredKeys: ['lineId'] },
    ),
    authority_transferred: fc.record({ lineId: ids, certificate: fc.constant('TOA/UNOCI/1') }),
    returned: line,
    repatriated: line,
    clearance_recorded: fc.record({
      lineId: ids,
      clearance: fc.constantFrom(...CLEARANCE_KINDS),
      issuer: fc.constantFrom("Government of Côte d'Ivoire", 'Government of Liberia'),
      status: fc.constantFrom(...CLEARANCE_STATUSES),
      instrument: fc.constant(null),
      validTo: limits,
    }),
    suspended: pause,
    resumed: pause,
    consent_withdrawn: fc
      .tuple(consent, limits)
      .map(([withdrawn, lastDay]) => Object.assign({}, withdrawn, { lastDay })),
    consent_suspended: consent,
    consent_restored: consent,
    discontinued: fc.record({ lineIds, act, returnBy: limits, reason: fc.constant('S/2014/1') }),
    in_flight_ruled: fc.record({
      lineId: ids,
      ruling: fc.constantFrom(...IN_FLIGHT_RULINGS),
      instrument: fc.constant('S/2014/2'),
      until: limits,
      reason: fc.constant('It is half-way.'),
    }),
    converted: fc.record({ lineIds, act, reason: fc.constant('The sender closes.') }),
  } satisfies Partial<Record<ArrangementFact['kind'], fc.Arbitrary<object>>>;
}

/** What people and parties may do about a granted arrangement, the usual more often than the rare. */
export function arrangementMoves(
  ids: fc.Arbitrary<string>,
  days: fc.Arbitrary<string>,
): fc.Arbitrary<object> {
  const acts: Record<string, fc.Arbitrary<object>> = {
    ...wildArrangementActs(ids),
    readiness_stated: fc.record({
      lineId: ids,
      readiness: days.map((day) => ({ notBefore: day, notAfter: null })),
    }),
  };
  const usual = ['readiness_stated', 'departed', 'arrived', 'returned'];
  const named = (kind: string) => (acts[kind] ?? fc.constant({})).map((payload) => ({ kind, ...payload }));
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...usual).chain(named) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...Object.keys(acts).filter((kind) => kind !== 'request_closed'))
        .chain(named),
    },
  );
}
