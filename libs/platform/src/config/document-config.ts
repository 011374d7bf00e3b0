import { z } from 'zod';

/** One row of the configuration reference. */
export interface DocumentedVariable {
  readonly name: string;
  readonly description: string;
  /** The value that counts when the variable is not set; undefined if there is none. */
  readonly preset: string | undefined;
  /** Whether a program that reads it does not start without it. */
  readonly required: boolean;
  readonly secret: boolean;
}

/**
 * Lists the variables of a program's schema for the configuration reference.
 *
 * @throws Error naming a variable that has no description
 */
export function documentConfig(schema: z.ZodObject): DocumentedVariable[] {
  return Object.entries(schema.shape).map(([name, variable]) => {
    const { description, secret } = z.globalRegistry.get(variable) ?? {};
    if (description === undefined) throw new Error(`${name} has no description.`);
    const unset = variable.safeParse(undefined);
    const preset = unset.success && unset.data !== undefined ? String(unset.data) : undefined;
    return { name, description, preset, required: !unset.success, secret: secret === true };
  });
}
