import {
  createDataSource,
  findPrepared,
  inOneTransaction,
  PartyEntity,
  runPrepared,
  seed,
  together,
} from '#libs/store';
import type { DataSource } from 'typeorm';
import { type TestDatabase, createTestDatabase } from '../../support/product/database.js';

describe('a transaction whose statements travel together', () => {
  let database: TestDatabase;
  let pool: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    await seed(database.ownerUrl);
    pool = await createDataSource(database.ownerUrl).initialize();
    await pool.query('CREATE TABLE noted (word text PRIMARY KEY)');
  });

  afterAll(async () => {
    await pool.destroy();
    await database.drop();
  });

  const note = (tx: Parameters<Parameters<typeof inOneTransaction>[1]>[0], word: string) =>
    runPrepared(tx, 'INSERT INTO noted (word) VALUES ($1)', [word]);
  const noted = async () =>
    (await pool.query<{ word: string }[]>('SELECT word FROM noted ORDER BY word')).map(({ word }) => word);

  it('holds every statement of the work, the first one too', async () => {
    const failing = inOneTransaction(pool, async (tx) => {
      await together([tx.query(`INSERT INTO noted (word) VALUES ('first')`), note(tx, 'second')]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await noted()).toEqual([]);
  });

  it('tells of the statement that failed, not of those that failed with it, and keeps nothing', async () => {
    const failing = inOneTransaction(pool, (tx) =>
      together([note(tx, 'kept'), runPrepared(tx, 'SELECT 1 / $1::integer', [0]), note(tx, 'after')]),
    );
    await expect(failing).rejects.toThrow('division by zero');
    expect(await noted()).toEqual([]);
  });

  it('does not pass for committed where the failure of a statement was not heeded', async () => {
    const heedless = inOneTransaction(pool, async (tx) => {
      await note(tx, 'lost');
      await tx.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(heedless).rejects.toThrow('rolled back');
    expect(await noted()).toEqual([]);
  });

  it('makes an inner transaction a savepoint', async () => {
    await inOneTransaction(pool, async (tx) => {
      await note(tx, 'outer');
      await tx
        .transaction(async (inner) => {
          await note(inner, 'inner');
          throw new Error('no');
        })
        .catch(() => undefined);
    });
    expect(await noted()).toEqual(['outer']);
  });

  it('refuses a statement of a transaction that is over', async () => {
    const left = await inOneTransaction(pool, async (tx) => tx);
    await expect(note(left, 'late')).rejects.toThrow('over');
  });

  it('finds what TypeORM finds', async () => {
    const found = await findPrepared(pool.manager, PartyEntity, 'WHERE id = $1', ['liberia']);
    expect(found).toEqual(await pool.manager.findBy(PartyEntity, { id: 'liberia' }));
  });
});
