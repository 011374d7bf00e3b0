import type { Instant, TimeRange } from '#libs/contracts';
import { boundedBy, dayOf, exactly, furthestDayOf, later, rangeOf, usableWindow } from '#libs/rules';
import { breakRule } from './broken.js';
import type { ArrangementFact } from './arrangement-facts.js';
import type { ArrangementLineState, ArrangementState } from './arrangement-state.js';
import type { WakeUp } from './facts.js';
import type { Move } from './moves.js';
import { moved } from './moves.js';
import type { Effect, Tell } from './state.js';
import { arrangementWakeUps, isExpected } from './wakeups.js';

type FactOf<K extends ArrangementFact['kind']> = Extract<ArrangementFact, { kind: K }>;

/** Statuses in which a line is over; a unit that turns up after all opens it again, as a breach. */
const OVER = ['returned', 'expired_unused', 'not_granted'];

/** The first fact of an arrangement. */
export function openArrangement(fact: FactOf<'opened'>): { state: ArrangementState; moves: Move[] } {
  const moves: Move[] = [];
  const state: ArrangementState = {
    case: 'arrangement',
    id: fact.arrangementId,
    sendingMission: fact.sendingMission,
    receivingMission: fact.receivingMission,
    status: moved(moves, 'arrangement', null, 'opened', 'forming'),
    clockOffsetMs: fact.clockOffsetMs,
    assumptions: fact.assumptions,
    requestIds: [],
    lines: {},
    closedAt: null,
    factCount: 1,
    lastFactAt: fact.at,
  };
  return { state, moves };
}

/** The usable window of a line of an arrangement as it stands at a moment. */
export function windowOfLoan(line: ArrangementLineState, now: Instant) {
  const { grant } = line;
  return usableWindow(
    {
      expiresAt: grant?.expiresAt ?? null,
      consents: grant === null ? [] : [{ what: 'the last consent', decidedAt: grant.lastConsent }],
      readiness: line.readiness === null ? null : rangeOf(line.readiness),
      arrivedAt: line.arrivedAt,
    },
    now,
  );
}

/** An arrangement while one fact is folded into it. */
export class LoanWorking {
  readonly state: ArrangementState;
  readonly effects: Effect[] = [];
  readonly tells: Tell[] = [];
  readonly moves: Move[] = [];
  readonly now: Instant;

  constructor(before: ArrangementState, fact: ArrangementFact) {
    this.state = {
      ...before,
      lines: { ...before.lines },
      factCount: before.factCount + 1,
      lastFactAt: later(before.lastFactAt, fact.at),
    };
    this.now = this.state.lastFactAt;
  }

  line(id: string): ArrangementLineState {
    const line = Object.hasOwn(this.state.lines, id) ? this.state.lines[id] : undefined;
    if (line === undefined) breakRule('not_found', '/lineId', `The arrangement has no line ${id}.`);
    const copy = { ...line };
    this.state.lines[id] = copy;
    return copy;
  }

  /** A line that has been granted, to be changed. */
  grantedLine(id: string): ArrangementLineState {
    const line = this.line(id);
    if (line.grant === null) {
      breakRule('line_not_granted', '/lineId', 'This line has not been granted; no unit can move on it.');
    }
    return line;
  }

  effect(kind: Effect['kind'], about: Effect['about']): void {
    this.effects.push({
      kind,
      number: this.state.factCount,
      index: this.effects.length,
      subject: { kind: 'arrangement' },
      about,
    });
  }
}

/** Folds one fact into an arrangement. Throws `Broken` where it breaks a rule. */
export function foldArrangement(before: ArrangementState, fact: ArrangementFact): LoanWorking {
  const working = new LoanWorking(before, fact);
  apply(working, fact);
  closeOrReopen(working);
  return working;
}

