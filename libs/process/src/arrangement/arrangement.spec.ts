import type { HeldBy, Instant } from '#libs/contracts';
import type { ArrangementFact } from '#libs/process';
import { carriedOf, effectStillValid, windowOfLine, windowOfArrangement, decidedWhen } from '#libs/process';
import { lags } from '#libs/rules';
import { Life } from '../../../../tests/support/machine/lives/process-life.js';
import {
  AGREEMENT,
  COTE_DIVOIRE,
  COUNCIL,
  LIBERIA,
  NOTICE,
  UKRAINE,
  actOf,
  desk,
  helicopters,
  mi24,
  noteVerbale,
} from '../../../../tests/support/machine/process-mi24.js';

const ASKED = '2011-01-12T15:00:00.000Z';
const ADOPTED = '2011-01-19T20:00:00.000Z';
const EXPIRY = '2011-02-17T05:00:00.000Z';

const unit = (
  life: Life,
  at: Instant,
  kind: 'departed' | 'arrived' | 'returned',
  effective?: ArrangementFact['effective'],
) =>
  life.doesOnArrangement(at, {
    kind,
    by: desk,
    lineId: 'mi-24',
    ...(effective !== undefined && { effective }),
  });

const readiness = (life: Life, at: Instant, notBefore: string, notAfter: string | null) =>
  life.doesOnArrangement(at, {
    kind: 'readiness_stated',
    by: desk,
    lineId: 'mi-24',
    readiness: { notBefore, notAfter },
  });

const ANOTHER: HeldBy = { code: 'held.by_another', params: {} };

