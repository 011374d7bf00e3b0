import type { Holder, Instant, LegKind, LegStatus } from '#libs/contracts';
import { awaitsRuling, isLiveLine, isPresent, openBreach, openSuspensions } from './arrangement/line.js';
import type { ArrangementState } from './arrangement/state.js';
import { openRound } from './request/asking/rounds.js';
import { legsInOrder } from './request/order.js';
import type { LegId, WakeUp } from './shared/facts.js';
import type { CaseState, LegState, RequestState } from './shared/state.js';
import { compareWakeUps, nextWakeUp, requestWakeUps } from './wakeups.js';

/** One leg of a request as its workflow sees it. */
export interface LegCarried {
  legId: LegId;
  kind: LegKind;
  partyId: string;
  status: LegStatus;
  /** Whether it is being asked: its stage waits. */
  open: boolean;
  holder: Holder | null;
  heldSince: Instant | null;
  dueAt: Instant | null;
  overdueSince: Instant | null;
  /** When it next wakes, and why; null if only an act can change it. */
  wake: WakeUp | null;
}

/** What an open arrangement waits for, the most pressing first; also why it may have no wake-up. */
export type ArrangementWaitsFor =
  'request' | 'return_of_present' | 'ruling' | 'return_in_movement' | 'end_of_suspension' | 'in_force';

/** A case as its workflow sees it. */
export type CaseCarried =
  | {
      case: 'request';
      /** Whether a workflow is needed, also where nothing is to be carried out. */
      open: boolean;
      legs: LegCarried[];
      /** The next wake-up of the request as a whole, beside those of its legs. */
      wake: WakeUp | null;
    }
  | { case: 'arrangement'; open: boolean; waitsFor: ArrangementWaitsFor | null; wake: WakeUp | null };

/** What a workflow needs to know of a case: what is open, when each part wakes and why. */
export function carriedOf(state: CaseState): CaseCarried {
  return state.case === 'request' ? requestCarried(state) : arrangementCarried(state);
}

/**
 * Whether two views of a case differ in something that its workflow must know at once: what is open, who holds it, an
 * earlier wake-up.
 */
export function mustHear(before: CaseState | undefined, state: CaseState): boolean {
  const now = carriedOf(state);
  const was = before === undefined ? undefined : carriedOf(before);
  if (!now.open) return was?.open === true;
  if (was?.open !== true || standsOf(was) !== standsOf(now)) return true;
  const [earlier, wake] = [before === undefined ? null : nextWakeUp(before), nextWakeUp(state)];
  return wake !== null && (earlier === null || wake.at < earlier.at);
}

function standsOf(carried: CaseCarried): string {
  return carried.case === 'arrangement'
    ? (carried.waitsFor ?? '')
    : carried.legs
        .map(({ legId, status, open, holder }) => `${legId} ${status} ${open} ${holder}`)
        .join('\n');
}

function requestCarried(state: RequestState): CaseCarried {
  const submitted = state.status !== 'draft' && state.submittedAt !== null;
  const open = submitted && state.status === 'open';
  const ofLegs = new Map<LegId, WakeUp>();
  let own: WakeUp | null = null;
  for (const wake of requestWakeUps(state)) {
    const legId = legOf(state, wake);
    if (legId === null) own = sooner(own, wake);
    else ofLegs.set(legId, sooner(ofLegs.get(legId) ?? null, wake));
  }
  const legs = submitted ? legsInOrder(state).map((leg) => legCarried(leg, open, ofLegs)) : [];
  return { case: 'request', open, legs, wake: own };
}

function legCarried(leg: LegState, requestOpen: boolean, wakes: ReadonlyMap<LegId, WakeUp>): LegCarried {
  const round = openRound(leg);
  const open = requestOpen && round !== null;
  const span = leg.ledger.at(-1);
  const held = span !== undefined && span.to === null ? span : null;
  return {
    legId: leg.id,
    kind: leg.kind,
    partyId: leg.partyId,
    status: leg.status,
    open,
    holder: held?.holder ?? null,
    heldSince: held?.from ?? null,
    dueAt: open ? (round?.dueAt ?? null) : null,
    overdueSince: open ? (leg.overdueSince ?? null) : null,
    wake: open ? (wakes.get(leg.id) ?? null) : null,
  };
}

function legOf(state: RequestState, wake: WakeUp): LegId | null {
  if ('legId' in wake) return wake.legId;
  return 'questionId' in wake ? (state.questions[wake.questionId]?.legId ?? null) : null;
}

function sooner(first: WakeUp | null, wake: WakeUp): WakeUp {
  return first === null || compareWakeUps(wake, first) < 0 ? wake : first;
}

/** An arrangement has no deadlines until a line of it is granted. */
function arrangementCarried(state: ArrangementState): CaseCarried {
  const open = state.closedAt === null && Object.values(state.lines).some(isLiveLine);
  return {
    case: 'arrangement',
    open,
    waitsFor: state.closedAt === null ? waitsFor(state) : null,
    wake: nextWakeUp(state),
  };
}

function waitsFor(state: ArrangementState): ArrangementWaitsFor {
  const live = Object.values(state.lines).filter(isLiveLine);
  if (live.length === 0) return 'request';
  if (live.some((line) => openBreach(line) !== undefined)) return 'return_of_present';
  if (live.some(awaitsRuling)) return 'ruling';
  if (live.some((line) => line.expiredAt !== null && !isPresent(line))) return 'return_in_movement';
  if (live.every((line) => openSuspensions(line).length > 0)) return 'end_of_suspension';
  return 'in_force';
}
