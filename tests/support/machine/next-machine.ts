import { MACHINE, type Machine, type StoredState } from '#libs/process';

/** By how much the next version numbers the legs of a request further. */
export const FURTHER = 100;

/** What the next version does with what this one left: it shows in the state, in the rows and in no fact. */
function renumberLegs(state: StoredState): StoredState {
  if (state['case'] !== 'request') return { ...state, assumptions: 'taken over' };
  const legs = state['legs'] as Record<string, { position: number }>;
  return {
    ...state,
    legs: Object.fromEntries(
      Object.entries(legs).map(([id, leg]) => [id, { ...leg, position: leg.position + FURTHER }]),
    ),
  };
}

/** The machine of the version after this one, whose cases this one cannot read. */
export const NEXT: Machine = {
  version: MACHINE.version + 1,
  upgradeSteps: { ...MACHINE.upgradeSteps, [MACHINE.version]: renumberLegs },
};
