import { type Problem, type ProblemError, type Refusal } from '#libs/contracts';
import { type Words, languageIfSpoken, languageOfHeader, wordsIn } from '#libs/words';
import type { Request, Response } from 'express';
import type { CodedProblem } from './problems.js';
import type { CallRule } from './rules.js';
import type { CaseRule } from '#libs/cases';

/** The statuses that have a name of their own in the catalogue. */
const NAMED = [
  '400',
  '401',
  '403',
  '404',
  '405',
  '409',
  '410',
  '412',
  '413',
  '415',
  '422',
  '428',
  '429',
  '500',
  '503',
] as const;

/** Somebody who calls, in a session or by a program. */
interface Reader {
  by: 'session' | 'token';
  /** The language of their record. */
  language: string;
}

/** Who makes a call, once that is known. */
const readers = new WeakMap<Request, Reader>();

/** Keeps in which language the person reads who makes a call. */
export function readsIn(request: Request, reader: Reader): void {
  readers.set(request, reader);
}

/**
 * The words for a caller (decision 89): of the language of the person who calls, else of one that the call accepts, else
 * English; each only where there is a catalogue for it. A program that says which language it accepts gets that one.
 */
export function wordsFor(request: Request): Words {
  const accepted = request.get('accept-language');
  const reader = readers.get(request);
  // By "*" nothing is said; clients send it by themselves.
  const isAsked = reader?.by === 'token' && accepted !== undefined && accepted.trim() !== '*';
  const own = reader === undefined || isAsked ? null : languageIfSpoken(reader.language);
  return wordsIn(own ?? languageOfHeader(accepted));
}

/** Says in which language an answer is, and that another caller may get it in another. */
export function tellLanguage(response: Response, words: Words): void {
  response.vary('Accept-Language').set('content-language', words.language);
}

type Rule = CallRule | CaseRule;

/** What a rule says where nothing is to be added. */
function messageOfRule(rule: Rule): `problems.${Rule}` {
  return `problems.${rule}`;
}

/** The body of a refusal (RFC 9457) in one language. The type is left `about:blank`: the rules in `errors` say what is wrong. */
export function problemIn(words: Words, { status, refusals, earlier }: CodedProblem): Problem {
  const errors = refusals.map((refusal): ProblemError => ({
    ...refusal,
    message: words.say(refusal.reason ?? { code: messageOfRule(refusal.rule as Rule) }),
  }));
  return {
    type: 'about:blank',
    title: titleOf(words, status),
    status,
    detail: detailOf(words, errors),
    errors,
    ...(earlier === undefined ? {} : { earlier }),
  };
}

function titleOf(words: Words, status: number): string {
  const named = NAMED.find((name) => name === String(status)) ?? 'other';
  return words.format(`statuses.${named}`);
}

/** The first fault; of a field with its place, since the fault is said of it. */
function detailOf(words: Words, [first]: readonly (Refusal & ProblemError)[]): string {
  if (first === undefined) return words.format('calls.our_fault');
  const { pointer, reason, message } = first;
  const isOfField = reason?.code.startsWith('fields.') === true && pointer !== '';
  return isOfField ? words.format('fields.at', { field: pointer, fault: message }) : message;
}
