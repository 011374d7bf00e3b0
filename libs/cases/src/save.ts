import type { ArrangementState, CaseState, RequestState } from '#libs/process';
import {
  ArrangementEntity,
  ArrangementLineEntity,
  AuditEventEntity,
  Batch,
  DecisionEntity,
  EffectEntity,
  EventEntity,
  FactEntity,
  FoldEntity,
  LedgerSpanEntity,
  LegEntity,
  PaperEntity,
  QuestionEntity,
  RequestEntity,
  RoundEntity,
  SnapshotEntity,
  TaskEntity,
  UpgradeSnapshotEntity,
} from '#libs/store';
import type { EntityManager } from 'typeorm';
import { eventRows } from './events.js';
import type { Family } from './family.js';
import { decisionRows, effectRows, factRows, foldRows, linkRows, targetOf } from './log-rows.js';
import { machineOf } from './machine.js';
import {
  ARRANGEMENT_COLUMNS,
  REQUEST_COLUMNS,
  arrangementLineRows,
  arrangementRow,
  namedSubjects,
  requestRow,
  requestRows,
} from './projections.js';
import { holdAsItStands } from './reservations.js';

/** Writes all that was folded: log, folds, snapshot, projections, evidence, and what the outside world is to be told. */
export async function save(tx: EntityManager, family: Family): Promise<void> {
  if (family.folded.length === 0) return;
  const batch = new Batch(tx);
  addLog(batch, family, machineOf(tx).version);
  addRequests(batch, family);
  addArrangement(batch, family);
  addEffects(batch, family);
  const receipts = await batch.send<{ id: string; receipt: string }>(
    'SELECT id, receipt FROM added_decision',
  );
  for (const { id, receipt } of receipts) family.receipts.set(id, Number(receipt));
  await settleUnits(tx, family);
  await listAnew(tx, family);
}

/** Brings what requests are found by in line with what they ask now, and of whom. */
async function listAnew(tx: EntityManager, family: Family): Promise<void> {
  const ids = changedStates(family)
    .filter((state) => state.case === 'request')
    .filter((state) => {
      const before = family.before.get(state.id) as RequestState | undefined;
      return (
        before === undefined ||
        before.content !== state.content ||
        Object.keys(before.legs).length !== Object.keys(state.legs).length
      );
    })
    .map((state) => state.id);
  if (ids.length > 0) await tx.query('SELECT list_requests($1::uuid[])', [ids]);
}

/** What the rows of a case show before it is saved; of one that was upgraded, or has just left the record, they are all written anew. */
function shownOf(family: Family, caseId: string): CaseState | undefined {
  return family.upgrades.has(caseId) || family.shownAnew.has(caseId) ? undefined : family.before.get(caseId);
}

function changedStates(family: Family): CaseState[] {
  return family.all().filter((state) => family.before.get(state.id) !== state);
}

function addLog(batch: Batch, family: Family, machineVersion: number): void {
  const facts = factRows(family);
  const snapshots = changedStates(family).map((state) => ({
    caseId: state.id,
    number: family.folded.findLast((folded) => folded.caseId === state.id)?.number ?? state.factCount,
    machineVersion,
    generation: family.generations.get(state.id) ?? 1,
    state,
  }));
  batch
    .insert(FactEntity, facts)
    .insert(FoldEntity, foldRows(family.folded, machineVersion, family.generations))
    .insert(AuditEventEntity, linkRows(facts, family.heads))
    .insert(UpgradeSnapshotEntity, [...family.upgrades.values()])
    .upsert(SnapshotEntity, snapshots);
}

function addRequests(batch: Batch, family: Family): void {
  const requests = changedStates(family).filter((state) => state.case === 'request');
  const rows = requests.map((state) =>
    requestRows(state, shownOf(family, state.id) as RequestState | undefined),
  );
  const decisions = requests.flatMap((state) =>
    decisionRows(state, family.before.get(state.id) as RequestState | undefined, family.realNow),
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

function addArrangement(batch: Batch, family: Family): void {
  const changed = changedStates(family).filter((state) => state.case === 'arrangement');
  const lines = changed.flatMap((state) =>
    arrangementLineRows(state, shownOf(family, state.id) as ArrangementState | undefined),
  );
  batch
    .update(ArrangementEntity, ARRANGEMENT_COLUMNS, changed.map(arrangementRow))
    .upsert(ArrangementLineEntity, lines);
}

/** Brings what the loan holds of units and of places under ceilings in line with what became of its lines. */
async function settleUnits(tx: EntityManager, family: Family): Promise<void> {
  const { arrangement: state } = family;
  const before = family.before.get(state.id);
  if (before !== state) await holdAsItStands(tx, family.world, state, before as ArrangementState | undefined);
}

function addEffects(batch: Batch, family: Family): void {
  batch
    .insert(EffectEntity, effectRows(family.folded))
    .insert(EventEntity, eventRows(family))
    .add(
      { table: 'effect_queue', fields: 'target text', statement: queueFrom('rows_effect_queue') },
      asRows(targetsToTell(family)),
    );
}

/** A workflow is told only where its subject opened or closed, wakes earlier, or has something to do. */
function targetsToTell(family: Family): string[] {
  const targets = new Set(
    family.folded.flatMap((folded) => folded.effects.map((effect) => targetOf(folded, effect))),
  );
  const clockMoved = family.folded.some((folded) => folded.fact.kind === 'clock_moved');
  for (const state of family.all()) {
    const before = shownOf(family, state.id);
    if (before === state && !clockMoved) continue;
    const earlier = new Map(
      before === undefined ? [] : namedSubjects(before).map((entry) => [entry.target, entry]),
    );
    for (const subject of namedSubjects(state)) {
      const was = earlier.get(subject.target);
      const opened = subject.open && was?.open !== true;
      const closed = !subject.open && was?.open === true;
      const sooner = subject.wakeAt !== null && (was?.wakeAt == null || subject.wakeAt < was.wakeAt);
      if (opened || closed || (subject.open && (sooner || clockMoved))) targets.add(subject.target);
    }
  }
  return [...targets];
}

/** Sorted, so that two who queue the same targets never wait for each other. */
function asRows(targets: readonly string[]): { target: string }[] {
  return targets.toSorted().map((target) => ({ target }));
}

function queueFrom(source: string): string {
  return `INSERT INTO effect_queue (target, version) SELECT target, 1 FROM ${source}
          ON CONFLICT (target) DO UPDATE
            SET version = effect_queue.version + 1, changed_at = clock_timestamp(), stuck_at = NULL, tries = 0`;
}

/** Notes that workflows have to look again; the relay tells them after the commit. */
export async function queueTargets(tx: EntityManager, targets: readonly string[]): Promise<void> {
  if (targets.length === 0) return;
  await tx.query(queueFrom('json_to_recordset($1::json) AS rows(target text)'), [
    JSON.stringify(asRows(targets)),
  ]);
}
