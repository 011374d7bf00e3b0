import { ACTS, type ActOn, type ActSubject, type Instant, type Policy } from '#libs/contracts';
import { isBlocking, legKind, outcomeOf } from '#libs/rules';
import { isPast } from '../shared/past.js';
import type {
  ContestState,
  DecisionState,
  LegState,
  OverrideState,
  PaperState,
  QuestionState,
  RequestLineState,
  RequestState,
  SeatState,
  TaskState,
} from '../shared/state.js';
import { hasLaterWord } from './answers/late-words.js';
import { whyDecisionDoesNotCover } from './answers/coverage.js';
import { isGroup } from './answers/groups.js';
import { canBeAskedAgain } from './asking/ask-again.js';
import { linesNeeding } from './asking/plan.js';
import { awaitsReply, contestOf, openRound } from './asking/rounds.js';
import { waitsForSettlement } from './contests/waiting.js';
import { isOpenLine } from './fold-context.js';
import { canStart } from './lines/reservations.js';
import { isContestedWord } from './papers/contested-words.js';
import { DECIDES } from './tasks/tasks.js';

/** A person who looks at a request. Their roles are not looked at here: those are the word of the policy of authorisation. */
export interface RequestOnlooker {
  state: RequestState;
  policy: Policy;
  now: Instant;
  personId: string;
  /** The absent people for whom they stand in now. */
  standsInFor: readonly string[];
}

/** What an act on a request can be done on. */
export interface RequestThings {
  request: null;
  request_line: RequestLineState;
  leg: LegState;
  decision: DecisionState;
  paper: PaperState;
  contest: ContestState;
  question: QuestionState;
  override: OverrideState;
}

/** The kinds of things of a request. */
export type RequestSubject = ActSubject & keyof RequestThings;

type Test<S extends RequestSubject> = (by: RequestOnlooker, thing: RequestThings[S]) => boolean;

const isDraft = ({ state }: RequestOnlooker) => state.status === 'draft';
const isOpen = ({ state }: RequestOnlooker) => state.status === 'open';
const isOwn = ({ state, personId }: RequestOnlooker) => state.requestedBy.personId === personId;

/** A seat for which a person can speak. */
export interface Voice {
  seat: SeatState;
  /** The absent person for whom they then have to say that they answer; null where they speak in their own right. */
  onBehalfOf: string | null;
}

/**
 * The seats for which a person can speak: who sits on them, stands in for one who does, or took their task over. Whoever made
 * the request speaks for none, nor does anybody for them.
 */
export function voicesOn(by: RequestOnlooker, leg: LegState): Voice[] {
  return isOwn(by) ? [] : leg.seats.flatMap((seat) => voiceOn(by, leg, seat) ?? []);
}

function voiceOn(by: RequestOnlooker, leg: LegState, seat: SeatState): Voice | null {
  if (seat.vacantSince !== undefined) return null;
  const tasks = Object.values(by.state.tasks).filter(
    ({ kind, legId, aboutId, closedAt }) =>
      (kind === 'answer' || kind === 'record_reply') &&
      legId === leg.id &&
      closedAt === null &&
      (aboutId === undefined || aboutId === seat.id),
  );
  if (tasks.some(({ claimedBy }) => claimedBy !== undefined && claimedBy !== by.personId)) return null;
  if (!isGroup(leg)) return { seat, onBehalfOf: null };
  const inOwnRight = [by.personId, ...tasks.flatMap(({ handedOverBy }) => handedOverBy ?? [])];
  if (seat.people.some((person) => inOwnRight.includes(person))) return { seat, onBehalfOf: null };
  const absent = by.standsInFor.filter((person) => person !== by.state.requestedBy.personId);
  const onBehalfOf = seat.people.find((person) => absent.includes(person)) ?? null;
  return onBehalfOf === null ? null : { seat, onBehalfOf };
}

