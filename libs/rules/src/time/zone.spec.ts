import * as fc from 'fast-check';
import { IANAZone } from 'luxon';
import { zoneOf } from './zone.js';

/** Among them one with a change of half an hour, and one whose offset had seconds until 1972. */
const NAMES = ['America/New_York', 'Africa/Monrovia', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Europe/Kyiv'];
const YEAR_1945_MS = Date.UTC(1945, 0, 1);
const YEAR_2199_MS = Date.UTC(2199, 11, 31);

/** Moments at which the offset changed, to the minute before and after. */
const CHANGES: [string, string][] = [
  ['America/New_York', '2011-03-13T07:00:00.000Z'],
  ['America/New_York', '2011-11-06T06:00:00.000Z'],
  ['Africa/Monrovia', '1972-01-07T00:44:30.000Z'],
  ['Australia/Lord_Howe', '2011-04-02T15:00:00.000Z'],
];

describe('the offset of a zone', () => {
  it('is the one that the engine works out, at any moment', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.integer({ min: YEAR_1945_MS, max: YEAR_2199_MS }),
        (name, ts) => {
          expect(zoneOf(name).offset(ts)).toBe(IANAZone.create(name).offset(ts));
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(CHANGES)('of %s changes at %s, not a second earlier or later', (name, change) => {
    for (const aroundMs of [-900_000, -60_000, -1000, -1, 0, 1, 1000, 60_000, 900_000]) {
      const ts = Date.parse(change) + aroundMs;
      expect(zoneOf(name).offset(ts)).toBe(IANAZone.create(name).offset(ts));
    }
  });

  it('is no number where there is no such zone', () => {
    expect(zoneOf('Mars/Base').isValid).toBe(false);
    expect(zoneOf('Mars/Base').offset(0)).toBeNaN();
  });
});
