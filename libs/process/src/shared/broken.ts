import { type CodedMessage, codesOf } from '#libs/contracts';
import type { BrokenRule, RuleName } from './state.js';

/** Thrown inside the machine where a fact breaks a rule; `step` turns it into its result. */
export class Broken extends Error {
  readonly broken: BrokenRule;

  constructor(broken: BrokenRule) {
    super(codesOf(broken));
    this.broken = broken;
  }
}

/**
 * Stops the folding of a fact that breaks a rule.
 * @param reason what the message of the rule does not say by itself
 */
export function breakRule(
  rule: RuleName,
  pointer: string,
  reason?: CodedMessage,
  earlier?: BrokenRule['earlier'],
): never {
  throw new Broken({
    rule,
    pointer,
    ...(reason === undefined ? {} : { reason }),
    ...(earlier === undefined ? {} : { earlier }),
  });
}
