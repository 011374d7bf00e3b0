import { type ChainHead, entryHash, linksAfter } from '#libs/audit';
import type { Instant } from '#libs/contracts';
import type { ArrangementState, CaseState, Chronicle, RequestState } from '#libs/process';
import {
  ArrangementEntity,
  ArrangementLineEntity,
  type AuditEventEntity,
  Batch,
  DecisionEntity,
  LedgerSpanEntity,
  LegEntity,
  RecordEntryEntity,
  RequestEntity,
  RoundEntity,
} from '#libs/store';
import { In, type EntityManager } from 'typeorm';
import { stateHashOf } from '../writer/hash.js';
import { addLog, decisionRows } from '../writer/log-rows.js';
import { ALL_LISTINGS } from '../lists/listing-rows.js';
import { refreshListings } from '../lists/refresh-listings.js';
import { refreshSearch } from '../lists/refresh-search.js';
import { machineOf } from '../writer/machine.js';
import {
  ARRANGEMENT_COLUMNS,
  REQUEST_COLUMNS,
  arrangementLineRows,
  arrangementRow,
  requestRow,
  requestRows,
} from '../writer/projections.js';
import type { StoredEntry } from './entries.js';
import { type LockedRecord, reachedBy } from './locked.js';

/** A further entry, before it is known in which generation it is folded. */
export type NewEntry = Omit<StoredEntry, 'generation'>;

/** One fact with its place in the log. */
type Numbered = Chronicle['folded'][number] & { number: number };

/** The generation of a case after a fold, and what of it is not written yet. */
export interface Written {
  generation: number;
  /** Whether the case was folded again, because an earlier fact became known. */
  refolded: boolean;
  facts: Numbered[];
}

/**
 * What a fold adds to the log: if everything folded before, by the same version of the machine, is unchanged, only what is
 * new; otherwise all of it again, as the next generation.
 */
function whatIsNew(locked: LockedRecord, { folded, states }: Chronicle, version: number): Written {
  const byCase = [...states.keys()].map((caseId) => {
    const own = folded.filter((one) => one.caseId === caseId);
    const { hashes: known = [], versions = [] } = locked.logs.get(caseId) ?? {};
    const same =
      versions.every((each) => each === version) &&
      known.every((hash, index) => own[index] && stateHashOf(own[index].state) === hash);
    return { caseId, known: known.length, same };
  });
  const gone = [...locked.logs.keys()].some((caseId) => !states.has(caseId));
  const refolded = gone || byCase.some(({ same }) => !same);
  const next = new Map<string, number>();
  const seen = new Map<string, number>();
  const facts = folded.flatMap((one): Numbered[] => {
    const place = (seen.get(one.caseId) ?? 0) + 1;
    seen.set(one.caseId, place);
    const known = byCase.find(({ caseId }) => caseId === one.caseId)?.known ?? 0;
    if (!refolded && place <= known) return [];
    const number = (next.get(one.caseId) ?? locked.logs.get(one.caseId)?.lastNumber ?? 0) + 1;
    next.set(one.caseId, number);
    return [{ ...one, number }];
  });
  return { generation: locked.generation + (refolded ? 1 : 0), refolded, facts };
}

/**
 * Writes an entry and what is folded with it: the log in its generation, snapshots, the evidence, and the projections again.
 * No effect is stored, no unit is reserved, nobody is told.
 */
