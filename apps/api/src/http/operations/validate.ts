import { fieldFaultsOf, messageOf, pointerOf } from '#libs/contracts';
import type { z } from 'zod';
import { notFound, rejectInput } from '../problems/problems.js';

/** The path of the first text that is not well-formed Unicode, which no database takes; null where all are. */
function illFormed(value: unknown, path: readonly PropertyKey[] = []): readonly PropertyKey[] | null {
  if (typeof value === 'string') return value.isWellFormed() ? null : path;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    const found = key.isWellFormed() ? illFormed(item, [...path, key]) : path;
    if (found !== null) return found;
  }
  return null;
}

/** Checks an input against its schema; refuses it with 422, naming every fault. */
export function checkInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input, { reportInput: true });
  if (!result.success) return rejectInput(fieldFaultsOf(result.error.issues));
  // Only what the schema knows is walked: a caller's nesting could be deeper than the stack allows.
  const broken = illFormed(result.data);
  if (broken !== null) {
    const reason = messageOf('fields.unicode');
    rejectInput([{ pointer: pointerOf(broken), rule: 'wrong_format', reason }]);
  }
  return result.data;
}

/** Checks the parameters of a path; what cannot be one of our keys does not exist. */
export function checkParams<S extends z.ZodType>(schema: S, params: unknown): z.output<S> {
  const result = schema.safeParse(params);
  return result.success ? result.data : notFound();
}
