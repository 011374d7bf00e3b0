import { MACHINE, type Machine, type UpgradeStep, upgradeState } from './upgrade.js';

const named =
  (step: string): UpgradeStep =>
  (state) => ({ ...state, steps: [...((state['steps'] as string[] | undefined) ?? []), step] });

const third: Machine = { version: 3, upgradeSteps: { 1: named('1 to 2'), 2: named('2 to 3') } };

describe('upgrading a state', () => {
  it('takes every step from the version of the state to that of the machine, in order', () => {
    expect(upgradeState({ id: 'a' }, 1, third)).toEqual({ id: 'a', steps: ['1 to 2', '2 to 3'] });
    expect(upgradeState({ id: 'a' }, 2, third)).toEqual({ id: 'a', steps: ['2 to 3'] });
  });

  it('leaves a state of its own version as it is', () => {
    const state = { id: 'a' };
    expect(upgradeState(state, 3, third)).toBe(state);
  });

  it('never goes back, and never skips a step that is missing', () => {
    expect(() => upgradeState({}, 4, third)).toThrow(
      'a state of version 4 cannot be brought back to version 3',
    );
    const gap: Machine = { version: 3, upgradeSteps: { 1: named('1 to 2') } };
    expect(() => upgradeState({}, 1, gap)).toThrow('no step leads from version 2 to 3');
  });

  it('has a step from each earlier version of this product', () => {
    const earlier = Array.from({ length: MACHINE.version - 1 }, (_, index) => index + 1);
    expect(Object.keys(MACHINE.upgradeSteps).map(Number)).toEqual(earlier);
  });
});
