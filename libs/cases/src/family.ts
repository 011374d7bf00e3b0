import type { Policy } from '#libs/contracts';
import {
  type ArrangementFact,
  type ArrangementState,
  type CaseState,
  type Effect,
  type Need,
  type RequestFact,
  type RequestState,
  type Tell,
  compareWakeUps,
  nextWakeUp,
  stepArrangement,
  stepRequest,
  type WakeUp,
} from '#libs/process';
import { later } from '#libs/rules';
import { ArrangementEntity, SnapshotEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { refusalOf, refuse } from './errors.js';
import { policyFor } from './policies.js';
import { reserveUnit } from './reservations.js';

/** One fact that was folded, with what it left behind; written by `save`. */
export interface Folded {
  caseId: string;
  fact: RequestFact | ArrangementFact;
  number: number;
  state: CaseState;
  effects: Effect[];
}

/** A loan with all its requests, locked: they share one clock and change in one transaction. */
export class Family {
  readonly folded: Folded[] = [];
  readonly before = new Map<string, CaseState>();
  /** The real time of this transaction, read under the lock. */
  readonly realNow: string;
  private readonly states = new Map<string, CaseState>();
  private readonly policies = new Map<string, Policy>();
  private readonly tx: EntityManager;
  readonly arrangementId: string;
  readonly world: string;
  private readonly initialOffsetMs: number;

  constructor(
    tx: EntityManager,
    arrangement: { id: string; world: string; clockOffsetMs: number },
    readAt: string,
  ) {
    this.tx = tx;
    this.arrangementId = arrangement.id;
    this.world = arrangement.world;
    this.initialOffsetMs = arrangement.clockOffsetMs;
    this.realNow = readAt;
  }

  /** Takes a case in as it stands in the store. */
  async admit(state: CaseState): Promise<void> {
    this.states.set(state.id, state);
    this.before.set(state.id, state);
    if (state.case === 'request') this.policies.set(state.id, await policyFor(this.tx, state));
  }

  /** Takes in the policy of a request that is about to be drafted. */
  expect(requestId: string, policy: Policy): void {
    this.policies.set(requestId, policy);
  }

  get arrangement(): ArrangementState {
    const state = this.states.get(this.arrangementId);
    if (state?.case !== 'arrangement') return refuse('not_found', '', 'There is no such arrangement.');
    return state;
  }

  request(id: string): RequestState {
    const state = this.states.get(id);
    if (state?.case !== 'request') return refuse('not_found', '', 'There is no such request.');
    return state;
  }

  /** All cases of the family as they stand now. */
  all(): CaseState[] {
    return [...this.states.values()];
  }

  /** The moment that now is on the clock of this loan: never before what it has reached. */
  now(): string {
    const arrangement = this.states.get(this.arrangementId);
    const offset = arrangement?.case === 'arrangement' ? arrangement.clockOffsetMs : this.initialOffsetMs;
    const moved = new Date(Date.parse(this.realNow) + offset).toISOString();
    return this.all().reduce((latest, state) => later(latest, state.lastFactAt), moved);
  }

  /** Folds every wake-up that is due, in the one order, each at the moment at which it was due. */
  async foldDue(): Promise<void> {
    for (;;) {
      const now = this.now();
      const next = this.all()
        .map((state) => ({ id: state.id, wake: nextWakeUp(state) }))
        .filter((entry): entry is { id: string; wake: WakeUp } => entry.wake !== null && entry.wake.at <= now)
        .toSorted((a, b) => compareWakeUps(a.wake, b.wake) || (a.id < b.id ? -1 : 1))[0];
      if (next === undefined) return;
      const fact = { kind: 'due', at: next.wake.at, by: null, channel: 'clock', wake: next.wake } as const;
      await this.fold(next.id, fact);
    }
  }

  /**
   * Folds a fact and all that follows from it in the sister cases and in the database.
   * @throws CaseError where the fact breaks a rule
   */
  async fold(caseId: string, fact: RequestFact | ArrangementFact): Promise<void> {
    const { state, effects, tells, needs } = this.step(caseId, fact);
    this.states.set(caseId, state);
    this.folded.push({ caseId, fact, number: state.factCount, state, effects });
    for (const tell of tells) await this.tell(tell);
    for (const need of needs) await this.reserve(caseId, need);
  }

  private step(caseId: string, fact: RequestFact | ArrangementFact) {
    const before = this.states.get(caseId) ?? null;
    const isLoan = caseId === this.arrangementId;
    const policy = this.policies.get(caseId);
    if (!isLoan && policy === undefined) return refuse('not_found', '', 'There is no such request.');
    const result = isLoan
      ? stepArrangement(before as ArrangementState | null, fact as ArrangementFact)
      : stepRequest(before as RequestState | null, fact as RequestFact, policy as Policy);
    if ('broken' in result) throw refusalOf(result.broken);
    return result;
  }

  private async tell(tell: Tell): Promise<void> {
    await this.fold(tell.to === 'arrangement' ? this.arrangementId : tell.requestId, tell.fact);
  }

  /** The unit is held for this loan or it is not; either way the consent stands. */
  private async reserve(requestId: string, need: Need): Promise<void> {
    const heldBy = await reserveUnit(this.tx, { arrangementId: this.arrangementId, world: this.world, need });
    const base = { at: this.now(), by: null, channel: 'database', lineId: need.lineId } as const;
    await this.fold(
      requestId,
      heldBy === null ? { ...base, kind: 'reserved' } : { ...base, kind: 'reservation_refused', heldBy },
    );
  }
}

/**
 * Locks a loan and its requests, in that order, and reads the clock under the lock.
 * @throws CaseError 404 where there is no such loan
 */
export async function lockFamily(tx: EntityManager, arrangementId: string): Promise<Family> {
  const arrangement = await tx.findOne(ArrangementEntity, {
    where: { id: arrangementId },
    lock: { mode: 'pessimistic_write' },
  });
  if (arrangement === null) return refuse('not_found', '', 'There is no such arrangement.');
  const requests: { id: string }[] = await tx.query(
    'SELECT id FROM request WHERE arrangement_id = $1 ORDER BY id FOR UPDATE',
    [arrangementId],
  );
  const family = new Family(tx, arrangement, await realNow(tx));
  for (const id of [arrangementId, ...requests.map((request) => request.id)]) {
    const snapshot = await tx.findOneByOrFail(SnapshotEntity, { caseId: id });
    await family.admit(snapshot.state as CaseState);
  }
  return family;
}

/** The database's clock, which is the only one that counts. */
export async function realNow(tx: EntityManager): Promise<string> {
  const [row]: { now: Date }[] = await tx.query('SELECT clock_timestamp()::timestamptz(3) AS now');
  if (row === undefined) throw new Error('the database told no time');
  return row.now.toISOString();
}
