import { createDataSource } from '#libs/store';
import type { DataSource } from 'typeorm';
import { armedHelicopters, cast } from '../../support/fixtures/cast.js';
import { type TestDatabase, createTestDatabase } from '../../support/product/database.js';
import { LiveCases } from '../../support/product/live-request.js';
import {
  type Asked,
  agreeAllButContributor,
  askedLive,
  comeAndGo,
  contributorAgrees,
  dayFromNow,
} from '../../support/product/lived-arrangements.js';
import { actOf } from '../../support/machine/process-mi24.js';

/** How often each race is run, so that one lost by chance would show. */
const RACES = 8;
const [LINE] = armedHelicopters().lines;

describe('what two arrangements want at the same moment', () => {
  let database: TestDatabase;
  let live: LiveCases;
  let owner: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    live = await LiveCases.on(database);
    owner = await createDataSource(database.ownerUrl, { poolSize: 1 }).initialize();
    await owner.query(`
      INSERT INTO unit (id, name, contributor_party_id, mission_id, sources)
        VALUES ('company-a', 'Company A', 'ukraine', 'unmil', '{a test}'), ('company-b', 'Company B', 'ukraine', 'unmil', '{a test}')
    `);
    await owner.query(
      `INSERT INTO authority (id, document)
       SELECT 'any-unit', document || '{"id": "any-unit", "units": null, "term": {"for": "P3M"}}'::jsonb
         FROM authority WHERE id = 's-res-1967-2011'`,
    );
  });

  afterAll(async () => {
    await owner.destroy();
    await live.close();
    await database.drop();
  });

  const asks = (unitId: string) =>
    askedLive(live, {
      authorityId: unitId === 'ukr-mi24' ? 's-res-1967-2011' : 'any-unit',
      lines: [{ ...LINE!, unitId }],
    });

  /** Two requests to which the contributor alone has still to agree, which then does at one moment. */
  async function race(units: [string, string]): Promise<{ won: Asked; lost: Asked }> {
    const act = actOf({
      symbol: 'S/RES/2900 (2026)',
      adoptedOn: dayFromNow(-1),
      term: null,
    });
    const both = [await asks(units[0]), await asks(units[1])] as const;
    for (const asked of both) await agreeAllButContributor(live, asked, act);
    await Promise.all(both.map((asked) => contributorAgrees(live, asked)));
    const states = await Promise.all(
      both.map(({ requestId }) => live.cases.requestState(live.dataSource.manager, requestId)),
    );
    expect(states.map((state) => state.status).toSorted()).toEqual(['granted', 'open']);
    const first = states[0]?.status === 'granted';
    const lost = states.find((state) => state.status === 'open');
    const tasks = Object.values(lost?.tasks ?? {}).filter((task) => task.kind === 'resolve_reservation');
    expect(tasks.map((task) => task.status)).toEqual(['open']);
    expect(Object.values(lost?.legs ?? {}).every((leg) => leg.satisfied)).toBe(true);
    return first ? { won: both[0], lost: both[1] } : { won: both[1], lost: both[0] };
  }

  const refusals = async ({ requestId }: Asked): Promise<unknown[]> =>
    (
      await live.dataSource.query(
        `SELECT payload -> 'heldBy' AS held_by FROM fact WHERE case_id = $1 AND kind = 'reservation_refused'`,
        [requestId],
      )
    ).map((row: { held_by: unknown }) => row.held_by);

  const retry = ({ requestId }: Asked) =>
    live.run((tx) => live.cases.retryReservation(tx, cast.manager, { requestId, lineId: 'mi24' }));
  const statusOf = async ({ requestId }: Asked) =>
    (await live.cases.requestState(live.dataSource.manager, requestId)).status;
  const withdraw = ({ requestId }: Asked) =>
    live.run((tx) => live.cases.withdrawRequest(tx, cast.manager, requestId, 'The need has passed.'));

  it('is one unit: one has it, the other gets a task that names who', async () => {
    for (let run = 0; run < RACES; run += 1) {
      const { won, lost } = await race(['ukr-mi24', 'ukr-mi24']);
      const [{ reference }] = await live.dataSource.query('SELECT reference FROM arrangement WHERE id = $1', [
        won.arrangementId,
      ]);
      expect(await refusals(lost)).toEqual([{ code: 'held.by_arrangement', params: { reference } }]);
      await comeAndGo(live, won);
      await withdraw(lost);
    }
  });

  it('is the last place under a ceiling: one has it, the other gets a task that names the ceiling', async () => {
    await owner.query(
      `INSERT INTO ceiling (mission_id, category, amount, occupied, during, authority)
       VALUES ('unmil', 'military', 9000, 8900, tstzrange('2020-01-01', NULL), 'S/RES/1 (2020)')`,
    );
    for (let run = 0; run < RACES; run += 1) {
      const { won, lost } = await race(['company-a', 'company-b']);
      expect(await refusals(lost)).toEqual([
        {
          code: 'held.ceiling_full',
          params: {
            mission: 'unmil',
            category: 'military',
            amount: 9000,
            authority: 'S/RES/1 (2020)',
            free: 40,
            needed: 60,
          },
        },
      ]);
      await comeAndGo(live, won);
      // Once the other is back the place is free.
      await retry(lost);
      expect(await statusOf(lost)).toBe('granted');
      await comeAndGo(live, lost);
    }
    const held = 'SELECT 1 FROM reservation UNION ALL SELECT 1 FROM ceiling_reservation';
    expect(await live.dataSource.query(held)).toEqual([]);
  });

  it('is refused nothing where no ceiling is known', async () => {
    await owner.query('DELETE FROM ceiling');
    const act = actOf({ symbol: 'S/RES/2900 (2026)', adoptedOn: dayFromNow(-1), term: null });
    const both = [await asks('company-a'), await asks('company-b')];
    for (const asked of both) {
      await agreeAllButContributor(live, asked, act);
      await contributorAgrees(live, asked);
    }
    const rows = await live.dataSource.query(
      `SELECT mission_id, category, persons FROM ceiling_reservation WHERE arrangement_id = ANY($1)`,
      [both.map(({ arrangementId }) => arrangementId)],
    );
    expect(rows).toEqual([
      { mission_id: 'unmil', category: 'military', persons: 60 },
      { mission_id: 'unmil', category: 'military', persons: 60 },
    ]);
  });
});
