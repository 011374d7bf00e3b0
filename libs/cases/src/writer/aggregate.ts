import type { ChainHead } from '#libs/audit';
import type { Policy } from '#libs/contracts';
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
import { runPrepared } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { refusalOf, reject } from '../errors.js';
import { stateHashOf } from './hash.js';
import { machineOf, readable } from './machine.js';
import { policyFor } from '../requests/policies.js';
import { lockReservations, reserve } from './reservations.js';
import { isOfRecord } from '../history/world.js';

/** One fact that was folded, with what it left behind; written by `save`. */
export interface Folded {
  caseId: string;
  fact: RequestFact | ArrangementFact;
  number: number;
  state: CaseState;
  effects: Effect[];
}

/** A case as it lies in the store, with the last link of its audit chain. */
interface StoredCase {
  caseId: string;
  state: unknown;
  machineVersion: number;
  /** The number of the last fact of its log. */
  number: number;
  /** The generation of its log. */
  generation: number;
  /** Null where the chain has no link. */
  head: ChainHead | null;
}

/** The state with which this process took a case over from an earlier version of the machine; `number` is the fact's. */
export interface Upgrade {
  caseId: string;
  number: number;
  fromVersion: number;
  toVersion: number;
  state: CaseState;
  stateHash: string;
}

/** An arrangement with all its requests, locked: they share one clock and change in one transaction. */
export class ArrangementAggregate {
  readonly folded: Folded[] = [];
  /** The cases as this process read them, before anything was folded. */
  readonly before = new Map<string, CaseState>();
  /** The cases that were taken over from an earlier version of the machine. */
  readonly upgrades = new Map<string, Upgrade>();
  /** Cases of which all is shown again, whatever their rows say: they have just left the record. */
  readonly forceReproject = new Set<string>();
  /** The numbers that the database gave to the receipts of new decisions, once they are saved. */
  readonly receipts = new Map<string, number>();
  /** The last link of each audit chain, as read under the lock. */
  readonly heads = new Map<string, ChainHead | null>();
  /** The real time of this transaction, read under the lock. */
  readonly realNow: string;
  /** The generation of the log of each case; only one from the record that was folded again has another than the first. */
  readonly generations = new Map<string, number>();
  /** How many facts of earlier generations lie before those of the present one, by case. */
  private readonly earlierFacts = new Map<string, number>();
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

  /**
   * Takes in the cases as they stand in the store. Those that an earlier version of the machine left are upgraded, which
   * is a fact of its own.
   * @throws CaseError 503 where a later version has taken one of them over
   */
  async admit(stored: readonly StoredCase[]): Promise<void> {
    for (const { caseId, head, number, generation, ...found } of stored) {
      const state = readable(this.tx, found);
      this.generations.set(caseId, generation);
      this.earlierFacts.set(caseId, number - state.factCount);
      this.states.set(caseId, state);
      this.before.set(caseId, state);
      this.heads.set(caseId, head);
      if (state.case === 'request') this.policies.set(caseId, await policyFor(this.tx, state));
    }
    const { version } = machineOf(this.tx);
    for (const found of stored) if (found.machineVersion < version) await this.upgrade(found, version);
  }

  /** Records that a case, which has been admitted already, was left by an earlier version of the machine. */
  private async upgrade(
    { caseId, state: left, machineVersion: from }: StoredCase,
    to: number,
  ): Promise<void> {
    const state = this.states.get(caseId);
    if (state === undefined) throw new Error(`the case ${caseId} was not admitted`);
    const [hashBefore, hashAfter] = [stateHashOf(left), stateHashOf(state)];
    const number = this.numberOf(state) + 1;
    this.upgrades.set(caseId, {
      caseId,
      number,
      fromVersion: from,
      toVersion: to,
      state,
      stateHash: hashAfter,
    });
    const upgraded = { kind: 'machine_upgraded', from, to, hashBefore, hashAfter } as const;
    await this.fold(caseId, { ...upgraded, at: this.now(), by: null, channel: 'database' });
  }

  /** The number that the last fact of a case bears in its log. */
  private numberOf({ id, factCount }: CaseState): number {
    return (this.earlierFacts.get(id) ?? 0) + factCount;
  }

  /** Takes in the policy of a request that is about to be drafted. */
  expect(requestId: string, policy: Policy): void {
    this.policies.set(requestId, policy);
  }

  get arrangement(): ArrangementState {
    const state = this.states.get(this.arrangementId);
    if (state?.case !== 'arrangement') return reject('not_found', '', 'There is no such arrangement.');
    return state;
  }

