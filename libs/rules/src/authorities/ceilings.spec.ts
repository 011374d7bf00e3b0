import type { CountingModel } from '#libs/contracts';
import * as fc from 'fast-check';
import { freePlaces, growsCombinedCeiling, placesOf } from './ceilings.js';

const day = (number: number) => new Date(Date.UTC(2014, 0, number)).toISOString();

const line = (countingModel: CountingModel, persons = { military: 850, police: 140, civilian: 5 }) => ({
  persons,
  countingModel,
  sendingMission: 'unamid',
  receivingMission: 'unmiss',
});

describe('the ceilings under which an arrangement counts', () => {
  it.each([
    ['SENDER_COUNTS', ['unamid']],
    ['RECEIVER_RAISED', ['unamid', 'unmiss']],
    ['WITHIN_RECEIVER', ['unmiss']],
    ['ABSORBED', ['unmiss']],
  ] as const)('%s counts at %j, military and police apart', (model, missions) => {
    expect(placesOf(line(model))).toEqual(
      missions.flatMap((missionId) => [
        { missionId, category: 'military', persons: 850 },
        { missionId, category: 'police', persons: 140 },
      ]),
    );
  });

  it('has no ceiling for civilians, nor for a category of which nobody comes', () => {
    expect(placesOf(line('SENDER_COUNTS', { military: 0, police: 140, civilian: 20 }))).toEqual([
      { missionId: 'unamid', category: 'police', persons: 140 },
    ]);
  });

  it('shows where the combined ceiling grows, and does not call it a fault', () => {
    expect(growsCombinedCeiling('SENDER_COUNTS')).toBe(false);
    expect(growsCombinedCeiling('RECEIVER_RAISED')).toBe(true);
  });
});

describe('the places that are free under a ceiling', () => {
  const ceiling = { amount: 7000, occupied: 6800, from: day(1), to: day(91) };

  it('are what the holdings of the same time leave', () => {
    const holdings = [
      { persons: 120, from: day(10), to: day(20) },
      { persons: 150, from: day(20), to: null },
    ];
    const free = (from: number, to: number | null) =>
      freePlaces(ceiling, holdings, { from: day(from), to: to === null ? null : day(to) });
    expect(free(1, 10)).toBe(200);
    expect(free(5, 15)).toBe(80);
    expect(free(15, 25)).toBe(50);
    expect(free(40, null)).toBe(50);
  });

  it('are not told by a ceiling of another time', () => {
    expect(freePlaces(ceiling, [], { from: day(91), to: null })).toBeNull();
  });

  const spans = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 500 }))
    .map(([from, length, persons]) => ({ from, to: from + length, persons }));

  it('are those of the fullest day, counted day by day', () => {
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 8 }), spans, (held, asked) => {
        const days = Array.from({ length: asked.to - asked.from }, (_, index) => asked.from + index);
        const fullest = Math.max(
          ...days.map((number) =>
            held
              .filter(({ from, to }) => from <= number && to > number)
              .reduce((sum, { persons }) => sum + persons, 0),
          ),
        );
        const dated = held.map(({ from, to, persons }) => ({ from: day(from), to: day(to), persons }));
        expect(
          freePlaces({ ...ceiling, to: null }, dated, { from: day(asked.from), to: day(asked.to) }),
        ).toBe(200 - fullest);
      }),
    );
  });
});
