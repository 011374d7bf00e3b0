import * as fc from 'fast-check';
import { fieldFaultsOf, standingConsentSchema } from '#libs/contracts';
import type { StandingConsent, StandingMismatch } from '#libs/contracts';
import { matchStandingConsents, uncoveredOf } from '#libs/rules';
import type { LegToAnswer } from '#libs/rules';
import { anyAsk, anyCaps } from '../../../../tests/support/machine/asks.js';
import {
  helicopters,
  mi24,
  mi8,
  noLimits,
  noteVerbale,
} from '../../../../tests/support/machine/process-mi24.js';

const standingConsent = (change: Partial<StandingConsent> = {}): StandingConsent => ({
  id: 'ukraine-2011',
  partyId: 'ukraine',
  legKind: 'contributor_consent',
  instrument: noteVerbale('2010-12-20'),
  scope: { sendingMissions: null, receivingMissions: null, units: null, caps: noLimits },
  validFrom: '2011-01-01',
  validTo: null,
  binding: true,
  withdrawnAt: null,
  ...change,
});
const scoped = (scope: Partial<StandingConsent['scope']>) =>
  standingConsent({ scope: { ...standingConsent().scope, ...scope } });
const leg = (change: Partial<LegToAnswer> = {}): LegToAnswer => ({
  kind: 'contributor_consent',
  partyId: 'ukraine',
  content: helicopters,
  lineIds: ['mi-24'],
  at: '2011-01-07T15:00:00.000Z',
  ...change,
});
const against = (each: StandingConsent, of = leg()) =>
  matchStandingConsents([each], of).others[0]?.because ?? [];

describe('a standing consent answers an ask', () => {
  it('as a consent where it binds and limits nothing', () => {
    expect(matchStandingConsents([standingConsent()], leg())).toEqual({
      match: {
        standingConsent: standingConsent(),
        answers: 'consent',
        caps: null,
      },
      others: [],
    });
  });

  it('with its limits, and with the end of its validity among them', () => {
    const limited = standingConsent({
      ...scoped({ caps: { ...noLimits, persons: 60 } }),
      validTo: '2011-06-30',
    });
    expect(matchStandingConsents([limited], leg()).match).toMatchObject({
      answers: 'consent_with_conditions',
      caps: { ...noLimits, persons: 60, to: '2011-06-30' },
    });
  });

  it('to the earlier of its two ends', () => {
    const endOf = (to: string, validTo: string) =>
      matchStandingConsents([standingConsent({ ...scoped({ caps: { ...noLimits, to } }), validTo })], leg())
        .match?.caps?.to;
    expect(endOf('2011-03-31', '2011-06-30')).toBe('2011-03-31');
    expect(endOf('2011-06-30', '2011-03-31')).toBe('2011-03-31');
  });

  it('in principle only, where its party never said that it binds', () => {
    expect(matchStandingConsents([standingConsent({ binding: false })], leg()).match).toMatchObject({
      answers: 'in_principle',
    });
  });

  it('for the lines of the leg only', () => {
    const both = { ...helicopters, lines: [mi24, mi8] };
    const units = scoped({ units: ['mi-24'] });
    expect(matchStandingConsents([units], leg({ content: both })).match).not.toBeNull();
    expect(against(units, leg({ content: both, lineIds: ['mi-24', 'mi-8'] }))).toEqual([
      { code: 'standing.units', params: { units: ['mi-24'], asked: 'mi-8' } },
    ]);
  });
});

const endedBefore = (consented: string, starts: string): StandingMismatch => ({
  code: 'gap.ended_before_start',
  params: { line: null, consented, starts },
});

