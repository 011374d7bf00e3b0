import type { ChainHead } from '#libs/audit';
import type { HeldBy, Policy } from '#libs/contracts';
import {
  ArrangementFold,
  type ArrangementState,
  type CaseFact,
  type CaseState,
  type Effect,
  FactBroken,
  type Folding,
  type GivenFact,
  type RequestState,
  type ReservationAsk,
  foldArrangement,
  foldFact,
  runFoldingAsync,
} from '#libs/process';
import { runPrepared, together } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { type AbsentKind, absent, refusalOf, reject } from '../errors.js';
import { stateHashOf } from './hash.js';
import { machineOf, readable } from './machine.js';
import { policyFor } from '../requests/policies.js';
import { lockReservations, reserve } from './reservations.js';
import { isOfRecord } from '../history/world.js';

/** One fact that was folded, with its number in the log of its case and what it left behind; written by `save`. */
export interface Folded {
  caseId: string;
  fact: CaseFact;
  number: number;
  state: CaseState;
  effects: Effect[];
}

/** A case as it is in the store, with the last link of its audit chain. */
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
  /** The cases as this process read them, before anything was folded. */
  readonly before = new Map<string, CaseState>();
  /** The cases that were taken over from an earlier version of the machine. */
  readonly upgrades = new Map<string, Upgrade>();
  /** Cases whose rows are all rewritten: they have just left the record. */
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
  private readonly cases: ArrangementFold;
  private readonly policies = new Map<string, Policy>();
  private readonly tx: EntityManager;
  readonly arrangementId: string;
  readonly world: string;

  constructor(
    tx: EntityManager,
    arrangement: { id: string; world: string; clockOffsetMs: number },
    readAt: string,
  ) {
    this.tx = tx;
    this.arrangementId = arrangement.id;
    this.world = arrangement.world;
    this.realNow = readAt;
    this.cases = new ArrangementFold({
      arrangementId: arrangement.id,
      policyOf: (requestId) => this.policies.get(requestId),
      clock: (opened) => {
        const offsetMs = opened?.clockOffsetMs ?? arrangement.clockOffsetMs;
        return new Date(Date.parse(readAt) + offsetMs).toISOString();
      },
      dueAtOnce: true,
    });
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
      this.cases.states.set(caseId, state);
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
    const state = this.cases.states.get(caseId);
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
    await this.run(
      foldFact(this.cases, caseId, { ...upgraded, at: this.now(), by: null, channel: 'database' }),
    );
  }

  /** The number of the last fact in the log of a case. */
  private numberOf({ id, factCount }: CaseState): number {
    return (this.earlierFacts.get(id) ?? 0) + factCount;
  }

  /** Takes in the policy of a request that is about to be drafted. */
  expect(requestId: string, policy: Policy): void {
    this.policies.set(requestId, policy);
  }

  /** All that was folded in this transaction, in order. */
  get folded(): Folded[] {
    return this.cases.folded.map(({ caseId, fact, state, effects }) => {
      return { caseId, fact, number: this.numberOf(state), state, effects };
    });
  }

  get arrangement(): ArrangementState {
    return this.cases.arrangement ?? reject('not_found', '', absent('arrangement'));
  }

  request(id: string): RequestState {
    return this.cases.request(id) ?? reject('not_found', '', absent('request'));
  }

  /** All cases of the aggregate as they are now. */
  all(): CaseState[] {
    return [...this.cases.states.values()];
  }

  /** Now, on the clock of this arrangement: never before what it has reached. */
  now(): string {
    return this.cases.now();
  }

  /**
   * Folds what is due, then the given facts with all that follows from them in the sibling cases and in the database.
   * @throws CaseError where a given fact breaks a rule
   */
  async fold(given: readonly GivenFact[] = []): Promise<void> {
    await this.run(foldArrangement(this.cases, given));
  }

  private async run(folding: Folding): Promise<void> {
    try {
      await runFoldingAsync(folding, (ask) => this.reserve(ask));
    } catch (error) {
      if (error instanceof FactBroken) throw refusalOf(error.broken);
      throw error;
    }
  }

  /** Who holds what a request needs; null if it is now reserved for this arrangement. */
  private async reserve({ request, together: asked }: ReservationAsk): Promise<HeldBy | null> {
    if (request === asked[0]) await lockReservations(this.tx, this.world, asked);
    return reserve(this.tx, { arrangementId: this.arrangementId, world: this.world, request });
  }
}

/** The arrangement that $1 is, or to which the request $1 belongs. */
const ARRANGEMENT_OF = 'coalesce((SELECT arrangement_id FROM request WHERE id = $1), $1::uuid)';

/**
 * Locks the arrangement of a case, then its requests, and reads all of them, and the clock, under the lock.
 * @param caseId the arrangement, or one of its requests
 * @param what what a caller is told to be missing where there is no such case
 * @throws CaseError 404 where there is no such case, 503 where this process is too old for one of the arrangement's cases
 */
export async function lockAggregate(
  tx: EntityManager,
  caseId: string,
  what: AbsentKind,
): Promise<ArrangementAggregate> {
  // Two statements, though they are sent together: the second, which begins when the lock is there, sees all that was committed before.
  const [[arrangement], rows] = await together([
    runPrepared<{ id: string; world: string; clock_offset_ms: string }>(
      tx,
      `SELECT id, world, clock_offset_ms FROM arrangement WHERE id = ${ARRANGEMENT_OF} FOR UPDATE`,
      [caseId],
    ),
    runPrepared<StoredCase & { now: Date }>(
      tx,
      `WITH held AS (SELECT id FROM request WHERE arrangement_id = ${ARRANGEMENT_OF} ORDER BY id FOR UPDATE)
       SELECT s.case_id AS "caseId", s.state, s.machine_version AS "machineVersion", s.number, s.generation,
              clock_timestamp()::timestamptz(3) AS now,
              (SELECT jsonb_build_object('number', e.number, 'hash', e.hash) FROM audit_event e
                WHERE e.chain = s.case_id::text ORDER BY e.number DESC LIMIT 1) AS head
         FROM snapshot s WHERE s.case_id = ANY (ARRAY(SELECT id FROM held) || ${ARRANGEMENT_OF})
        ORDER BY s.case_id <> ${ARRANGEMENT_OF}, s.case_id`,
      [caseId],
    ),
  ]);
  if (arrangement === undefined) return reject('not_found', '', absent(what));
  if (isOfRecord(arrangement.world)) {
    reject('record_only', '');
  }
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
