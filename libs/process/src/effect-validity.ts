import type { EffectKind, EffectOf, EffectParams } from '#libs/contracts';
import { awaitsRuling, isLiveLine } from './arrangement/line.js';
import type { ArrangementState } from './arrangement/state.js';
import { awaitsReply, openRound } from './request/asking/rounds.js';
import { isLive, isOpenLine } from './request/fold-context.js';
import type { CaseState, LegState, RequestState } from './shared/state.js';

/** When the effects of a case still stand, by kind. A kind without a row reports what has happened, and always stands. */
type Validity<S> = {
  readonly [K in EffectKind]?: (state: S, about: EffectParams[K]) => boolean;
};

const OF_REQUESTS: Validity<RequestState> = {
  ask: roundStands,
  relayReply: roundStands,
  escalateSilence: roundStands,
  tellAppointed: roundStands,
  remind: (state, about) => {
    const leg = state.legs[about.legId];
    return (
      roundStands(state, about) &&
      leg?.status !== 'paused' &&
      leg?.rounds.at(-1)?.remindersSent === about.reminder
    );
  },
  escalateLateReply: (state, about) => roundStands(state, about) && isUnanswered(state, about.questionId),
  relayQuestion: (state, about) => roundStands(state, about) && isUnanswered(state, about.questionId),
  escalateEmptySeat: (state, about) =>
    roundStands(state, about) && isVacant(state.legs[about.legId], about.seatId),
  warnNeededBy: (state) => state.status === 'open',
  warnWindow: (state, { lineId, before }) => windowWarningStands(state, lineId, before),
  announceTask: (state, { taskId }) => isToDo(state, taskId),
  tellHandedOver: (state, { taskId, to }) => isToDo(state, taskId) && isHeld(state, taskId, to),
  tellHandedBack: (state, { taskId, to }) => isToDo(state, taskId) && isHeld(state, taskId, to),
};

const OF_ARRANGEMENTS: Validity<ArrangementState> = {
  alarmRulingNeeded: (state, { lineId }) => {
    const line = state.lines[lineId];
    return line === undefined || awaitsRuling(line);
  },
  warnExpiry: lineWarningStands,
  warnWindow: lineWarningStands,
};

/**
 * Whether the reason for an outside act still stands. Of several reminders or warnings that fell due together only the last
 * stands.
 */
export function effectStillValid(state: CaseState, effect: EffectOf): boolean {
  return state.case === 'request' ? holds(OF_REQUESTS, state, effect) : holds(OF_ARRANGEMENTS, state, effect);
}

function holds<S, K extends EffectKind>(
  validity: Validity<S>,
  state: S,
  { kind, about }: { readonly kind: K; readonly about: EffectParams[K] },
): boolean {
  const stands: ((state: S, about: EffectParams[K]) => boolean) | undefined = validity[kind];
  return stands === undefined || stands(state, about);
}

function roundStands(state: RequestState, { legId, round }: EffectOf<'ask'>['about']): boolean {
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
  return leg?.seats.some((seat) => seat.id === seatId && seat.vacantSince !== undefined) ?? false;
}

/** A line granted in the same moment still gets the warning that its expiry is near. */
function windowWarningStands(state: RequestState, lineId: string, before: string): boolean {
  const line = state.lines[lineId];
  if (line === undefined || !(isOpenLine(line) || line.status === 'granted')) return false;
  return line.warned.at(-1) === before;
}

function lineWarningStands(state: ArrangementState, { lineId, before }: EffectParams['warnExpiry']): boolean {
  const line = state.lines[lineId];
  if (line === undefined) return true;
  return line.warned.at(-1) === before && line.expiredAt === null && isLiveLine(line);
}
