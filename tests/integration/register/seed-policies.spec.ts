import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '#libs/platform';
import { createDataSource, seed } from '#libs/store';
import type { DataSource } from 'typeorm';
import { parse } from 'yaml';
import { type TestDatabase, createTestDatabase } from '../../support/product/database.js';

const shipped = [
  'change-of-arrangement@1',
  'council-first@1',
  'emergency@1',
  'exchange-of-letters@1',
  'extension@1',
  'hybrid-with-regional-body@1',
  'pre-delegated-90-days@1',
  'standard@1',
];

describe('seeding the policies', () => {
  let database: TestDatabase;
  let owner: DataSource;

  beforeEach(async () => {
    database = await createTestDatabase();
    owner = createDataSource(database.ownerUrl, { poolSize: 1 });
    await owner.initialize();
  });

  afterEach(async () => {
    await owner.destroy();
    await database.drop();
  });

  const entered = async (): Promise<string[]> => {
    const rows = await owner.query<{ id: string }[]>(
      `SELECT policy_id || '@' || version AS id FROM policy_version ORDER BY 1`,
    );
    return rows.map(({ id }) => id);
  };

  /** The standard policy as a database holds it that an earlier release made: without what the language has gained since. */
  const enterOlder = async (change: object = {}): Promise<void> => {
    const written = parse(
      await readFile(join(projectRoot(), 'data/policies/standard.yaml'), 'utf8'),
    ) as object;
    await owner.query(
      `INSERT INTO policy_version (hash, policy_id, version, document) VALUES ('older', 'standard', 1, $1)`,
      [JSON.stringify({ ...written, ...change })],
    );
  };

  it('enters each of them once', async () => {
    expect(await seed(database.ownerUrl)).toMatchObject({ seeded: true, policiesAdded: shipped });
    expect(await entered()).toEqual(shipped);
    expect(await seed(database.ownerUrl)).toMatchObject({ seeded: false, policiesAdded: [] });
    expect(await entered()).toEqual(shipped);
  });

  it('adds those that are new, and leaves a version as it is that requests may live under', async () => {
    await enterOlder();
    const added = shipped.filter((id) => id !== 'standard@1');
    expect(await seed(database.ownerUrl)).toMatchObject({ policiesAdded: added });
    expect(await entered()).toEqual(shipped);
    expect(await owner.query(`SELECT hash FROM policy_version WHERE policy_id = 'standard'`)).toEqual([
      { hash: 'older' },
    ]);
  });

  it('refuses a version with another content, and enters nothing', async () => {
    await enterOlder({ title: 'Another' });
    await expect(seed(database.ownerUrl)).rejects.toThrow(
      'data/policies/standard.yaml: version 1 of the policy standard is entered with another content; give what is changed the version 2.',
    );
    expect(await entered()).toEqual(['standard@1']);
    expect(await owner.query(`SELECT count(*)::int AS parties FROM party`)).toEqual([{ parties: 0 }]);
  });
});
