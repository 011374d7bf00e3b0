import { type HeldBy, type Instant, type Policy, codesOf } from '#libs/contracts';
import { later } from '#libs/rules';
import type { ArrangementFact } from './arrangement/facts.js';
import type { ArrangementState } from './arrangement/state.js';
import type { RequestFact, WakeUp } from './shared/facts.js';
import type {
  BrokenRule,
  CaseState,
  Effect,
  RequestState,
  ReservationRequest,
  StepResult,
} from './shared/state.js';
import type { Transition } from './shared/transitions.js';
import { stepArrangement, stepRequest } from './step.js';
import { compareWakeUps, nextWakeUp } from './wakeups.js';

/** A fact of a request or of its arrangement. */
export type CaseFact = RequestFact | ArrangementFact;

/** A fact for one of the cases, made when its turn has come: at the moment that is now on the arrangement's clock. */
export interface GivenFact {
  caseId: string;
  fact: (now: Instant) => CaseFact;
}

/** One fact that was folded, with what it left behind. */
export interface FoldedFact {
  caseId: string;
  fact: CaseFact;
  state: CaseState;
  effects: Effect[];
  transitions: Transition[];
  /** Whether it was given, rather than following from other facts. */
  isGiven: boolean;
}

/**
 * A reservation that only a database can grant, and all that the same fact asks for. The caller answers with who holds the
 * unit or the places, or with null if they are now reserved for this request.
 */
export interface ReservationAsk {
  requestId: string;
  request: ReservationRequest;
  together: readonly ReservationRequest[];
}

/** A fold in progress: it stops at each reservation until it is answered. */
export type Folding = Generator<ReservationAsk, void, HeldBy | null>;

/** What the driver must be told: by name, since the machine looks nothing up. */
export interface FoldDesk {
  arrangementId: string;
  /** The policy of a request; of one that is about to be drafted too. Undefined where there is no such request. */
  policyOf: (requestId: string) => Policy | undefined;
  /** What the clock of the arrangement shows, before anything is folded and after its clock was moved. */
  clock: (arrangement: ArrangementState | null) => Instant;
  /**
   * Whether what falls due exactly now is folded. In a record case it waits until time moves on: what happened on a day
   * comes before what ends with that day.
   */
  dueAtOnce: boolean;
}

/** That a fact breaks a rule; nothing that was folded with it may be kept. */
export class FactBroken extends Error {
  constructor(
    readonly caseId: string,
    readonly fact: CaseFact,
    readonly broken: BrokenRule,
  ) {
    super(`${fact.kind} breaks ${codesOf(broken)}`);
  }
}

/** An arrangement with its requests while facts are folded into them: they share one clock and exchange sibling facts. */
export class ArrangementFold {
  /** What was folded so far, in order. */
  readonly folded: FoldedFact[] = [];
  readonly states = new Map<string, CaseState>();
  readonly desk: FoldDesk;
  private readonly wakes = new Map<string, { of: CaseState; wake: WakeUp | null }>();

  constructor(desk: FoldDesk, states: Iterable<CaseState> = []) {
    this.desk = desk;
    for (const state of states) this.states.set(state.id, state);
  }

  /** The arrangement; null before its first fact. */
  get arrangement(): ArrangementState | null {
    const state = this.states.get(this.desk.arrangementId);
    return state?.case === 'arrangement' ? state : null;
  }

  /** A request; null before its first fact. */
  request(id: string): RequestState | null {
    const state = this.states.get(id);
    return state?.case === 'request' ? state : null;
  }

  /** Now, on the clock of the arrangement: never before what any of its cases has reached. */
  now(): Instant {
    let now = this.desk.clock(this.arrangement);
    for (const state of this.states.values()) now = later(now, state.lastFactAt);
    return now;
  }

