import type { Authority, RequestContent } from '#libs/contracts';
import { helicopters, mi24, resolution1967 } from '../../../../tests/support/machine/process-mi24.js';
import { authorityFaults } from './authority-rules.js';
import { said } from '../../../../tests/support/written.js';

/** Asks the Secretary-General to explore inter-mission cooperation; names no arrangement. */
const resolution2348: Authority = {
  ...resolution1967,
  id: 's-res-2348-2017',
  symbol: 'S/RES/2348 (2017)',
  adoptedOn: '2017-03-31',
  kind: 'explore',
  directions: [],
  units: null,
  term: null,
};

const faults = (authority: Authority, change: Partial<RequestContent> = {}) =>
  authorityFaults(authority, { ...helicopters, ...change }).map(({ rule, pointer }) => [rule, pointer]);

describe('an authority', () => {
  it('carries the three Mi-24 under resolution 1967', () => {
    expect(faults(resolution1967)).toEqual([]);
  });

  it('that only asks to explore carries nothing', () => {
    expect(faults(resolution2348)).toEqual([
      ['authority_explores_only', '/authorityId'],
      ['direction_not_authorised', '/receivingMission'],
    ]);
    expect(said(authorityFaults(resolution2348, helicopters)[0]?.reason)).toContain('S/RES/2348 (2017)');
  });

  it('allows its own direction, not the way back', () => {
    expect(faults(resolution1967, { sendingMission: 'unoci', receivingMission: 'unmil' })).toEqual([
      ['direction_not_authorised', '/receivingMission'],
    ]);
  });

  it('points at every line that goes beyond it', () => {
    const lines = [
      mi24,
      { ...mi24, id: 'tanks', unitId: 'tanks' },
      { ...mi24, id: 'more', count: 4, persons: { military: 60, police: 0, civilian: 1 } },
    ];
    expect(faults(resolution1967, { lines })).toEqual([
      ['unit_not_authorised', '/lines/1/unitId'],
      ['count_above_authority', '/lines/2/count'],
      ['persons_above_authority', '/lines/2/persons'],
    ]);
  });

  it('that names no units limits none', () => {
    expect(
      faults({ ...resolution1967, units: null }, { lines: [{ ...mi24, unitId: 'tanks', count: 99 }] }),
    ).toEqual([]);
  });
});