function hasConditions(by: RequestOnlooker, leg: LegState, conditions: LegState['conditions']): boolean {
  return isOpen(by) && !isOwn(by) && leg.conditions === conditions && contestOf(by.state, leg) === undefined;
}

function canCheckConditions(by: RequestOnlooker, leg: LegState): boolean {
  return hasConditions(by, leg, 'to_countersign') && leg.enteredBy?.personId !== by.personId;
}

function isWaivable({ policy }: RequestOnlooker, leg: LegState): boolean {
  if (leg.satisfied || leg.status === 'not_in_record') return false;
  return policy.legs[leg.template]?.waivable === true && legKind(leg.kind).waivable;
}

function blocksLine({ state: { parties, content, lines } }: RequestOnlooker, leg: LegState): boolean {
  const needing = parties === null ? [] : linesNeeding(leg, parties, content);
  return isBlocking(leg.status) && needing.some((lineId) => lines[lineId]?.status === 'blocked');
}

function isContestable({ state }: RequestOnlooker, { id, channel, status }: DecisionState): boolean {
  if (channel !== 'paper' || status === 'struck') return false;
  return !Object.values(state.contests).some(
    (contest) => contest.status === 'open' && contest.decisionId === id,
  );
}

function canReinstate(by: RequestOnlooker, decision: DecisionState): boolean {
  const { state } = by;
  const leg = state.legs[decision.legId];
  if (!isOpen(by) || leg?.status !== 'lapsed' || hasLaterWord(state, decision)) return false;
  const isVote = isGroup(leg) && decision.answer === 'abstain';
  if (!isVote && 'broken' in outcomeOf(leg.kind, 'asked', decision.answer, false)) return false;
  return whyDecisionDoesNotCover(state, leg, decision, state.content).length === 0;
}

function canSettlePaper(by: RequestOnlooker, paper: PaperState): boolean {
  return paper.status === 'to_countersign' && paper.recordedBy.personId !== by.personId && !isOwn(by);
}

function canSettle(by: RequestOnlooker, contest: ContestState): boolean {
  return contest.status === 'open' && !isOwn(by);
}

function canDecideOn(by: RequestOnlooker, { status, proposedBy }: OverrideState): boolean {
  return status === 'to_confirm' && proposedBy.personId !== by.personId && !isOwn(by);
}

/** Whether what an override is to do can still be done. */
function isFeasible({ state }: RequestOnlooker, { act }: OverrideState): boolean {
  if (act.kind === 'release_task') return state.tasks[act.taskId]?.status === 'claimed';
  const leg = state.legs[act.legId];
  if (leg === undefined) return false;
  if (act.kind === 'ask_again') return canBeAskedAgain(leg);
  const round = openRound(leg);
  return round !== null && (act.kind === 'close_round' || act.until > round.lapseAt);
}

/** A person who looks at a task. */
export interface TaskOnlooker {
  personId: string;
  /** Who made the request of the task. */
  requestedBy: string;
  /** Whether who has claimed the task can do it no more, so that others of its party can give it back. */
  hasLeft: boolean;
}

/** A task as far as it decides what can be done on it. */
type TaskAtHand = Pick<TaskState, 'kind' | 'status' | 'claimedBy' | 'handedOverBy' | 'notBy'>;

const TASK_TESTS: Readonly<Record<ActOn<'task'>, (by: TaskOnlooker, task: TaskAtHand) => boolean>> = {
  claimTask: (by, task) =>
    (task.status === 'open' || (task.status === 'claimed' && task.claimedBy === by.personId)) &&
    task.notBy !== by.personId &&
    !(DECIDES.includes(task.kind) && by.requestedBy === by.personId),
  releaseTask: (by, task) => task.status === 'claimed' && (task.claimedBy === by.personId || by.hasLeft),
  handOverTask: (by, task) =>
    task.status === 'claimed' && task.claimedBy === by.personId && task.handedOverBy === undefined,
  handBackTask: (by, task) =>
    task.status === 'claimed' &&
    task.handedOverBy !== undefined &&
    [task.claimedBy, task.handedOverBy].includes(by.personId),
};

