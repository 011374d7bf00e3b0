import type { CodedMessage } from './message.js';

/**
 * Why something was refused, as codes and parameters. What it says is the reason, or where the rule says it all, the message
 * `problems.<rule>` of the catalogue.
 */
export interface Refusal<Rule extends string = string> {
  rule: Rule;
  /** JSON pointer into what the caller sent (RFC 6901). */
  pointer: string;
  /** What the rule alone does not say. */
  reason?: CodedMessage;
}

/** What a refusal says, as a message of the catalogue. */
export function saidBy({ rule, reason }: Refusal): CodedMessage {
  return reason ?? { code: `problems.${rule}` };
}

/** A refusal in its codes, for logs and for whoever reads the program; never shown to people. */
export function codesOf({ rule, pointer, reason }: Refusal): string {
  const where = pointer === '' ? rule : `${rule} at ${pointer}`;
  return reason === undefined ? where : `${where}: ${reason.code} ${JSON.stringify(reason.params ?? {})}`;
}

/** One fault of an input (RFC 9457, with pointers per RFC 6901): a refusal with its text in the caller's language. */
export interface ProblemError extends Refusal {
  message: string;
}

/** The body of every refused call (RFC 9457), served as `application/problem+json`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors: ProblemError[];
}
