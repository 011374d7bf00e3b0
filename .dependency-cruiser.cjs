/** Imports go downwards only. Each rule says why it stands; docs/architecture.md has the table they come from. */

/** A lib may import only these libs, beside itself. */
const MAY_IMPORT = {
  contracts: [],
  words: ['contracts'],
  rules: ['contracts'],
  calendars: ['contracts'],
  process: ['contracts', 'rules', 'calendars'],
  platform: ['contracts'],
  store: ['contracts', 'platform', 'rules', 'calendars'],
  audit: ['contracts', 'platform', 'store'],
  identity: ['contracts', 'platform', 'store'],
  mail: ['contracts', 'words', 'platform', 'store', 'process', 'rules'],
  cases: [
    'contracts',
    'words',
    'rules',
    'calendars',
    'process',
    'platform',
    'store',
    'audit',
    'identity',
    'mail',
  ],
  webhooks: ['contracts', 'words', 'platform', 'store', 'audit', 'identity', 'cases'],
};

const layers = Object.entries(MAY_IMPORT).map(([lib, allowed]) => ({
  name: `${lib}-imports-downwards`,
  comment: `libs/${lib} may import only ${allowed.join(', ') || 'nothing of ours'}: a lower layer must not know a higher one.`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: '\\.spec\\.ts$' },
  to: {
    path: '^(apps|workflows|activities|tests|libs)/',
    pathNot: `^libs/(${[lib, ...allowed].join('|')})/`,
  },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle means that two files are one thing in two places; nobody can read either alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...layers,
    {
      name: 'through-the-front-door',
      comment:
        'A lib is used through its index only, so that its inside can change. The names of workflows have a door of their own, since the workflow sandbox has no use for zod; so has the client of the API, which only callers load.',
      severity: 'error',
      from: { path: '^(apps|workflows|activities|libs/([^/]+))/', pathNot: '\\.spec\\.tsx?$' },
      to: {
        path: '^libs/([^/]+)/src/',
        pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/contracts/src/(workflows|client)\\.ts$', '^libs/$2/'],
      },
    },
    {
      name: 'no-handler-calls-another',
      comment:
        'A fact of a request goes one way: its handler checks it and changes its own part, then the consequences are drawn. What two handlers share lies beside them; only the fold calls a handler.',
      severity: 'error',
      from: {
        path: '^libs/process/src/',
        pathNot: ['^libs/process/src/(request/fold|step)\\.ts$', '\\.spec\\.ts$'],
      },
      to: { path: '^libs/process/src/request/[^/]+/handlers\\.ts$' },
    },
    {
      name: 'consequences-are-drawn-once',
      comment:
        'Consequences follow in one order, which libs/process/src/request/consequences/consequences.ts shows; whoever drew one elsewhere would draw it out of turn.',
      severity: 'error',
      from: {
        path: '^libs/process/src/',
        pathNot: ['^libs/process/src/request/(fold\\.ts$|consequences/)', '\\.spec\\.ts$'],
      },
      to: { path: '^libs/process/src/request/consequences/' },
    },
    {
      name: 'one-writer',
      comment:
        'A case is locked, folded and written in one place, libs/cases/src/writer/advance.ts; whoever locked or wrote it elsewhere would be a second writer.',
      severity: 'error',
      from: { path: '^libs/cases/src/', pathNot: '^libs/cases/src/writer/advance\\.ts$' },
      to: { path: '^libs/cases/src/(writer/save|history/write)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-are-deterministic',
      comment:
        'Workflow code runs again from its history: it may use the contracts and the workflow SDK, and activities as types only.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        path: '.',
        pathNot: [
          '^workflows/',
          '^libs/contracts/',
          '^node_modules/(@temporalio/(workflow|common)|zod)/',
          '^activities/',
        ],
      },
    },
    {
      name: 'activities-as-types',
      comment:
        'Activities touch the world; a workflow that imported their code would carry the world into its replay.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'activities-are-thin',
      comment: 'Activities call the libs that do the work; they hold no rule and know no table of a case.',
      severity: 'error',
      from: { path: '^activities/' },
      to: {
        path: '^(apps|workflows|libs)/',
        pathNot: '^libs/(cases|mail|webhooks|audit|platform|contracts)/',
      },
    },
    {
      name: 'apps-are-roots',
      comment: 'Each app is a composition root of its own; what two apps share belongs into a lib.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no-workflow-code-in-apps',
      comment: 'Workflows reach the worker as a prebuilt bundle; everything else knows them by name only.',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^workflows/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-apps-or-tests',
      comment: 'Apps and tests stand on top.',
      severity: 'error',
      from: { path: '^(libs|workflows|activities)/', pathNot: '\\.spec\\.tsx?$' },
      to: { path: '^(apps|tests)/' },
    },
    {
      name: 'embedded-stands-beside',
      comment:
        'The embedded services are for one machine: they know the platform and nothing of the product, and only the command line and the tests start them.',
      severity: 'error',
      from: { path: '^infra/embedded/' },
      to: { path: '^(apps|workflows|activities|libs|tests)/', pathNot: '^libs/platform/src/index\\.ts$' },
    },
    {
      name: 'embedded-for-the-command-line',
      comment: 'What runs on real servers must not carry the embedded services with it.',
      severity: 'error',
      from: { path: '^(apps/(?!cli/)|libs|workflows|activities)' },
      to: { path: '^infra/' },
    },
    {
      name: 'no-unresolvable',
      comment: 'What cannot be found cannot be checked.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|tests/architecture/forbidden)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
