import { carriedOf } from '#libs/process';
import { endOfDay } from '#libs/rules';
import { Life } from '../../../../tests/support/machine/lives/process-life.js';
import { desk, helicopters, mi24, mi8 } from '../../../../tests/support/machine/process-mi24.js';
import {
  ADOPTED,
  EXPIRY,
  grantUntil,
  LivedArrangement,
} from '../../../../tests/support/machine/process-arrangements.js';

/** The day of resolution 1968, which was the last of resolution 1967. */
const LAST_DAY = '2011-02-16';
const EXTENDED = '2011-05-17T04:00:00.000Z';
const to1968 = (adoptedOn: string, at?: string) =>
  ({ kind: 'extend', adoptedOn, lastDay: '2011-05-16', ...(at !== undefined && { at }) }) as const;

describe('S/RES/1968 (2011), three months from the previous expiry', () => {
  it('adopted on the very expiry day saves a line whose unit is still on its way', () => {
    const arrangement = LivedArrangement.granted()
      .moves('2011-02-14T12:00:00.000Z', 'departed')
      .obtains(to1968(LAST_DAY));
    arrangement.tick(EXPIRY).moves('2011-03-04T12:00:00.000Z', 'arrived');
    expect(arrangement.line).toMatchObject({
      status: 'arrived',
      expiresAt: EXTENDED,
      expiredAt: null,
      expiredInMovement: false,
      gaps: [],
      breaches: [],
    });
    expect(arrangement.told()).not.toContain('alarmExpired');
  });

  it('adopted on the expiry day but recorded later revives an unused line without a gap', () => {
    const arrangement = LivedArrangement.granted().tick(EXPIRY);
    expect(arrangement.line.status).toBe('expired_unused');
    expect(arrangement.status).toBe('ended');
    arrangement.obtains(to1968(LAST_DAY, '2011-02-18T12:00:00.000Z'));
    expect(arrangement.line).toMatchObject({
      status: 'planned',
      expiresAt: EXTENDED,
      expiredAt: null,
      gaps: [],
    });
    expect(arrangement.life.arrangement).toMatchObject({ status: 'in_force', closedAt: null });
  });

  it('adopted one day later shows the gap', () => {
    const arrangement = LivedArrangement.granted().tick(EXPIRY);
    const at = '2011-02-17T20:00:00.000Z';
    arrangement.obtains(to1968('2011-02-17', at));
    expect(arrangement.line).toMatchObject({ status: 'planned', gaps: [{ from: EXPIRY, to: at }] });
  });

  it('adopted later ends the breach of a unit that stayed, and keeps its span', () => {
    const arrangement = LivedArrangement.granted().moves('2011-01-26T12:00:00.000Z', 'arrived').tick(EXPIRY);
    expect(arrangement.line.breaches).toEqual([{ from: EXPIRY, to: null }]);
    const at = '2011-02-19T20:00:00.000Z';
    arrangement.obtains(to1968('2011-02-18', at));
    expect(arrangement.line).toMatchObject({
      status: 'arrived',
      expiredAt: null,
      gaps: [{ from: EXPIRY, to: endOfDay('2011-02-18') }],
      breaches: [{ from: EXPIRY, to: at }],
    });
    arrangement.tick(EXTENDED);
    expect(arrangement.line.breaches).toEqual([
      { from: EXPIRY, to: at },
      { from: EXTENDED, to: null },
    ]);
  });

  it('has its warnings planned again while the unit is there', () => {
    const arrangement = LivedArrangement.granted().moves('2011-01-26T12:00:00.000Z', 'arrived');
    arrangement.tick('2011-02-10T12:00:00.000Z').obtains(to1968(LAST_DAY));
    expect(arrangement.line.warned).toEqual([]);
    const before = arrangement.life.arrangementEffects('warnExpiry').length;
    arrangement.tick('2011-05-16T05:00:00.000Z');
    expect(
      arrangement.life
        .arrangementEffects('warnExpiry')
        .slice(before)
        .map(({ about }) => about.before),
    ).toEqual(['P30D', 'P14D', 'P7D', 'P3D', 'P1D']);
  });

  it('does not make good again what is over when its own term is', () => {
    const arrangement = LivedArrangement.granted().moves('2011-01-26T12:00:00.000Z', 'arrived').tick(EXPIRY);
    arrangement.obtains({
      kind: 'extend',
      adoptedOn: LAST_DAY,
      lastDay: '2011-02-20',
      at: '2011-03-01T12:00:00.000Z',
    });
    expect(arrangement.line).toMatchObject({
      expiredAt: endOfDay('2011-02-20'),
      breaches: [{ from: EXPIRY, to: null }],
    });
  });
});

