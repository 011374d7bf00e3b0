import type { ArrangementState } from '#libs/process';
import { stepArrangement, upgradeState } from '#libs/process';
import { EXPIRY, LivedArrangement } from '../../../../tests/support/machine/process-arrangements.js';

/** An arrangement of one unit in breach, as version 1 left it. */
const left = {
  case: 'arrangement',
  id: 'a1',
  sendingMission: 'unmil',
  receivingMission: 'unoci',
  status: 'in_force',
  clockOffsetMs: 0,
  assumptions: null,
  requestIds: ['r1'],
  lines: {
    'mi-24': {
      id: 'mi-24',
      requestId: 'r1',
      unitId: 'mi-24',
      persons: { military: 60, police: 0, civilian: 0 },
      status: 'arrived',
      grant: {
        lineId: 'mi-24',
        unitId: 'mi-24',
        persons: { military: 60, police: 0, civilian: 0 },
        from: null,
        expiresAt: EXPIRY,
        expiresBecause: 'council_decision',
        adopted: { from: null, to: null },
        lastConsent: { from: null, to: null },
        readiness: null,
        warnAt: [{ at: '2011-02-16T05:00:00.000Z', before: 'P1D' }],
      },
      readiness: null,
      departedAt: null,
      arrivedAt: { from: '2011-01-26T12:00:00.000Z', to: '2011-01-26T12:00:00.000Z' },
      returnedAt: null,
      expiredAt: EXPIRY,
      expiredInMovement: false,
      breachSince: EXPIRY,
      breachEndedAt: null,
      warned: ['P1D'],
      lostReportedAt: null,
    },
  },
  closedAt: null,
  factCount: 9,
  lastFactAt: EXPIRY,
};

describe('a loan that version 1 left', () => {
  const taken = upgradeState(left, 1) as ArrangementState;

  it('has every field that a loan of today has, and none other', () => {
    const today = LivedArrangement.granted();
    expect(Object.keys(taken).toSorted()).toEqual(Object.keys(today.life.arrangement).toSorted());
    const [was, is] = [taken.lines['mi-24'], today.line];
    expect(Object.keys(was ?? {}).toSorted()).toEqual(Object.keys(is).toSorted());
    expect(Object.keys(was?.grant ?? {}).toSorted()).toEqual(Object.keys(is.grant ?? {}).toSorted());
  });

  it('goes on from where it was: the unit returns and its breach ends', () => {
    const at = '2011-02-20T12:00:00.000Z';
    const result = stepArrangement(taken, {
      kind: 'returned',
      at,
      by: null,
      channel: 'inbox',
      lineId: 'mi-24',
    });
    expect(result).toMatchObject({
      state: { status: 'ended', lines: { 'mi-24': { breaches: [{ from: EXPIRY, to: at }] } } },
    });
  });
});
