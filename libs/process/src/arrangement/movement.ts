import type { TimeRange } from '#libs/contracts';
import { PERSON_KINDS, boundedBy, dayOf, exactly, furthestDayOf } from '#libs/rules';
import type { ArrangementFact, LoanFactOf } from '../arrangement-facts.js';
import type { ArrangementLineState, Caution } from '../arrangement-state.js';
import { breakRule } from '../broken.js';
import { asRecorded } from '../past.js';
import { missingClearances } from './clearances.js';
import { isReady } from './grant.js';
import { arrivedSoFar, forgetDiscontinuation, isOver, openSuspensions } from './line.js';
import { reportIfLost } from './window.js';
import { type LoanWorking, statusInWords } from './working.js';

/** When a unit moved: as the person says, but not later than now; the moment of the record where they do not say. */
function whenOf(working: LoanWorking, { effective, channel }: ArrangementFact): TimeRange {
  if (channel === 'record') return asRecorded(effective, working.now);
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

function forbid(line: ArrangementLineState, what: string): never {
  return breakRule('status_forbids', '/lineId', `The line is ${statusInWords(line)}; ${what}.`);
}

/** Notes what was done and ought not to have been: it has happened, so it is recorded and shown, not refused. */
function caution(
  working: LoanWorking,
  line: ArrangementLineState,
  what: Caution['what'],
  about: string | null = null,
): void {
  line.cautions = [...line.cautions, { at: working.now, what, about }];
}

/** Warns where the fact that is folded brought a caution. */
function warnOfCautions(working: LoanWorking, line: ArrangementLineState, before: readonly Caution[]): void {
  if (line.cautions.length > before.length) working.effect('warn', line, { reason: 'caution' });
}

export function stateReadiness(working: LoanWorking, fact: LoanFactOf<'readiness_stated'>): void {
  const line = working.line(fact.lineId);
  if (isOver(line) || line.arrivedAt !== null) forbid(line, 'its readiness is of no use any more');
  line.readiness = fact.readiness;
  if (line.grant === null) {
    const { at, by, channel } = fact;
    working.tells.push({
      to: 'request',
      requestId: line.requestId,
      fact: { kind: 'readiness_told', at, by, channel, lineId: line.id, readiness: fact.readiness },
    });
    return;
  }
  if (line.status === 'planned' || line.status === 'ready') {
    working.move(line, 'readiness_stated', isReady(working, line) ? 'ready' : 'planned');
  }
  reportIfLost(working, line);
}

export function depart(working: LoanWorking, fact: LoanFactOf<'departed'>): void {
  const line = working.grantedLine(fact.lineId);
  if (line.status !== 'planned' && line.status !== 'ready') forbid(line, 'the unit cannot depart');
  const { cautions } = line;
  working.move(line, 'departed', 'moving');
  line.departedAt = whenOf(working, fact);
  for (const missing of missingClearances(line, dayOf(working.now))) {
    caution(working, line, 'departed_without_clearance', missing);
  }
  if (openSuspensions(line).length > 0) caution(working, line, 'departed_while_suspended');
  warnOfCautions(working, line, cautions);
}

export function arrive(working: LoanWorking, fact: LoanFactOf<'arrived'>): void {
  const line = working.grantedLine(fact.lineId);
  if (line.arrivedAt !== null) {
    breakRule('status_forbids', '/lineId', 'The arrival of this unit has been recorded already.');
  }
  if (line.status === 'repatriated' || line.status === 'transferred') {
    forbid(line, 'an arrival would be that of another loan');
  }
  const { cautions } = line;
  const at = whenOf(working, fact);
  const increment = fact.increment ?? null;
  // A unit that comes again after it had gone begins a stay of its own.
  if (line.status === 'returned') {
    line.arrivals = [];
    line.transferOfAuthority = null;
  }
  line.arrivals = [...line.arrivals, { at, increment }];
  if (increment === null || fact.complete === true || isAllThere(line)) {
    working.move(line, 'arrived', 'arrived');
    line.arrivedAt = at;
  } else {
    working.move(line, 'arrived', 'moving');
  }
  if (isMoreThanGranted(line)) caution(working, line, 'arrived_above_grant');
  if (line.discontinuation?.ruling?.ruling === 'turn_back') caution(working, line, 'arrived_against_ruling');
  forgetDiscontinuation(line);
  warnOfCautions(working, line, cautions);
}

/** Whether all that was granted has been counted in: items where items were counted, persons by category likewise. */
function isAllThere(line: ArrangementLineState): boolean {
  const { count, persons } = arrivedSoFar(line);
  if (count !== null && line.count !== null && count < line.count) return false;
  return persons === null || PERSON_KINDS.every((category) => persons[category] >= line.persons[category]);
}

function isMoreThanGranted(line: ArrangementLineState): boolean {
  const { count, persons } = arrivedSoFar(line);
  if (count !== null && line.count !== null && count > line.count) return true;
  return persons !== null && PERSON_KINDS.some((category) => persons[category] > line.persons[category]);
}

/** Operational authority over a unit passes to the receiving mission, once the unit is there. */
export function transferAuthority(working: LoanWorking, fact: LoanFactOf<'authority_transferred'>): void {
  const line = working.grantedLine(fact.lineId);
  if (line.status !== 'arrived') forbid(line, 'authority passes over a unit that has arrived');
  if (line.transferOfAuthority !== null) {
    breakRule(
      'status_forbids',
      '/lineId',
      `Authority over this unit has passed already, by ${line.transferOfAuthority.certificate}.`,
    );
  }
  line.transferOfAuthority = { certificate: fact.certificate, at: whenOf(working, fact) };
}

/** The unit has left: back to the sending mission, or home to its contributor. */
export function leave(working: LoanWorking, fact: LoanFactOf<'returned' | 'repatriated'>): void {
  const line = working.grantedLine(fact.lineId);
  if (line.status !== 'arrived' && line.status !== 'moving') {
    forbid(line, `there is no unit to be ${fact.kind}`);
  }
  working.move(line, fact.kind, fact.kind);
  line.returnedAt = whenOf(working, fact);
}
