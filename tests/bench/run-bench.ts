import { appRoleName } from '#libs/platform';
import { createDataSource } from '#libs/store';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { Caller } from './caller.js';
import { LEG, prepareLeg } from './prepare-leg.js';
import { type Measured, each, fail, takeTurns } from './turns.js';

/** What is measured, in the order of the table. */
export const KINDS = ['insert', 'empty_route', 'session_route', 'decide'] as const;
export type Kind = (typeof KINDS)[number];

/** How much is measured. */
export interface Plan {
  /** How many clients call at the same time, one pass each. */
  readonly clients: readonly number[];
  /** Calls of each kind by each client before anything counts. */
  readonly warmUp: number;
  /** Calls of each kind that each client makes in a row before the next kind has its turn. */
  readonly block: number;
  /** How often every kind has its turn, by the number of clients. */
  readonly rounds: (clients: number) => number;
  /** The time after which a pass ends with what it has. */
  readonly passLimitMs: number;
}

/** One line of the result. */
export interface Pass {
  readonly clients: number;
  readonly timings: Readonly<Record<Kind, Measured>>;
}

/** What was measured, and under which settings of the database. */
export interface BenchResult {
  readonly passes: readonly Pass[];
  readonly database: Readonly<Record<string, string>>;
}

/** Where the api and its database are. */
export interface Target {
  readonly apiUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

type Calls = Readonly<Record<Kind, (client: number) => Promise<unknown>>>;

const SETTINGS = ['server_version', 'fsync', 'synchronous_commit', 'wal_sync_method'];
/** About what one fact with its audit event weighs. */
const ROW = 'x'.repeat(1_000);

/**
 * Measures `decide` over HTTP against an INSERT and two routes that do next to nothing, in turns, so that noise of the
 * machine hits all alike.
 *
 * @param signal ends the run between two blocks
 */
export async function runBench(target: Target, plan: Plan, signal?: AbortSignal): Promise<BenchResult> {
  const database = await prepareDatabase(target.ownerUrl);
  const pool = createDataSource(target.appUrl, { name: 'countersign-bench' });
  await pool.initialize();
  try {
    const passes: Pass[] = [];
    for (const clients of plan.clients) passes.push(await runPass(target, pool, plan, clients, signal));
    return { passes, database };
  } finally {
    await pool.destroy();
  }
}

/** Makes the table of the INSERTs, whose rows nobody needs, and reads the settings that decide what a commit costs. */
export async function prepareDatabase(ownerUrl: string): Promise<Record<string, string>> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(
      'CREATE TABLE IF NOT EXISTS bench_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL)',
    );
    await owner.query(`GRANT INSERT ON bench_row TO ${appRoleName}`);
    const { rows } = await owner.query<{ name: string; setting: string }>(
      'SELECT name, setting FROM pg_settings WHERE name = ANY ($1)',
      [SETTINGS],
    );
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  } finally {
    await owner.end();
  }
}

/** One row of 1 kB in a transaction of its own: what the least durable change costs. */
export function insertOf(pool: DataSource): Promise<unknown> {
  return pool.query('INSERT INTO bench_row (body) VALUES ($1)', [ROW]);
}

async function runPass(
  { apiUrl }: Target,
  pool: DataSource,
  plan: Plan,
  clients: number,
  signal: AbortSignal | undefined,
): Promise<Pass> {
  const { warmUp, block, passLimitMs: limitMs } = plan;
  const rounds = plan.rounds(clients);
  const hosts = await Promise.all(each(clients, () => Caller.signIn(apiUrl, 'james-kollie')));
  const legs = await prepareLegs(apiUrl, clients * (warmUp + block * rounds), signal);
  const host = (client: number) => hosts[client] ?? fail('there are more clients than sessions');
  const calls: Calls = {
    insert: () => insertOf(pool),
    empty_route: (client) => host(client).get('/healthz'),
    session_route: (client) => host(client).get('/api/v1/me'),
    decide: (client) => {
      const requestId = legs.pop() ?? fail('there are more answers than legs');
      return host(client).post(
        `/api/v1/requests/${requestId}/legs/${LEG}/decide`,
        { answer: 'consent' },
        201,
      );
    },
  };
  return { clients, timings: await takeTurns(calls, { clients, warmUp, block, rounds, limitMs }, signal) };
}

const PREPARERS = 8;

async function prepareLegs(
  apiUrl: string,
  count: number,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const manager = await Caller.signIn(apiUrl, 'ana-ribeiro');
  const notifier = await Caller.signIn(apiUrl, 'jun-takeda');
  const legs: string[] = [];
  let started = 0;
  await Promise.all(
    each(PREPARERS, async () => {
      while (started < count) {
        signal?.throwIfAborted();
        started += 1;
        legs.push(await prepareLeg(manager, notifier));
      }
    }),
  );
  return legs;
}
