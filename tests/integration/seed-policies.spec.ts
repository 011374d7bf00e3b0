import { createDataSource, seed } from '#libs/store';
import type { DataSource } from 'typeorm';
import { type TestDatabase, createTestDatabase } from '../support/database.js';

describe('seeding the policies', () => {
  let database: TestDatabase;
  let owner: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = createDataSource(database.ownerUrl, { poolSize: 1 });
    await owner.initialize();
  });

  afterAll(async () => {
    await owner.destroy();
    await database.drop();
  });

  const entered = async (): Promise<string[]> => {
    const rows = await owner.query<{ id: string }[]>(
      `SELECT policy_id || '@' || version AS id FROM policy_version ORDER BY 1`,
    );
    return rows.map(({ id }) => id);
  };
  const shipped = [
    'council-first@1',
    'emergency@1',
    'exchange-of-letters@1',
    'extension@1',
    'hybrid-with-regional-body@1',
    'pre-delegated-90-days@1',
    'standard@1',
  ];

  it('enters each of them once', async () => {
    expect(await seed(database.ownerUrl)).toMatchObject({ seeded: true, policiesAdded: shipped });
    expect(await entered()).toEqual(shipped);
    expect(await seed(database.ownerUrl)).toMatchObject({ seeded: false, policiesAdded: [] });
    expect(await entered()).toEqual(shipped);
  });

  it('adds those that are new to a database in use, and leaves a document of an older language as it is', async () => {
    await owner.query(`DELETE FROM policy_version WHERE policy_id = 'emergency'`);
    const older = `UPDATE policy_version SET hash = 'older', document = document - 'for' - 'council' WHERE policy_id = 'standard'`;
    await owner.query(older);
    expect(await seed(database.ownerUrl)).toMatchObject({ seeded: false, policiesAdded: ['emergency@1'] });
    expect(await entered()).toEqual(shipped);
    expect(await owner.query(`SELECT hash FROM policy_version WHERE policy_id = 'standard'`)).toEqual([
      { hash: 'older' },
    ]);
  });

  it('refuses a version with another content, and enters nothing', async () => {
    await owner.query(`DELETE FROM policy_version WHERE policy_id = 'council-first'`);
    await owner.query(
      `UPDATE policy_version SET document = jsonb_set(document, '{title}', '"Another"') WHERE policy_id = 'standard'`,
    );
    await expect(seed(database.ownerUrl)).rejects.toThrow(
      'data/policies/standard.yaml: version 1 of the policy standard is entered with another content; give what is changed the version 2.',
    );
    expect(await entered()).toEqual(shipped.filter((id) => id !== 'council-first@1'));
  });
});