describe('S/RES/1992 (2011): each line has its own expiry', () => {
  const FAR = { ...helicopters, neededBy: '2011-06-30', lines: [mi24, mi8, { ...mi8, id: 'troops' }] };
  const grants = [
    ['mi-8', '2011-06-30'],
    ['troops', '2011-07-31'],
    ['mi-24', '2011-09-30'],
  ] as const;

  it('breaches where one stays, while the others go on until their own', () => {
    const life = new Life();
    const at = '2011-06-29T15:00:00.000Z';
    life.give({
      of: 'arrangement',
      fact: {
        kind: 'opened',
        at,
        by: null,
        channel: 'inbox',
        arrangementId: 'a1',
        sendingMission: 'unmil',
        receivingMission: 'unoci',
        clockOffsetMs: 0,
        assumptions: null,
      },
    });
    life.doesOnArrangement(at, { kind: 'request_opened', by: null, requestId: 'r1', lines: FAR.lines });
    for (const [lineId, lastDay] of grants) {
      const grant = grantUntil({ kind: 'start', adoptedOn: '2011-06-29', lastDay }, at, { lineId });
      life.doesOnArrangement(at, { kind: 'line_granted', by: null, requestId: 'r1', grant });
      life.doesOnArrangement(at, { kind: 'arrived', by: desk, lineId });
    }
    const breachesOn = (day: string) => {
      life.tick(endOfDay(day));
      return grants.map(([lineId]) => life.arrangementLine(lineId).breaches.length);
    };
    expect(breachesOn('2011-06-29')).toEqual([0, 0, 0]);
    expect(breachesOn('2011-06-30')).toEqual([1, 0, 0]);
    life.doesOnArrangement('2011-07-05T12:00:00.000Z', { kind: 'returned', by: desk, lineId: 'mi-8' });
    life.doesOnArrangement('2011-07-28T12:00:00.000Z', { kind: 'returned', by: desk, lineId: 'troops' });
    expect(breachesOn('2011-07-31')).toEqual([1, 0, 0]);
    expect(life.arrangement.status).toBe('in_force');
    expect(breachesOn('2011-09-30')).toEqual([1, 0, 1]);
  });
});

describe('S/RES/2155 (2014): the Council ends the authority while a unit is moving', () => {
  const AT = '2011-02-01T15:00:00.000Z';
  const inFlight = () =>
    LivedArrangement.granted().moves('2011-01-30T12:00:00.000Z', 'departed').discontinued(AT, '2011-02-01');

  it('asks for a ruling, every day at first, and neither lets the unit in nor turns it away', () => {
    const arrangement = inFlight();
    expect(arrangement.line).toMatchObject({ status: 'moving', expiredAt: AT, returnDueAt: AT });
    expect(arrangement.status).toBe('discontinued');
    expect(arrangement.told()).toEqual(['reportLost', 'alarmRulingNeeded']);
    expect(carriedOf(arrangement.life.arrangement)).toMatchObject({ open: true, waitsFor: 'ruling' });
    arrangement.tick('2011-02-04T15:00:00.000Z');
    expect(arrangement.told().filter((told) => told === 'alarmRulingNeeded')).toHaveLength(4);
    arrangement.tick('2011-03-01T15:00:00.000Z');
    expect(arrangement.told().filter((told) => told === 'alarmRulingNeeded')).toHaveLength(11);
  });

  it('turned back, it returns without a breach, and the arrangement is closed as discontinued', () => {
    const arrangement = inFlight()
      .ruled('2011-02-02T14:00:00.000Z', 'turn_back')
      .tick('2011-04-01T00:00:00.000Z');
    expect(arrangement.told().filter((told) => told === 'alarmRulingNeeded')).toHaveLength(1);
    arrangement.moves('2011-04-02T12:00:00.000Z', 'returned');
    expect(arrangement.line).toMatchObject({ status: 'returned', breaches: [] });
    expect(arrangement.life.arrangement).toMatchObject({
      status: 'discontinued',
      closedAt: '2011-04-02T12:00:00.000Z',
    });
  });

  it('turned back and there all the same, it is in breach, and the record says against what', () => {
    const arrangement = inFlight().ruled('2011-02-02T15:00:00.000Z', 'turn_back');
    arrangement.moves('2011-02-05T12:00:00.000Z', 'arrived');
    expect(arrangement.line).toMatchObject({
      breaches: [{ from: '2011-02-05T12:00:00.000Z', to: null }],
      cautions: [{ what: 'arrived_against_ruling' }],
    });
  });

  it('let go on by a named instrument, it stays until the day that this gives', () => {
    const ruledAt = '2011-02-02T15:00:00.000Z';
    const arrangement = inFlight()
      .ruled(ruledAt, 'proceed', '2011-03-31')
      .moves('2011-02-05T12:00:00.000Z', 'arrived');
    expect(arrangement.line).toMatchObject({
      status: 'arrived',
      expiresAt: endOfDay('2011-03-31'),
      expiresBecause: 'ruling',
      gaps: [{ from: AT, to: ruledAt }],
      breaches: [],
      discontinuation: null,
    });
    expect(arrangement.status).toBe('in_force');
  });

  it('ends at once what has not left, and gives a unit that is there its day to be gone', () => {
    const unused = LivedArrangement.granted().discontinued(AT, '2011-02-01');
    expect(unused.line).toMatchObject({ status: 'expired_unused', expiresBecause: 'discontinued' });
    expect(unused.life.arrangement).toMatchObject({ status: 'discontinued', closedAt: AT });
    const there = LivedArrangement.granted().moves('2011-01-26T12:00:00.000Z', 'arrived');
    there.discontinued(AT, '2011-02-01', '2011-02-10');
    expect(there.line).toMatchObject({
      status: 'arrived',
      expiresAt: endOfDay('2011-02-10'),
      returnDueAt: endOfDay('2011-02-10'),
      breaches: [],
    });
    there.tick(endOfDay('2011-02-10'));
    expect(there.line.breaches).toEqual([{ from: endOfDay('2011-02-10'), to: null }]);
  });

  it('is not undone by a grant that rests on an earlier act, but by a later one', () => {
    const arrangement = LivedArrangement.granted()
      .moves('2011-01-26T12:00:00.000Z', 'arrived')
      .discontinued(AT, '2011-02-01');
    arrangement.obtains({
      kind: 'extend',
      adoptedOn: '2011-01-28',
      lastDay: '2011-04-30',
      at: '2011-02-03T12:00:00.000Z',
    });
    expect(arrangement.line).toMatchObject({ expiredAt: AT, breaches: [{ to: null }] });
    arrangement.obtains({ kind: 'extend', adoptedOn: '2011-02-04', lastDay: '2011-04-30' });
    expect(arrangement.line).toMatchObject({ expiredAt: null, discontinuation: null });
    expect(arrangement.status).toBe('in_force');
    const unused = LivedArrangement.granted().discontinued(AT, '2011-02-01');
    unused.obtains({ kind: 'extend', adoptedOn: '2011-02-04', lastDay: '2011-04-30' });
    expect(unused.line).toMatchObject({ status: 'planned', discontinuation: null });
    expect(unused.status).toBe('in_force');
  });

  it('cannot rest on an act that is still to come, nor be ruled on where nothing is in flight', () => {
    const arrangement = LivedArrangement.granted();
    const act = { symbol: 'S/RES/2155 (2014)', adoptedOn: '2011-02-02' };
    expect(
      arrangement.tries(AT, { kind: 'discontinued', lineIds: null, act, returnBy: null, reason: 'x' }),
    ).toMatchObject({ rule: 'act_in_future', pointer: '/act/adoptedOn' });
    expect(
      arrangement.tries(AT, {
        kind: 'in_flight_ruled',
        lineId: 'mi-24',
        ruling: 'proceed',
        instrument: 'S/2014/365',
        until: null,
        reason: 'x',
      }),
    ).toMatchObject({ rule: 'status_forbids' });
  });
});

