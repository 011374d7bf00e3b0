import type { Instant, Policy, RequestKind } from '#libs/contracts';
import { expiryOf, isBlocking, legKind, minusDuration } from '#libs/rules';
import type { LegState, RequestLineState, Warning } from '../../shared/state.js';
import { transition } from '../../shared/transitions.js';
import { announceNotGranted } from '../announcements.js';
import { type FoldContext, isOpenLine } from '../fold-context.js';
import { reportIfLost } from '../lines/expiry.js';
import { announceGranted, canStart, closeReservation, requestReservation } from '../lines/reservations.js';
import { boundsOf, legsOfLine } from '../lines/terms.js';

/** What a request asks of an arrangement without needing any unit to be held for it. */
const NEEDS_NO_UNIT: readonly RequestKind[] = ['convert', 'end'];

export function settleLine(context: FoldContext, lineId: string): void {
  const { state } = context;
  const current = state.lines[lineId];
  if (current === undefined || !isOpenLine(current)) return;
  const line = context.line(lineId);
  const concerned = legsOfLine(state, lineId);
  setExpiry(context, line, concerned);
  // What is advisory, a line can be granted without.
  const legs = concerned.filter((leg) => context.template(leg).required);
  if (legs.some((leg) => leg.status === 'refused' && legKind(leg.kind).refusal === 'ends_the_line')) {
    closeReservation(context, lineId);
    line.status = transition(context.transitions, 'request_line', line.status, 'leg_refused', 'refused');
    announceNotGranted(context, lineId, 'refused');
    return;
  }
  reportIfLost(context, line, concerned);
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

function setExpiry(context: FoldContext, line: RequestLineState, legs: LegState[]): void {
  const expiry = expiryOf(boundsOf(context.state, line.id, legs));
  const changed = expiry?.at !== line.expiry?.at;
  line.expiry = expiry;
  if (!changed) return;
  line.warned = [];
  const warnings = planWarnings(context, expiry?.at ?? null);
  if (expiry === null) return;
  const passed = warnings.filter((warning) => warning.at <= context.now);
  line.warned = passed.map((warning) => warning.before);
  const last = passed.at(-1);
  if (last !== undefined && expiry.at > context.now) {
    context.effect('warnWindow', { lineId: line.id, before: last.before });
  }
}

/** Keeps when to warn before each expiry that a line has. @returns the warnings before that of one line */
function planWarnings({ state, policy }: FoldContext, expiresAt: Instant | null): Warning[] {
  const inUse = Object.values(state.lines).flatMap(({ expiry }) => expiry?.at ?? []);
  const planned = [...new Set(inUse)].map(
    (at) => [at, state.warnings[at] ?? warningsOf(policy, at)] as const,
  );
  state.warnings = Object.fromEntries(planned);
  return expiresAt === null ? [] : (state.warnings[expiresAt] ?? []);
}

/** When to warn before an expiry, the earliest first. */
function warningsOf({ warnings, zone }: Policy, expiresAt: Instant): Warning[] {
  return warnings
    .map((before) => ({ at: minusDuration(expiresAt, before, zone), before }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