export async function writeRecord(
  tx: EntityManager,
  locked: LockedRecord,
  entry: NewEntry | null,
  chronicle: Chronicle,
): Promise<Written> {
  const { version } = machineOf(tx);
  const written = whatIsNew(locked, chronicle, version);
  const heads = new Map<string, ChainHead | null>([...locked.logs].map(([id, { head }]) => [id, head]));
  const entryLinks = entry === null ? [] : linkOf({ ...entry, generation: written.generation }, heads);
  const states = [...chronicle.states.values()];
  const batch = new Batch(tx).insert(
    RecordEntryEntity,
    entry === null ? [] : [{ ...entry, generation: written.generation }],
  );
  addLog(batch, {
    folded: written.facts,
    links: entryLinks,
    realNow: locked.now,
    machineVersion: version,
    generations: new Map(states.map((state) => [state.id, written.generation])),
    heads,
    snapshots: states.map((state) => ({ state, number: lastNumberOf(state.id, locked, written) })),
  });
  batch.insert(DecisionEntity, await newDecisions(tx, states, chronicle, locked.now));
  await forgetProjections(tx, states);
  addProjections(batch, states);
  await batch.send('SELECT 1');
  const requestIds = states.flatMap((state) => (state.case === 'request' ? [state.id] : []));
  await tx.update(ArrangementEntity, { id: locked.arrangementId }, { recordUntil: reachedBy(states) });
  await refreshSearch(tx, requestIds);
  await refreshListings(tx, locked.arrangementId, ALL_LISTINGS);
  return written;
}

function lastNumberOf(caseId: string, locked: LockedRecord, { facts }: Written): number {
  const last = facts.findLast((fact) => fact.caseId === caseId)?.number;
  return last ?? locked.logs.get(caseId)?.lastNumber ?? 0;
}

/** The link of an entry, after which those of its facts follow. */
function linkOf(entry: StoredEntry, heads: Map<string, ChainHead | null>): AuditEventEntity[] {
  const chain = entry.arrangementId;
  const links = linksAfter(heads.get(chain) ?? null, chain, [
    {
      entryNumber: entry.number,
      entryHash: entryHash(entry),
      kind: `record:${entry.kind}`,
      generation: entry.generation,
      recordedAt: entry.recordedAt,
      personId: entry.personId,
      partyId: entry.partyId,
      channel: 'record',
    },
  ]);
  heads.set(chain, links.at(-1) ?? null);
  return links;
}

/**
 * The answers that are entered for the first time. Such a row says what the record says and when it was entered; which round
 * it answers may change when an earlier fact becomes known, so that is in the case.
 */
async function newDecisions(
  tx: EntityManager,
  states: readonly CaseState[],
  { folded }: Chronicle,
  now: Instant,
): Promise<Omit<DecisionEntity, 'receipt'>[]> {
  const rows = states.flatMap((state) =>
    state.case === 'request' ? decisionRows(state, undefined, now) : [],
  );
  const known = await tx.findBy(DecisionEntity, { id: In(rows.map(({ id }) => id)) });
  return rows
    .filter(({ id }) => !known.some((row) => row.id === id))
    .map((row) => {
      const said = folded.find(
        ({ fact }) => fact.kind === 'answer_entered' && fact.given.decisionId === row.id,
      );
      return {
        ...row,
        round: null,
        askHash: null,
        content: { ...row.content, revision: null },
        decidedFrom: said?.fact.effective?.from ?? null,
        decidedTo: said?.fact.effective?.to ?? null,
      };
    });
}

/** Removes what an earlier fold projected and a later one may lack. */
async function forgetProjections(tx: EntityManager, states: readonly CaseState[]): Promise<void> {
  const requestId = In(states.flatMap((state) => (state.case === 'request' ? [state.id] : [])));
  await tx.delete(LedgerSpanEntity, { requestId });
  await tx.delete(RoundEntity, { requestId });
}

function addProjections(batch: Batch, states: readonly CaseState[]): void {
  const requests = states.filter((state): state is RequestState => state.case === 'request');
  const arrangements = states.filter((state): state is ArrangementState => state.case === 'arrangement');
  const rows = requests.map((state) => requestRows(state));
  batch
    .update(RequestEntity, REQUEST_COLUMNS, requests.map(requestRow))
    .upsert(
      LegEntity,
      rows.flatMap(({ legs }) => legs),
    )
    .upsert(
      RoundEntity,
      rows.flatMap(({ rounds }) => rounds),
    )
    .upsert(
      LedgerSpanEntity,
      rows.flatMap(({ ledger }) => ledger),
    )
    .update(ArrangementEntity, ARRANGEMENT_COLUMNS, arrangements.map(arrangementRow))
    .upsert(
      ArrangementLineEntity,
      arrangements.flatMap((state) => arrangementLineRows(state)),
    );
}
