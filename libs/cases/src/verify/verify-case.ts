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
import type { Policy } from '#libs/contracts';
import { canonicalJson } from '#libs/platform';
import {
  ArrangementLineEntity,
  LedgerSpanEntity,
  LegEntity,
  PaperEntity,
  QuestionEntity,
  RoundEntity,
  TaskEntity,
} from '#libs/store';
import type { DataSource, EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { stateHashOf } from '../writer/hash.js';
import { faultsOfRenderings } from '../requests/renderings.js';
import { machineOf } from '../writer/machine.js';
import { policyFor } from '../requests/policies.js';
import { arrangementLineRows, requestRows } from '../writer/projections.js';
import { faultsOfSignatures } from '../legs/signatures.js';
import { faultsOfRecord } from '../history/verify.js';
import { type CaseLog, type Generation, faultsOfVersions, generationsOf, readLog } from './verify-log.js';

/**
 * Folds a case again by this machine: the last generation of its log from its first fact, or from where this machine took it
 * over, and every earlier one that this machine has folded.
 * @returns the state that the last generation leaves
 */
async function refold(manager: EntityManager, log: CaseLog, faults: string[]): Promise<CaseState | null> {
  const current = log.snapshot?.state as CaseState | undefined;
  const policy = current?.case === 'request' ? await policyFor(manager, current) : null;
  const { version } = machineOf(manager);
  let state: CaseState | null = null;
  for (const generation of generationsOf(log)) {
    const isLast = generation.number === log.snapshot?.generation;
    const byThis = generation.folds.every((fold) => fold.machineVersion === version);
    if (isLast || byThis) state = refoldGeneration(generation, policy, faults);
  }
  return state;
}

function refoldGeneration(
  { facts, folds, upgrades }: Generation,
  policy: Policy | null,
  faults: string[],
): CaseState | null {
  const takenOver = upgrades.at(-1);
  const hashes = new Map(folds.map((fold) => [fold.number, fold.stateHash]));
  let state = (takenOver?.state ?? null) as CaseState | null;
  for (const { number, payload } of facts) {
    if (takenOver !== undefined && number < takenOver.number) continue;
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

async function compareProjections(
  tx: EntityManager,
  id: string,
  state: CaseState,
  faults: string[],
): Promise<void> {
  if (state.case === 'arrangement') {
    await compareRows(tx, ArrangementLineEntity, { arrangementId: id }, arrangementLineRows(state), faults);
    return;
  }
  const rows = requestRows(state);
  await compareRows(tx, LegEntity, { requestId: id }, rows.legs, faults);
  await compareRows(tx, RoundEntity, { requestId: id }, rows.rounds, faults);
  await compareRows(tx, TaskEntity, { requestId: id }, rows.tasks, faults);
  await compareRows(tx, PaperEntity, { requestId: id }, rows.papers, faults);
  await compareRows(tx, QuestionEntity, { requestId: id }, rows.questions, faults);
  await compareRows(tx, LedgerSpanEntity, { requestId: id }, rows.ledger, faults);
}

/**
 * Compares a case with a fresh fold of its facts: the hash after every fact, the snapshot, and every projected row. A
 * machine folds only what it has written itself: for facts before the last upgrade, and for a case that an earlier version
 * left and nobody has touched since, it compares the stored hashes with the stored states.
 * @returns what differs, as text; empty if nothing does
 */
export async function verifyCase(dataSource: DataSource, caseId: string): Promise<string[]> {
  const faults: string[] = [];
  await dataSource.transaction('REPEATABLE READ', async (tx) => {
    const log = await readLog(tx, caseId);
    if (log.facts.length === 0 || log.snapshot === null) {
      faults.push(log.facts.length === 0 ? 'there are no facts' : 'there is no snapshot');
      return;
    }
    const { version } = machineOf(tx);
    const { machineVersion } = log.snapshot;
    faults.push(...faultsOfVersions(log));
    if (machineVersion > version) {
      faults.push(
        `version ${machineVersion} of the machine has taken the case over; only that or a later one can fold it`,
      );
    }
    if (machineVersion !== version) return;
    const state = await refold(tx, log, faults);
    if (state === null) return;
    await compareProjections(tx, caseId, state, faults);
    if (state.case === 'request') {
      faults.push(...(await faultsOfSignatures(tx, state)), ...(await faultsOfRenderings(tx, state)));
    } else faults.push(...(await faultsOfRecord(tx, caseId)));
  });
  return faults;
}
