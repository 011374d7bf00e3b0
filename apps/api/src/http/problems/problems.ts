import { CaseError, type CaseRule } from '#libs/cases';
import { type CodedMessage, type FieldFault, type Refusal, messageOf } from '#libs/contracts';
import { isLockTimeout } from '#libs/store';
import type { CallRule } from './rules.js';

/** A refusal of a call as codes and parameters: it becomes text where it is known who reads it. */
export interface CodedProblem {
  status: number;
  /** Empty where the fault is ours. */
  refusals: readonly Refusal[];
  earlier?: CaseError['earlier'];
}

/** A refusal of a call. Nothing has been changed. */
export class ProblemException extends Error {
  constructor(
    readonly problem: CodedProblem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${problem.status} ${problem.refusals.map(({ rule }) => rule).join(', ')}`);
  }
}

/** What a refusal says besides its rule. */
interface Said {
  /** What the message of the rule, `problems.<rule>`, does not say by itself. */
  reason?: CodedMessage;
  pointer?: string;
  headers?: Record<string, string>;
}

/** Refuses a call. */
export function reject(status: number, rule: CallRule | CaseRule, said: Said = {}): never {
  throw refusal(status, rule, said);
}

/** A refusal to be thrown. */
export function refusal(
  status: number,
  rule: CallRule | CaseRule,
  { reason, pointer = '', headers = {} }: Said = {},
): ProblemException {
  const refusals = [{ rule, pointer, ...(reason === undefined ? {} : { reason }) }];
  return new ProblemException({ status, refusals }, headers);
}

/** Unknown and not visible look the same. */
export function notFound(): never {
  return reject(404, 'not_found');
}

/** Refuses an input that is JSON but breaks a rule. */
export function rejectInput(faults: FieldFault[]): never {
  throw new ProblemException({ status: 422, refusals: faults });
}

/**
 * Any error as a refusal; one that is not ours becomes a 500 without details.
 * @param placed where in the caller's body the field lies to which a rule points
 */
export function problemFrom(
  error: unknown,
  placed: (pointer: string) => string = (pointer) => pointer,
): ProblemException {
  if (error instanceof ProblemException) return error;
  if (error instanceof CaseError) {
    const { status, earlier } = error;
    const refusals = error.errors.map((fault) => ({
      ...fault,
      pointer: fault.pointer === '' ? '' : placed(fault.pointer),
    }));
    return new ProblemException(
      { status, refusals, ...(earlier === undefined ? {} : { earlier }) },
      status === 503 ? { 'retry-after': String(RETRY_AFTER_SECONDS) } : {},
    );
  }
  if (isLockTimeout(error)) {
    return refusal(503, 'busy', { headers: { 'retry-after': String(RETRY_SOON_SECONDS) } });
  }
  const status = httpStatusOf(error);
  if (status !== null) return fromTransport(status);
  return new ProblemException({ status: 500, refusals: [] });
}

/** The status that Nest or the body parser gave an error, if it is the caller's fault. */
function httpStatusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null;
  const { status } = error as { status?: unknown };
  const found =
    typeof status === 'number'
      ? status
      : 'getStatus' in error && typeof error.getStatus === 'function'
        ? (error.getStatus() as number)
        : null;
  return found !== null && found >= 400 && found < 500 ? found : null;
}

/** When to try again if only another process can answer: about as long as a rollout takes. */
const RETRY_AFTER_SECONDS = 60;

/** When to try again if others held the lock. */
const RETRY_SOON_SECONDS = 2;

function fromTransport(status: number): ProblemException {
  switch (status) {
    case 400:
      return refusal(400, 'malformed');
    case 404:
      return refusal(404, 'not_found');
    case 413:
      return refusal(413, 'body_too_large');
    case 415:
      return refusal(415, 'wrong_media_type', { reason: messageOf('calls.send_utf8') });
    default:
      return refusal(status, 'refused');
  }
}
