import type { AnswerInput, EffectKind, HeldBy, Instant, Policy, RequestContent } from '#libs/contracts';
import type {
  Actor,
  ArrangementFact,
  ArrangementState,
  BrokenRule,
  Effect,
  LegId,
  LegState,
  Transition,
  ReservationRequest,
  RequestFact,
  RequestState,
  TaskState,
  SiblingFact,
  WakeUp,
} from '#libs/process';
import { compareWakeUps, isLive, nextWakeUp, stepArrangement, stepRequest } from '#libs/process';
import {
  AGREEMENT,
  answerTo,
  COTE_DIVOIRE,
  COUNCIL,
  drafted,
  helicopters,
  LIBERIA,
  NOTICE,
  noticeFirst,
  partiesOf,
  submitted,
  UKRAINE,
  voiceOf,
} from './process-mi24.js';

/** One fact as it stands in the log of its case. */
export type Entry = { of: 'request'; fact: RequestFact } | { of: 'arrangement'; fact: ArrangementFact };

/** Everything that an arrangement and its request are at one moment. */
interface Held {
  request: RequestState | null;
  arrangement: ArrangementState | null;
  log: Entry[];
  requestEffects: Effect[];
  arrangementEffects: Effect[];
  /** Every change of a status, as the machine names it. */
  transitions: Transition[];
}

/** A person's fact without what the driver adds. */
type IncomingFact<F> = F extends unknown
  ? Omit<F, 'at' | 'channel'> & { channel?: 'inbox' | 'paper' }
  : never;

/** Freezes all that a value holds, so that a fold that changed its input would throw. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

/**
 * A request and its arrangement as the one writer moves them: what fell due is folded first, in due order; tells go to
 * the sister, needs are answered; a broken rule takes all of it back.
 */
export class Life {
  held: Held = {
    request: null,
    arrangement: null,
    log: [],
    requestEffects: [],
    arrangementEffects: [],
    transitions: [],
  };
  /** Called with the states before and after every single fold. */
  onFold: ((entry: Entry, before: Held, after: Held) => void) | null = null;
  readonly policy: Policy;
  private readonly reserve: (need: ReservationRequest, factCount: number) => HeldBy | null;
  private answers = 0;

  /** @param reserve who holds the unit that is needed, or null where it is free */
  constructor(
    policy: Policy = noticeFirst,
    reserve: (need: ReservationRequest, factCount: number) => HeldBy | null = () => null,
  ) {
    this.policy = policy;
    this.reserve = reserve;
  }

  /** Drafted and submitted, with its arrangement. */
  static submittedAt(
    at: Instant,
    content: RequestContent = helicopters,
    life = new Life(),
    more: {
      ofRecord?: boolean;
      /** What the submission says otherwise than usual. */
      submission?: Partial<Extract<RequestFact, { kind: 'submitted' }>>;
    } = {},
  ): Life {
    const { ofRecord = false, submission = {} } = more;
    life.give(
      {
        of: 'arrangement',
        fact: {
          kind: 'opened',
          at,
          by: null,
          channel: 'inbox',
          arrangementId: 'a1',
          sendingMission: content.sendingMission,
          receivingMission: content.receivingMission,
          clockOffsetMs: 0,
          assumptions: null,
        },
      },
      { of: 'request', fact: { ...drafted(at, content), ofRecord } as RequestFact },
      {
        of: 'request',
        fact: { ...submitted(at, life.policy, partiesOf(content)), ...submission } as RequestFact,
      },
    );
    return life;
  }

  /** Submitted and announced to the Council, so that all others have been asked. */
  static askedAt(at: Instant, content: RequestContent = helicopters, life = new Life()): Life {
    Life.submittedAt(at, content, life);
    life.agrees(NOTICE, at);
    return life;
  }

