import { STATUS_CODES } from 'node:http';
import { CaseError, type CaseRule } from '#libs/cases';
import { type Problem, type ProblemError, saidBy } from '#libs/contracts';
import { isLockTimeout } from '#libs/store';
import { type Words, wordsIn } from '#libs/words';
import type { z } from 'zod';
import type { CallRule, FieldRule } from './rules.js';

/** A refusal of a call (RFC 9457). Nothing has been changed. */
export class ProblemException extends Error {
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly problem: Problem & Record<string, unknown>,
    headers: Record<string, string> = {},
  ) {
    super(problem.detail);
    this.headers = headers;
  }
}

/** The body of a refusal. The type is left `about:blank`: the rules in `errors` say what is wrong. */
export function problemOf(status: number, detail: string, errors: ProblemError[] = []): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail, errors };
}

/** Refuses a call. */
export function reject(
  status: number,
  rule: CallRule | CaseRule,
  message: string,
  { pointer = '', headers = {} }: { pointer?: string; headers?: Record<string, string> } = {},
): never {
  throw refusal(status, rule, message, { pointer, headers });
}

/** A refusal to be thrown. */
export function refusal(
  status: number,
  rule: CallRule | CaseRule,
  message: string,
  { pointer = '', headers = {} }: { pointer?: string; headers?: Record<string, string> } = {},
): ProblemException {
  return new ProblemException({ ...problemOf(status, message, [{ pointer, rule, message }]) }, headers);
}

/** Unknown and not visible look the same. */
export function notFound(what = 'There is nothing under this address, or you may not see it.'): never {
  return reject(404, 'not_found', what);
}

/** A path into a JSON value as a pointer (RFC 6901). */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const RULES: Readonly<Record<string, FieldRule>> = {
  invalid_type: 'wrong_type',
  unrecognized_keys: 'unknown_field',
  too_small: 'too_small',
  too_big: 'too_big',
  invalid_format: 'wrong_format',
  invalid_value: 'unknown_value',
  not_multiple_of: 'not_a_multiple',
};

type Issue = z.core.$ZodIssue;

/** What is wrong with one field of an input. */
type InputFault = ProblemError & { rule: FieldRule };

/** What is wrong with an input, field by field, with the rule in words. */
export function faultsOf(issues: readonly Issue[], at: readonly PropertyKey[] = []): InputFault[] {
  return issues.flatMap((issue): InputFault[] => {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointerOf([...path, key]),
        rule: 'unknown_field' as const,
        message: 'this field is not known here',
      }));
    }
    if (issue.code === 'invalid_union') {
      // The alternative that came nearest says best what is wrong.
      const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0];
      if (nearest !== undefined && nearest.length > 0) return faultsOf(nearest, path);
    }
    const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
    return [
      {
        pointer: pointerOf(path),
        rule: missing ? 'missing' : (RULES[issue.code] ?? 'rule_broken'),
        message: missing ? 'this field is missing' : issue.message,
      },
    ];
  });
}

/** Refuses an input that is JSON but breaks a rule. */
export function rejectInput(errors: InputFault[]): never {
  const [first] = errors;
  const where = first === undefined || first.pointer === '' ? '' : `${first.pointer}: `;
  throw new ProblemException({
    ...problemOf(422, `${where}${first?.message ?? 'the input breaks a rule'}`, errors),
  });
}

/**
 * Any error as a refusal; what is not one of ours becomes a 500 without its inside.
 * @param placed where in the caller's body the field lies to which a rule points
 * @param words those of the language in which the caller reads
 */
export function problemFrom(
  error: unknown,
  placed: (pointer: string) => string = (pointer) => pointer,
  words: Words = wordsIn('en'),
): ProblemException {
  if (error instanceof ProblemException) return error;
  if (error instanceof CaseError) {
    const errors = error.errors.map((fault) => ({
      ...fault,
      pointer: fault.pointer === '' ? '' : placed(fault.pointer),
      message: fault.message ?? words.say(saidBy(fault)),
    }));
    return new ProblemException(
      {
        ...problemOf(error.status, errors[0]?.message ?? '', errors),
        ...(error.earlier === undefined ? {} : { earlier: error.earlier }),
      },
      error.status === 503 ? { 'retry-after': String(RETRY_AFTER_SECONDS) } : {},
    );
  }
  if (isLockTimeout(error)) {
    const message = 'Others are at work on the same at this moment. Nothing was changed; try again.';
    return refusal(503, 'busy', message, { headers: { 'retry-after': String(RETRY_SOON_SECONDS) } });
  }
  const status = httpStatusOf(error);
  if (status !== null) return fromTransport(status);
  return new ProblemException({
    ...problemOf(500, 'Something went wrong on our side. It has been written down under the request id.'),
  });
}

/** The status that Nest or the reader of bodies gave an error, where it lies with the caller. */
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

/** When to try again where only another process can answer: about as long as a release takes to go round. */
const RETRY_AFTER_SECONDS = 60;

/** When to try again where others were in the way. */
const RETRY_SOON_SECONDS = 2;

const TRANSPORT: Readonly<Record<number, [rule: CallRule, message: string]>> = {
  400: ['malformed', 'The call cannot be read: the body is not well-formed, or the address is not.'],
  404: ['not_found', 'There is nothing under this address, or you may not see it.'],
  413: ['body_too_large', 'The body is larger than 1 MB.'],
  415: ['wrong_media_type', 'The encoding of the body is not supported; send UTF-8.'],
};

function fromTransport(status: number): ProblemException {
  const [rule, message] = TRANSPORT[status] ?? ['refused', STATUS_CODES[status] ?? 'The call was refused.'];
  return new ProblemException({ ...problemOf(status, message, [{ pointer: '', rule, message }]) });
}