describe('a standing consent does not answer', () => {
  const cases: [string, StandingConsent, Partial<LegToAnswer>, StandingMismatch[]][] = [
    [
      'for another party',
      standingConsent({ partyId: 'ghana' }),
      {},
      [{ code: 'standing.of_another_party', params: { party: 'ghana', asked: 'ukraine' } }],
    ],
    [
      'another kind of leg',
      standingConsent({ legKind: 'host_consent' }),
      {},
      [{ code: 'standing.of_another_kind', params: { kind: 'host_consent', asked: 'contributor_consent' } }],
    ],
    [
      'a leg without lines',
      standingConsent(),
      { lineIds: ['fpu'] },
      [{ code: 'standing.no_line', params: {} }],
    ],
    [
      'loans from elsewhere',
      scoped({ sendingMissions: ['unmis', 'monusco'] }),
      {},
      [{ code: 'standing.sending_missions', params: { missions: ['unmis', 'monusco'], asked: 'unmil' } }],
    ],
    [
      'loans to elsewhere',
      scoped({ receivingMissions: ['unmil'] }),
      {},
      [{ code: 'standing.receiving_missions', params: { missions: ['unmil'], asked: 'unoci' } }],
    ],
    [
      'more than it covers',
      scoped({ caps: { ...noLimits, persons: 40, area: ['Abidjan'] } }),
      {},
      [
        { code: 'gap.persons', params: { lines: 1, consented: 40, asked: 60 } },
        { code: 'gap.area', params: { line: null, consented: ['Abidjan'] } },
      ],
    ],
    [
      'a loan that starts before its own dates',
      scoped({ caps: { ...noLimits, from: '2011-01-08' } }),
      {},
      [{ code: 'gap.start', params: { line: null, consented: '2011-01-08', asked: '2011-01-07' } }],
    ],
    [
      'a loan that outlasts its validity',
      standingConsent({ validTo: '2011-06-30' }),
      { content: { ...helicopters, lines: [{ ...mi24, to: '2011-07-01' }] } },
      [{ code: 'gap.end', params: { line: null, consented: '2011-06-30', asked: '2011-07-01' } }],
    ],
    [
      'a loan that starts after its validity',
      standingConsent({ validTo: '2011-06-30' }),
      { content: { ...helicopters, lines: [{ ...mi24, from: '2011-07-01' }] } },
      [endedBefore('2011-06-30', '2011-07-01')],
    ],
  ];

  it.each(cases)('%s', (_name, each, change, because) => {
    expect(matchStandingConsents([each], leg(change))).toEqual({
      match: null,
      others: [{ id: 'ukraine-2011', because }],
    });
  });

  it('before its first day begins in New York, nor after its last has ended there', () => {
    const january = standingConsent({ validFrom: '2011-01-02', validTo: '2011-01-31' });
    expect(against(january, leg({ at: '2011-01-02T04:59:59.999Z' }))).toEqual([
      { code: 'standing.not_yet_valid', params: { from: '2011-01-02' } },
    ]);
    expect(against(january, leg({ at: '2011-01-02T05:00:00.000Z' }))).toEqual([]);
    expect(against(january, leg({ at: '2011-02-01T04:59:59.999Z' }))).toEqual([]);
    expect(against(january, leg({ at: '2011-02-01T05:00:00.000Z' }))).toEqual([
      { code: 'standing.expired', params: { to: '2011-01-31' } },
      endedBefore('2011-01-31', '2011-02-01'),
    ]);
  });

  it('from the moment of its withdrawal on', () => {
    const withdrawn = standingConsent({ withdrawnAt: '2011-01-07T15:00:00.000Z' });
    expect(against(withdrawn, leg({ at: '2011-01-07T14:59:59.999Z' }))).toEqual([]);
    expect(against(withdrawn)).toEqual([{ code: 'standing.withdrawn', params: { on: '2011-01-07' } }]);
  });
});

