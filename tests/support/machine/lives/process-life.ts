import type { EffectKind, HeldBy } from '#libs/contracts';
import type { AnswerInput, Instant, Policy, RequestContent } from '#libs/contracts';
import {
  type Actor,
  ArrangementFold,
  type ArrangementFact,
  type ArrangementState,
  type BrokenRule,
  type CaseFact,
  type Effect,
  FactBroken,
  type FoldedFact,
  type GivenFact,
  type LegId,
  type LegState,
  type Transition,
  type ReservationRequest,
  type RequestFact,
  type RequestState,
  type TaskState,
  type WakeUp,
  foldArrangement,
  isLive,
  runFolding,
} from '#libs/process';
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
} from '../process-mi24.js';

/** The arrangement of every life. */
const ARRANGEMENT_ID = 'a1';

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
 * A request and its arrangement as the one writer moves them, by the product's own driver; a broken rule takes all of it
 * back.
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
          arrangementId: ARRANGEMENT_ID,
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
    for (const { of, fact } of entries) {
      const arrangementId = this.arrangementId(fact);
      const caseId = of === 'arrangement' ? arrangementId : this.requestId(fact);
      const broken = this.run(fact.at, [{ caseId, fact: () => fact }], arrangementId);
      if (broken !== null) {
        this.held = before;
        return broken;
      }
    }
    return null;
  }

  /** What happens when somebody looks at a moment and nobody does anything. */
  tick(now: Instant): void {
    const broken = this.run(now, []);
    if (broken !== null) throw new Error(`a due fact broke ${broken.rule}`);
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

  private requestId(fact: Entry['fact']): string {
    return this.held.request?.id ?? (fact.kind === 'drafted' ? fact.requestId : 'r1');
  }

  private arrangementId(fact: Entry['fact'] | null): string {
    return this.held.arrangement?.id ?? (fact?.kind === 'opened' ? fact.arrangementId : ARRANGEMENT_ID);
  }

  /** Lets the product's own driver fold what is due, then the facts. */
  private run(
    now: Instant,
    given: readonly GivenFact[],
    arrangementId = this.arrangementId(null),
  ): BrokenRule | null {
    const { request, arrangement } = this.held;
    const cases = new FrozenAggregate(
      {
        arrangementId,
        policyOf: () => this.policy,
        clock: () => now,
        dueAtOnce: true,
      },
      [request, arrangement].filter((state) => state !== null),
    );
    try {
      runFolding(foldArrangement(cases, given), (ask) => this.reserve(ask.request, this.factsOf(cases)));
      return null;
    } catch (error) {
      if (error instanceof FactBroken) return error.broken;
      throw error;
    } finally {
      for (const folded of cases.folded) this.keep(folded);
    }
  }

  private factsOf(cases: ArrangementFold): number {
    return [...cases.states.values()].find((state) => state.case === 'request')?.factCount ?? 0;
  }

  private keep({ fact, state, effects, transitions }: FoldedFact): void {
    const entry = { of: state.case, fact } as Entry;
    const before = { ...this.held };
    this.held.log = [...this.held.log, entry];
    this.held.transitions = [...this.held.transitions, ...transitions];
    if (state.case === 'request') {
      this.held.request = state;
      this.held.requestEffects = [...this.held.requestEffects, ...effects];
    } else {
      this.held.arrangement = state;
      this.held.arrangementEffects = [...this.held.arrangementEffects, ...effects];
    }
    this.onFold?.(entry, before, this.held);
  }
}

/** The product's aggregate, with all that goes into a step frozen: a fold that changed its input would throw. */
class FrozenAggregate extends ArrangementFold {
  override step(caseId: string, fact: CaseFact) {
    frozen(fact);
    return frozen(super.step(caseId, fact));
  }
}

/** A wake-up as the fact that it is due. */
export function dueFact(wake: WakeUp) {
  return { kind: 'due', wake, at: wake.at, by: null, channel: 'clock' } as const;
}
