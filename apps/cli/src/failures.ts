import { HomeInUseError, PortTakenError, StartError } from '#infra/embedded';
import { ConfigurationError } from '#libs/platform';
import { exitCodes, WrongUseError, type ExitCode } from './output.js';

const wrongUse = [ConfigurationError, PortTakenError, HomeInUseError, WrongUseError];
/** Errors whose message says all that the operator needs to know. */
const explained = [...wrongUse, StartError];

/** The exit code of a command that failed. */
export function codeOf(error: unknown): ExitCode {
  return wrongUse.some((kind) => error instanceof kind) ? exitCodes.wrongUse : exitCodes.no;
}

/**
 * What went wrong, as text: the message and those of its causes. The stack is of use to developers only, and printed with
 * LOG_LEVEL=debug.
 */
export function wordsOf(error: unknown): string {
  if (error instanceof Error && explained.some((kind) => error instanceof kind)) return error.message;
  const words = [...new Set(messagesOf(error))].join('\n  because: ');
  const wantsStack = /^(?:debug|trace)$/u.test(process.env['LOG_LEVEL'] ?? '');
  if (wantsStack && error instanceof Error) return `${words}\n${error.stack}`;
  return `${words}\n(LOG_LEVEL=debug prints where in the program this happened.)`;
}

function messagesOf(error: unknown): string[] {
  if (error instanceof AggregateError) return error.errors.flatMap(messagesOf);
  if (!(error instanceof Error)) return [String(error)];
  const own = error.message === '' ? error.name : error.message;
  return error.cause === undefined ? [own] : [own, ...messagesOf(error.cause)];
}
