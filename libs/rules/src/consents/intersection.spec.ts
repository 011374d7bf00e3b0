import * as fc from 'fast-check';
import type { Caps, CodedMessage, UnitLineAsked } from '#libs/contracts';
import { intersection, scopeOfLine, uncoveredOf } from '#libs/rules';
import type { CappedConsent } from '#libs/rules';
import { wordsIn } from '#libs/words';
import { FIRST_DAY, anyAsk, anyCaps, someLines } from '../../../../tests/support/machine/asks.js';
import { helicopters, mi24, mi8, noLimits } from '../../../../tests/support/machine/process-mi24.js';

const said = (messages: readonly CodedMessage[]) => messages.map((each) => wordsIn('en').say(each));
const by = (party: string, caps: Partial<Caps>, lineIds: string[] | null = null): CappedConsent => ({
  party,
  caps: { ...noLimits, ...caps },
  lineIds,
});
const ofMi24 = (
  consents: CappedConsent[],
  change: Partial<UnitLineAsked> = {},
  startsOn: string | null = null,
) => {
  const [line] = intersection(consents, { ...helicopters, lines: [{ ...mi24, ...change }] }, startsOn).lines;
  return line === undefined ? line : { ...line, limits: said(line.limits), missing: said(line.missing) };
};

describe('what all consents leave in common', () => {
  it('is the ask where nobody limits it', () => {
    expect(ofMi24([by('Ukraine', {}), by('Liberia', { persons: 60 })])).toEqual({
      lineId: 'mi-24',
      scope: { ...scopeOfLine(mi24), personsInAll: 60 },
      limits: [],
      missing: [],
    });
  });

  it('is the strictest of each limit, with who set it', () => {
    expect(
      ofMi24([
        by('Ukraine', { persons: 50, equipment: [{ unitId: 'mi-24', count: 2 }], to: '2011-03-01' }),
        by('Ghana', { persons: 40, from: '2011-02-01' }),
        by('Liberia', { persons: 40, area: ['Abidjan', 'Man'], tasks: ['escort'] }),
        by("Côte d'Ivoire", { area: ['Man', 'Bouaké'] }),
      ]),
    ).toEqual({
      lineId: 'mi-24',
      scope: {
        unitId: 'mi-24',
        count: 2,
        persons: { military: 40, police: 0, civilian: 0 },
        personsInAll: 40,
        area: ['Man'],
        tasks: ['escort'],
        from: '2011-02-01',
        to: '2011-03-01',
      },
      limits: [
        'persons: 40, by Ghana and Liberia',
        'equipment: 2, by Ukraine',
        "area: Man, by Liberia and Côte d'Ivoire",
        'tasks: escort, by Liberia',
        'start: from 1 February 2011, by Ghana',
        'end: to 1 March 2011, by Ukraine',
      ],
      missing: [
        'persons: 40 of 60 asked',
        'equipment: 2 of 3 asked',
        'area: Man of all of the receiving mission',
        'tasks: escort of all tasks of the mandate',
        'start: from 1 February 2011, asked from the decision of the Council',
      ],
    });
  });

  it('keeps categories apart, since a cap on persons names none', () => {
    const persons = { military: 50, police: 30, civilian: 5 };
    expect(ofMi24([by('Ukraine', { persons: 40 })], { persons })?.scope).toMatchObject({
      persons: { military: 40, police: 30, civilian: 5 },
      personsInAll: 40,
    });
    expect(ofMi24([by('Ukraine', { persons: 84 })], { persons })?.missing).toEqual([
      'persons: 84 of 85 asked',
    ]);
  });

  const empty: [string, CappedConsent[], string][] = [
    [
      'areas',
      [by('Liberia', { area: ['Abidjan'] }), by('Ghana', { area: ['Man'] })],
      'area: nothing in common (Liberia: Abidjan and Ghana: Man)',
    ],
    ['tasks', [by('Ghana', { tasks: [] })], 'tasks: nothing in common (Ghana: nothing)'],
    ['persons', [by('Ghana', { persons: 0 })], 'persons: none, by Ghana'],
    ['equipment', [by('Ghana', { equipment: [{ unitId: 'mi-8', count: 2 }] })], 'equipment: none, by Ghana'],
    [
      'time',
      [by('Ghana', { from: '2011-03-01' }), by('Ukraine', { to: '2011-02-15' })],
      'time: nothing in common, from 1 March 2011 to 15 February 2011',
    ],
  ];

  it.each(empty)('is said plainly to be nothing: %s', (_name, consents, words) => {
    const line = ofMi24(consents);
    expect(line?.scope).toBeNull();
    expect(line?.limits).toContain(words);
  });

  it('does not start before the decision that is already there', () => {
    expect(ofMi24([by('Ukraine', { from: '2011-01-10' })], {}, '2011-01-19')).toMatchObject({
      limits: [],
      missing: [],
    });
    expect(ofMi24([by('Ukraine', { to: '2011-01-18' })], {}, '2011-01-19')?.scope).toBeNull();
  });

  it('holds a cap on persons against the lines of the consent together', () => {
    const both = { ...helicopters, lines: [mi24, mi8] };
    const found = intersection([by('Liberia', { persons: 60 })], both, null);
    expect(found.lines).toMatchObject([
      { limits: [], missing: [] },
      { limits: [], missing: [] },
    ]);
    expect(said(found.together)).toEqual(['persons: 60 for mi-24 and mi-8 together, by Liberia']);
    expect(said(found.missing)).toEqual(['persons: 60 of 100 asked for mi-24 and mi-8 together']);
    expect(intersection([by('Ukraine', { persons: 60 }, ['mi-24'])], both, null).missing).toEqual([]);
  });
});

