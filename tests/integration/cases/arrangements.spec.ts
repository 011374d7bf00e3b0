import { verifyCase } from '#libs/cases';
import type { RequestContent } from '#libs/contracts';
import { createDataSource } from '#libs/store';
import type { DataSource } from 'typeorm';
import { armedHelicopters, cast } from '../../support/fixtures/cast.js';
import { type TestDatabase, createTestDatabase } from '../../support/product/database.js';
import { LiveCases } from '../../support/product/live-request.js';
import {
  type Asked,
  CONTRIBUTOR,
  agreeAllButContributor,
  askFurther,
  contributorAgrees,
  grantedArrangement,
} from '../../support/product/lived-arrangements.js';
import { actOf } from '../../support/machine/process-mi24.js';

const EXPIRY = '2011-02-17T05:00:00.000Z';
const resolution1967 = actOf({ symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null });
const resolution1968 = actOf({
  symbol: 'S/RES/1968 (2011)',
  adoptedOn: '2011-02-16',
  term: { for: 'P3M' },
});

describe('an arrangement on PostgreSQL', () => {
  let database: TestDatabase;
  let live: LiveCases;
  let owner: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    live = await LiveCases.on(database);
    owner = await createDataSource(database.ownerUrl, { poolSize: 1 }).initialize();
  });

  afterAll(async () => {
    await owner.destroy();
    await live.close();
    await database.drop();
  });

  const arrangementOf = ({ arrangementId }: Asked) =>
    live.cases.arrangementState(live.dataSource.manager, arrangementId);
  const lineOf = async (asked: Asked) => (await arrangementOf(asked)).lines['mi24'];
  const moveClock = ({ arrangementId }: Asked, to: string) =>
    live.run((tx) => live.cases.moveClock(tx, cast.manager, arrangementId, to));
  const factCounts = async (...caseIds: string[]) =>
    live.dataSource.query(
      'SELECT case_id, count(*)::int AS facts FROM fact WHERE case_id = ANY($1) GROUP BY 1 ORDER BY 1',
      [caseIds],
    );

  async function expectWhole({ requestId, arrangementId }: Asked) {
    expect(await verifyCase(live.dataSource, arrangementId)).toEqual([]);
    expect(await verifyCase(live.dataSource, requestId)).toEqual([]);
  }

  it('is extended by a further request on the expiry day, from the previous expiry and without a gap', async () => {
    const arrangement = await grantedArrangement(live);
    await moveClock(arrangement, '2011-02-10T15:00:00.000Z');
    const further = await askFurther(live, arrangement);
    expect(further.arrangementId).toBe(arrangement.arrangementId);
    expect(further.reference).toMatch(/-R2$/u);
    await moveClock(arrangement, '2011-02-16T20:00:00.000Z');
    await agreeAllButContributor(live, further, resolution1968);
    expect(await lineOf(arrangement)).toMatchObject({ expiresAt: EXPIRY });
    await contributorAgrees(live, further);
    expect(await lineOf(arrangement)).toMatchObject({
      status: 'planned',
      requestId: further.requestId,
      expiresAt: '2011-05-17T04:00:00.000Z',
      grant: { kind: 'extend' },
      gaps: [],
    });
    await moveClock(arrangement, '2011-02-18T00:00:00.000Z');
    expect(await lineOf(arrangement)).toMatchObject({ status: 'planned', expiredAt: null });
    await expectWhole(arrangement);
    await expectWhole(further);
  });

  it('holds its unit until the new expiry once it is extended, and without an end while it is in breach', async () => {
    const arrangement = await grantedArrangement(live);
    const held = async () =>
      (
        await live.dataSource.query(
          `SELECT to_char(upper(during) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, upper_inf(during) AS on_and_on
             FROM reservation WHERE arrangement_id = $1`,
          [arrangement.arrangementId],
        )
      )[0];
    const line = { arrangementId: arrangement.arrangementId, lineId: 'mi24' };
    await live.run((tx) =>
      live.cases.reportOnLine(tx, cast.manager, line, { kind: 'arrived', increment: null, complete: false }),
    );
    expect(await held()).toEqual({ day: '2011-02-17', on_and_on: false });
    await moveClock(arrangement, '2011-02-18T15:00:00.000Z');
    expect(await held()).toEqual({ day: null, on_and_on: true });
    const further = await askFurther(live, arrangement, { neededBy: '2011-03-01' });
    await agreeAllButContributor(live, further, resolution1968);
    await contributorAgrees(live, further);
    expect(await held()).toEqual({ day: '2011-05-17', on_and_on: false });
    expect(await lineOf(arrangement)).toMatchObject({
      gaps: [],
      breaches: [{ from: EXPIRY, to: expect.any(String) }],
    });
    await expectWhole(arrangement);
  });

  it('refuses a further request that does not fit it, and says where', async () => {
    const arrangement = await grantedArrangement(live);
    const [line] = armedHelicopters().lines;
    const drafting = (change: object) =>
      live.run((tx) =>
        live.cases.draftRequest(tx, cast.manager, {
          content: armedHelicopters({
            kind: 'extend',
            arrangementId: arrangement.arrangementId,
            neededBy: '2011-02-16',
            ...change,
          }),
        }),
      );
    await expect(drafting({ arrangementId: '00000000-0000-4000-8000-000000000000' })).rejects.toMatchObject({
      status: 422,
      rule: 'unknown_reference',
      pointer: '/arrangementId',
    });
    await expect(drafting({ lines: [{ ...line, id: 'other' }] })).rejects.toMatchObject({
      rule: 'line_not_of_arrangement',
      pointer: '/lines/0/id',
    });
    const open = await askFurther(live, arrangement);
    await expect(drafting({ kind: 'amend' })).rejects.toMatchObject({
      status: 409,
      rule: 'line_under_request',
      pointer: '/lines/0/id',
    });
    await live.run((tx) =>
      live.cases.withdrawRequest(tx, cast.manager, open.requestId, 'The need has passed.'),
    );
    await expect(drafting({ kind: 'amend' })).resolves.toMatchObject({
      reference: expect.stringMatching(/-R3$/u) as string,
    });
  });

  it('refuses to change a line that was never granted', async () => {
    const asked = await live.submit();
    await expect(askFurther(live, asked)).rejects.toMatchObject({ rule: 'line_not_of_arrangement' });
  });

  it('lets a unit join an arrangement that exists, on a line of its own and by one request at a time', async () => {
    const arrangement = await grantedArrangement(live);
    const [line] = armedHelicopters().lines;
    const joining = {
      id: 'mi8',
      unitId: 'ukr-mi8',
      count: 2,
      persons: { military: 25, police: 0, civilian: 0 },
    };
    const asking = (kind: 'amend' | 'end', ...lines: object[]) =>
      askFurther(live, arrangement, {
        kind,
        policyId: 'change-of-arrangement',
        lines: lines.map((own) => ({ ...line, ...own })) as RequestContent['lines'],
      });
    await expect(asking('end', joining)).rejects.toMatchObject({ rule: 'line_not_of_arrangement' });
    const open = await asking('amend', joining);
    expect((await arrangementOf(arrangement)).lines).toMatchObject({
      mi24: { status: 'planned' },
      mi8: { status: 'planned' },
    });
    await expect(asking('amend', { ...joining, id: 'other' })).rejects.toMatchObject({
      rule: 'line_not_of_arrangement',
      pointer: '/lines/0/id',
    });
    await agreeAllButContributor(live, open, resolution1967);
    await contributorAgrees(live, open);
    expect((await arrangementOf(arrangement)).lines).toMatchObject({
      mi24: { requestId: arrangement.requestId, expiresAt: EXPIRY },
      mi8: { requestId: open.requestId, expiresAt: EXPIRY },
    });
    await expectWhole(arrangement);
  });

  it('takes both logs back where one of them cannot be written', async () => {
    const arrangement = await grantedArrangement(live);
    const further = await askFurther(live, arrangement);
    await moveClock(arrangement, '2011-02-16T20:00:00.000Z');
    await agreeAllButContributor(live, further, resolution1968);
    const before = await factCounts(arrangement.arrangementId, further.requestId);
    const state = await arrangementOf(arrangement);
    await owner.query(`
      CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the disk is full' USING ERRCODE = 'disk_full'; END $$;
      CREATE TRIGGER break_off BEFORE INSERT OR UPDATE ON arrangement_line FOR EACH ROW EXECUTE FUNCTION break_off();
    `);
    await expect(contributorAgrees(live, further)).rejects.toThrow('the disk is full');
    expect(await factCounts(arrangement.arrangementId, further.requestId)).toEqual(before);
    expect(await arrangementOf(arrangement)).toEqual(state);
    await owner.query('DROP TRIGGER break_off ON arrangement_line');
    await contributorAgrees(live, further);
    expect(await lineOf(arrangement)).toMatchObject({ grant: { kind: 'extend' } });
    await expectWhole(arrangement);
    await expectWhole(further);
  });

  it('is closed with the draft that was to start it', async () => {
    const draft = await live.run((tx) =>
      live.cases.draftRequest(tx, cast.manager, {
        content: armedHelicopters(),
        clockStartsAt: '2011-01-19T15:00:00.000Z',
      }),
    );
    await live.run((tx) =>
      live.cases.withdrawRequest(tx, cast.manager, draft.requestId, 'It is not needed.'),
    );
    expect(await arrangementOf(draft)).toMatchObject({ status: 'ended', closedAt: expect.any(String) });
    await expectWhole(draft);
  });

  it('frees its unit at once where the contributor withdraws its consent after the grant', async () => {
    const arrangement = await grantedArrangement(live);
    await live.decide(arrangement.requestId, CONTRIBUTOR, cast.ukraine, 'withdraw', {
      reason: 'The crews are needed at home.',
    });
    expect(await lineOf(arrangement)).toMatchObject({
      status: 'expired_unused',
      expiresBecause: 'consent_withdrawn',
    });
    expect(
      await live.dataSource.query('SELECT 1 FROM reservation WHERE arrangement_id = $1', [
        arrangement.arrangementId,
      ]),
    ).toEqual([]);
    await expectWhole(arrangement);
  });

  it('goes through suspension, increments, discontinuation in flight and a ruling, and its rows are those of its facts', async () => {
    const arrangement = await grantedArrangement(live);
    const { arrangementId } = arrangement;
    const line = { arrangementId, lineId: 'mi24' };
    const reports = async (report: Parameters<typeof live.cases.reportOnLine>[3]) =>
      live.run((tx) => live.cases.reportOnLine(tx, cast.manager, line, report));
    await reports({ kind: 'readiness_stated', readiness: { notBefore: '2011-01-19', notAfter: null } });
    await reports({
      kind: 'clearance_recorded',
      clearance: 'weapons',
      issuer: "Government of Côte d'Ivoire",
      status: 'requested',
      instrument: null,
      validTo: null,
    });
    await live.run((tx) =>
      live.cases.pauseLines(tx, cast.manager, arrangementId, {
        kind: 'suspended',
        lineIds: null,
        reason: 'The airfield is closed.',
      }),
    );
    expect(await arrangementOf(arrangement)).toMatchObject({
      status: 'suspended',
      lines: { mi24: { status: 'ready' } },
    });
    await live.run((tx) =>
      live.cases.pauseLines(tx, cast.manager, arrangementId, {
        kind: 'resumed',
        lineIds: ['mi24'],
        reason: 'It is open again.',
      }),
    );
    await reports({ kind: 'departed' });
    const discontinuation = {
      lineIds: null,
      act: { symbol: 'S/RES/2155 (2014)', adoptedOn: '2011-01-19' },
      returnBy: null,
      reason: 'The Council has ended the cooperation.',
    };
    await expect(
      live.run((tx) => live.cases.discontinue(tx, cast.focalPoint, arrangementId, discontinuation)),
    ).rejects.toMatchObject({ status: 403, rule: 'role_missing' });
    await live.run((tx) => live.cases.discontinue(tx, cast.manager, arrangementId, discontinuation));
    expect(await arrangementOf(arrangement)).toMatchObject({ status: 'discontinued', closedAt: null });
    await live.run((tx) =>
      live.cases.ruleInFlight(tx, cast.manager, line, {
        ruling: 'proceed',
        instrument: 'S/2014/365',
        until: '2011-03-31',
        reason: 'It is half-way.',
      }),
    );
    await reports({ kind: 'arrived', increment: { count: 2, persons: null }, complete: false });
    await reports({ kind: 'arrived', increment: { count: 1, persons: null }, complete: false });
    await reports({ kind: 'authority_transferred', certificate: 'TOA/UNOCI/2011/3' });
    expect(await arrangementOf(arrangement)).toMatchObject({
      status: 'in_force',
      lines: {
        mi24: {
          status: 'arrived',
          expiresAt: '2011-04-01T04:00:00.000Z',
          cautions: [{ what: 'departed_without_clearance' }],
          transferOfAuthority: { certificate: 'TOA/UNOCI/2011/3' },
        },
      },
    });
    await reports({ kind: 'repatriated' });
    expect(await arrangementOf(arrangement)).toMatchObject({ status: 'ended' });
    await expectWhole(arrangement);
  });
});