  /** What falls due next in any of the cases, in the one order. */
  nextDue(): { caseId: string; wake: WakeUp } | null {
    let first: { caseId: string; wake: WakeUp } | null = null;
    for (const state of this.states.values()) {
      const wake = this.wakeOf(state);
      if (wake === null) continue;
      const order = first === null ? -1 : compareWakeUps(wake, first.wake);
      if (first === null || order < 0 || (order === 0 && state.id < first.caseId)) {
        first = { caseId: state.id, wake };
      }
    }
    return first;
  }

  /** Most facts change one case of several; what the others wait for is known. */
  private wakeOf(state: CaseState): WakeUp | null {
    const known = this.wakes.get(state.id);
    if (known?.of === state) return known.wake;
    const wake = nextWakeUp(state);
    this.wakes.set(state.id, { of: state, wake });
    return wake;
  }

  /** What the machine makes of a fact. */
  step(caseId: string, fact: CaseFact): StepResult<CaseState> {
    if (caseId === this.desk.arrangementId) {
      return stepArrangement(this.arrangement, fact as ArrangementFact);
    }
    const policy = this.desk.policyOf(caseId);
    if (policy === undefined) {
      return { broken: { rule: 'not_found', pointer: '' } };
    }
    return stepRequest(this.request(caseId), fact as RequestFact, policy);
  }
}

/**
 * The one driver: folds every wake-up that is due, in due order and each at its own moment; then each given fact, with what
 * one case tells the other and what is reserved; then what is due now, since a fact may bring a moment that has passed already.
 * @throws FactBroken where a given fact breaks a rule; the aggregate is of no use then
 */
export function* foldArrangement(of: ArrangementFold, given: Iterable<GivenFact> = []): Folding {
  yield* foldDue(of);
  for (const { caseId, fact } of given) yield* foldFact(of, caseId, fact(of.now()), true);
  yield* foldDue(of);
}

function* foldDue(of: ArrangementFold): Folding {
  for (;;) {
    const now = of.now();
    const next = of.nextDue();
    if (next === null || next.wake.at > now || (next.wake.at === now && !of.desk.dueAtOnce)) return;
    const { caseId, wake } = next;
    yield* foldFact(of, caseId, { kind: 'due', at: wake.at, by: null, channel: 'clock', wake });
  }
}

/** Folds a fact, then its sibling facts, then the results of its reservations; nothing that is due. */
export function* foldFact(of: ArrangementFold, caseId: string, fact: CaseFact, isGiven = false): Folding {
  const result = of.step(caseId, fact);
  if ('broken' in result) throw new FactBroken(caseId, fact, result.broken);
  const { state, effects, transitions, siblingFacts, reservationRequests } = result;
  of.states.set(caseId, state);
  of.folded.push({ caseId, fact, state, effects, transitions, isGiven });
  for (const siblingFact of siblingFacts) {
    yield* foldFact(
      of,
      siblingFact.to === 'arrangement' ? of.desk.arrangementId : siblingFact.requestId,
      siblingFact.fact,
    );
  }
  for (const request of reservationRequests) {
    // The unit and its places are held for this request or they are not; either way the consent stands.
    const heldBy = yield { requestId: caseId, request, together: reservationRequests };
    const base = { at: of.now(), by: null, channel: 'database', lineId: request.lineId } as const;
    yield* foldFact(
      of,
      caseId,
      heldBy === null ? { ...base, kind: 'reserved' } : { ...base, kind: 'reservation_refused', heldBy },
    );
  }
}

/** Runs a fold to its end when reservations are answered at once. */
export function runFolding(folding: Folding, reserve: (ask: ReservationAsk) => HeldBy | null): void {
  for (let next = folding.next(null); next.done !== true;) next = folding.next(reserve(next.value));
}

/** Runs a fold to its end when a database answers. */
export async function runFoldingAsync(
  folding: Folding,
  reserve: (ask: ReservationAsk) => Promise<HeldBy | null>,
): Promise<void> {
  for (let next = folding.next(null); next.done !== true;) next = folding.next(await reserve(next.value));
}