function apply(working: LoanWorking, fact: ArrangementFact): void {
  switch (fact.kind) {
    case 'opened':
      return breakRule('already_exists', '', 'This arrangement exists already.');
    case 'request_opened':
      return openRequest(working, fact);
    case 'line_granted':
      return grantLoan(working, fact);
    case 'line_not_granted': {
      const line = working.line(fact.lineId);
      if (line.grant === null) {
        line.status = moved(
          working.moves,
          'arrangement_line',
          line.status,
          'line_not_granted',
          'not_granted',
        );
      }
      return undefined;
    }
    case 'readiness_stated':
      return stateReadiness(working, fact);
    case 'departed':
      return depart(working, fact);
    case 'arrived':
      return arrive(working, fact);
    case 'returned':
      return giveBack(working, fact);
    case 'clock_moved':
      if (fact.clockOffsetMs < working.state.clockOffsetMs) {
        breakRule('clock_runs_forward', '/to', 'The clock of a loan only moves forward.');
      }
      working.state.clockOffsetMs = fact.clockOffsetMs;
      return undefined;
    case 'due':
      return foldDue(working, fact.wake);
    case 'request_closed':
    case 'consent_withdrawn':
    case 'consent_suspended':
    case 'consent_restored':
    case 'machine_upgraded':
      return undefined;
  }
}

function openRequest(working: LoanWorking, fact: FactOf<'request_opened'>): void {
  working.state.requestIds = [...working.state.requestIds, fact.requestId];
  for (const asked of fact.lines) {
    const known = Object.hasOwn(working.state.lines, asked.id) ? working.state.lines[asked.id] : undefined;
    if (known !== undefined && known.status !== 'not_granted') continue;
    working.state.lines[asked.id] = {
      id: asked.id,
      requestId: fact.requestId,
      unitId: asked.unitId,
      persons: asked.persons,
      status: moved(working.moves, 'arrangement_line', known?.status ?? null, 'request_opened', 'planned'),
      grant: null,
      readiness: asked.readiness,
      departedAt: null,
      arrivedAt: null,
      returnedAt: null,
      expiredAt: null,
      expiredInMovement: false,
      breachSince: null,
      breachEndedAt: null,
      warned: [],
      lostReportedAt: null,
    };
  }
}

function grantLoan(working: LoanWorking, fact: FactOf<'line_granted'>): void {
  const line = working.line(fact.grant.lineId);
  line.requestId = fact.requestId;
  line.grant = fact.grant;
  if (line.status === 'not_granted') {
    line.status = moved(working.moves, 'arrangement_line', line.status, 'line_granted', 'planned');
  }
  line.readiness = fact.grant.readiness ?? line.readiness;
  line.warned = fact.grant.warnAt
    .filter((warning) => warning.at <= working.now)
    .map((warning) => warning.before);
  const { state } = working;
  state.status = moved(working.moves, 'arrangement', state.status, 'line_granted', 'in_force');
  reportIfLost(working, line);
}

function stateReadiness(working: LoanWorking, fact: FactOf<'readiness_stated'>): void {
  const line = working.line(fact.lineId);
  if (OVER.includes(line.status) || line.arrivedAt !== null) {
    breakRule(
      'status_forbids',
      '/lineId',
      `The line is ${line.status.replaceAll('_', ' ')}; its readiness is of no use any more.`,
    );
  }
  line.readiness = fact.readiness;
  if (line.grant === null) {
    const { at, by, channel } = fact;
    working.tells.push({
      to: 'request',
      requestId: line.requestId,
      fact: { kind: 'readiness_told', at, by, channel, lineId: line.id, readiness: fact.readiness },
    });
  } else {
    reportIfLost(working, line);
  }
}

function reportIfLost(working: LoanWorking, line: ArrangementLineState): void {
  if (line.arrivedAt !== null) return;
  if (windowOfLoan(line, working.now).verdict !== 'lost') line.lostReportedAt = null;
  else if (line.lostReportedAt === null) {
    line.lostReportedAt = working.now;
    working.effect('reportLost', { lineId: line.id });
  }
}

