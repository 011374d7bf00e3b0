import type { BrokenRule, RuleName } from './state.js';

/** Thrown inside the machine where a fact breaks a rule; `step` turns it into its result. */
export class Broken extends Error {
  readonly broken: BrokenRule;

  constructor(broken: BrokenRule) {
    super(broken.message);
    this.broken = broken;
  }
}

/** Stops the folding of a fact that breaks a rule. */
export function breakRule(
  rule: RuleName,
  pointer: string,
  message: string,
  earlier?: BrokenRule['earlier'],
): never {
  throw new Broken(earlier === undefined ? { rule, pointer, message } : { rule, pointer, message, earlier });
}
