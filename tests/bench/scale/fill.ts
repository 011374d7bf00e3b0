import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { FILL_LISTINGS } from '../../../libs/cases/src/lists/refresh-listings.js';
import { FILL_SEARCH } from '../../../libs/cases/src/lists/refresh-search.js';
import type { Rows, Value } from './ids.js';
import { World } from './world.js';

const CHUNK = 2_000;

type Timed = (what: string, work: () => Promise<void>) => Promise<void>;

/** Whether a store holds what an earlier run has filled it with, to its end. */
export async function isFilled(ownerUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Filled last.
    const { rows } = await client.query<{ filled: boolean }>(
      'SELECT EXISTS (SELECT FROM request_search) AS filled',
    );
    return rows[0]?.filled === true;
  } finally {
    await client.end();
  }
}

/** Fills an empty store with so many open tasks, and with what lies around them; with a tenth as many people, if nothing else is said. */
export async function fillStore(
  ownerUrl: string,
  { openTasks, people = openTasks / 10 }: { openTasks: number; people?: number },
  told: (what: string) => void,
): Promise<void> {
  const size = {
    openTasks,
    closedRequests: openTasks / 20,
    donePerPerson: openTasks / 50,
    events: openTasks / 5,
    people,
  };
  const client = await connected(ownerUrl);
  try {
    await fill(client, { ownerUrl, world: new World(size, new Date()) }, told);
  } finally {
    await client.end();
  }
}

/** Fills a store with the rows of a world, table by table, by COPY; what is projected from them by the product's own statements. */
async function fill(
  client: Client,
  { ownerUrl, world }: { ownerUrl: string; world: World },
  told: (what: string) => void,
): Promise<void> {
  const timed = async (what: string, work: () => Promise<void>) => {
    const start = performance.now();
    await work();
    told(`${what}: ${Math.round(performance.now() - start)} ms`);
  };
  const tables = world.tables();
  await withoutForeignKeys(client, timed, async () => {
    for (const { table, columns, rows } of tables) {
      await timed(table, () => withoutIndexes(client, [table], () => copyRows(client, table, columns, rows)));
    }
    await timed('analyze', async () => {
      await client.query(`ANALYZE ${tables.map(({ table }) => table).join(', ')}`);
    });
    await fillListings(client, ownerUrl, timed);
  });
  await timed('vacuum', async () => {
    await client.query('VACUUM ANALYZE');
  });
}

/** Looks keys of other tables up all at once, when all rows are there; to look each up would take longer than to write them. */
async function withoutForeignKeys(client: Client, timed: Timed, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ of: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS of, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );
  for (const { of, name } of rows) await client.query(`ALTER TABLE ${of} DROP CONSTRAINT ${name}`);
  await work();
  await timed('keys of other tables', async () => {
    for (const { of, name, definition } of rows) {
      await client.query(`ALTER TABLE ${of} ADD CONSTRAINT ${name} ${definition}`);
    }
  });
}

/** Fills the listings from what is stored, over two connections, as the largest of them takes as long as all others. */
async function fillListings(client: Client, ownerUrl: string, timed: Timed): Promise<void> {
  const fills: readonly { table: string; statement: string; with?: readonly string[] }[] = [
    { table: 'request_search', statement: FILL_SEARCH, with: ['request_facet'] },
    ...FILL_LISTINGS,
  ];
  const largest = fills.filter(({ table }) => table === 'request_listing');
  const others = fills.filter((one) => !largest.includes(one));
  const second = await connected(ownerUrl);
  const fillAll = async (own: Client, some: typeof fills) => {
    for (const { table, statement, with: beside = [] } of some) {
      await timed(table, () =>
        withoutIndexes(own, [table, ...beside], async () => {
          await own.query(statement);
        }),
      );
    }
  };
  try {
    await Promise.all([fillAll(client, others), fillAll(second, largest)]);
  } finally {
    await second.end();
  }
}

async function connected(ownerUrl: string): Promise<Client> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`SET maintenance_work_mem = '512MB'`);
  await client.query(`SET work_mem = '256MB'`);
  await client.query('SET synchronous_commit = off');
  return client;
}

/** Makes the indexes of a table that no constraint needs after its rows, which is much faster than with each of them. */
async function withoutIndexes(
  client: Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
      WHERE i.indrelid::regclass::text = ANY($1) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  await work();
  for (const { definition } of rows) await client.query(definition);
}

async function copyRows(client: Client, table: string, columns: string, rows: Rows): Promise<void> {
  const into = client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`));
  await pipeline(Readable.from(chunksOf(rows)), into);
}

function* chunksOf(rows: Rows): Iterable<string> {
  let chunk = '';
  let count = 0;
  for (const row of rows) {
    chunk += `${row.map(asText).join('\t')}\n`;
    count += 1;
    if (count % CHUNK === 0) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

/** A value as COPY reads it; none of ours holds a tab or a backslash. */
function asText(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'object') return `{${value.map((item) => `"${item}"`).join(',')}}`;
  return typeof value === 'boolean' ? (value ? 't' : 'f') : String(value);
}
