import type { Increment } from '#libs/contracts';
import { effectStillValid } from '#libs/process';
import { endOfDay } from '#libs/rules';
import { Life } from '../../../../tests/support/machine/lives/process-life.js';
import { desk } from '../../../../tests/support/machine/process-mi24.js';
import { EXPIRY, LivedArrangement } from '../../../../tests/support/machine/process-arrangements.js';
import { refusalText } from '../../../../tests/support/written.js';

const DAY_1 = '2011-01-25T12:00:00.000Z';
const DAY_2 = '2011-01-26T12:00:00.000Z';
const DAY_3 = '2011-01-27T12:00:00.000Z';
const lineId = 'mi-24';

const ready = (notBefore: string) =>
  ({ kind: 'readiness_stated', lineId, readiness: { notBefore, notAfter: null } }) as const;
const part = (increment: Increment, complete = false) =>
  ({ kind: 'arrived', lineId, increment, complete }) as const;
const items = (count: number): Increment => ({ count, persons: null });
const soldiers = (military: number): Increment => ({
  count: null,
  persons: { military, police: 0, civilian: 0 },
});

describe('readiness', () => {
  it('from today on makes the line ready; a day still to come is a forecast', () => {
    const arrangement = LivedArrangement.granted().does(DAY_1, ready('2011-01-26'));
    expect(arrangement.line.status).toBe('planned');
    arrangement.tick('2011-01-30T12:00:00.000Z');
    expect(arrangement.line.status).toBe('planned');
    arrangement.does('2011-01-30T12:00:00.000Z', ready('2011-01-30'));
    expect(arrangement.line.status).toBe('ready');
    arrangement.does('2011-01-31T12:00:00.000Z', ready('2011-02-10'));
    expect(arrangement.line.status).toBe('planned');
  });
});

describe('an arrival by increments', () => {
  it('adds up until all that was granted is there', () => {
    const arrangement = LivedArrangement.granted()
      .moves(DAY_1, 'departed')
      .does(DAY_2, part(items(1)));
    expect(arrangement.line).toMatchObject({ status: 'moving', arrivedAt: null });
    arrangement.does(DAY_3, part(items(2)));
    expect(arrangement.line).toMatchObject({
      status: 'arrived',
      arrivedAt: { from: DAY_3, to: DAY_3 },
      cautions: [],
    });
    expect(arrangement.tries(DAY_3, part(items(1)))).toMatchObject({ rule: 'status_forbids' });
  });

  it('needs items and persons where both were counted', () => {
    const arrangement = LivedArrangement.granted().does(
      DAY_1,
      part({ count: 3, persons: soldiers(20).persons }),
    );
    expect(arrangement.line.status).toBe('moving');
    arrangement.does(DAY_2, part(soldiers(40)));
    expect(arrangement.line.status).toBe('arrived');
  });

  it('is over where a report says that it is the last, however much that is', () => {
    const arrangement = LivedArrangement.granted().does(DAY_1, part(soldiers(20), true));
    expect(arrangement.line.status).toBe('arrived');
  });

  it('shows where more came than was granted', () => {
    const arrangement = LivedArrangement.granted().does(DAY_1, part(items(4)));
    expect(arrangement.line).toMatchObject({
      status: 'arrived',
      cautions: [{ what: 'arrived_above_grant' }],
    });
    expect(arrangement.told()).toEqual(['warnCaution']);
  });

  it('makes a breach of the part that is there when the line expires', () => {
    const arrangement = LivedArrangement.granted()
      .does(DAY_1, part(items(1)))
      .tick(EXPIRY);
    expect(arrangement.line).toMatchObject({
      status: 'moving',
      expiredInMovement: true,
      breaches: [{ from: EXPIRY, to: null }],
    });
    expect(arrangement.told().filter((told) => told === 'alarmExpired')).toHaveLength(1);
    expect(arrangement.told()).not.toContain('reportLost');
  });
});

describe('the transfer of authority', () => {
  const transfer = { kind: 'authority_transferred', lineId, certificate: 'TOA/UNOCI/2011/3' } as const;

  it('is of a unit that has arrived, and once', () => {
    const arrangement = LivedArrangement.granted();
    expect(arrangement.tries(DAY_1, transfer)).toMatchObject({ rule: 'status_forbids', pointer: '/lineId' });
    arrangement.moves(DAY_1, 'arrived').does(DAY_2, transfer);
    expect(arrangement.line.transferOfAuthority).toEqual({
      certificate: 'TOA/UNOCI/2011/3',
      at: { from: DAY_2, to: DAY_2 },
    });
    expect(refusalText(arrangement.tries(DAY_3, transfer))).toContain('TOA/UNOCI/2011/3');
  });
});

