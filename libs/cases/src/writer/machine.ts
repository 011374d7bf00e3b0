import { messageOf } from '#libs/contracts';
import { type CaseState, MACHINE, type Machine, type StoredState, upgradeState } from '#libs/process';
import { SnapshotEntity, StorePool } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { reject } from '../errors.js';

/** The machine that folds and reads the cases of a pool: that of the release for which the pool was made. */
export function machineOf({ connection }: EntityManager): Machine {
  return (connection instanceof StorePool ? connection.release : null) ?? MACHINE;
}

/**
 * The state of a case as this process reads it: brought up in memory where an earlier version left it.
 * @throws CaseError 503 where a later version has taken the case over; this process cannot read it
 */
export function readable(
  manager: EntityManager,
  stored: { state: unknown; machineVersion: number },
): CaseState {
  const machine = machineOf(manager);
  if (stored.machineVersion > machine.version) {
    reject(
      'machine_too_old',
      '',
      messageOf('case_refusals.machine_too_old', { stored: stored.machineVersion, known: machine.version }),
    );
  }
  return upgradeState(stored.state as StoredState, stored.machineVersion, machine);
}

/** The state of a case as it was last written. @throws Error where there is no such case */
export async function storedState(manager: EntityManager, caseId: string): Promise<CaseState> {
  return readable(manager, await manager.findOneByOrFail(SnapshotEntity, { caseId }));
}