describe('of several standing consents', () => {
  it('the best answers, and the others say why they do not', () => {
    const mind = standingConsent({ id: 'mind', binding: false });
    const capped = standingConsent({ ...scoped({ caps: { ...noLimits, persons: 60 } }), id: 'capped' });
    const newer = standingConsent({ id: 'newer', validFrom: '2011-01-05' });
    const older = standingConsent({ id: 'older' });
    const foreign = standingConsent({ id: 'foreign', partyId: 'ghana' });
    const { match, others } = matchStandingConsents([mind, capped, older, newer, foreign], leg());
    expect(match?.standingConsent.id).toBe('newer');
    expect(others).toEqual([
      ...['mind', 'capped', 'older'].map((id) => ({
        id,
        because: [{ code: 'standing.goes_after', params: { other: 'newer' } }],
      })),
      {
        id: 'foreign',
        because: [{ code: 'standing.of_another_party', params: { party: 'ghana', asked: 'ukraine' } }],
      },
    ]);
    const best = (...all: StandingConsent[]) => matchStandingConsents(all, leg()).match?.standingConsent.id;
    expect(best(mind, capped)).toBe('capped');
    expect(best({ ...capped, binding: false, validFrom: '2011-01-06' }, mind)).toBe('mind');
    expect(best({ ...older, id: 'b' }, { ...older, id: 'a' })).toBe('a');
    expect(best({ ...older, id: 'a' }, { ...older, id: 'b' })).toBe('a');
  });

  const anyStandingConsent = fc.record({
    caps: anyCaps,
    partyId: fc.constantFrom('ukraine', 'ukraine', 'ghana'),
    legKind: fc.constantFrom('contributor_consent' as const, 'host_consent' as const),
    units: fc.option(fc.subarray(['mi-24', 'mi-8', 'fpu'], { minLength: 1 })),
    validFrom: fc.constantFrom('2011-01-01', '2011-01-07', '2011-01-08'),
    validTo: fc.constantFrom(null, '2011-01-08', '2011-03-31'),
    binding: fc.boolean(),
    withdrawnAt: fc.constantFrom(null, '2011-01-07T15:00:00.000Z', '2011-02-01T00:00:00.000Z'),
  });
  const several = fc
    .array(anyStandingConsent, { maxLength: 5 })
    .map((all) =>
      all.map(({ caps, units, ...rest }, index) =>
        standingConsent({ ...rest, id: `s-${index}`, scope: { ...standingConsent().scope, units, caps } }),
      ),
    );

  it('none answers beyond its scope, its validity or its own word, in whatever order they stand', () => {
    fc.assert(
      fc.property(anyAsk, several, (content, all) => {
        const asked = leg({ content, lineIds: content.lines.map((line) => line.id) });
        const { match, others } = matchStandingConsents(all, asked);
        expect(matchStandingConsents(all.toReversed(), asked).match).toEqual(match);
        expect(others).toHaveLength(all.length - (match === null ? 0 : 1));
        expect(others.every(({ because }) => because.length > 0)).toBe(true);
        if (match === null) return;
        const { standingConsent: found, answers, caps } = match;
        expect(found).toMatchObject({ partyId: 'ukraine', legKind: 'contributor_consent' });
        expect(found.validFrom <= '2011-01-07' && (found.validTo ?? '9999') >= '2011-01-07').toBe(true);
        expect(found.withdrawnAt === null || found.withdrawnAt > asked.at).toBe(true);
        expect(answers === 'in_principle').toBe(!found.binding);
        expect(uncoveredOf(caps ?? noLimits, content.lines, '2011-01-07')).toEqual([]);
        expect(uncoveredOf(found.scope.caps, content.lines, '2011-01-07')).toEqual([]);
        expect(answers === 'consent' && caps !== null).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the record of a standing consent', () => {
  it('is taken as it stands', () => {
    expect(standingConsentSchema.parse(standingConsent())).toEqual(standingConsent());
  });

  it.each([
    [{ validFrom: '2011-02-01', validTo: '2011-01-31' }, '/validTo', { code: 'fields.end_before_start' }],
    [
      { scope: { ...standingConsent().scope, units: [] } },
      '/scope/units',
      { code: 'fields.no_unit_or_null' },
    ],
    [{ legKind: 'council_decision' }, '/legKind', expect.objectContaining({ code: 'fields.one_of' })],
    [
      { instrument: { ...noteVerbale('2010-12-20'), reference: null } },
      '/instrument/reference',
      { code: 'fields.reference_missing', params: { kind: 'note_verbale', example: 'NV/2011/14' } },
    ],
  ])('is refused with %j', (change, pointer, wanted) => {
    const read = standingConsentSchema.safeParse({ ...standingConsent(), ...change });
    expect(fieldFaultsOf(read.error?.issues ?? []).map(({ pointer: at, reason }) => [at, reason])).toEqual([
      [pointer, wanted],
    ]);
  });
});
