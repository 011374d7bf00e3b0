import type { z } from 'zod';
import { type CodedMessage, type KnownMessages, type MessageCode, messageOf } from './message.js';
import type { Refusal } from './problem.js';

/** Rules about one field of an input, kept by its schema. */
export const FIELD_RULES = [
  'missing',
  'unknown_field',
  'wrong_type',
  'wrong_format',
  'unknown_value',
  'too_small',
  'too_big',
  'not_a_multiple',
  'rule_broken',
] as const;

/** A rule about one field of an input. */
export type FieldRule = (typeof FIELD_RULES)[number];

/** What is wrong with one field of an input; the reason is always there, since the rule alone says too little. */
export type FieldFault = Refusal<FieldRule> & { reason: CodedMessage };

type FieldCode = Extract<MessageCode, `fields.${string}`>;
/** Those that take nothing. */
type PlainFieldCode = { [K in FieldCode]: keyof KnownMessages[K] extends never ? K : never }[FieldCode];
type Issue = z.core.$ZodIssue;

const PREFIX = 'fields.';

/** What a schema says where one of its checks fails: the key of a message, held to the catalogue where it is written. */
export function says(code: PlainFieldCode): string {
  return code;
}

/** An issue that a schema adds by itself. */
export function issueAt(path: PropertyKey[], { code, params }: CodedMessage) {
  return { code: 'custom' as const, path, message: code, params: { ...params } };
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

const TYPES: Readonly<Record<string, PlainFieldCode>> = {
  string: 'fields.text',
  number: 'fields.number',
  int: 'fields.whole_number',
  boolean: 'fields.boolean',
  array: 'fields.list',
  object: 'fields.object',
  record: 'fields.object',
  null: 'fields.null',
};

const FORMATS: Readonly<Record<string, PlainFieldCode>> = {
  uuid: 'fields.uuid',
  email: 'fields.mail_address',
  url: 'fields.url',
  date: 'fields.day',
  datetime: 'fields.instant',
  duration: 'fields.duration',
};

/**
 * What an issue of a schema says, as a code and parameters. Where the check has no message of its own, what it checks says it.
 * @param issue as a schema gives it that was told to report its input
 */
export function fieldReason(issue: Issue): CodedMessage {
  if (isMissing(issue)) return messageOf('fields.missing');
  if (issue.message.startsWith(PREFIX)) {
    const params = issue.code === 'custom' ? (issue.params as CodedMessage['params']) : undefined;
    return params === undefined ? { code: issue.message } : { code: issue.message, params };
  }
  switch (issue.code) {
    case 'invalid_type':
      return { code: TYPES[issue.expected] ?? 'fields.type' };
    case 'invalid_format':
      return { code: FORMATS[issue.format] ?? 'fields.form' };
    case 'invalid_value':
      return messageOf('fields.one_of', { values: { any: issue.values.map(String) } });
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum), issue.inclusive !== false);
    case 'not_multiple_of':
      return messageOf('fields.multiple_of', { divisor: issue.divisor });
    case 'invalid_union':
      return unionReason(issue);
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'unrecognized_keys':
      return messageOf('fields.rule');
  }
}

/** Of none of several forms: of forms told apart by a word, that word is wrong. */
function unionReason(issue: Issue): CodedMessage {
  const { options } = issue as { options?: unknown };
  return Array.isArray(options)
    ? messageOf('fields.one_of', { values: { any: options.map(String) } })
    : messageOf('fields.form');
}

function tooSmall(origin: string, minimum: number, inclusive: boolean): CodedMessage {
  if (origin === 'string') {
    return minimum === 1 ? messageOf('fields.empty') : messageOf('fields.too_short', { minimum });
  }
  if (origin === 'array' || origin === 'set') return messageOf('fields.too_few', { minimum });
  if (minimum === 0 && inclusive) return messageOf('fields.not_negative');
  return messageOf(inclusive ? 'fields.at_least' : 'fields.more_than', { minimum });
}

function tooBig(origin: string, maximum: number, inclusive: boolean): CodedMessage {
  if (origin === 'string') return messageOf('fields.too_long', { maximum });
  if (origin === 'array' || origin === 'set') return messageOf('fields.too_many', { maximum });
  return messageOf(inclusive ? 'fields.at_most' : 'fields.less_than', { maximum });
}

/** Whether there is nothing where something must be; a schema that does not report its input cannot tell. */
function isMissing(issue: Issue): boolean {
  const isOfKind = ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code);
  return isOfKind && 'input' in issue && issue.input === undefined;
}

/** A path into a JSON value as a pointer (RFC 6901). */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What is wrong with an input, field by field. */
export function fieldFaultsOf(issues: readonly Issue[], at: readonly PropertyKey[] = []): FieldFault[] {
  return issues.flatMap((issue): FieldFault[] => {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointerOf([...path, key]),
        rule: 'unknown_field',
        reason: messageOf('fields.unknown'),
      }));
    }
    if (issue.code === 'invalid_union' && !isMissing(issue)) {
      // The alternative that came nearest says best what is wrong.
      const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0];
      if (nearest !== undefined && nearest.length > 0) return fieldFaultsOf(nearest, path);
    }
    const rule = isMissing(issue) ? 'missing' : (RULES[issue.code] ?? 'rule_broken');
    return [{ pointer: pointerOf(path), rule, reason: fieldReason(issue) }];
  });
}
