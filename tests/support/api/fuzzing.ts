import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One run of Schemathesis as one caller. */
export interface FuzzRun {
  /** The command that runs it. */
  command: string;
  url: string;
  /** By what the caller shows who they are; nothing for nobody. */
  headers: Readonly<Record<string, string>>;
  /** Values that the variable parts of addresses mostly get, since a made-up id leads nowhere. */
  parts: Readonly<Record<string, readonly string[]>>;
  /** Operations that would take the ground from under the run, such as those that end its session. */
  without: readonly string[];
  /** How many calls each operation gets; or how long there is time for calls, beginning with every boundary of every schema. */
  effort: { callsEach: number } | { seconds: number };
  seed: number;
}

/** What every answer is held against, whatever was sent. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
  'unsupported_method',
  'allow_header_conformance',
];

/** Runs Schemathesis; gives its exit code and all that it wrote. */
export async function fuzz(run: FuzzRun): Promise<{ code: number | null; output: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-fuzz-'));
  const config = join(folder, 'schemathesis.toml');
  const description = join(folder, 'openapi.json');
  await writeFile(config, settings(run.parts));
  await writeFile(
    description,
    withoutUnicodeClasses(await (await fetch(`${run.url}/api/openapi.json`)).text()),
  );
  try {
    return await execute(
      run.command,
      [
        '--config-file',
        config,
        'run',
        description,
        '--url',
        run.url,
        '--checks',
        CHECKS.join(','),
        ...effortOf(run.effort),
        '--seed',
        String(run.seed),
        '--generation-database',
        'none',
        '--generation-with-security-parameters',
        'false',
        '--no-color',
        '--continue-on-failure',
        '--warnings',
        'off',
        '--suppress-health-check',
        'all',
        ...Object.entries(run.headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
        ...run.without.flatMap((id) => ['--exclude-operation-id', id]),
      ],
      folder,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function effortOf(effort: FuzzRun['effort']): string[] {
  return 'seconds' in effort
    ? ['--phases', 'coverage,fuzzing', '--max-time', String(effort.seconds)]
    : ['--phases', 'fuzzing', '--max-examples', String(effort.callsEach)];
}

/** Schemathesis makes no text for patterns with classes such as `\\p{L}`; without the pattern it makes any text. */
function withoutUnicodeClasses(description: string): string {
  const known = (key: string, value: unknown) =>
    key === 'pattern' && typeof value === 'string' && /\\p\{/iu.test(value) ? undefined : value;
  return JSON.stringify(JSON.parse(description, known));
}

/** A configuration in TOML, whose strings are those of JSON. */
function settings(parts: FuzzRun['parts']): string {
  const lines = Object.entries(parts).map(([name, values]) => [
    `[dictionaries.${name}]\nvalues = ${JSON.stringify(values)}\n`,
    `"path.${name}" = { dictionary = "${name}", probability = 0.9 }`,
  ]);
  return [
    ...lines.map(([dictionary]) => dictionary),
    '[parameters]',
    ...lines.map(([, use]) => use),
    '',
  ].join('\n');
}

function execute(
  command: string,
  args: string[],
  cwd: string,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
