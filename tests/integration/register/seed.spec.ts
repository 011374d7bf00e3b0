import { createDataSource, seed } from '#libs/store';
import type { DataSource } from 'typeorm';
import { type TestDatabase, createTestDatabase } from '../../support/product/database.js';

describe('seeding parties, units, authorities and people', () => {
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

  const all = async () =>
    owner.query<object[]>(
      `SELECT to_jsonb(t) AS row FROM (
         SELECT 'party' AS of, id, to_jsonb(party) AS held FROM party
         UNION ALL SELECT 'mission', party_id, to_jsonb(mission) FROM mission
         UNION ALL SELECT 'unit', id, to_jsonb(unit) FROM unit
         UNION ALL SELECT 'authority', id, to_jsonb(authority) FROM authority
         UNION ALL SELECT 'person', id, to_jsonb(person) FROM person
         UNION ALL SELECT 'membership', person_id || party_id || role, to_jsonb(membership) FROM membership
       ) t ORDER BY 1`,
    );

  it('enters the acts of the chain with their terms and where they come from', async () => {
    await seed(database.ownerUrl);
    const rows = await owner.query<{ document: Record<string, unknown> }[]>(
      `SELECT document FROM authority WHERE id LIKE 's-res-%' ORDER BY document ->> 'adoptedOn'`,
    );
    expect(rows.map(({ document: { symbol, adoptedOn, term } }) => [symbol, adoptedOn, term])).toEqual([
      ['S/RES/1609 (2005)', '2005-06-24', null],
      ['S/RES/1951 (2010)', '2010-11-24', { for: 'P4W' }],
      ['S/RES/1962 (2010)', '2010-12-20', { for: 'P4W' }],
      ['S/RES/1967 (2011)', '2011-01-19', { for: 'P4W' }],
      ['S/RES/1968 (2011)', '2011-02-16', { for: 'P3M' }],
    ]);
    for (const { document } of rows) {
      expect(document['sources']).toContainEqual(expect.stringContaining('S/RES/1609 (2005), para. 6'));
    }
  });

  it('enters everything once', async () => {
    expect(await seed(database.ownerUrl)).toMatchObject({ seeded: true });
    const first = await all();
    expect(await seed(database.ownerUrl)).toMatchObject({ seeded: false, added: [] });
    expect(await all()).toEqual(first);
  });

  it('brings what a release adds to a database that has been worked with, and leaves what people corrected', async () => {
    await seed(database.ownerUrl);
    await owner.query(`DELETE FROM membership WHERE person_id = 'sara-qureshi'`);
    await owner.query(`DELETE FROM person WHERE id = 'sara-qureshi'`);
    await owner.query(`DELETE FROM unit WHERE id = 'unmil-infantry'`);
    await owner.query(`DELETE FROM party WHERE id = 'pakistan'`);
    await owner.query(`DELETE FROM authority WHERE id = 's-res-1968-2011'`);
    await owner.query(`UPDATE party SET name = 'Republic of Liberia' WHERE id = 'liberia'`);
    expect(await seed(database.ownerUrl)).toMatchObject({
      seeded: false,
      added: ['party pakistan', 'unit unmil-infantry', 'authority s-res-1968-2011', 'person sara-qureshi'],
    });
    const [liberia] = await owner.query<{ name: string }[]>(`SELECT name FROM party WHERE id = 'liberia'`);
    expect(liberia?.name).toBe('Republic of Liberia');
    const members = await owner.query<object[]>(
      `SELECT party_id, role FROM membership WHERE person_id = 'sara-qureshi'`,
    );
    expect(members).toEqual([{ party_id: 'pakistan', role: 'approver' }]);
  });
});
