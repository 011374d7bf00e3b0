/** How a command ends: done, the answer is no, or it was used wrongly. */
export const exitCodes = { done: 0, no: 1, wrongUse: 2 } as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command cannot do its work as it was called; the message says what the caller can do about it. */
export class WrongUseError extends Error {
  override readonly name = 'WrongUseError';
}

/** The result of a command, for a person and for a script. */
export interface CommandResult {
  readonly exitCode: ExitCode;
  /** Lines for a person. */
  readonly text: string;
  /** The same as data, printed with --json. */
  readonly data: unknown;
}

/** Prints a result in the form that was asked for. */
export function print({ text, data }: Pick<CommandResult, 'text' | 'data'>, asJson: boolean): void {
  process.stdout.write(`${asJson ? JSON.stringify(data) : text}\n`);
}