/** What the state of a task lets a person do on it, whatever their roles. */
export function possibleOnTask(by: TaskOnlooker, task: TaskAtHand): ActOn<'task'>[] {
  return ACTS.task.filter((act) => TASK_TESTS[act](by, task));
}

/** What the state of a request lets a person do, one row for each act. A new act does not compile without one. */
const TESTS: { readonly [S in RequestSubject]: Readonly<Record<ActOn<S>, Test<S>>> } = {
  request: {
    reviseRequest: isDraft,
    submitRequest: isDraft,
    withdrawRequest: (by) => isDraft(by) || isOpen(by),
    amendRequest: isOpen,
    declareOvertaken: isOpen,
    proposeOverride: (by) => isOpen(by) && !isOwn(by),
  },
  request_line: {
    dropLine: (by, line) => isOpen(by) && isOpenLine(line),
    retryReservation: (by, line) => isOpen(by) && line.status === 'reservation_refused' && canStart(by, line),
  },
  leg: {
    decideLeg: (by, leg) => voicesOn(by, leg).length > 0,
    askOnLeg: (by, leg) => isOpen(by) && openRound(leg) !== null && leg.status !== 'paused',
    recordPaper: () => true,
    enterConditions: (by, leg) => hasConditions(by, leg, 'to_enter'),
    countersignConditions: canCheckConditions,
    sendBackConditions: canCheckConditions,
    waiveLeg: (by, leg) => isOpen(by) && !isOwn(by) && isWaivable(by, leg),
    acceptRefusal: (by, leg) => isOpen(by) && blocksLine(by, leg),
    askAgain: (by, leg) => isOpen(by) && canBeAskedAgain(leg),
    addApprover: isOpen,
    removeApprover: (by, leg) => isOpen(by) && leg.seats.some(({ people }) => people.length > 0),
    addChaseNote: () => true,
  },
  decision: {
    contestRecord: isContestable,
    noteLateAnswer: (by, { status }) => status === 'late' && !isOwn(by),
    reinstateLateAnswer: (by, decision) =>
      decision.status === 'late' && !isOwn(by) && canReinstate(by, decision),
  },
  paper: {
    countersignPaper: (by, paper) =>
      canSettlePaper(by, paper) && !isContestedWord(by.state, paper.given, paper.given.seat),
    sendBackPaper: canSettlePaper,
  },
  contest: {
    withdrawContest: (_by, { status }) => status === 'open',
    strikeRecord: (by, contest) =>
      canSettle(by, contest) && by.state.decisions[contest.decisionId]?.status === 'contested',
    noteContest: (by, contest) => {
      const leg = by.state.legs[contest.legId];
      return canSettle(by, contest) && leg !== undefined && !waitsForSettlement(leg, contest);
    },
  },
  question: {
    replyToQuestion: (by, question) => {
      const leg = by.state.legs[question.legId];
      if (!isOpen(by) || question.reply !== null || leg === undefined) return false;
      return openRound(leg) !== null && awaitsReply(by.state, question);
    },
  },
  override: {
    confirmOverride: (by, override) => isOpen(by) && canDecideOn(by, override) && isFeasible(by, override),
    rejectOverride: canDecideOn,
  },
};

/**
 * What the state of a request lets a person do on a thing of it, whatever their roles. Whether the content of an act stands is
 * judged when it is done.
 */
export function possibleOnRequest<S extends RequestSubject>(
  subject: S,
  by: RequestOnlooker,
  thing: RequestThings[S],
): ActOn<S>[] {
  // Of the past there is nothing to be done; it is entered.
  if (isPast(by.state)) return [];
  const tests: Readonly<Record<ActOn<S>, Test<S>>> = TESTS[subject];
  const acts: readonly ActOn<S>[] = ACTS[subject];
  return acts.filter((act) => tests[act](by, thing));
}
