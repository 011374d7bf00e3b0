import * as fc from 'fast-check';
import { standingConsentSchema } from '#libs/contracts';
import type { StandingConsent } from '#libs/contracts';
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
        because: 'ukraine-2011 covers the ask; ukraine itself said that it binds',
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
      because:
        'ukraine-2011 covers the ask; ukraine did not say that it binds, so the leg is still to be answered',
    });
  });

  it('for the lines of the leg only', () => {
    const both = { ...helicopters, lines: [mi24, mi8] };
    const units = scoped({ units: ['mi-24'] });
    expect(matchStandingConsents([units], leg({ content: both })).match).not.toBeNull();
    expect(against(units, leg({ content: both, lineIds: ['mi-24', 'mi-8'] }))).toEqual([
      'it is for mi-24, not for mi-8',
    ]);
  });
});

describe('a standing consent does not answer', () => {
  const cases: [string, StandingConsent, Partial<LegToAnswer>, string[]][] = [
    ['for another party', standingConsent({ partyId: 'ghana' }), {}, ['it is of ghana, not of ukraine']],
    [
      'another kind of leg',
      standingConsent({ legKind: 'host_consent' }),
      {},
      ['it is a host consent, not a contributor consent'],
    ],
    [
      'a leg without lines',
      standingConsent(),
      { lineIds: ['fpu'] },
      ['the leg concerns no line of the request'],
    ],
    [
      'loans from elsewhere',
      scoped({ sendingMissions: ['unmis', 'monusco'] }),
      {},
      ['it is for loans from unmis and monusco, not from unmil'],
    ],
    [
      'loans to elsewhere',
      scoped({ receivingMissions: ['unmil'] }),
      {},
      ['it is for loans to unmil, not to unoci'],
    ],
    [
      'more than it covers',
      scoped({ caps: { ...noLimits, persons: 40, area: ['Abidjan'] } }),
      {},
      [
        'persons: 40 consented of 60 asked',
        'area: consented to Abidjan, asked for all of the receiving mission',
      ],
    ],
    [
      'a loan that starts before its own dates',
      scoped({ caps: { ...noLimits, from: '2011-01-08' } }),
      {},
      ['start: consented from 2011-01-08, asked from 2011-01-07'],
    ],
    [
      'a loan that outlasts its validity',
      standingConsent({ validTo: '2011-06-30' }),
      { content: { ...helicopters, lines: [{ ...mi24, to: '2011-07-01' }] } },
      ['end: consented to 2011-06-30, asked to 2011-07-01'],
    ],
    [
      'a loan that starts after its validity',
      standingConsent({ validTo: '2011-06-30' }),
      { content: { ...helicopters, lines: [{ ...mi24, from: '2011-07-01' }] } },
      ['end: consented to 2011-06-30, asked from 2011-07-01'],
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
      'it is valid from 2011-01-02 only',
    ]);
    expect(against(january, leg({ at: '2011-01-02T05:00:00.000Z' }))).toEqual([]);
    expect(against(january, leg({ at: '2011-02-01T04:59:59.999Z' }))).toEqual([]);
    expect(against(january, leg({ at: '2011-02-01T05:00:00.000Z' }))).toEqual([
      'it was valid to 2011-01-31',
      'end: consented to 2011-01-31, asked from 2011-02-01',
    ]);
  });

  it('from the moment of its withdrawal on', () => {
    const withdrawn = standingConsent({ withdrawnAt: '2011-01-07T15:00:00.000Z' });
    expect(against(withdrawn, leg({ at: '2011-01-07T14:59:59.999Z' }))).toEqual([]);
    expect(against(withdrawn)).toEqual(['it was withdrawn on 2011-01-07']);
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
        because: ['it covers the ask too, but newer goes before it'],
      })),
      { id: 'foreign', because: ['it is of ghana, not of ukraine'] },
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
    [{ validFrom: '2011-02-01', validTo: '2011-01-31' }, '/validTo', 'the end lies before the start'],
    [
      { scope: { ...standingConsent().scope, units: [] } },
      '/scope/units',
      'must name at least one unit, or be null for any',
    ],
    [{ legKind: 'council_decision' }, '/legKind', expect.any(String)],
    [
      { instrument: { ...noteVerbale('2010-12-20'), reference: null } },
      '/instrument/reference',
      'must be stated for a note verbale, e.g. NV/2011/14',
    ],
  ])('is refused with %j', (change, pointer, message) => {
    const read = standingConsentSchema.safeParse({ ...standingConsent(), ...change });
    expect(read.error?.issues.map((issue) => [`/${issue.path.join('/')}`, issue.message])).toEqual([
      [pointer, message],
    ]);
  });
});