describe("S/RES/1736 (2006): the sender closes and the unit becomes the receiver's own", () => {
  const act = { symbol: 'S/RES/1736 (2006)', adoptedOn: '2011-02-01' };
  const converted = { kind: 'converted', lineIds: null, act, reason: 'The sender closes.' } as const;

  it('ends the expiry and its warnings, and closes the arrangement as converted', () => {
    const arrangement = LivedArrangement.granted().moves('2011-01-26T12:00:00.000Z', 'arrived');
    arrangement.does('2011-02-01T15:00:00.000Z', converted).tick('2011-06-01T00:00:00.000Z');
    expect(arrangement.line).toMatchObject({ status: 'transferred', expiredAt: null, breaches: [] });
    expect(arrangement.life.arrangement).toMatchObject({
      status: 'converted',
      closedAt: '2011-02-01T15:00:00.000Z',
    });
    expect(arrangement.told()).toEqual([]);
  });

  it('by a further request ends a breach too', () => {
    const arrangement = LivedArrangement.granted().moves('2011-01-26T12:00:00.000Z', 'arrived').tick(EXPIRY);
    arrangement.obtains({ kind: 'convert', adoptedOn: '2011-02-20', lastDay: '2011-12-31' });
    expect(arrangement.line.status).toBe('transferred');
    expect(arrangement.line.breaches).toEqual([
      { from: EXPIRY, to: arrangement.life.arrangement.lastFactAt },
    ]);
    expect(arrangement.tries('2011-03-01T00:00:00.000Z', converted)).toMatchObject({
      rule: 'status_forbids',
    });
  });
});

describe('the quick reaction force of S/RES/2162 (2014) on its 91st day', () => {
  it('is in breach unless the Council has decided, as S/RES/2226 (2015) recalls', () => {
    const arrangement = LivedArrangement.granted().obtains({
      kind: 'extend',
      adoptedOn: '2011-01-20',
      lastDay: '2011-04-20',
    });
    arrangement.moves('2011-01-21T12:00:00.000Z', 'arrived').tick('2011-04-21T03:59:59.999Z');
    expect(arrangement.line.breaches).toEqual([]);
    arrangement.tick('2011-04-21T04:00:00.000Z');
    expect(arrangement.line.breaches).toEqual([{ from: '2011-04-21T04:00:00.000Z', to: null }]);
    expect(arrangement.life.arrangementEffects('alarmExpired')).toHaveLength(1);
    expect(ADOPTED < arrangement.line.breaches[0]!.from).toBe(true);
  });
});