/** When a unit moved: as the person says, but not later than now; the moment of the record where they do not say. */
function whenOf(working: LoanWorking, { effective }: ArrangementFact): TimeRange {
  if (effective === undefined) return exactly(working.now);
  const earliest = effective.from === null ? null : dayOf(effective.from);
  if (earliest !== null && earliest > furthestDayOf(working.now)) {
    breakRule(
      'happened_in_future',
      '/effective',
      `It cannot have happened on ${earliest}; today is ${dayOf(working.now)}.`,
    );
  }
  return boundedBy(effective, working.now);
}

function depart(working: LoanWorking, fact: FactOf<'departed'>): void {
  const line = working.grantedLine(fact.lineId);
  if (line.status !== 'planned') {
    breakRule(
      'status_forbids',
      '/lineId',
      `The line is ${line.status.replaceAll('_', ' ')}; the unit cannot depart.`,
    );
  }
  line.status = moved(working.moves, 'arrangement_line', line.status, 'departed', 'moving');
  line.departedAt = whenOf(working, fact);
}

function arrive(working: LoanWorking, fact: FactOf<'arrived'>): void {
  const line = working.grantedLine(fact.lineId);
  if (line.arrivedAt !== null) {
    breakRule('status_forbids', '/lineId', 'The arrival of this unit has been recorded already.');
  }
  line.status = moved(working.moves, 'arrangement_line', line.status, 'arrived', 'arrived');
  line.arrivedAt = whenOf(working, fact);
  if (line.expiredAt !== null) breach(working, line, working.now);
}

function giveBack(working: LoanWorking, fact: FactOf<'returned'>): void {
  const line = working.grantedLine(fact.lineId);
  if (line.status !== 'arrived' && line.status !== 'moving') {
    breakRule(
      'status_forbids',
      '/lineId',
      `The line is ${line.status.replaceAll('_', ' ')}; there is no unit to return.`,
    );
  }
  line.status = moved(working.moves, 'arrangement_line', line.status, 'returned', 'returned');
  line.returnedAt = whenOf(working, fact);
  if (line.breachSince !== null) line.breachEndedAt = working.now;
}

/** A unit is where no authority lets it be: never a silent extension. */
function breach(working: LoanWorking, line: ArrangementLineState, since: Instant): void {
  line.breachSince = since;
  working.effect('alarm', { lineId: line.id });
}

/** A wake-up that is not expected, or not yet, changes nothing: a due fact never breaks a rule. */
function foldDue(working: LoanWorking, wake: WakeUp): void {
  if (!('lineId' in wake) || !isExpected(arrangementWakeUps(working.state), wake, working.now)) return;
  const line = working.line(wake.lineId);
  if (wake.what === 'warn') {
    line.warned = [...line.warned, wake.before];
    const what = line.arrivedAt === null ? 'window' : 'expiry';
    // Who has been told that the window is lost need not hear that it shrinks.
    if (what === 'window' && windowOfLoan(line, working.now).verdict === 'lost') return;
    working.effect('warn', { lineId: line.id, before: wake.before, what });
    return;
  }
  line.expiredAt = wake.at;
  reportIfLost(working, line);
  if (line.status === 'arrived') breach(working, line, working.now);
  else if (line.status === 'moving') {
    line.expiredInMovement = true;
    working.effect('alarm', { lineId: line.id });
  } else line.status = moved(working.moves, 'arrangement_line', line.status, 'expire', 'expired_unused');
}

function closeOrReopen(working: LoanWorking): void {
  const { state } = working;
  const lines = Object.values(state.lines);
  const over = lines.length > 0 && lines.every((line) => OVER.includes(line.status));
  if (over && state.closedAt === null) {
    state.status = moved(working.moves, 'arrangement', state.status, 'all_lines_over', 'ended');
    state.closedAt = working.now;
  } else if (!over && state.closedAt !== null) {
    const again = lines.some((line) => line.grant !== null) ? 'in_force' : 'forming';
    state.status = moved(working.moves, 'arrangement', state.status, 'line_open_again', again);
    state.closedAt = null;
  }
}
