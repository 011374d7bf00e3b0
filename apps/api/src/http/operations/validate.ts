import type { z } from 'zod';
import { faultsOf, notFound, pointerOf, rejectInput } from '../problems/problems.js';

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
  const result = schema.safeParse(input);
  if (!result.success) return rejectInput(faultsOf(result.error.issues));
  // Only what the schema knows is gone through: what a caller nests has no depth that the stack would bear.
  const broken = illFormed(result.data);
  if (broken !== null) {
    rejectInput([
      { pointer: pointerOf(broken), rule: 'wrong_format', message: 'must be well-formed Unicode text' },
    ]);
  }
  return result.data;
}

/** Checks the variable parts of an address; what cannot be a key of ours does not exist. */
export function checkParams<S extends z.ZodType>(schema: S, params: unknown): z.output<S> {
  const result = schema.safeParse(params);
  return result.success ? result.data : notFound();
}