describe('clearances', () => {
  const cleared = (
    clearance: 'weapons' | 'route',
    status: 'requested' | 'granted' | 'refused',
    validTo: string | null = null,
  ) =>
    ({
      kind: 'clearance_recorded',
      lineId,
      clearance,
      issuer: "Government of Côte d'Ivoire",
      status,
      instrument: null,
      validTo,
    }) as const;

  it('that were asked for and do not hold are shown when the unit departs, not refused', () => {
    const arrangement = LivedArrangement.granted()
      .does(DAY_1, cleared('weapons', 'requested'))
      .does(DAY_1, cleared('route', 'granted', '2011-01-25'))
      .moves(DAY_2, 'departed');
    expect(arrangement.line.status).toBe('moving');
    expect(arrangement.line.cautions.map(({ clearance }) => clearance)).toMatchObject([
      { clearance: 'weapons', status: 'requested', validTo: null },
      { clearance: 'route', status: 'granted', validTo: '2011-01-25' },
    ]);
    const [warning] = arrangement.life.arrangementEffects('warnCaution');
    expect(warning !== undefined && effectStillValid(arrangement.life.arrangement, warning)).toBe(true);
  });

  it('of one kind and issuer are one, of which the last word counts', () => {
    const arrangement = LivedArrangement.granted()
      .does(DAY_1, cleared('weapons', 'requested'))
      .does(DAY_1, cleared('weapons', 'refused'))
      .does(DAY_2, cleared('weapons', 'granted'))
      .moves(DAY_3, 'departed');
    expect(arrangement.line.clearances).toHaveLength(1);
    expect(arrangement.line.cautions).toEqual([]);
  });
});

describe('a suspension', () => {
  const pause = (kind: 'suspended' | 'resumed') => ({
    kind,
    lineIds: null,
    reason: 'The airfield is closed.',
  });

  it('extends nothing', () => {
    const arrangement = LivedArrangement.granted().moves(DAY_1, 'arrived').does(DAY_2, pause('suspended'));
    expect(arrangement.status).toBe('suspended');
    arrangement.tick(EXPIRY);
    expect(arrangement.line.breaches).toEqual([{ from: EXPIRY, to: null }]);
    expect(arrangement.life.arrangementEffects('warnExpiry').length).toBeGreaterThan(0);
  });

  it('lasts until each of its grounds is gone', () => {
    const arrangement = LivedArrangement.granted()
      .does(DAY_1, pause('suspended'))
      .consent(DAY_1, 'consent_suspended');
    arrangement.does(DAY_2, pause('resumed'));
    expect(arrangement.status).toBe('suspended');
    arrangement.consent(DAY_3, 'consent_restored');
    expect(arrangement.status).toBe('in_force');
    expect(arrangement.line.suspensions).toMatchObject([
      { legId: null, from: DAY_1, to: DAY_2 },
      { legId: 'contributor_consent:ukraine', from: DAY_1, to: DAY_3 },
    ]);
    expect(arrangement.told()).toEqual(['tellSuspended', 'tellSuspended', 'tellResumed']);
  });

  it('is shown where the unit departs all the same', () => {
    const arrangement = LivedArrangement.granted().does(DAY_1, pause('suspended')).moves(DAY_2, 'departed');
    expect(arrangement.line.cautions).toMatchObject([{ what: 'departed_while_suspended' }]);
  });

  it('is of lines that the arrangement has and that are not over, and cannot be lifted where there is none', () => {
    const arrangement = LivedArrangement.granted();
    expect(
      arrangement.tries(DAY_1, { kind: 'suspended', lineIds: ['mi-24', 'mi-8'], reason: 'x' }),
    ).toMatchObject({
      rule: 'not_found',
      pointer: '/lineIds/1',
    });
    expect(arrangement.tries(DAY_1, pause('resumed'))).toMatchObject({
      rule: 'status_forbids',
      pointer: '/lineIds',
    });
    arrangement.moves(DAY_1, 'arrived', 'returned');
    expect(arrangement.tries(DAY_1, pause('suspended'))).toMatchObject({ rule: 'status_forbids' });
  });
});

