import { type Caution, type CodedMessage, type TimeRange, messageOf } from '#libs/contracts';
import { PERSON_KINDS, boundedBy, dayOf, exactly, furthestDayOf } from '#libs/rules';
import { breakRule } from '../shared/broken.js';
import { asRecorded } from '../shared/past.js';
import { missingClearances } from './clearances.js';
import type { ArrangementFact, ArrangementFactOf } from './facts.js';
import type { ArrangementFoldContext } from './fold-context.js';
import { isReady } from './grant.js';
import { arrivedSoFar, forgetDiscontinuation, isOver, openSuspensions } from './line.js';
import type { ArrangementLineState } from './state.js';
import { reportIfLost } from './window.js';

/** When a unit moved: as the person says, but not later than now; the moment of the record where they do not say. */
function whenOf(context: ArrangementFoldContext, { effective, channel }: ArrangementFact): TimeRange {
  if (channel === 'record') return asRecorded(effective, context.now);
  if (effective === undefined) return exactly(context.now);
  const earliest = effective.from === null ? null : dayOf(effective.from);
  if (earliest !== null && earliest > furthestDayOf(context.now)) {
    breakRule(
      'happened_in_future',
      '/effective',
      messageOf('refusals.happened_in_future', { day: earliest, today: dayOf(context.now) }),
    );
  }
  return boundedBy(effective, context.now);
}

function statusOf(line: ArrangementLineState): CodedMessage {
  return messageOf(`labels.line_status.${line.status}`);
}

/** Notes what was done although it should not have been: it has happened, so it is recorded and shown, not refused. */
function caution(
  context: ArrangementFoldContext,
  line: ArrangementLineState,
  what: Caution['what'],
  clearance: Caution['clearance'] = null,
): void {
  line.cautions = [...line.cautions, { at: context.now, what, clearance }];
}

/** Warns if the fact that is folded brought a caution. */
function warnOfCautions(
  context: ArrangementFoldContext,
  line: ArrangementLineState,
  before: readonly Caution[],
): void {
  if (line.cautions.length > before.length) context.effect('warnCaution', { lineId: line.id });
}

export function stateReadiness(
  context: ArrangementFoldContext,
  fact: ArrangementFactOf<'readiness_stated'>,
): void {
  const line = context.line(fact.lineId);
  if (isOver(line) || line.arrivedAt !== null) {
    breakRule(
      'status_forbids',
      '/lineId',
      messageOf('refusals.readiness_too_late', { status: statusOf(line) }),
    );
  }
  line.readiness = fact.readiness;
  if (line.grant === null) {
    const { at, by, channel } = fact;
    context.siblingFacts.push({
      to: 'request',
      requestId: line.requestId,
      fact: { kind: 'readiness_reported', at, by, channel, lineId: line.id, readiness: fact.readiness },
    });
    return;
  }
  if (line.status === 'planned' || line.status === 'ready') {
    context.move(line, 'readiness_stated', isReady(context, line) ? 'ready' : 'planned');
  }
  reportIfLost(context, line);
}

export function depart(context: ArrangementFoldContext, fact: ArrangementFactOf<'departed'>): void {
  const line = context.grantedLine(fact.lineId);
  if (line.status !== 'planned' && line.status !== 'ready') {
    breakRule('status_forbids', '/lineId', messageOf('refusals.cannot_depart', { status: statusOf(line) }));
  }
  const { cautions } = line;
  context.move(line, 'departed', 'moving');
  line.departedAt = whenOf(context, fact);
  for (const missing of missingClearances(line, dayOf(context.now))) {
    caution(context, line, 'departed_without_clearance', missing);
  }
  if (openSuspensions(line).length > 0) caution(context, line, 'departed_while_suspended');
  warnOfCautions(context, line, cautions);
}

export function arrive(context: ArrangementFoldContext, fact: ArrangementFactOf<'arrived'>): void {
  const line = context.grantedLine(fact.lineId);
  if (line.arrivedAt !== null) {
    breakRule('status_forbids', '/lineId', messageOf('refusals.arrival_recorded'));
  }
  if (line.status === 'repatriated' || line.status === 'transferred') {
    breakRule(
      'status_forbids',
      '/lineId',
      messageOf('refusals.arrival_of_another_arrangement', { status: statusOf(line) }),
    );
  }
  const { cautions } = line;
  const at = whenOf(context, fact);
  const increment = fact.increment ?? null;
  // A unit that comes back after leaving begins a new stay.
  if (line.status === 'returned') {
    line.arrivals = [];
    line.transferOfAuthority = null;
  }
  line.arrivals = [...line.arrivals, { at, increment }];
  if (increment === null || fact.complete === true || isAllThere(line)) {
    context.move(line, 'arrived', 'arrived');
    line.arrivedAt = at;
  } else {
    context.move(line, 'arrived', 'moving');
  }
  if (isMoreThanGranted(line)) caution(context, line, 'arrived_above_grant');
  if (line.discontinuation?.ruling?.ruling === 'turn_back') caution(context, line, 'arrived_against_ruling');
  forgetDiscontinuation(line);
  warnOfCautions(context, line, cautions);
}

/** Whether all that was granted has been counted in: both the items, if items were counted, and the persons by category. */
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
export function transferAuthority(
  context: ArrangementFoldContext,
  fact: ArrangementFactOf<'authority_transferred'>,
): void {
  const line = context.grantedLine(fact.lineId);
  if (line.status !== 'arrived') {
    breakRule(
      'status_forbids',
      '/lineId',
      messageOf('refusals.authority_before_arrival', { status: statusOf(line) }),
    );
  }
  if (line.transferOfAuthority !== null) {
    breakRule(
      'status_forbids',
      '/lineId',
      messageOf('refusals.authority_passed', { certificate: line.transferOfAuthority.certificate }),
    );
  }
  line.transferOfAuthority = { certificate: fact.certificate, at: whenOf(context, fact) };
}

/** The unit has left: back to the sending mission, or home to its contributor. */
export function leave(
  context: ArrangementFoldContext,
  fact: ArrangementFactOf<'returned' | 'repatriated'>,
): void {
  const line = context.grantedLine(fact.lineId);
  if (line.status !== 'arrived' && line.status !== 'moving') {
    breakRule(
      'status_forbids',
      '/lineId',
      messageOf('refusals.no_unit_to_leave', { status: statusOf(line), how: fact.kind }),
    );
  }
  context.move(line, fact.kind, fact.kind);
  line.returnedAt = whenOf(context, fact);
}