describe('the three Mi-24 of resolution 1967', () => {
  it('cannot have arrived tomorrow, and a range of days ends now at the latest', () => {
    const life = Life.askedAt(ASKED);
    for (const leg of [COUNCIL, LIBERIA, COTE_DIVOIRE, UKRAINE]) life.agrees(leg, ADOPTED);
    const now = '2011-02-01T12:00:00.000Z';
    const future = { from: '2011-02-03T05:00:00.000Z', to: '2011-02-04T05:00:00.000Z' };
    expect(unit(life, now, 'arrived', future)).toMatchObject({
      rule: 'happened_in_future',
      pointer: '/effective',
    });
    expect(
      unit(life, now, 'arrived', { from: '2011-01-30T05:00:00.000Z', to: '2011-02-10T05:00:00.000Z' }),
    ).toBeNull();
    expect(life.arrangementLine().arrivedAt).toEqual({ from: '2011-01-30T05:00:00.000Z', to: now });
  });

  it('are not granted where they would start only after the four weeks have ended', () => {
    const late = { ...helicopters, lines: [{ ...mi24, from: '2011-02-20' }] };
    const life = Life.submittedAt(ASKED, late);
    for (const leg of [NOTICE, COUNCIL, LIBERIA, COTE_DIVOIRE, UKRAINE]) life.agrees(leg, ADOPTED);
    expect(life.line()).toMatchObject({ status: 'open', expiry: { at: EXPIRY } });
    life.tick(EXPIRY);
    expect(life.line().status).toBe('expired');
    expect(life.request.status).toBe('lapsed');
  });

  it('are granted when all four have agreed, until 16 February 24:00 in New York', () => {
    const life = Life.askedAt(ASKED);
    life.agrees(COUNCIL, ADOPTED);
    expect(life.line()).toMatchObject({ status: 'open', expiry: { at: EXPIRY, lastDay: '2011-02-16' } });
    life.agrees(LIBERIA, '2011-01-21T12:00:00.000Z');
    life.agrees(COTE_DIVOIRE, '2011-01-24T12:00:00.000Z');
    expect(life.request.status).toBe('open');
    life.says(UKRAINE, '2011-02-04T12:00:00.000Z', {
      answer: 'consent',
      instrument: { ...noteVerbale('2011-02-04', '2978-VI'), kind: 'law', organ: 'Verkhovna Rada' },
    });
    expect(life.request).toMatchObject({ status: 'granted', closedAt: '2011-02-04T12:00:00.000Z' });
    expect(life.arrangementLine()).toMatchObject({
      status: 'planned',
      grant: {
        expiresAt: EXPIRY,
        expiresBecause: 'council_decision',
        lastConsent: { from: '2011-02-04T05:00:00.000Z', to: '2011-02-04T12:00:00.000Z' },
      },
    });
    expect(life.arrangement.status).toBe('in_force');
  });

  it('come too late: the window shrinks with warnings, is lost, and each lag has its own name', () => {
    const life = Life.askedAt(ASKED);
    for (const legId of [COUNCIL, LIBERIA, COTE_DIVOIRE]) life.agrees(legId, ADOPTED);
    life.tick('2011-02-03T05:00:00.000Z');
    expect(life.effects('warnWindow').map((effect) => effect.about.before)).toEqual(['P30D', 'P14D']);
    expect(life.effects('warnNeededBy')).toHaveLength(1);
    life.says(UKRAINE, '2011-02-04T12:00:00.000Z', {
      answer: 'consent',
      instrument: noteVerbale('2011-02-04'),
    });
    readiness(life, '2011-02-05T12:00:00.000Z', '2011-02-15', null);
    expect(windowOfArrangement(life.arrangementLine(), '2011-02-05T12:00:00.000Z')).toMatchObject({
      bestDays: 2,
      worstDays: null,
      verdict: 'open',
    });
    readiness(life, '2011-02-06T12:00:00.000Z', '2011-02-15', '2011-02-20');
    expect(windowOfArrangement(life.arrangementLine(), '2011-02-06T12:00:00.000Z').verdict).toBe(
      'possibly_lost',
    );
    expect(life.arrangementEffects('reportLost')).toEqual([]);
    readiness(life, '2011-02-07T12:00:00.000Z', '2011-02-17', '2011-02-20');
    expect(life.arrangementEffects('reportLost')).toHaveLength(1);
    life.tick(EXPIRY);
    expect(life.arrangementLine()).toMatchObject({
      status: 'expired_unused',
      expiredAt: EXPIRY,
      breaches: [],
    });
    // Who was told that it is lost hears no more of a window that shrinks.
    expect(life.arrangementEffects('warnWindow')).toEqual([]);
    expect(life.arrangementEffects('reportLost')).toHaveLength(1);
    const decision = life.request.decisions[life.leg(UKRAINE).decisionId ?? ''];
    const decided = decision === undefined ? null : decidedWhen(decision);
    expect(lags.consent({ from: ASKED, to: ASKED }, decided)).toMatchObject({ known: true });
    expect(
      lags.arrival(life.arrangementLine().grant?.adopted ?? null, decided, life.arrangementLine().arrivedAt),
    ).toMatchObject({
      known: false,
      reason: { code: 'lag.arrived_unknown' },
    });
  });

  it('are told lost again where an earlier date of readiness brought days back in between', () => {
    const life = Life.grantedAt(ADOPTED);
    readiness(life, '2011-02-05T12:00:00.000Z', '2011-02-17', null);
    readiness(life, '2011-02-06T12:00:00.000Z', '2011-02-12', null);
    expect(life.arrangementLine().lostReportedAt).toBeNull();
    life.tick('2011-02-10T06:00:00.000Z');
    expect(life.arrangementEffects('warnWindow').map((effect) => effect.about.before)).toContain('P7D');
    readiness(life, '2011-02-11T12:00:00.000Z', '2011-02-18', null);
    expect(life.arrangementEffects('reportLost')).toHaveLength(2);
  });

  it('are in breach when they arrive after the expiry', () => {
    const life = Life.grantedAt(ADOPTED);
    unit(life, '2011-02-20T12:00:00.000Z', 'arrived');
    expect(life.arrangementLine()).toMatchObject({
      status: 'arrived',
      expiredAt: EXPIRY,
      breaches: [{ from: '2011-02-20T12:00:00.000Z', to: null }],
    });
    expect(life.arrangementEffects('alarmExpired')).toHaveLength(1);
    expect(life.arrangement).toMatchObject({ status: 'in_force', closedAt: null });
  });
});