  request(id: string): RequestState {
    const state = this.states.get(id);
    if (state?.case !== 'request') return reject('not_found', '', 'There is no such request.');
    return state;
  }

  /** All cases of the family as they stand now. */
  all(): CaseState[] {
    return [...this.states.values()];
  }

  /** The moment that now is on the clock of this arrangement: never before what it has reached. */
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
    const { state, effects, siblingFacts, reservationRequests } = this.step(caseId, fact);
    this.states.set(caseId, state);
    this.folded.push({ caseId, fact, number: this.numberOf(state), state, effects });
    for (const siblingFact of siblingFacts) await this.foldSiblingFact(siblingFact);
    if (reservationRequests.length > 0) await lockReservations(this.tx, this.world, reservationRequests);
    for (const request of reservationRequests) await this.reserve(caseId, request);
  }

  private step(caseId: string, fact: RequestFact | ArrangementFact) {
    const before = this.states.get(caseId) ?? null;
    const isArrangement = caseId === this.arrangementId;
    const policy = this.policies.get(caseId);
    if (!isArrangement && policy === undefined) return reject('not_found', '', 'There is no such request.');
    const result = isArrangement
      ? stepArrangement(before as ArrangementState | null, fact as ArrangementFact)
      : stepRequest(before as RequestState | null, fact as RequestFact, policy as Policy);
    if ('broken' in result) throw refusalOf(result.broken);
    return result;
  }

  private async foldSiblingFact(siblingFact: SiblingFact): Promise<void> {
    await this.fold(
      siblingFact.to === 'arrangement' ? this.arrangementId : siblingFact.requestId,
      siblingFact.fact,
    );
  }

  /** The unit and its places are held for this arrangement or they are not; either way the consent stands. */
  private async reserve(requestId: string, request: ReservationRequest): Promise<void> {
    const heldBy = await reserve(this.tx, { arrangementId: this.arrangementId, world: this.world, request });
    const base = { at: this.now(), by: null, channel: 'database', lineId: request.lineId } as const;
    await this.fold(
      requestId,
      heldBy === null ? { ...base, kind: 'reserved' } : { ...base, kind: 'reservation_refused', heldBy },
    );
  }
}

/**
 * Locks the arrangement of a case, then its requests, and reads all of them, and the clock, under the lock.
 * @param caseId the arrangement, or one of its requests
 * @throws CaseError 404 where there is no such case, 503 where this process is too old for one of the arrangement's cases
 */
export async function lockAggregate(tx: EntityManager, caseId: string): Promise<ArrangementAggregate> {
  const [arrangement] = await runPrepared<{ id: string; world: string; clock_offset_ms: string }>(
    tx,
    `SELECT id, world, clock_offset_ms FROM arrangement
      WHERE id = coalesce((SELECT arrangement_id FROM request WHERE id = $1), $1::uuid) FOR UPDATE`,
    [caseId],
  );
  if (arrangement === undefined) return reject('not_found', '', 'There is no such arrangement.');
  if (isOfRecord(arrangement.world)) {
    reject('record_only', '', 'This case is entered from the record; enter there what happened.');
  }
  // A statement of its own: one that had to wait for the lock still sees other tables as they were before.
  const rows = await runPrepared<StoredCase & { now: Date }>(
    tx,
    `WITH held AS (SELECT id FROM request WHERE arrangement_id = $1 ORDER BY id FOR UPDATE)
     SELECT s.case_id AS "caseId", s.state, s.machine_version AS "machineVersion", s.number, s.generation,
            clock_timestamp()::timestamptz(3) AS now,
            (SELECT jsonb_build_object('number', e.number, 'hash', e.hash) FROM audit_event e
              WHERE e.chain = s.case_id::text ORDER BY e.number DESC LIMIT 1) AS head
       FROM snapshot s WHERE s.case_id = ANY (ARRAY(SELECT id FROM held) || $1::uuid)
      ORDER BY s.case_id <> $1, s.case_id`,
    [arrangement.id],
  );
  const [first] = rows;
  if (first === undefined) throw new Error(`the loan ${arrangement.id} has no snapshot`);
  const { id, world } = arrangement;
  const aggregate = new ArrangementAggregate(
    tx,
    { id, world, clockOffsetMs: Number(arrangement.clock_offset_ms) },
    first.now.toISOString(),
  );
  await aggregate.admit(rows);
  return aggregate;
}

/** The database's clock, which is the only one that counts. */
export async function realNow(tx: EntityManager): Promise<string> {
  const [row]: { now: Date }[] = await tx.query('SELECT clock_timestamp()::timestamptz(3) AS now');
  if (row === undefined) throw new Error('the database told no time');
  return row.now.toISOString();
}
