import type { MachineUpgraded } from '#libs/process';
import { FactEntity, FoldEntity, SnapshotEntity, UpgradeSnapshotEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { stateHashOf } from '../writer/hash.js';

/** All that the store keeps of a case's folding, in the order of the facts. */
export interface CaseLog {
  caseId: string;
  facts: FactEntity[];
  folds: FoldEntity[];
  upgrades: UpgradeSnapshotEntity[];
  snapshot: SnapshotEntity | null;
}

/** Reads the log of a case. */
export async function readLog(manager: EntityManager, caseId: string): Promise<CaseLog> {
  const inOrder = { where: { caseId }, order: { number: 'ASC' } } as const;
  return {
    caseId,
    facts: await manager.find(FactEntity, inOrder),
    folds: await manager.find(FoldEntity, inOrder),
    upgrades: await manager.find(UpgradeSnapshotEntity, inOrder),
    snapshot: await manager.findOneBy(SnapshotEntity, { caseId }),
  };
}

/** One folding of a case from its first fact on. A case that is not of the record has one. */
export interface Generation extends Pick<CaseLog, 'facts' | 'folds' | 'upgrades'> {
  number: number;
}

/** The generations of a log, the first one first. */
export function generationsOf({ facts, folds, upgrades }: CaseLog): Generation[] {
  return [...new Set(folds.map((fold) => fold.generation))].map((generation) => {
    const own = folds.filter((fold) => fold.generation === generation);
    const numbers = new Set(own.map((fold) => fold.number));
    return {
      number: generation,
      folds: own,
      facts: facts.filter((fact) => numbers.has(fact.number)),
      upgrades: upgrades.filter((upgrade) => numbers.has(upgrade.number)),
    };
  });
}

/** What a case begins with. */
const FIRST: readonly string[] = ['opened', 'drafted'];

/** What is wrong with the order of a log's generations: each is the next one, and begins again. A request may join its arrangement in a later one. */
function faultsOfGenerations(log: CaseLog): string[] {
  const generations = generationsOf(log);
  return generations.flatMap(({ number, facts: [first] }, index) => {
    const begins = first !== undefined && FIRST.includes(first.kind);
    if (number === (generations[0]?.number ?? 1) + index && begins) return [];
    return [`generation ${number} does not follow the one before it, or does not begin with the case`];
  });
}

/**
 * What is wrong with the versions of a log, whatever the machine that reads it: each fact has its fold, by the version that
 * the case was at; each upgrade takes over the state that was left, and its snapshot is the state that it says.
 * @returns the faults as text
 */
export function faultsOfVersions(log: CaseLog): string[] {
  const { facts, folds, snapshot } = log;
  const foldOf = new Map(folds.map((fold) => [fold.number, fold]));
  const upgradeOf = new Map(log.upgrades.map((upgrade) => [upgrade.number, upgrade]));
  const faults: string[] = faultsOfGenerations(log);
  let version = folds[0]?.machineVersion;
  let generation = folds[0]?.generation;
  for (const { number, kind, payload } of facts) {
    const folded = foldOf.get(number);
    // A further generation is folded from the start, by the version of its day.
    if (folded !== undefined && folded.generation !== generation) {
      generation = folded.generation;
      version = folded.machineVersion;
    }
    const upgrade = upgradeOf.get(number);
    if (kind === 'machine_upgraded') {
      const says = payload as unknown as MachineUpgraded;
      faults.push(...faultsOfUpgrade(says, upgrade, foldOf.get(number - 1)?.stateHash, number));
      if (says.from !== version) {
        faults.push(`fact ${number} upgrades from a version that the case was not at`);
      }
      version = says.to;
    } else if (upgrade !== undefined) {
      faults.push(`fact ${number} has an upgrade snapshot and is no upgrade`);
    }
    const fold = foldOf.get(number);
    if (fold === undefined) faults.push(`fact ${number} has no fold`);
    else if (fold.machineVersion !== version) {
      faults.push(`fact ${number} was folded by another version than the case was at`);
    }
  }
  const last = facts.at(-1);
  if (snapshot !== null && last !== undefined) {
    if (snapshot.generation !== generation) {
      faults.push('the snapshot is of another generation than the last fold');
    }
    if (snapshot.machineVersion !== version) {
      faults.push('the snapshot is of another version than the last fold');
    }
    if (
      snapshot.number !== last.number ||
      stateHashOf(snapshot.state) !== foldOf.get(last.number)?.stateHash
    ) {
      faults.push('the snapshot is not what the last fold left');
    }
  }
  return faults;
}

function faultsOfUpgrade(
  says: MachineUpgraded,
  upgrade: UpgradeSnapshotEntity | undefined,
  hashLeft: string | undefined,
  number: number,
): string[] {
  const faults: string[] = [];
  if (says.hashBefore !== hashLeft) {
    faults.push(`the upgrade of fact ${number} took over another state than the fold before it left`);
  }
  if (upgrade === undefined) return [...faults, `the upgrade of fact ${number} has no snapshot`];
  const { fromVersion, toVersion, stateHash, state } = upgrade;
  if (fromVersion !== says.from || toVersion !== says.to || stateHash !== says.hashAfter) {
    faults.push(`the upgrade snapshot of fact ${number} is labelled otherwise than the fact says`);
  }
  if (stateHashOf(state) !== says.hashAfter) {
    faults.push(`the upgrade snapshot of fact ${number} is not the state that was taken over`);
  }
  return faults;
}