describe('an arrangement', () => {
  it('that is still there at its expiry is a breach until it returns', () => {
    const life = Life.grantedAt(ADOPTED);
    unit(life, '2011-01-25T12:00:00.000Z', 'departed');
    unit(life, '2011-01-26T12:00:00.000Z', 'arrived');
    life.tick('2011-02-17T04:59:59.999Z');
    expect(life.arrangementEffects('alarmExpired')).toEqual([]);
    life.tick(EXPIRY);
    expect(life.arrangementLine()).toMatchObject({
      status: 'arrived',
      expiredAt: EXPIRY,
      breaches: [{ from: EXPIRY, to: null }],
    });
    expect(life.arrangementEffects('alarmExpired')).toHaveLength(1);
    expect(carriedOf(life.arrangement)).toEqual({
      case: 'arrangement',
      open: true,
      wake: null,
      waitsFor: 'return_of_present',
    });
    unit(life, '2011-02-20T12:00:00.000Z', 'returned');
    expect(life.arrangementLine()).toMatchObject({
      status: 'returned',
      breaches: [{ from: EXPIRY, to: '2011-02-20T12:00:00.000Z' }],
    });
    expect(life.arrangement).toMatchObject({ status: 'ended', closedAt: '2011-02-20T12:00:00.000Z' });
  });

  it('that returns in time ends without an alarm', () => {
    const life = Life.grantedAt(ADOPTED);
    unit(life, '2011-01-26T12:00:00.000Z', 'arrived');
    unit(life, '2011-02-10T12:00:00.000Z', 'returned');
    life.tick('2011-03-01T00:00:00.000Z');
    expect(life.arrangementLine()).toMatchObject({ status: 'returned', expiredAt: null, breaches: [] });
    expect(life.arrangementEffects('alarmExpired')).toEqual([]);
  });

  it('that expires on its way is an alarm, and a breach once it arrives', () => {
    const life = Life.grantedAt(ADOPTED);
    unit(life, '2011-02-16T12:00:00.000Z', 'departed');
    life.tick(EXPIRY);
    expect(life.arrangementLine()).toMatchObject({ status: 'moving', expiredInMovement: true, breaches: [] });
    expect(life.arrangementEffects('alarmExpired')).toHaveLength(1);
    unit(life, '2011-02-18T12:00:00.000Z', 'arrived');
    expect(life.arrangementLine()).toMatchObject({
      breaches: [{ from: '2011-02-18T12:00:00.000Z', to: null }],
    });
    expect(life.arrangementEffects('alarmExpired')).toHaveLength(2);
  });

  it('keeps the paper date of an arrival for its lags, and judges the breach by what is recorded', () => {
    const life = Life.grantedAt(ADOPTED);
    const effective = { from: '2011-02-15T05:00:00.000Z', to: '2011-02-16T05:00:00.000Z' };
    unit(life, '2011-02-18T12:00:00.000Z', 'arrived', effective);
    expect(life.arrangementLine()).toMatchObject({
      arrivedAt: effective,
      breaches: [{ from: '2011-02-18T12:00:00.000Z', to: null }],
    });
  });

  it('that turns up after all was not there before it did', () => {
    const life = Life.grantedAt(ADOPTED);
    unit(life, '2011-01-25T12:00:00.000Z', 'departed');
    unit(life, '2011-01-28T12:00:00.000Z', 'returned');
    unit(life, '2011-03-01T12:00:00.000Z', 'arrived');
    life.tick('2011-03-01T12:00:00.000Z');
    expect(life.arrangementLine()).toMatchObject({
      status: 'arrived',
      breaches: [{ from: '2011-03-01T12:00:00.000Z', to: null }],
    });
  });

  it.each(['departed', 'arrived', 'returned'] as const)('cannot have %s before it is granted', (kind) => {
    const life = Life.askedAt(ASKED);
    expect(unit(life, ADOPTED, kind)).toMatchObject({ rule: 'line_not_granted' });
  });

  it('can neither depart twice, arrive twice, nor return from nowhere', () => {
    const life = Life.grantedAt(ADOPTED);
    expect(unit(life, '2011-01-25T12:00:00.000Z', 'returned')).toMatchObject({ rule: 'status_forbids' });
    unit(life, '2011-01-25T12:00:00.000Z', 'departed');
    expect(unit(life, '2011-01-25T13:00:00.000Z', 'departed')).toMatchObject({ rule: 'status_forbids' });
    unit(life, '2011-01-26T12:00:00.000Z', 'arrived');
    expect(unit(life, '2011-01-27T12:00:00.000Z', 'arrived')).toMatchObject({ rule: 'status_forbids' });
    expect(readiness(life, '2011-01-27T12:00:00.000Z', '2011-02-01', null)).toMatchObject({
      rule: 'status_forbids',
    });
  });

  it('that was not granted can be asked for and granted in a later request', () => {
    const life = Life.askedAt(ASKED);
    life.says(UKRAINE, ADOPTED, { answer: 'refuse' });
    expect(life.arrangement.status).toBe('ended');
    life.doesOnArrangement('2011-01-25T12:00:00.000Z', {
      kind: 'request_opened',
      by: desk,
      requestId: 'r2',
      lines: [mi24],
    });
    expect(life.arrangementLine()).toMatchObject({ status: 'planned', requestId: 'r2' });
    expect(life.arrangement).toMatchObject({ status: 'forming', closedAt: null });
  });

  it('has a clock that only runs forward', () => {
    const life = Life.submittedAt(ASKED);
    const move = (clockOffsetMs: number) =>
      life.doesOnArrangement(ADOPTED, { kind: 'clock_moved', by: desk, clockOffsetMs });
    expect(move(86_400_000)).toBeNull();
    expect(move(0)).toMatchObject({ rule: 'clock_runs_forward' });
    expect(life.arrangement.clockOffsetMs).toBe(86_400_000);
  });
});