describe('for any consents to any ask', () => {
  const consents = fc.array(
    fc.record({ party: fc.constantFrom('A', 'B', 'C'), caps: anyCaps, lineIds: someLines }),
    {
      maxLength: 4,
    },
  );

  it('something is missing exactly where one of them leaves something uncovered', () => {
    fc.assert(
      fc.property(anyAsk, consents, (ask, given) => {
        const uncovered = given.flatMap(({ caps, lineIds }) =>
          uncoveredOf(
            caps,
            ask.lines.filter((line) => lineIds === null || lineIds.includes(line.id)),
            FIRST_DAY,
          ),
        );
        expect(intersection(given, ask, FIRST_DAY).missing.length > 0).toBe(uncovered.length > 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('nothing is left without a word', () => {
    fc.assert(
      fc.property(anyAsk, consents, (ask, given) => {
        const emptied = intersection(given, ask, FIRST_DAY).lines.filter(({ scope }) => scope === null);
        expect(emptied.every(({ limits, missing }) => limits.length > 0 && missing.length > 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('each of them covers what is left of each line', () => {
    fc.assert(
      fc.property(anyAsk, consents, (ask, given) => {
        const uncovered = intersection(given, ask, FIRST_DAY).lines.flatMap(({ lineId, scope }, index) => {
          const line = ask.lines[index];
          if (scope === null || line === undefined) return [];
          const left: UnitLineAsked = {
            ...line,
            ...scope,
            area: scope.area === null ? null : [...scope.area],
            tasks: scope.tasks === null ? null : [...scope.tasks],
            persons: { military: scope.personsInAll, police: 0, civilian: 0 },
          };
          return given
            .filter(({ lineIds }) => lineIds === null || lineIds.includes(lineId))
            .flatMap(({ caps }) => uncoveredOf(caps, [left], FIRST_DAY));
        });
        expect(uncovered).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('their order changes nothing of what is left', () => {
    fc.assert(
      fc.property(anyAsk, consents, (ask, given) => {
        const sorted = (of: readonly CappedConsent[]) =>
          intersection(of, ask, FIRST_DAY).lines.map(({ scope }) =>
            scope === null
              ? null
              : { ...scope, area: scope.area?.toSorted(), tasks: scope.tasks?.toSorted() },
          );
        expect(sorted(given.toReversed())).toEqual(sorted(given));
      }),
    );
  });
});