describe('a consent withdrawn after the grant', () => {
  it('with a last day shortens the line to 24:00 of it; a unit that stays is then in breach', () => {
    const arrangement = LivedArrangement.granted()
      .moves(DAY_1, 'arrived')
      .consentWithdrawn(DAY_2, '2011-02-05');
    const at = endOfDay('2011-02-05');
    expect(arrangement.line).toMatchObject({
      expiresAt: at,
      expiresBecause: 'consent_withdrawn',
      returnDueAt: at,
      breaches: [],
    });
    expect(arrangement.told()).toContain('alarmConsentWithdrawn');
    const warnings = () => arrangement.life.arrangementEffects('warnExpiry').map(({ about }) => about.before);
    arrangement.tick('2011-02-05T12:00:00.000Z');
    expect(warnings()).toEqual(['P7D', 'P3D', 'P1D']);
    arrangement.tick(at);
    expect(arrangement.line.breaches).toEqual([{ from: at, to: null }]);
  });

  it('at once ends what has not left, and puts a unit that is there in breach now', () => {
    const unused = LivedArrangement.granted().consentWithdrawn(DAY_2, null);
    expect(unused.line).toMatchObject({ status: 'expired_unused', expiredAt: DAY_2 });
    expect(unused.status).toBe('ended');
    const there = LivedArrangement.granted().moves(DAY_1, 'arrived').consentWithdrawn(DAY_2, null);
    expect(there.line.breaches).toEqual([{ from: DAY_2, to: null }]);
  });

  it('lengthens nothing, and ignores lines that it does not know', () => {
    const arrangement = LivedArrangement.granted().consentWithdrawn(DAY_2, '2011-06-30');
    expect(arrangement.line).toMatchObject({ expiresAt: EXPIRY, returnDueAt: null });
    expect(arrangement.told()).toEqual([]);
  });

  it('is not mended by an amendment, but by an extension', () => {
    const arrangement = LivedArrangement.granted()
      .moves(DAY_1, 'arrived')
      .consentWithdrawn(DAY_2, '2011-02-05');
    const until = { adoptedOn: '2011-01-28', lastDay: '2011-03-31' };
    arrangement.obtains({ kind: 'amend', ...until }, { area: ['Abidjan'] });
    expect(arrangement.line).toMatchObject({ area: ['Abidjan'], expiresAt: endOfDay('2011-02-05') });
    arrangement.obtains({ kind: 'extend', ...until });
    expect(arrangement.line).toMatchObject({ expiresAt: endOfDay('2011-03-31'), returnDueAt: null });
  });
});

describe('a further request', () => {
  it('that amends changes what the unit is and does, with the expiry that it gives', () => {
    const arrangement = LivedArrangement.granted().moves(DAY_1, 'arrived');
    const persons = { military: 75, police: 0, civilian: 0 };
    arrangement.obtains(
      { kind: 'amend', adoptedOn: '2011-01-28', lastDay: '2011-02-10' },
      { persons, tasks: ['reconnaissance'] },
    );
    expect(arrangement.line).toMatchObject({
      persons,
      tasks: ['reconnaissance'],
      expiresAt: endOfDay('2011-02-10'),
    });
  });

  it('that ends the arrangement has the unit leave by the day that was agreed', () => {
    const arrangement = LivedArrangement.granted().moves(DAY_1, 'arrived');
    arrangement.obtains({ kind: 'end', adoptedOn: '2011-01-28', lastDay: '2011-02-01' });
    const at = endOfDay('2011-02-01');
    expect(arrangement.line).toMatchObject({ expiresAt: at, returnDueAt: at });
    arrangement.tick(at);
    expect(arrangement.line.breaches).toEqual([{ from: at, to: null }]);
  });

  it('keeps what has been stated of the readiness since', () => {
    const arrangement = LivedArrangement.granted().does(DAY_1, ready('2011-02-10'));
    const readiness = { notBefore: '2011-01-20', notAfter: null };
    arrangement.obtains({ kind: 'extend', adoptedOn: '2011-01-28', lastDay: '2011-03-31' }, { readiness });
    expect(arrangement.line.readiness).toEqual({ notBefore: '2011-02-10', notAfter: null });
  });
});

describe('the ways out', () => {
  it('lead home as well as back to the sender', () => {
    const arrangement = LivedArrangement.granted().moves(DAY_1, 'arrived', 'repatriated');
    expect(arrangement.line).toMatchObject({ status: 'repatriated', returnedAt: { from: DAY_1, to: DAY_1 } });
    expect(arrangement.status).toBe('ended');
    expect(arrangement.tries(DAY_2, { kind: 'arrived', lineId })).toMatchObject({ rule: 'status_forbids' });
    expect(arrangement.tries(DAY_2, { kind: 'returned', lineId })).toMatchObject({ rule: 'status_forbids' });
  });

  it('end an arrangement of which only a draft was ever made', () => {
    const life = new Life();
    const at = DAY_1;
    life.doesOnArrangement(at, {
      kind: 'opened',
      by: desk,
      arrangementId: 'a1',
      sendingMission: 'unmil',
      receivingMission: 'unoci',
      clockOffsetMs: 0,
      assumptions: null,
    });
    expect(life.arrangement).toMatchObject({ status: 'forming', closedAt: null });
    life.doesOnArrangement(DAY_2, { kind: 'request_closed', by: desk, requestId: 'r1' });
    expect(life.arrangement).toMatchObject({ status: 'ended', closedAt: DAY_2 });
  });
});
