import { type HeldBy, type Policy, codesOf } from '#libs/contracts';
import {
  type ArrangementFact,
  type ArrangementState,
  type CaseState,
  type Effect,
  type ReservationRequest,
  type RequestFact,
  type RequestState,
  type SiblingFact,
  compareWakeUps,
  nextWakeUp,
  stepArrangement,
  stepRequest,
  type WakeUp,
} from '#libs/process';
import { later } from '#libs/rules';
import { dueFact, frozen } from './lives/process-life.js';

type Fact = RequestFact | ArrangementFact;

/** A fact that a case was given, with the case. */
export interface GivenFact {
  readonly caseId: string;
  readonly fact: Fact;
}

/** What the machine made of one fact. */
export interface PureFold {
  readonly fact: Fact;
  readonly state: CaseState;
  readonly effects: readonly Effect[];
}

/**
 * The oracle beside the product's driver: an arrangement with any number of requests on nothing but the pure steps. It is given what
 * people brought; what falls due, what one case tells the other and what the database answers it finds out by itself. It
 * shares no code with `foldArrangement`, against which it is held.
 */
export class PureAggregate {
  /** By case, what became of each of its facts, in order. */
  readonly folds = new Map<string, PureFold[]>();
  private readonly states = new Map<string, CaseState>();

  /** @param policyOf the policy of a request, by the id that its content names */
  constructor(
    private readonly arrangementId: string,
    private readonly policyOf: (policyId: string) => Policy,
    private readonly heldBy: (need: ReservationRequest, factCount: number) => HeldBy | null = () => null,
  ) {}

  /** The same arrangement at this point, to be lived on in another way. */
  fork(): PureAggregate {
    const other = new PureAggregate(this.arrangementId, this.policyOf, this.heldBy);
    for (const [caseId, folds] of this.folds) other.folds.set(caseId, [...folds]);
    for (const [caseId, state] of this.states) other.states.set(caseId, state);
    return other;
  }

  get arrangement(): ArrangementState {
    const state = this.states.get(this.arrangementId);
    if (state?.case !== 'arrangement') throw new Error('the loan has not been opened');
    return state;
  }

  request(id: string): RequestState {
    const state = this.states.get(id);
    if (state?.case !== 'request') throw new Error(`there is no request ${id}`);
    return state;
  }

  /** Folds all that fell due until the fact was given, then the fact. */
  give({ caseId, fact }: GivenFact): void {
    this.tick(fact.at);
    this.fold(caseId, fact, fact.at);
  }

  /** Folds all that has fallen due at a moment. */
  tick(now: string): void {
    for (;;) {
      const next = this.nextDue();
      if (next === undefined || next.wake.at > now) return;
      this.fold(next.caseId, dueFact(next.wake), now);
    }
  }

  /** What falls due next in any of the cases. */
  nextDue(): { caseId: string; wake: WakeUp } | undefined {
    return [...this.states.values()]
      .map((state) => ({ caseId: state.id, wake: nextWakeUp(state) }))
      .filter((entry): entry is { caseId: string; wake: WakeUp } => entry.wake !== null)
      .toSorted((a, b) => compareWakeUps(a.wake, b.wake) || (a.caseId < b.caseId ? -1 : 1))[0];
  }

  private fold(caseId: string, fact: Fact, now: string): void {
    const result = this.step(caseId, frozen(fact));
    if ('broken' in result) {
      throw new Error(`${fact.kind} broke ${codesOf(result.broken)}`);
    }
    const { state, effects, siblingFacts, reservationRequests } = result;
    this.states.set(caseId, frozen(state));
    this.folds.set(caseId, [...(this.folds.get(caseId) ?? []), { fact, state, effects }]);
    for (const tell of siblingFacts) this.tell(tell, now);
    for (const need of reservationRequests) this.reserve(caseId, need, now);
  }

  private step(caseId: string, fact: Fact) {
    const before = this.states.get(caseId);
    if (caseId === this.arrangementId) {
      return stepArrangement(before?.case === 'arrangement' ? before : null, fact as ArrangementFact);
    }
    const request = before?.case === 'request' ? before : null;
    const content = request?.content ?? (fact.kind === 'drafted' ? fact.content : null);
    if (content === null) throw new Error(`the request ${caseId} was not drafted`);
    return stepRequest(request, fact as RequestFact, this.policyOf(content.policyId));
  }

  private tell(tell: SiblingFact, now: string): void {
    this.fold(tell.to === 'arrangement' ? this.arrangementId : tell.requestId, tell.fact, now);
  }

  /** In a world of its own every unit is free, unless somebody says otherwise. */
  private reserve(requestId: string, need: ReservationRequest, now: string): void {
    const at = [...this.states.values()].reduce((latest, state) => later(latest, state.lastFactAt), now);
    const base = { at, by: null, channel: 'database', lineId: need.lineId } as const;
    const heldBy = this.heldBy(need, this.request(requestId).factCount);
    this.fold(
      requestId,
      heldBy === null ? { ...base, kind: 'reserved' } : { ...base, kind: 'reservation_refused', heldBy },
      now,
    );
  }
}

/** Kinds of facts that no one brings: the machine, or the database on its demand, adds them. */
const FOLLOWS = [
  'due',
  'reserved',
  'reservation_refused',
  'request_opened',
  'line_granted',
  'line_not_granted',
  'request_closed',
  'readiness_reported',
  'consent_withdrawn',
  'consent_suspended',
  'consent_restored',
] as const satisfies readonly Fact['kind'][];

/** Whether a fact in a log was brought by somebody, rather than drawn from others. */
export function isGiven(fact: Fact): boolean {
  return !(FOLLOWS as readonly string[]).includes(fact.kind);
}
