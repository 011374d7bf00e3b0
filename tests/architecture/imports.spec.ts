import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type ICruiseResult, type IConfiguration, cruise } from 'dependency-cruiser';

const configuration = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration;

/** Cruises a small tree in which each file imports what it must not. */
async function violations(): Promise<string[]> {
  const { forbidden } = configuration;
  const { output } = await cruise(['apps', 'workflows', 'activities', 'libs', 'infra'], {
    baseDir: join(import.meta.dirname, 'forbidden'),
    ruleSet: forbidden === undefined ? {} : { forbidden },
    validate: true,
    tsPreCompilationDeps: true,
  });
  return (output as ICruiseResult).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

describe('the import rules', () => {
  let found: string[];

  beforeAll(async () => {
    found = await violations();
  });

  it.each([
    ['a contract that knows the store', 'contracts-imports-downwards: libs/contracts/src/index.ts'],
    ['a machine that knows the store', 'process-imports-downwards: libs/process/src/index.ts'],
    ['a workflow that reads files', 'workflows-are-deterministic: workflows/index.ts'],
    ['a workflow that carries an activity into its replay', 'activities-as-types: workflows/index.ts'],
    ['an activity that goes to the store itself', 'activities-are-thin: activities/index.ts'],
    ['an app that leans on another app', 'apps-are-roots: apps/api/src/main.ts'],
    ['an app that carries workflow code', 'no-workflow-code-in-apps: apps/api/src/main.ts'],
    ['a lib used past its front door', 'through-the-front-door: apps/api/src/main.ts'],
    ['an embedded service that knows the store', 'embedded-stands-beside: infra/embedded/index.ts'],
    ['an api that carries the embedded services', 'embedded-for-the-command-line: apps/api/src/main.ts'],
  ])('refuse %s', (_name, expected) => {
    expect(found).toContain(expected);
  });
});
