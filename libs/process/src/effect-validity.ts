import type { ArrangementState } from './arrangement-state.js';
import { awaitsRuling, isLiveLine } from './arrangement/line.js';
import { awaitsReply, openRound } from './rounds.js';
import type { CaseState, Effect, LegState, RequestState } from './state.js';
import { isOpenLine } from './fold-context.js';

/**
 * Whether the reason for an outside act still stands. What was caught up at once is sent once: of several reminders
 * or warnings that fell due together only the last stands.
 */
export function effectStillValid(state: CaseState, effect: Pick<Effect, 'kind' | 'about'>): boolean {
  return state.case === 'request'
    ? requestEffectStands(state, effect)
    : arrangementEffectStillValid(state, effect);
}

function requestEffectStands(state: RequestState, { kind, about }: Pick<Effect, 'kind' | 'about'>): boolean {
  const leg = about.legId === undefined ? undefined : state.legs[about.legId];
  const round = leg === undefined ? null : openRound(leg);
  const roundOpen = round !== null && round.number === about.round;
  switch (kind) {
    case 'ask':
      return roundOpen;
    case 'remind':
      return roundOpen && leg?.status !== 'paused' && round.remindersSent === about.reminder;
    case 'escalate':
      if (about.questionId !== undefined) return isUnanswered(state, about.questionId) && roundOpen;
      if (about.what === 'empty_seat') return roundOpen && isVacant(leg, about.seatId);
      return roundOpen;
    case 'relayReply':
      return roundOpen;
    case 'relayQuestion':
      return about.questionId !== undefined && isUnanswered(state, about.questionId) && roundOpen;
    case 'warn':
      if (about.what === 'needed_by') return state.status === 'open';
      return about.lineId !== undefined && windowWarningStands(state, about.lineId, about.before);
    case 'receipt':
    case 'reportLost':
    case 'alarm':
    case 'announce':
    case 'inform':
      break;
  }
  return true;
}

function isUnanswered(state: RequestState, questionId: string): boolean {
  const question = state.questions[questionId];
  return question !== undefined && awaitsReply(state, question);
}

function isVacant(leg: LegState | undefined, seatId: string | undefined): boolean {
  return leg?.seats.some((seat) => seat.id === seatId && seat.vacantSince !== null) ?? false;
}

/** A line granted in the same moment still gets the warning that its expiry is near. */
function windowWarningStands(state: RequestState, lineId: string, before: string | undefined): boolean {
  const line = state.lines[lineId];
  if (line === undefined || !(isOpenLine(line) || line.status === 'granted')) return false;
  return line.warned.at(-1) === before;
}

function arrangementEffectStillValid(
  state: ArrangementState,
  { kind, about }: Pick<Effect, 'kind' | 'about'>,
): boolean {
  const line = about.lineId === undefined ? undefined : state.lines[about.lineId];
  if (line === undefined) return true;
  if (about.reason === 'ruling_needed') return awaitsRuling(line);
  if (kind === 'warn' && about.before !== undefined) {
    return line.warned.at(-1) === about.before && line.expiredAt === null && isLiveLine(line);
  }
  return true;
}
