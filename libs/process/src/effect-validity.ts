import type { EffectOf } from '#libs/contracts';
import type { ArrangementState } from './arrangement-state.js';
import { awaitsRuling, isLiveLine } from './arrangement/line.js';
import { awaitsReply, openRound } from './rounds.js';
import type { CaseState, LegState, RequestState } from './state.js';
import { isLive, isOpenLine } from './fold-context.js';

/**
 * Whether the reason for an outside act still stands. What was caught up at once is sent once: of several reminders
 * or warnings that fell due together only the last stands.
 */
export function effectStillValid(state: CaseState, effect: EffectOf): boolean {
  return state.case === 'request'
    ? requestEffectStands(state, effect)
    : arrangementEffectStillValid(state, effect);
}

function requestEffectStands(state: RequestState, effect: EffectOf): boolean {
  switch (effect.kind) {
    case 'ask':
    case 'relayReply':
    case 'escalateSilence':
    case 'tellAppointed':
      return roundStands(state, effect.about);
    case 'remind': {
      const { legId, round, reminder } = effect.about;
      const leg = state.legs[legId];
      return (
        roundStands(state, { legId, round }) &&
        leg?.status !== 'paused' &&
        leg?.rounds.at(-1)?.remindersSent === reminder
      );
    }
    case 'escalateLateReply':
    case 'relayQuestion':
      return isUnanswered(state, effect.about.questionId) && roundStands(state, effect.about);
    case 'escalateEmptySeat':
      return (
        roundStands(state, effect.about) && isVacant(state.legs[effect.about.legId], effect.about.seatId)
      );
    case 'warnNeededBy':
      return state.status === 'open';
    case 'warnWindow':
      return windowWarningStands(state, effect.about.lineId, effect.about.before);
    case 'announceTask':
      return isToDo(state, effect.about.taskId);
    case 'tellHandedOver':
    case 'tellHandedBack':
      return isToDo(state, effect.about.taskId) && isHeld(state, effect.about.taskId, effect.about.to);
    default:
      return true;
  }
}

function roundStands(state: RequestState, { legId, round }: { legId: string; round: number }): boolean {
  const leg = state.legs[legId];
  return leg !== undefined && openRound(leg)?.number === round;
}

function isToDo(state: RequestState, taskId: string): boolean {
  const task = state.tasks[taskId];
  return task !== undefined && isLive(task);
}

function isHeld(state: RequestState, taskId: string, personId: string): boolean {
  return state.tasks[taskId]?.claimedBy === personId;
}

function isUnanswered(state: RequestState, questionId: string): boolean {
  const question = state.questions[questionId];
  return question !== undefined && awaitsReply(state, question);
}

function isVacant(leg: LegState | undefined, seatId: string): boolean {
  return leg?.seats.some((seat) => seat.id === seatId && seat.vacantSince !== null) ?? false;
}

/** A line granted in the same moment still gets the warning that its expiry is near. */
function windowWarningStands(state: RequestState, lineId: string, before: string): boolean {
  const line = state.lines[lineId];
  if (line === undefined || !(isOpenLine(line) || line.status === 'granted')) return false;
  return line.warned.at(-1) === before;
}

function arrangementEffectStillValid(state: ArrangementState, effect: EffectOf): boolean {
  const line = 'lineId' in effect.about ? state.lines[effect.about.lineId] : undefined;
  if (line === undefined) return true;
  switch (effect.kind) {
    case 'alarmRulingNeeded':
      return awaitsRuling(line);
    case 'warnExpiry':
    case 'warnWindow':
      return line.warned.at(-1) === effect.about.before && line.expiredAt === null && isLiveLine(line);
    default:
      return true;
  }
}
