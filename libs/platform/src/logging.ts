import {
  pino,
  type Bindings,
  type ChildLoggerOptions,
  type DestinationStream,
  type Logger as PinoLogger,
} from 'pino';
import { redactText, redactValues } from './redact.js';

/** Structured logs, one JSON object a line. `child({ caseId, workflowId })` ties lines to a case. */
export type Logger = PinoLogger;

/** From the most to the least talkative. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/**
 * Makes a program's logger. Values under secret-like keys and tokens inside links are blanked before a line is
 * written, also in bindings of children and in errors.
 *
 * @param name the program
 * @param destination where lines go; stdout when left out
 */
export function createLogger(name: string, level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    name,
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Ours has already made a plain object of it, without what pino's own would show.
    serializers: { err: (error: unknown) => error },
    formatters: {
      level: (label: string) => ({ level: label }),
      bindings: redactValues,
      log: redactValues,
    },
    hooks: { streamWrite: redactText },
  };
  // Each line is written before the next step: what a process says last would be lost where a signal then ends it.
  const logger = pino(options, destination ?? pino.destination({ fd: 1, sync: true }));
  // oxlint-disable-next-line typescript/unbound-method -- each logger that inherits the method below calls it as its own
  const { child } = logger;
  // pino does not pass the bindings of children through the formatter; children inherit this method.
  return Object.assign(logger, {
    child(this: PinoLogger, bindings: Bindings, childOptions?: ChildLoggerOptions): PinoLogger {
      return Reflect.apply(child, this, [redactValues(bindings), childOptions]);
    },
  });
}
