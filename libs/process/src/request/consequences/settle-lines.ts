import type { Instant, RequestKind } from '#libs/contracts';
import { expiryOf, isBlocking, legKind, minusDuration } from '#libs/rules';
import type { LegState, RequestLineState } from '../../shared/state.js';
import { transition } from '../../shared/transitions.js';
import { announceNotGranted } from '../announcements.js';
import { type FoldContext, isOpenLine } from '../fold-context.js';
import { reportIfLost } from '../lines/expiry.js';
import { announceGranted, canStart, closeReservation, requestReservation } from '../lines/reservations.js';
import { boundsOf, legsOfLine } from '../lines/terms.js';

/** What a request asks of an arrangement without needing any unit to be held for it. */
const NEEDS_NO_UNIT: readonly RequestKind[] = ['convert', 'end'];

/** The legs without which a line cannot be granted; what is advisory is not among them. */
function legsNeeded(context: FoldContext, lineId: string): LegState[] {
  return legsOfLine(context.state, lineId).filter((leg) => context.template(leg).required);
}

export function settleLine(context: FoldContext, lineId: string): void {
  const { state } = context;
  const current = state.lines[lineId];
  if (current === undefined || !isOpenLine(current)) return;
  const line = context.line(lineId);
  setExpiry(context, line);
  const legs = legsNeeded(context, lineId);
  if (legs.some((leg) => leg.status === 'refused' && legKind(leg.kind).refusal === 'ends_the_line')) {
    closeReservation(context, lineId);
    line.status = transition(context.transitions, 'request_line', line.status, 'leg_refused', 'refused');
    announceNotGranted(context, lineId, 'refused');
    return;
  }
  reportIfLost(context, line);
  if (legs.some((leg) => isBlocking(leg.status))) {
    closeReservation(context, lineId);
    line.status = transition(context.transitions, 'request_line', line.status, 'leg_blocked', 'blocked');
    return;
  }
  if (line.status === 'blocked') {
    line.status = transition(context.transitions, 'request_line', line.status, 'block_resolved', 'open');
  }
  const ready = legs.every((leg) => leg.satisfied || (state.ofRecord && leg.status === 'not_in_record'));
  if (!ready) {
    closeReservation(context, lineId);
    line.status = transition(context.transitions, 'request_line', line.status, 'no_longer_satisfied', 'open');
    return;
  }
  // A line that would start only after its expiry is of no use to anybody; it waits for its expiry like any other.
  if (line.status !== 'open' || !canStart(context, line)) return;
  const unitWasHad = state.ofRecord && (state.record?.continuedAt ?? null) === null;
  if (unitWasHad || NEEDS_NO_UNIT.includes(state.content.kind)) {
    line.status = transition(
      context.transitions,
      'request_line',
      line.status,
      'nothing_to_reserve',
      'granted',
    );
    announceGranted(context, line);
  } else {
    line.status = transition(context.transitions, 'request_line', line.status, 'all_satisfied', 'reserving');
    requestReservation(context, line);
  }
}

function setExpiry(context: FoldContext, line: RequestLineState): void {
  const expiry = expiryOf(boundsOf(context.state, line.id));
  const changed = expiry?.at !== line.expiry?.at;
  line.expiry = expiry;
  if (!changed) return;
  line.warned = [];
  line.warnAt = expiry === null ? [] : warningsOf(context, expiry.at);
  if (expiry === null) return;
  const passed = line.warnAt.filter((warning) => warning.at <= context.now);
  line.warned = passed.map((warning) => warning.before);
  const last = passed.at(-1);
  if (last !== undefined && expiry.at > context.now) {
    context.effect('warnWindow', { lineId: line.id, before: last.before });
  }
}

/** When to warn before an expiry, the earliest first. */
function warningsOf(context: FoldContext, expiresAt: Instant): { at: Instant; before: string }[] {
  return context.policy.warnings
    .map((before) => ({ at: minusDuration(expiresAt, before, context.policy.zone), before }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
