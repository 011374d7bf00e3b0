import type { Instant } from '#libs/contracts';
import { arrangementWakeUps } from './arrangement/wakeups.js';
import { awaitsReply, openRound } from './request/asking/rounds.js';
import { isOpenLine } from './request/fold-context.js';
import type { WakeUp } from './shared/facts.js';
import type { CaseState, LegState, RequestState } from './shared/state.js';

const ORDER: Readonly<Record<WakeUp['what'], number>> = {
  expire: 0,
  warn: 1,
  remind: 2,
  overdue: 3,
  escalate: 4,
  reply_overdue: 5,
  objections_end: 6,
  lapse: 7,
  pause_end: 8,
  needed_by: 9,
  request_lapse: 10,
  ruling: 11,
};

function nameOf(wake: WakeUp): string {
  if ('legId' in wake) return `${wake.legId}/${wake.round}`;
  if ('lineId' in wake) return `${wake.lineId}/${'before' in wake ? wake.before : ''}`;
  return 'questionId' in wake ? wake.questionId : '';
}

/** The one order in which wake-ups are folded: by moment, then by what they are, then by name. */
export function compareWakeUps(a: WakeUp, b: WakeUp): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  const byKind = ORDER[a.what] - ORDER[b.what];
  if (byKind !== 0) return byKind;
  const [nameA, nameB] = [nameOf(a), nameOf(b)];
  return nameA === nameB ? 0 : nameA < nameB ? -1 : 1;
}

function sameWakeUp(a: WakeUp, b: WakeUp): boolean {
  if ('number' in a && 'number' in b && a.number !== b.number) return false;
  return a.what === b.what && compareWakeUps(a, b) === 0;
}

/** Whether a case waits for this wake-up, and its moment has come. */
export function isExpected(wakes: readonly WakeUp[], wake: WakeUp, now: Instant): boolean {
  return wake.at <= now && wakes.some((expected) => sameWakeUp(expected, wake));
}

function legWakeUps(leg: LegState, into: WakeUp[]): void {
  const round = openRound(leg);
  if (round === null) return;
  const base = { legId: leg.id, round: round.number };
  into.push({ at: round.lapseAt, what: 'lapse', ...base });
  if (round.objections?.ended === false) {
    into.push({ at: round.objections.until, what: 'objections_end', ...base });
  }
  if (leg.status === 'paused') return;
  const nextReminder = round.remindAt[round.remindersSent];
  if (nextReminder !== undefined) {
    into.push({ at: nextReminder, what: 'remind', ...base, number: round.remindersSent + 1 });
  }
  if (leg.overdueSince === undefined) into.push({ at: round.dueAt, what: 'overdue', ...base });
  const step = round.escalations[round.escalationsSent];
  if (step !== undefined) {
    into.push({ at: step.at, what: 'escalate', ...base, number: round.escalationsSent + 1 });
  }
}

/** All moments at which an open request must be woken, in no order. */
export function requestWakeUps(state: RequestState): WakeUp[] {
  if (state.status !== 'open') return [];
  const wakes: WakeUp[] = [];
  for (const leg of Object.values(state.legs)) legWakeUps(leg, wakes);
  for (const question of Object.values(state.questions)) {
    const leg = state.legs[question.legId];
    const round = leg === undefined ? null : openRound(leg);
    if (leg === undefined || round === null || !awaitsReply(state, question)) continue;
    if (!question.replyOverdue) {
      wakes.push({ at: question.replyDueAt, what: 'reply_overdue', questionId: question.id });
    }
    if (leg.status === 'paused' && question.pausesUntil !== null && question.askedAt === leg.pausedAt) {
      wakes.push({ at: question.pausesUntil, what: 'pause_end', legId: leg.id, round: round.number });
    }
  }
  for (const line of Object.values(state.lines)) {
    if (line.expiry === null || !isOpenLine(line)) continue;
    const { id: lineId, expiry, warned } = line;
    wakes.push({ at: expiry.at, what: 'expire', lineId });
    for (const { at, before } of state.warnings[expiry.at] ?? []) {
      if (!warned.includes(before)) wakes.push({ at, what: 'warn', lineId, before });
    }
  }
  if (!state.neededByPassed) wakes.push({ at: state.neededByAt, what: 'needed_by' });
  if (state.lapseAt !== null) wakes.push({ at: state.lapseAt, what: 'request_lapse' });
  return wakes;
}

/** The next moment at which a case must be woken, or null if only a fact can change it. */
export function nextWakeUp(state: CaseState): WakeUp | null {
  const wakes = state.case === 'request' ? requestWakeUps(state) : arrangementWakeUps(state);
  let first: WakeUp | null = null;
  for (const wake of wakes) if (first === null || compareWakeUps(wake, first) < 0) first = wake;
  return first;
}
