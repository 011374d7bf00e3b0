import { ConfigurationError } from '#libs/platform';
import { Command, CommanderError } from 'commander';
import type { CreateAdminOptions } from './commands/admin/create.js';
import type { ExplainOptions } from './commands/policy/explain.js';
import { codeOf, wordsOf } from './failures.js';
import { exitCodes, print, type CommandResult } from './output.js';

/** Whether the command that runs is to print data; known once it has been parsed. */
let asJson = false;

/** Commands are loaded when they are used: most need no more than a few of the product's parts. */
const program = new Command('countersign')
  .description('Consent and approval for United Nations inter-mission cooperation.')
  .option('--json', 'print one JSON object instead of text')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .hook('preAction', (_program, command) => {
    asJson = command.optsWithGlobals<{ json?: boolean }>().json ?? false;
  });

program
  .command('dev')
  .description('run the whole product on this machine: services, schema, first data, api and worker')
  .option('--reset', 'remove all data first')
  .option('--restore <file>', 'start with the data of a backup; there must be no other data yet')
  .option('--json', 'print one JSON object instead of text')
  .action(async ({ reset = false, restore }: { reset?: boolean; restore?: string }) => {
    const { dev } = await import('./commands/dev.js');
    process.exitCode = await dev({ reset, restore: restore ?? null, asJson });
  });

addCommand('migrate', 'bring the database of DATABASE_URL up to date with this version', async () => {
  const { migrateCommand } = await import('./commands/migrate.js');
  return migrateCommand();
});

program
  .command('seed')
  .description('enter the parties, people, authorities and policies of `data/` that are still missing')
  .option('--no-people', 'leave out the invented people; use this in production')
  .option('--json', 'print one JSON object instead of text')
  .action(async ({ people }: { people: boolean }) => {
    const { seedCommand } = await import('./commands/seed.js');
    finish(await seedCommand({ people }));
  });

program
  .command('admin')
  .description('enter the first administrators')
  .command('create')
  .description('enter one of the first two administrators; they enter everybody else in the product')
  .requiredOption('--name <name>', 'their name')
  .requiredOption('--title <title>', 'their office, as others will read it')
  .requiredOption('--address <address>', 'their mail address, to which sign-in links are sent')
  .requiredOption('--party <key>', 'their part of the Secretariat, e.g. dpko')
  .option('--id <key>', 'a lasting key for the person; without it, one is made from the name')
  .option('--json', 'print one JSON object instead of text')
  .action(async (options: CreateAdminOptions) => {
    const { adminCreateCommand } = await import('./commands/admin/create.js');
    finish(await adminCreateCommand(options));
  });

addCommand('verify', 'check every audit chain, and rebuild every case from its facts', async () => {
  const { verifyCommand } = await import('./commands/verify.js');
  return verifyCommand();
});

program
  .command('backup')
  .description('write everything in the store, as of one moment, to a file')
  .argument('<file>', 'the file to write, e.g. countersign-2026-11-23.tar.gz')
  .option('--json', 'print one JSON object instead of text')
  .action(async (file: string) => {
    const { backupCommand } = await import('./commands/backup.js');
    finish(await backupCommand(file));
  });

program
  .command('restore')
  .description('restore a backup into the empty database of DATABASE_URL, then verify it')
  .argument('<file>', 'a file written by `countersign backup`')
  .option('--json', 'print one JSON object instead of text')
  .action(async (file: string) => {
    const { restoreCommand } = await import('./commands/restore.js');
    finish(await restoreCommand(file));
  });

program
  .command('demo')
  .description('show the record of 2010 and 2011 and four live requests on the running product')
  .option(
    '--story',
    'play the arrangement of S/RES/1967 (2011) step by step instead, by mail and sign-off page',
  )
  .option('--json', 'print one JSON object instead of text')
  .action(async (options: { story?: boolean }) => {
    const { demoCommand } = await import('./commands/demo.js');
    const write = (lines: string): void => {
      // With --json everything is one object at the end.
      if (!asJson) process.stdout.write(`${lines}\n`);
    };
    finish(await demoCommand(write, { story: options.story ?? false }));
  });

const policy = program.command('policy').description('check and explain policies of consent');

policy
  .command('check')
  .description('list every fault of policies, each with its place in the file')
  .argument('<files...>', 'the policies, in YAML')
  .option('--json', 'print one JSON object instead of text')
  .action(async (files: string[]) => {
    const { policyCheckCommand } = await import('./commands/policy/check.js');
    finish(await policyCheckCommand(files));
  });

policy
  .command('explain')
  .description('show whom a policy would ask, and when, for an example arrangement')
  .argument('<file>', 'the policy, in YAML')
  .requiredOption('--start <time>', 'when the request is submitted, e.g. 2011-01-07T14:00:00Z')
  .option('--needed-by <date>', 'the day by which the arrangement is needed, e.g. 2011-02-17')
  .option('--authority-expiry <date>', 'the last day of the authority, e.g. 2011-02-16')
  .option('--json', 'print one JSON object instead of text')
  .action(async (file: string, options: ExplainOptions) => {
    const { policyExplainCommand } = await import('./commands/policy/explain.js');
    finish(await policyExplainCommand(file, options));
  });

function addCommand(name: string, description: string, run: () => Promise<CommandResult>): void {
  program
    .command(name)
    .description(description)
    .option('--json', 'print one JSON object instead of text')
    .action(async () => finish(await run()));
}

function finish(result: CommandResult): void {
  print(result, asJson);
  process.exitCode = result.exitCode;
}

function explain(error: unknown): void {
  const text = wordsOf(error);
  if (asJson) {
    const problems = error instanceof ConfigurationError ? { problems: error.problems } : {};
    print({ text, data: { error: text, ...problems } }, true);
  } else {
    process.stderr.write(`${text}\n`);
  }
  process.exitCode = codeOf(error);
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed its message; its own code is 0 for --help and --version.
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
  } else {
    explain(error);
  }
}
