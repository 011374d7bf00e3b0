import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '#infra/embedded';
import { projectRoot } from '#libs/platform';
import { z } from 'zod';
import { Caller } from '../api/caller.js';
import { type Child, startChild } from './child.js';
import { until } from './until.js';

const runningSchema = z.object({ children: z.array(z.object({ name: z.string(), pid: z.number() })) });

/** A part of the product that `npm start` keeps running. */
export type KeptPart = 'postgres' | 'temporal' | 'mailbox' | 'api' | 'worker';

/** The product as `npm start` runs it, with its own services, on ports and in a folder of its own. */
export class StartedProduct {
  private constructor(
    readonly url: string,
    readonly mailboxUrl: string,
    readonly env: NodeJS.ProcessEnv,
    private readonly home: string,
    private readonly child: Child,
  ) {}

  /** Starts it; resolves when it is ready. @throws Error with what it printed where it ends instead */
  static async start(
    home: string,
    { args = [], env: more = {} }: { args?: readonly string[]; env?: NodeJS.ProcessEnv } = {},
  ): Promise<StartedProduct> {
    const { child, env } = await begin(home, args, more);
    const isReady = () => child.output().includes('Ctrl-C stops everything.');
    await until('the product is ready or has ended', async () => isReady() || !child.running(), 120_000);
    if (!isReady()) throw new Ended(child.output());
    const url = `http://127.0.0.1:${env['PORT']}`;
    return new StartedProduct(url, `http://127.0.0.1:${env['MAILBOX_PORT']}`, env, home, child);
  }

  /** Starts it and stops it again as soon as it has said something. @throws Error with what it printed where it never does */
  static async untilItSays(home: string, words: string): Promise<void> {
    const { child } = await begin(home, [], {});
    const says = () => child.output().includes(words);
    await until('the product says so or has ended', async () => says() || !child.running(), 120_000);
    await child.end('SIGTERM');
    if (!says()) throw new Ended(child.output());
  }

  /** Signs in as one of the personas. */
  async as(personaId: string): Promise<Caller> {
    return new Caller(this.url).signIn(personaId);
  }

  /** All that it has printed. */
  output(): string {
    return this.child.output();
  }

  running(): boolean {
    return this.child.running();
  }

  /** The number of the process that runs a part now. */
  pidOf(part: KeptPart): number | undefined {
    const running = runningSchema.parse(JSON.parse(readFileSync(join(this.home, 'running.json'), 'utf8')));
    return running.children.find(({ name }) => name === part)?.pid;
  }

  /** Kills a part with -9; resolves when another process of it has been started. */
  async kill(part: KeptPart): Promise<void> {
    const pid = this.pidOf(part);
    if (pid === undefined) throw new Error(`${part} does not run.`);
    process.kill(pid, 'SIGKILL');
    await until(`${part} is started again`, async () => {
      const now = this.pidOf(part);
      return now !== undefined && now !== pid;
    });
  }

  /** Resolves when api and worker have all that they need. */
  async untilReady(): Promise<void> {
    for (const port of [this.env['PORT'], this.env['WORKER_HEALTH_PORT']]) {
      await until(
        `everything is there again (port ${port})`,
        async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok,
      );
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    await this.child.end(signal);
  }
}

/** `npm start` has ended before it was ready. */
export class Ended extends Error {
  override readonly name = 'Ended';
}

/** Starts the process, on ports of its own. */
async function begin(home: string, args: readonly string[], more: NodeJS.ProcessEnv) {
  const variables = [
    'PORT',
    'WORKER_HEALTH_PORT',
    'POSTGRES_PORT',
    'TEMPORAL_PORT',
    'TEMPORAL_UI_PORT',
    'MAILBOX_PORT',
    'MAILBOX_SMTP_PORT',
  ];
  const ports = await freePorts(variables.length);
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    COUNTERSIGN_HOME: home,
    COUNTERSIGN_TEMPORAL_BINARY: process.env['COUNTERSIGN_TEMPORAL_BINARY'],
    ...Object.fromEntries(variables.map((name, index) => [name, String(ports[index])])),
    ...more,
  };
  const program = join(projectRoot(), 'dist/apps/cli/src/main.js');
  const child = startChild(process.execPath, [program, 'dev', ...args], env);
  return { child, env };
}
