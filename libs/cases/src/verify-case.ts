import {
  type ArrangementFact,
  type ArrangementState,
  type CaseState,
  type RequestFact,
  type RequestState,
  type StepResult,
  stepArrangement,
  stepRequest,
} from '#libs/process';
import { canonicalJson } from '#libs/platform';
import {
  ArrangementLineEntity,
  FactEntity,
  FoldEntity,
  LedgerSpanEntity,
  LegEntity,
  PaperEntity,
  QuestionEntity,
  RoundEntity,
  SnapshotEntity,
  TaskEntity,
} from '#libs/store';
import type { DataSource, EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { policyFor } from './policies.js';
import { arrangementLineRows, requestRows } from './projections.js';
import { stateHashOf } from './save.js';

/** Folds the log of a case anew, from its first fact. */
async function refold(manager: EntityManager, caseId: string, faults: string[]): Promise<CaseState | null> {
  const facts = await manager.find(FactEntity, { where: { caseId }, order: { number: 'ASC' } });
  const folds = await manager.find(FoldEntity, { where: { caseId } });
  const hashes = new Map(folds.map((fold) => [fold.number, fold.stateHash]));
  const snapshot = await manager.findOneBy(SnapshotEntity, { caseId });
  const current = snapshot?.state as CaseState | undefined;
  const policy = current?.case === 'request' ? await policyFor(manager, current) : null;
  let state = null as CaseState | null;
  for (const { number, payload } of facts) {
    const result: StepResult<ArrangementState> | StepResult<RequestState> =
      policy === null
        ? stepArrangement(state?.case === 'arrangement' ? state : null, payload as unknown as ArrangementFact)
        : stepRequest(state?.case === 'request' ? state : null, payload as unknown as RequestFact, policy);
    if ('broken' in result) {
      faults.push(`fact ${number} breaks ${result.broken.rule} when folded anew`);
      return state;
    }
    state = result.state;
    if (hashes.get(number) !== stateHashOf(state)) {
      faults.push(`the fold of fact ${number} gives another state`);
    }
  }
  return state;
}

async function compareRows<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<E>,
  where: FindOptionsWhere<E>,
  expected: readonly E[],
  faults: string[],
): Promise<void> {
  const asTexts = (rows: readonly E[]) => rows.map((row) => canonicalJson({ ...row })).toSorted();
  const [stored, folded] = [asTexts(await manager.findBy(entity, where)), asTexts(expected)];
  const name = manager.connection.getMetadata(entity).tableName;
  if (canonicalJson(stored) !== canonicalJson(folded)) {
    faults.push(`the rows of ${name} are not those that the facts give`);
  }
}

/**
 * Compares a case with a fresh fold of its facts: the hash after every fact, the snapshot, and every projected row.
 * @returns what differs, in words; empty where nothing does
 */
export async function verifyCase(dataSource: DataSource, caseId: string): Promise<string[]> {
  const faults: string[] = [];
  await dataSource.transaction('REPEATABLE READ', async (tx) => {
    const state = await refold(tx, caseId, faults);
    if (state === null) {
      faults.push('there are no facts');
      return;
    }
    const snapshot = await tx.findOneBy(SnapshotEntity, { caseId });
    if (snapshot === null || canonicalJson(snapshot.state) !== canonicalJson(state)) {
      faults.push('the snapshot is not the state that the facts give');
    }
    if (state.case === 'arrangement') {
      await compareRows(
        tx,
        ArrangementLineEntity,
        { arrangementId: caseId },
        arrangementLineRows(state),
        faults,
      );
      return;
    }
    const rows = requestRows(state);
    await compareRows(tx, LegEntity, { requestId: caseId }, rows.legs, faults);
    await compareRows(tx, RoundEntity, { requestId: caseId }, rows.rounds, faults);
    await compareRows(tx, TaskEntity, { requestId: caseId }, rows.tasks, faults);
    await compareRows(tx, PaperEntity, { requestId: caseId }, rows.papers, faults);
    await compareRows(tx, QuestionEntity, { requestId: caseId }, rows.questions, faults);
    await compareRows(tx, LedgerSpanEntity, { requestId: caseId }, rows.ledger, faults);
  });
  return faults;
}
