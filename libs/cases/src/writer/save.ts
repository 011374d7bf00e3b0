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
} from '#libs/store';
import type { EntityManager } from 'typeorm';
import { eventRows } from './event-rows.js';
import type { ArrangementAggregate } from './aggregate.js';
import { addLog, decisionRows, effectRows } from './log-rows.js';
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
  const receipts = await batch.send<{ id: string; receipt: string }>(
    'SELECT id, receipt FROM added_decision',
  );
  for (const { id, receipt } of receipts) aggregate.receipts.set(id, Number(receipt));
  await settleUnits(tx, aggregate);
  await refreshListing(tx, aggregate);
}

/** Brings the lists and the search in line with the present state of the requests. */
async function refreshListing(tx: EntityManager, aggregate: ArrangementAggregate): Promise<void> {
  const ids = changedStates(aggregate)
    .filter((state) => state.case === 'request')
    .filter((state) => {
      const before = shownOf(aggregate, state.id) as RequestState | undefined;
      return (
        before === undefined ||
        before.content !== state.content ||
        before.submittedAt !== state.submittedAt ||
        // The key of a leg names its party.
        Object.keys(before.legs).join() !== Object.keys(state.legs).join()
      );
    })
    .map((state) => state.id);
  await refreshSearch(tx, ids);
  await refreshListings(tx, aggregate.arrangementId);
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
