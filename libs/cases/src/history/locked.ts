import type { ChainHead } from '#libs/audit';
import type { Instant, Policy } from '#libs/contracts';
import type { CaseState } from '#libs/process';
import { later } from '#libs/rules';
import { FoldEntity, RecordEntryEntity, SnapshotEntity } from '#libs/store';
import { In, type EntityManager } from 'typeorm';
import { absent, reject } from '../errors.js';
import { realNow } from '../writer/aggregate.js';
import { readable } from '../writer/machine.js';
import { policyByHash } from '../requests/policies.js';
import type { HistoricalArrangement } from './desk.js';
import { type StoredEntry, storedEntry } from './entries.js';
import { isOfRecord } from './world.js';

/** The log of one case of the record, as far as it has been folded. */
interface LogOfCase {
  /** The number of its last fact, over all generations. */
  lastNumber: number;
  /** The hashes of its states in the last generation, in the order of the facts. */
  hashes: string[];
  /** The versions of the machine that folded it. */
  versions: number[];
  head: ChainHead | null;
}

/** A case of the record under its lock. */
export interface LockedRecord extends HistoricalArrangement {
  reference: string;
  /** The time that it has reached; null if nothing is entered yet. */
  reached: Instant | null;
  /** The real time of this transaction. */
  now: Instant;
  entries: StoredEntry[];
  generation: number;
  logs: ReadonlyMap<string, LogOfCase>;
}

/** A case of the record before its first entry. */
export function newRecord(arrangement: HistoricalArrangement, reference: string, now: Instant): LockedRecord {
  return { ...arrangement, reference, reached: null, now, entries: [], generation: 1, logs: new Map() };
}

/**
 * Locks a case of the record and reads what was entered.
 * @throws CaseError 404 where there is no such case, 409 if it is a live one, 503 where a later version of the machine has
 * folded it
 */
export async function lockRecord(tx: EntityManager, arrangementId: string): Promise<LockedRecord> {
  const [arrangement]: {
    world: string;
    reference: string;
    sending: string;
    receiving: string;
    record_until: Date | null;
  }[] = await tx.query(
    `SELECT world, reference, sending_mission AS sending, receiving_mission AS receiving, record_until
       FROM arrangement WHERE id = $1 FOR UPDATE`,
    [arrangementId],
  );
  if (arrangement === undefined) return reject('not_found', '', absent('arrangement'));
  if (!isOfRecord(arrangement.world)) {
    reject('not_of_record', '');
  }
  const entries = await readEntries(tx, arrangementId);
  const requestIds = entries.flatMap(({ payload }) =>
    payload.kind === 'request_opened' ? [payload.requestId] : [],
  );
  const logs = await logsOf(tx, [arrangementId, ...requestIds]);
  const [snapshot] = await tx.findBy(SnapshotEntity, { caseId: arrangementId });
  if (snapshot !== undefined) readable(tx, snapshot);
  return {
    arrangementId,
    sendingMission: arrangement.sending,
    receivingMission: arrangement.receiving,
    reference: arrangement.reference,
    reached: arrangement.record_until?.toISOString() ?? null,
    now: await realNow(tx),
    entries,
    generation: snapshot?.generation ?? 1,
    logs,
  };
}

/** The time that the case has reached. */
export function reachedBy(states: Iterable<CaseState>): Instant {
  return [...states].reduce((latest, state) => later(latest, state.lastFactAt), '');
}

/** What was entered into a case, in the order of entering. */
export async function readEntries(manager: EntityManager, arrangementId: string): Promise<StoredEntry[]> {
  const rows = await manager.find(RecordEntryEntity, {
    where: { arrangementId },
    order: { number: 'ASC' },
  });
  return rows.map(storedEntry);
}

/** The frozen policies under which the requests of a record were opened, by hash. */
export async function policiesOf(
  manager: EntityManager,
  entries: readonly StoredEntry[],
): Promise<Map<string, Policy>> {
  const policies = new Map<string, Policy>();
  for (const { payload } of entries) {
    if (payload.kind !== 'request_opened') continue;
    const { policyHash } = payload.opening;
    policies.set(policyHash, await policyByHash(manager, policyHash));
  }
  return policies;
}

async function logsOf(tx: EntityManager, caseIds: readonly string[]): Promise<Map<string, LogOfCase>> {
  const heads: { chain: string; number: number; hash: string }[] = await tx.query(
    `SELECT DISTINCT ON (chain) chain, number, hash FROM audit_event
      WHERE chain = ANY($1::text[]) ORDER BY chain, number DESC`,
    [[...caseIds]],
  );
  const folds = await tx.find(FoldEntity, { where: { caseId: In([...caseIds]) }, order: { number: 'ASC' } });
  return new Map(
    caseIds.map((caseId) => {
      const own = folds.filter((fold) => fold.caseId === caseId);
      const generation = Math.max(0, ...own.map((fold) => fold.generation));
      const last = own.filter((fold) => fold.generation === generation);
      const head = heads.find((candidate) => candidate.chain === caseId);
      return [
        caseId,
        {
          lastNumber: own.at(-1)?.number ?? 0,
          hashes: last.map((fold) => fold.stateHash),
          versions: [...new Set(last.map((fold) => fold.machineVersion))],
          head: head === undefined ? null : { number: head.number, hash: head.hash },
        },
      ];
    }),
  );
}
