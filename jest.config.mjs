import { availableParallelism } from 'node:os';

/** Every test of the product runs under this one configuration; `npm test` says what it starts first. */
const shared = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironment: 'node',
  // The same condition that tsc and Temporal's bundler use: our own libs resolve to their sources.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
};

export default {
  testTimeout: 120_000,
  // Files mostly wait: for PostgreSQL, Temporal, a mail, a process of the product. Jest's own preset leaves a core free, which
  // on two cores means one file after the other.
  maxWorkers: availableParallelism() + 1,
  testSequencer: '<rootDir>/tests/support/slowest-first.mjs',
  reporters: [
    'default',
    '<rootDir>/tests/support/times-reporter.mjs',
    '<rootDir>/tests/support/closing-line-reporter.mjs',
  ],
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{libs,apps,workflows,activities,infra}/**/*.spec.{ts,tsx}',
        '<rootDir>/tests/{architecture,replay}/**/*.spec.ts',
      ],
    },
    {
      ...shared,
      displayName: 'services',
      globalSetup: '<rootDir>/tests/support/start-services.ts',
      globalTeardown: '<rootDir>/tests/support/stop-services.ts',
      testMatch: ['<rootDir>/tests/{integration,acceptance,browser,bench}/**/*.spec.ts'],
    },
  ],
};
