import { foldRecord } from '#libs/process';
import { ArrangementEntity, DecisionEntity, FactEntity, FoldEntity, SnapshotEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { stateHashOf } from '../writer/hash.js';
import { machineOf } from '../writer/machine.js';
import { deskOf } from './desk.js';
import { entriesThatCount } from './entries.js';
import { policiesOf, readEntries } from './locked.js';

/**
 * Compares the log of a record case with its entries: folded again by this machine, they must give the states of the last
 * generation one by one, until the case continued as a live one. What an earlier version of the machine has folded is
 * checked by its stored hashes only.
 * @returns what differs, as text; empty if nothing does, and for live cases
 */
export async function faultsOfRecord(manager: EntityManager, arrangementId: string): Promise<string[]> {
  const entries = await readEntries(manager, arrangementId);
  if (entries.length === 0) return [];
  const arrangement = await manager.findOneByOrFail(ArrangementEntity, { id: arrangementId });
  const { sendingMission, receivingMission } = arrangement;
  const desk = deskOf(
    { arrangementId, sendingMission, receivingMission },
    entries,
    await policiesOf(manager, entries),
  );
  const continued = await manager.findOneBy(FactEntity, { caseId: arrangementId, kind: 'continued_live' });
  const chronicle = foldRecord(entriesThatCount(entries), desk, continued?.caseTime ?? null);
  if ('entry' in chronicle) return [`entry ${chronicle.entry} cannot stand when the record is folded anew`];
  const faults: string[] = [];
  for (const caseId of chronicle.states.keys()) {
    const { generation } = await manager.findOneByOrFail(SnapshotEntity, { caseId });
    const folds = await manager.find(FoldEntity, {
      where: { caseId, generation },
      order: { number: 'ASC' },
    });
    const expected = chronicle.folded.filter((one) => one.caseId === caseId);
    const { version } = machineOf(manager);
    if (folds.slice(0, expected.length).some((fold) => fold.machineVersion !== version)) continue;
    const differs = expected.findIndex(({ state }, index) => folds[index]?.stateHash !== stateHashOf(state));
    if (differs !== -1) faults.push(`the entries give another state at place ${differs + 1} of ${caseId}`);
    if (continued === null && folds.length !== expected.length) {
      faults.push(`the log of ${caseId} holds other facts than its entries give`);
    }
  }
  return [...faults, ...(await faultsOfAnswers(manager, entries))];
}

/** Every answer that was entered is kept as a decision, as it was entered. */
async function faultsOfAnswers(
  manager: EntityManager,
  entries: Awaited<ReturnType<typeof readEntries>>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const { number, payload, effectiveFrom, effectiveTo } of entries) {
    if (payload.kind !== 'of_request' || payload.fact.kind !== 'answer_entered') continue;
    const { given } = payload.fact;
    const kept = await manager.findOneBy(DecisionEntity, { id: given.decisionId });
    const same =
      kept !== null &&
      kept.answer === given.answer &&
      kept.legId === given.legId &&
      kept.decidedFrom === effectiveFrom &&
      kept.decidedTo === effectiveTo;
    if (!same) faults.push(`the answer of entry ${number} is not kept as it was entered`);
  }
  return faults;
}
