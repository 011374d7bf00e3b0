import type { z } from 'zod';

/** One rule that a variable of the environment breaks. */
export interface ConfigurationProblem {
  readonly variable: string;
  readonly rule: string;
}

/** The environment does not configure the program; `problems` has everything that is wrong with it, never a value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly problems: readonly ConfigurationProblem[]) {
    const lines = problems.map(({ variable, rule }) => `  ${variable} ${rule}`);
    super(
      ['The configuration is not usable (docs/configuration.md lists the variables):', ...lines].join('\n'),
    );
  }
}

/**
 * Reads a program's configuration from environment variables. An empty variable counts as one that is not set.
 *
 * @param schema an object schema whose keys are the names of the variables
 * @returns the typed configuration, frozen
 * @throws ConfigurationError that lists every broken rule at once
 */
export function loadConfig<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<z.output<z.ZodObject<Shape>>> {
  const given = Object.keys(schema.shape).map((name) => [name, env[name] === '' ? undefined : env[name]]);
  const result = schema.safeParse(Object.fromEntries(given));
  if (result.success) return Object.freeze(result.data);
  throw new ConfigurationError(
    result.error.issues.map((issue) => ({ variable: issue.path.join('.'), rule: issue.message })),
  );
}