  /** Granted to the Mi-24 at a moment. */
  static grantedAt(at: Instant, life = new Life()): Life {
    Life.askedAt(at, helicopters, life);
    for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE, COUNCIL]) life.agrees(legId, at);
    return life;
  }

  get request(): RequestState {
    if (this.held.request === null) throw new Error('there is no request yet');
    return this.held.request;
  }

  get arrangement(): ArrangementState {
    if (this.held.arrangement === null) throw new Error('there is no arrangement yet');
    return this.held.arrangement;
  }

  leg(legId: LegId): LegState {
    const leg = this.request.legs[legId];
    if (leg === undefined) throw new Error(`there is no leg ${legId}`);
    return leg;
  }

  line(lineId = 'mi-24') {
    const line = this.request.lines[lineId];
    if (line === undefined) throw new Error(`there is no line ${lineId}`);
    return line;
  }

  arrangementLine(lineId = 'mi-24') {
    const line = this.arrangement.lines[lineId];
    if (line === undefined) throw new Error(`there is no line ${lineId}`);
    return line;
  }

  tasks(kind: TaskState['kind']): TaskState[] {
    return Object.values(this.request.tasks).filter((task) => task.kind === kind && isLive(task));
  }

  effects<K extends EffectKind>(kind: K): Effect<K>[] {
    return this.held.requestEffects.filter((effect) => effect.kind === kind) as Effect<K>[];
  }

  arrangementEffects<K extends EffectKind>(kind: K): Effect<K>[] {
    return this.held.arrangementEffects.filter((effect) => effect.kind === kind) as Effect<K>[];
  }

  /** Folds what fell due, then the facts; all or nothing. */
  give(...entries: Entry[]): BrokenRule | null {
    const before = this.held;
    this.held = { ...before };
    for (const entry of entries) {
      this.foldDue(entry.fact.at);
      const broken = this.fold(entry);
      if (broken !== null) {
        this.held = before;
        return broken;
      }
    }
    return null;
  }

  /** What happens when somebody looks at a moment and nobody does anything. */
  tick(now: Instant): void {
    this.foldDue(now);
  }

  /** A person does something about the request. */
  does(at: Instant, given: IncomingFact<RequestFact>): BrokenRule | null {
    return this.give({ of: 'request', fact: { channel: 'inbox', ...given, at } as RequestFact });
  }

  /** A person does something about the arrangement. */
  doesOnArrangement(at: Instant, given: IncomingFact<ArrangementFact>): BrokenRule | null {
    return this.give({ of: 'arrangement', fact: { channel: 'inbox', ...given, at } as ArrangementFact });
  }

  /** A party answers in the inbox; the decisions are numbered d1, d2, … */
  says(
    legId: LegId,
    at: Instant,
    input: Partial<AnswerInput> & Pick<AnswerInput, 'answer'>,
    by: Actor = voiceOf(legId),
  ): BrokenRule | null {
    this.answers += 1;
    return this.does(at, { kind: 'answered', by, given: answerTo(legId, `d${this.answers}`, input) });
  }

  /** A party agrees, with the instrument that its kind of leg needs. */
  agrees(legId: LegId, at: Instant): BrokenRule | null {
    const agreement = AGREEMENT[legId.slice(0, legId.indexOf(':'))];
    if (agreement === undefined) throw new Error(`nobody can agree on ${legId}`);
    return this.says(legId, at, agreement);
  }

  private foldDue(now: Instant): void {
    for (;;) {
      const entry = nextDue(this.held, now);
      if (entry === null) return;
      const broken = this.fold(entry);
      if (broken !== null) throw new Error(`a due fact broke ${broken.rule}`);
    }
  }

  private fold(entry: Entry): BrokenRule | null {
    const before = { ...this.held };
    frozen(entry.fact);
    const result =
      entry.of === 'request'
        ? stepRequest(frozen(this.held.request), entry.fact, this.policy)
        : stepArrangement(frozen(this.held.arrangement), entry.fact);
    if ('broken' in result) return result.broken;
    this.held.log = [...this.held.log, entry];
    const { state, effects, siblingFacts, reservationRequests, transitions } = result;
    this.held.transitions = [...this.held.transitions, ...transitions];
    if (state.case === 'request') {
      this.held.request = state;
      this.held.requestEffects = [...this.held.requestEffects, ...effects];
    } else {
      this.held.arrangement = state;
      this.held.arrangementEffects = [...this.held.arrangementEffects, ...effects];
    }
    this.onFold?.(entry, before, this.held);
    return (
      this.foldTells(siblingFacts) ?? this.foldReservationRequests(reservationRequests, state.lastFactAt)
    );
  }

  private foldTells(siblingFacts: readonly SiblingFact[]): BrokenRule | null {
    for (const tell of siblingFacts) {
      const broken = this.fold(
        tell.to === 'arrangement' ? { of: tell.to, fact: tell.fact } : { of: tell.to, fact: tell.fact },
      );
      if (broken !== null) return broken;
    }
    return null;
  }

  private foldReservationRequests(
    reservationRequests: readonly ReservationRequest[],
    at: Instant,
  ): BrokenRule | null {
    for (const need of reservationRequests) {
      const heldBy = this.reserve(need, this.request.factCount);
      const base = { at, by: null, channel: 'database', lineId: need.lineId } as const;
      const broken = this.fold({
        of: 'request',
        fact:
          heldBy === null ? { kind: 'reserved', ...base } : { kind: 'reservation_refused', heldBy, ...base },
      });
      if (broken !== null) return broken;
    }
    return null;
  }
}

/** The next thing that fell due in either case, the request first where both fall due at once. */
function nextDue(held: Pick<Held, 'request' | 'arrangement'>, now: Instant): Entry | null {
  const due = (wake: WakeUp | null) => (wake !== null && wake.at <= now ? wake : null);
  const ofRequest = held.request === null ? null : due(nextWakeUp(held.request));
  const ofArrangement = held.arrangement === null ? null : due(nextWakeUp(held.arrangement));
  if (ofRequest !== null && (ofArrangement === null || compareWakeUps(ofRequest, ofArrangement) <= 0)) {
    return { of: 'request', fact: dueFact(ofRequest) };
  }
  return ofArrangement === null ? null : { of: 'arrangement', fact: dueFact(ofArrangement) };
}

/** A wake-up as the fact that it is due. */
export function dueFact(wake: WakeUp) {
  return { kind: 'due', wake, at: wake.at, by: null, channel: 'clock' } as const;
}
