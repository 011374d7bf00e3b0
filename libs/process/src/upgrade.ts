import { type CaseState, MACHINE_VERSION } from './shared/state.js';

/** The state of a case as some version of the machine left it: plain JSON, whose shape only that version knows. */
export type StoredState = Readonly<Record<string, unknown>>;

/** Turns a state as one version of the machine left it into what the next version reads. Pure; must not change its input. */
export type UpgradeStep = (state: StoredState) => StoredState;

/** A version of the machine, and how it takes over what earlier versions left. */
export interface Machine {
  readonly version: number;
  /** Each step under the version that it starts from: under 1 the step from 1 to 2. */
  readonly upgradeSteps: Readonly<Record<number, UpgradeStep>>;
}

/** The machine of this product. */
export const MACHINE: Machine = { version: MACHINE_VERSION, upgradeSteps: {} };

/**
 * Brings the state of a case up to what a machine reads, one version after the other. Pure.
 * @param from the version that left the state
 * @throws Error where the state is of a later version than the machine, or where a step is missing
 */
export function upgradeState(state: StoredState, from: number, machine: Machine = MACHINE): CaseState {
  if (from > machine.version) {
    throw new Error(`a state of version ${from} cannot be brought back to version ${machine.version}`);
  }
  let upgraded = state;
  for (let version = from; version < machine.version; version += 1) {
    const step = machine.upgradeSteps[version];
    if (step === undefined) throw new Error(`no step leads from version ${version} to ${version + 1}`);
    upgraded = step(upgraded);
  }
  return upgraded as unknown as CaseState;
}
