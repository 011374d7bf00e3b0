import type { ArrangementState, CaseState, RequestState } from '#libs/process';
import {
  ArrangementEntity,
  ArrangementLineEntity,
  Batch,
  DecisionEntity,
  EffectEntity,
  EventEntity,
  LedgerSpanEntity,
  LegEntity,
  PaperEntity,
  QuestionEntity,
  RequestEntity,
  RoundEntity,
  TaskEntity,
  UpgradeSnapshotEntity,
  together,
} from '#libs/store';
import type { EntityManager } from 'typeorm';
import { eventRows } from './event-rows.js';
import type { ArrangementAggregate } from './aggregate.js';
import { addLog, decisionRows, effectRows } from './log-rows.js';
import { ALL_LISTINGS, type ListingTable } from '../lists/listing-rows.js';
import { refreshListings } from '../lists/refresh-listings.js';
import { refreshSearch } from '../lists/refresh-search.js';
import { machineOf } from './machine.js';
import {
  ARRANGEMENT_COLUMNS,
  REQUEST_COLUMNS,
  arrangementLineRows,
  arrangementRow,
  requestRow,
  requestRows,
} from './projections.js';
import { holdAsItStands } from './reservations.js';
import { QUEUE_FIELDS, queueFrom, targetsToTell } from './targets.js';

/** Writes all that was folded: log, folds, snapshot, projections, evidence, and what the outside world is to be told. */
export async function save(tx: EntityManager, aggregate: ArrangementAggregate): Promise<void> {
  if (aggregate.folded.length === 0) return;
  const batch = new Batch(tx);
  addFacts(batch, aggregate, machineOf(tx).version);
  addRequests(batch, aggregate);
  addArrangement(batch, aggregate);
  addEffects(batch, aggregate);
  const [receipts] = await together([
    batch.send<{ id: string; receipt: string }>('SELECT id, receipt FROM added_decision'),
    refreshLists(tx, aggregate),
  ]);
  for (const { id, receipt } of receipts) aggregate.receipts.set(id, Number(receipt));
  // By itself: what it tries under a savepoint must not undo what else was sent meanwhile.
  await settleUnits(tx, aggregate);
}

/** Brings the lists and the search in line with the present state of the requests. */
async function refreshLists(tx: EntityManager, aggregate: ArrangementAggregate): Promise<void> {
  const requests = changedStates(aggregate).filter((state) => state.case === 'request');
  const reached = requests.filter((state) => reachesOthers(shownRequest(aggregate, state.id), state));
  const tables = new Set<ListingTable>();
  if (aggregate.before.get(aggregate.arrangementId) !== aggregate.arrangement) {
    for (const table of ALL_LISTINGS) tables.add(table);
  }
  if (reached.length > 0) tables.add('arrangement_listing').add('arrangement_facet');
  for (const state of requests) {
    const before = shownRequest(aggregate, state.id);
    const { legs, rounds, tasks } = requestRows(state, before);
    const moved = before?.neededByAt !== state.neededByAt;
    if (moved || tasks.length > 0) tables.add('task_listing');
    if (moved || legs.length + rounds.length > 0 || before?.status !== state.status) {
      tables.add('request_listing');
    }
  }
  // In this order: a listing is read from what requests are found by.
  await together([
    refreshSearch(
      tx,
      reached.map(({ id }) => id),
    ),
    refreshListings(tx, aggregate.arrangementId, tables),
  ]);
}

/** Whether a request asks something else than before, or of others. */
function reachesOthers(before: RequestState | undefined, state: RequestState): boolean {
  return (
    before === undefined ||
    before.content !== state.content ||
    before.submittedAt !== state.submittedAt ||
    // The key of a leg names its party.
    Object.keys(before.legs).join() !== Object.keys(state.legs).join()
  );
}

/** A request as its rows showed it. */
function shownRequest(aggregate: ArrangementAggregate, requestId: string): RequestState | undefined {
  const shown = shownOf(aggregate, requestId);
  return shown?.case === 'request' ? shown : undefined;
}

/** What the rows of a case show before it is saved; of one that was upgraded, or has just left the record, they are all rewritten. */
function shownOf(aggregate: ArrangementAggregate, caseId: string): CaseState | undefined {
  return aggregate.upgrades.has(caseId) || aggregate.forceReproject.has(caseId)
    ? undefined
    : aggregate.before.get(caseId);
}

function changedStates(aggregate: ArrangementAggregate): CaseState[] {
  return aggregate.all().filter((state) => aggregate.before.get(state.id) !== state);
}

function addFacts(batch: Batch, aggregate: ArrangementAggregate, machineVersion: number): void {
  const { folded, realNow, generations, heads } = aggregate;
  const snapshots = changedStates(aggregate).map((state) => {
    const number = folded.findLast(({ caseId }) => caseId === state.id)?.number ?? state.factCount;
    return { state, number };
  });
  addLog(batch, { folded, realNow, machineVersion, generations, heads, snapshots });
  batch.insert(UpgradeSnapshotEntity, [...aggregate.upgrades.values()]);
}

function addRequests(batch: Batch, aggregate: ArrangementAggregate): void {
  const requests = changedStates(aggregate).filter((state) => state.case === 'request');
  const rows = requests.map((state) =>
    requestRows(state, shownOf(aggregate, state.id) as RequestState | undefined),
  );
  const decisions = requests.flatMap((state) =>
    decisionRows(state, aggregate.before.get(state.id) as RequestState | undefined, aggregate.realNow),
  );
  batch
    .insert(DecisionEntity, decisions, ['id', 'receipt'])
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
      TaskEntity,
      rows.flatMap(({ tasks }) => tasks),
    )
    .upsert(
      PaperEntity,
      rows.flatMap(({ papers }) => papers),
    )
    .upsert(
      QuestionEntity,
      rows.flatMap(({ questions }) => questions),
    )
    .upsert(
      LedgerSpanEntity,
      rows.flatMap(({ ledger }) => ledger),
    );
}

function addArrangement(batch: Batch, aggregate: ArrangementAggregate): void {
  const changed = changedStates(aggregate).filter((state) => state.case === 'arrangement');
  const lines = changed.flatMap((state) =>
    arrangementLineRows(state, shownOf(aggregate, state.id) as ArrangementState | undefined),
  );
  batch
    .update(ArrangementEntity, ARRANGEMENT_COLUMNS, changed.map(arrangementRow))
    .upsert(ArrangementLineEntity, lines);
}

/** Brings the arrangement's reservations of units and of places under ceilings in line with its lines. */
async function settleUnits(tx: EntityManager, aggregate: ArrangementAggregate): Promise<void> {
  const { arrangement: state } = aggregate;
  const before = aggregate.before.get(state.id);
  if (before !== state) {
    await holdAsItStands(tx, aggregate.world, state, before as ArrangementState | undefined);
  }
}

function addEffects(batch: Batch, aggregate: ArrangementAggregate): void {
  batch
    .insert(EffectEntity, effectRows(aggregate.folded))
    .insert(EventEntity, eventRows(aggregate))
    .add(
      { table: 'effect_queue', fields: QUEUE_FIELDS, statement: queueFrom('rows_effect_queue') },
      targetsToTell(aggregate, (caseId) => shownOf(aggregate, caseId)),
    );
}
