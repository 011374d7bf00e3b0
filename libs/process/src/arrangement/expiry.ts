import type { Instant, ExpiryCause } from '#libs/contracts';
import { earlier, later, minusDuration } from '#libs/rules';
import type { WakeUp } from '../shared/facts.js';
import { isExpected } from '../wakeups.js';
import type { ArrangementFoldContext } from './fold-context.js';
import { awaitsRuling, isLiveLine, isPresent, openBreach } from './line.js';
import type { ArrangementLineState } from './state.js';
import { arrangementWakeUps } from './wakeups.js';
import { reportIfLost, windowOfArrangement } from './window.js';

/** A wake-up that is not expected, or not yet, changes nothing: a due fact never breaks a rule. */
export function foldDue(context: ArrangementFoldContext, wake: WakeUp): void {
  if (!('lineId' in wake) || !isExpected(arrangementWakeUps(context.state), wake, context.now)) return;
  const line = context.line(wake.lineId);
  if (wake.what === 'warn') warn(context, line, wake.before);
  else if (wake.what === 'ruling') alarmForRuling(context, line);
  else if (wake.what === 'expire') expireLine(context, line, wake.at);
}

function warn(context: ArrangementFoldContext, line: ArrangementLineState, before: string): void {
  line.warned = [...line.warned, before];
  if (isPresent(line)) context.effect('warnExpiry', { lineId: line.id, before });
  // Once the loss of the window has been reported, warnings that it shrinks are needless.
  else if (windowOfArrangement(line, context.now).verdict !== 'lost') {
    context.effect('warnWindow', { lineId: line.id, before });
  }
}

/** Repeats the alarm that nobody has ruled on a unit that was moving when its authority ended. */
export function alarmForRuling(context: ArrangementFoldContext, line: ArrangementLineState): void {
  if (line.discontinuation === null) return;
  line.discontinuation = { ...line.discontinuation, alarms: line.discontinuation.alarms + 1 };
  context.effect('alarmRulingNeeded', { lineId: line.id });
}

/** The authority of a line is over. A unit that is there is in breach from now on, see `settle`. */
function expireLine(context: ArrangementFoldContext, line: ArrangementLineState, at: Instant): void {
  line.expiredAt = at;
  reportIfLost(context, line);
  if (line.status === 'moving') {
    line.expiredInMovement = true;
    if (!isPresent(line) && !awaitsRuling(line)) context.effect('alarmExpired', { lineId: line.id });
  } else if (line.status === 'planned' || line.status === 'ready') {
    context.move(line, 'expire', 'expired_unused');
  }
}

/** What gives a line its expiry: a grant, or a ruling that lets a unit go on. */
interface NewTerm {
  expiresAt: Instant;
  because: ExpiryCause;
  warnAt: ArrangementLineState['warnAt'];
  /** The latest moment since which this term can have been in force. */
  inForceSince: Instant;
}

/** Puts a line under a new term, with its warnings planned again. */
export function renewTerm(context: ArrangementFoldContext, line: ArrangementLineState, term: NewTerm): void {
  line.expiresAt = term.expiresAt;
  line.expiresBecause = term.because;
  planWarnings(context, line, term.warnAt);
  if (term.expiresAt > context.now) {
    if (line.expiredAt !== null) revive(line, line.expiredAt, earlier(term.inForceSince, context.now));
    line.returnDueAt = null;
  } else if (line.expiredAt !== null) {
    line.expiredAt = term.expiresAt;
  }
}

/**
 * Gives an expired line its authority back. An extension adopted by 24:00 of the expiry day leaves no gap; one adopted
 * later shows how long there was no authority, up to the latest moment at which it can have been adopted.
 */
function revive(line: ArrangementLineState, expiredAt: Instant, backAt: Instant): void {
  if (backAt > expiredAt) line.gaps = [...line.gaps, { from: expiredAt, to: backAt }];
  line.expiredAt = null;
  line.expiredInMovement = false;
}

/** The same warnings before another expiry, in calendar time of headquarters. */
export function warningsBefore(
  expiresAt: Instant,
  like: ArrangementLineState['warnAt'],
): ArrangementLineState['warnAt'] {
  return like.map(({ before }) => ({ at: minusDuration(expiresAt, before), before }));
}

function planWarnings(
  context: ArrangementFoldContext,
  line: ArrangementLineState,
  warnAt: ArrangementLineState['warnAt'],
): void {
  line.warnAt = warnAt;
  line.warned = warnAt.filter((warning) => warning.at <= context.now).map((warning) => warning.before);
}

/**
 * Ends a line early; at once if that moment has come. Never lengthens anything.
 * @returns whether the line ends earlier than it would have
 */
export function shorten(
  context: ArrangementFoldContext,
  line: ArrangementLineState,
  end: { at: Instant; because: ExpiryCause },
): boolean {
  if (!isLiveLine(line)) return false;
  const at = later(end.at, context.now);
  if (line.expiredAt !== null || (line.expiresAt !== null && line.expiresAt <= at)) return false;
  line.expiresAt = at;
  line.expiresBecause = end.because;
  planWarnings(context, line, warningsBefore(at, line.warnAt));
  if (at <= context.now) expireLine(context, line, at);
  if (isLiveLine(line)) line.returnDueAt = at;
  return true;
}

/** A unit that is present without an authority is in breach, with an alarm: never a silent extension. */
export function settleBreach(context: ArrangementFoldContext, lineId: string): void {
  const current = context.state.lines[lineId];
  if (current === undefined) return;
  const without = isPresent(current) && current.expiredAt !== null;
  const open = openBreach(current);
  if (without === (open !== undefined)) return;
  const line = context.line(lineId);
  if (without) {
    line.breaches = [...line.breaches, { from: context.now, to: null }];
    context.effect('alarmExpired', { lineId: line.id });
  } else {
    line.breaches = line.breaches.map((span) => (span.to === null ? { ...span, to: context.now } : span));
  }
}