describe('a line on its way to the grant', () => {
  it('warns 30, 14, 7, 3 and 1 days before the expiry while it waits, then expires', () => {
    const life = Life.askedAt(ASKED, { ...helicopters, neededBy: '2011-06-30' });
    life.says(COUNCIL, ADOPTED, {
      answer: 'adopted',
      act: actOf({ symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: { for: 'P6W' } }),
    });
    const seen: string[] = [];
    for (const day of ['2011-01-31', '2011-02-01', '2011-02-17', '2011-02-24', '2011-02-28', '2011-03-02']) {
      life.tick(`${day}T05:00:00.000Z`);
      seen.push(
        life
          .effects('warnWindow')
          .map((effect) => effect.about.before)
          .join(' '),
      );
    }
    expect(seen).toEqual([
      '',
      'P30D',
      'P30D P14D',
      'P30D P14D P7D',
      'P30D P14D P7D P3D',
      'P30D P14D P7D P3D P1D',
    ]);
    expect(life.effects('reportLost')).toEqual([]);
    life.tick('2011-03-03T05:00:00.000Z');
    expect(life.line().status).toBe('expired');
    expect(life.effects('reportLost')).toHaveLength(1);
    expect(life.request).toMatchObject({ status: 'lapsed', closedAt: '2011-03-03T05:00:00.000Z' });
    expect(life.arrangementLine().status).toBe('not_granted');
  });

  it('sends one warning where several were missed, also when it is granted in the same moment', () => {
    const life = Life.askedAt(ASKED, { ...helicopters, neededBy: '2011-06-30' });
    for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE]) life.agrees(legId, ADOPTED);
    life.agrees(COUNCIL, '2011-02-12T12:00:00.000Z');
    expect(life.request.status).toBe('granted');
    const window = life.effects('warnWindow');
    expect(window.map((effect) => effect.about.before)).toEqual(['P7D']);
    expect(window.map((effect) => effectStillValid(life.request, effect))).toEqual([true]);
    expect(life.arrangementLine().warned).toEqual(['P30D', 'P14D', 'P7D']);
    life.tick('2011-02-16T12:00:00.000Z');
    const caughtUp = life.arrangementEffects('warnWindow');
    expect(
      caughtUp.map((effect) => [effect.about.before, effectStillValid(life.arrangement, effect)]),
    ).toEqual([
      ['P3D', false],
      ['P1D', true],
    ]);
  });

  it('does not warn again where only the reason of the same expiry changes', () => {
    const life = Life.askedAt(ASKED, { ...helicopters, lines: [{ ...mi24, to: '2011-02-16' }] });
    life.tick('2011-01-19T12:00:00.000Z');
    expect(life.line().expiry?.because).toBe('asked');
    const before = life.effects('warnWindow').length;
    life.agrees(COUNCIL, ADOPTED);
    expect(life.line().expiry).toMatchObject({ at: EXPIRY, because: 'asked' });
    expect(life.effects('warnWindow')).toHaveLength(before);
  });

  it('is reserved only when all is there; a refused reservation opens a task and can be tried again', () => {
    let taken = true;
    const life = new Life(undefined, () => (taken ? ANOTHER : null));
    Life.grantedAt(ADOPTED, life);
    expect(life.line().status).toBe('reservation_refused');
    expect(life.request.status).toBe('open');
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'obtained', satisfied: true });
    expect(life.tasks('resolve_reservation')).toHaveLength(1);
    const retry = (at: Instant) => life.does(at, { kind: 'reservation_retried', by: desk, lineId: 'mi-24' });
    retry('2011-01-20T12:00:00.000Z');
    expect(life.tasks('resolve_reservation')).toHaveLength(1);
    taken = false;
    retry('2011-01-21T12:00:00.000Z');
    expect(life.request.status).toBe('granted');
    expect(life.tasks('resolve_reservation')).toEqual([]);
    expect(retry('2011-01-22T12:00:00.000Z')).toMatchObject({ rule: 'status_forbids' });
  });

  it('drops a refused reservation when a consent is taken back, and has one task again later', () => {
    const life = Life.grantedAt(ADOPTED, new Life(undefined, () => ANOTHER));
    const consent = life.leg(UKRAINE).decisionId;
    life.says(UKRAINE, '2011-01-20T12:00:00.000Z', { answer: 'provisional', corrects: consent });
    expect(life.line().status).toBe('open');
    expect(life.tasks('resolve_reservation')).toEqual([]);
    life.agrees(UKRAINE, '2011-01-21T12:00:00.000Z');
    expect(life.line().status).toBe('reservation_refused');
    expect(life.tasks('resolve_reservation')).toHaveLength(1);
  });

  it('asks for no unit again once its expiry has come before its start', () => {
    const lines = [{ ...mi24, from: '2011-02-10' }];
    const life = new Life(undefined, () => ANOTHER);
    Life.askedAt(ADOPTED, { ...helicopters, lines }, life);
    for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE, COUNCIL]) life.agrees(legId, ADOPTED);
    expect(life.line().status).toBe('reservation_refused');
    life.says(UKRAINE, '2011-01-20T12:00:00.000Z', {
      answer: 'consent_with_conditions',
      caps: { persons: null, equipment: null, area: null, tasks: null, from: null, to: '2011-02-05' },
      corrects: life.leg(UKRAINE).decisionId,
    });
    const retry = { kind: 'reservation_retried', by: desk, lineId: 'mi-24' } as const;
    expect(life.does('2011-01-21T12:00:00.000Z', retry)).toMatchObject({ rule: 'status_forbids' });
  });

  it('names what is not known about its window', () => {
    const life = Life.askedAt(ASKED);
    life.agrees(COUNCIL, ADOPTED);
    expect(windowOfLine(life.request, 'mi-24', ADOPTED)).toMatchObject({
      worstDays: null,
      verdict: 'open',
      unknowns: [
        { code: 'window.consent', params: { party: 'ukraine' } },
        { code: 'window.consent', params: { party: 'liberia' } },
        { code: 'window.consent', params: { party: 'cote-divoire' } },
        { code: 'window.ready' },
      ],
    });
    expect(windowOfLine(life.request, 'constructor', ADOPTED).verdict).toBe('unknown');
  });

  it('counts the moment of a waiver where a consent fell away', () => {
    const life = Life.askedAt(ASKED);
    for (const legId of [COUNCIL, UKRAINE, LIBERIA]) life.agrees(legId, ADOPTED);
    const waivedAt = '2011-01-30T12:00:00.000Z';
    life.does(waivedAt, {
      kind: 'leg_waived',
      by: desk,
      legId: COTE_DIVOIRE,
      instrument: 'S/RES/1962 (2010)',
      reason: 'Chapter VII',
    });
    expect(life.arrangementLine().grant?.lastConsent).toEqual({ from: waivedAt, to: waivedAt });
  });

  it('is withdrawn with its request', () => {
    const life = Life.askedAt(ASKED);
    life.does(ADOPTED, { kind: 'withdrawn', by: desk, reason: 'no need' });
    expect(life.request).toMatchObject({
      status: 'withdrawn',
      closedBecause: { params: { reason: 'no need' } },
    });
    expect(life.arrangementLine().status).toBe('not_granted');
    expect(life.agrees(NOTICE, ADOPTED)).toMatchObject({ rule: 'already_answered' });
    expect(life.says(COTE_DIVOIRE, ADOPTED, AGREEMENT['host_consent']!)).toBeNull();
    expect(life.leg(COTE_DIVOIRE)).toMatchObject({ status: 'lapsed', satisfied: false });
  });
});
