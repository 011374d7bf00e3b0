import { verifyChains } from '#libs/audit';
import { Cases, readArrangement, readRequest, verifyCase } from '#libs/cases';
import { answerInputSchema } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { MACHINE, type Machine } from '#libs/process';
import { createDataSource, seed } from '#libs/store';
import type { DataSource, EntityManager } from 'typeorm';
import { armedHelicopters, cast } from '../../support/fixtures/cast.js';
import { type TestDatabase, createTestDatabase } from '../../support/product/database.js';
import { COTE_DIVOIRE, LIBERIA, NOTICE, UKRAINE } from '../../support/product/arrangement-case.js';
import { FURTHER, NEXT } from '../../support/machine/next-machine.js';

/** The product at one version of the machine, with a pool of its own, as a process of its own would have. */
class Release {
  private constructor(
    readonly pool: DataSource,
    readonly cases: Cases,
  ) {}

  static async on(database: TestDatabase, machine: Machine): Promise<Release> {
    const pool = await createDataSource(database.appUrl, { poolSize: 4, release: machine }).initialize();
    return new Release(pool, new Cases(pool, { movableClocks: true }));
  }

  async run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return (await this.cases.transact(null, async (tx) => ({ status: 200, body: await work(tx) }))).body;
  }

  async draft() {
    return this.run((tx) =>
      this.cases.draftRequest(tx, cast.manager, {
        content: armedHelicopters(),
        clockStartsAt: '2011-01-07T14:00:00.000Z',
      }),
    );
  }

  /** A request on which notice was given, so that all others have been asked. */
  async noticeGiven() {
    const draft = await this.draft();
    await this.run((tx) => this.cases.submitRequest(tx, cast.manager, draft.requestId, draft.version));
    const instrument = { kind: 'letter', reference: 'S/2011/5', organ: null, date: null };
    const given = answerInputSchema.parse({ answer: 'notice_given', instrument });
    const leg = { requestId: draft.requestId, legId: NOTICE };
    await this.run((tx) => this.cases.decide(tx, cast.notifier, leg, given, 'inbox'));
    return draft;
  }

  consent(requestId: string, legId: string, viewer: Viewer) {
    const input = answerInputSchema.parse({ answer: 'consent' });
    return this.run((tx) => this.cases.decide(tx, viewer, { requestId, legId }, input, 'inbox'));
  }

  moveClock(arrangementId: string, to: string) {
    return this.run((tx) => this.cases.moveClock(tx, cast.manager, arrangementId, to));
  }

  /** What a fresh fold of the arrangement and its request differs in. */
  async faults({ requestId, arrangementId }: ArrangementCase): Promise<string[]> {
    const chains = await verifyChains(this.pool);
    return [
      ...chains.flatMap((chain) => chain.faults),
      ...(await verifyCase(this.pool, requestId)),
      ...(await verifyCase(this.pool, arrangementId)),
    ];
  }

  async kindsOf(caseId: string): Promise<string[]> {
    const rows: { kind: string }[] = await this.pool.query(
      'SELECT kind FROM fact WHERE case_id = $1 ORDER BY number',
      [caseId],
    );
    return rows.map((row) => row.kind);
  }
}

interface ArrangementCase {
  requestId: string;
  arrangementId: string;
}

const TOO_OLD = { status: 503, rule: 'machine_too_old' };

describe('a new version of the machine', () => {
  let database: TestDatabase;
  let owner: DataSource;
  let today: Release;
  let next: Release;

  beforeAll(async () => {
    database = await createTestDatabase();
    await seed(database.ownerUrl);
    owner = await createDataSource(database.ownerUrl, { poolSize: 1 }).initialize();
    today = await Release.on(database, MACHINE);
    next = await Release.on(database, NEXT);
  });

  afterAll(async () => {
    await Promise.all([owner, today.pool, next.pool].map((pool) => pool.destroy()));
    await database.drop();
  });

  it('takes a case over before it changes it, says so in both logs, and goes on from there', async () => {
    const arrangement = await today.noticeGiven();
    expect(await today.faults(arrangement)).toEqual([]);
    // Nobody has taken it over yet: the next version compares what was kept, and finds it whole as well.
    expect(await next.faults(arrangement)).toEqual([]);

    await next.consent(arrangement.requestId, UKRAINE, cast.ukraine);
    await next.consent(arrangement.requestId, LIBERIA, cast.liberia);
    const kinds = ['drafted', 'submitted', 'answered', 'machine_upgraded', 'answered', 'answered'];
    expect(await next.kindsOf(arrangement.requestId)).toEqual(kinds);
    expect(await next.kindsOf(arrangement.arrangementId)).toEqual([
      'opened',
      'request_opened',
      'machine_upgraded',
    ]);
    const [payload] = await next.pool.query(
      `SELECT payload - '{at,by,channel}'::text[] AS says FROM fact WHERE case_id = $1 AND kind = 'machine_upgraded'`,
      [arrangement.requestId],
    );
    const hashes: { number: number; hash: string }[] = await next.pool.query(
      'SELECT number, state_hash AS hash FROM fold WHERE case_id = $1 ORDER BY number',
      [arrangement.requestId],
    );
    expect(payload.says).toEqual({
      kind: 'machine_upgraded',
      from: MACHINE.version,
      to: NEXT.version,
      hashBefore: hashes[2]?.hash,
      hashAfter: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    const state = await next.cases.requestState(next.pool.manager, arrangement.requestId);
    expect(state.legs[UKRAINE]).toMatchObject({ status: 'obtained', position: FURTHER + 1 });
    expect(await next.faults(arrangement)).toEqual([]);
  });

  it('leaves the old process 503 for a case that was taken over, and everything else as it was', async () => {
    const [taken, untouched] = [await today.noticeGiven(), await today.noticeGiven()];
    await next.consent(taken.requestId, UKRAINE, cast.ukraine);
    const { requestId, arrangementId } = taken;
    const { manager } = today.pool;

    await expect(today.consent(requestId, LIBERIA, cast.liberia)).rejects.toMatchObject(TOO_OLD);
    await expect(today.moveClock(arrangementId, '2011-02-01T00:00:00.000Z')).rejects.toMatchObject(TOO_OLD);
    await expect(today.cases.requestState(manager, requestId)).rejects.toMatchObject(TOO_OLD);
    await expect(today.cases.arrangementState(manager, arrangementId)).rejects.toMatchObject(TOO_OLD);
    await expect(readRequest(manager, cast.manager, requestId)).rejects.toMatchObject(TOO_OLD);
    await expect(readArrangement(manager, cast.manager, arrangementId)).rejects.toMatchObject(TOO_OLD);
    const subject = { kind: 'request', requestId } as const;
    await expect(today.cases.poll(subject)).rejects.toMatchObject(TOO_OLD);
    expect(await today.faults(taken)).toContain(
      `version ${NEXT.version} of the machine has taken the case over; only that or a later one can fold it`,
    );
    const [effect] = await today.pool.query(
      `SELECT id FROM effect WHERE case_id = $1 AND status = 'pending' AND about ->> 'legId' LIKE '%liberia%' LIMIT 1`,
      [requestId],
    );
    await expect(today.cases.effectForDelivery(effect.id)).rejects.toMatchObject(TOO_OLD);

    // The newer worker does what the older left.
    await expect(next.cases.poll(subject)).resolves.toMatchObject({ carried: { open: true } });
    await expect(next.cases.effectForDelivery(effect.id)).resolves.toMatchObject({ effectId: effect.id });
    await today.consent(untouched.requestId, COTE_DIVOIRE, cast.coteDIvoire);
    expect(await today.kindsOf(untouched.requestId)).not.toContain('machine_upgraded');
    expect(await today.faults(untouched)).toEqual([]);
    await next.consent(requestId, LIBERIA, cast.liberia);
    expect(await next.faults(taken)).toEqual([]);
  });

  it('reads what an earlier version left without taking it over, and takes it over once', async () => {
    const arrangement = await today.noticeGiven();
    const view = await readRequest(next.pool.manager, cast.manager, arrangement.requestId);
    const leg = view?.legs.find((candidate) => candidate.id === LIBERIA);
    expect(leg).toBeDefined();
    const read = await next.cases.requestState(next.pool.manager, arrangement.requestId);
    expect(read.legs[UKRAINE]?.position).toBe(FURTHER + 1);
    expect(await next.kindsOf(arrangement.requestId)).not.toContain('machine_upgraded');

    await Promise.all([
      next.consent(arrangement.requestId, UKRAINE, cast.ukraine),
      next.consent(arrangement.requestId, LIBERIA, cast.liberia),
      next.consent(arrangement.requestId, COTE_DIVOIRE, cast.coteDIvoire),
    ]);
    const kinds = await next.kindsOf(arrangement.requestId);
    expect(kinds.filter((kind) => kind === 'machine_upgraded')).toHaveLength(1);
    expect(await next.faults(arrangement)).toEqual([]);
  });

  it('does not make a draft stale for the person who has read it', async () => {
    const draft = await today.draft();
    const submitted = await next.run((tx) =>
      next.cases.submitRequest(tx, cast.manager, draft.requestId, draft.version),
    );
    expect(submitted.version).toBe(draft.version + 2);
    expect(await next.faults(draft)).toEqual([]);
  });

  it('tells the workflows of a case that was taken over to look again', async () => {
    const { requestId } = await today.noticeGiven();
    const versions = () =>
      next.pool.query(`SELECT target, version FROM effect_queue WHERE target LIKE '%' || $1 || '%'`, [
        requestId,
      ]);
    const before: { target: string; version: string }[] = await versions();
    await next.cases.poll({ kind: 'request', requestId });
    const after: typeof before = await versions();
    const target = before[0]?.target;
    const versionIn = (rows: typeof before) => Number(rows.find((row) => row.target === target)?.version);
    expect(versionIn(after)).toBe(versionIn(before) + 1);
  });

  it('shows an upgrade snapshot or a fold that was tampered with', async () => {
    const arrangement = await today.noticeGiven();
    await next.consent(arrangement.requestId, UKRAINE, cast.ukraine);
    await expect(
      next.pool.query(`UPDATE upgrade_snapshot SET state = '{}' WHERE case_id = $1`, [arrangement.requestId]),
    ).rejects.toThrow(/permission denied/u);
    await expect(
      owner.query(`UPDATE upgrade_snapshot SET state = '{}' WHERE case_id = $1`, [arrangement.requestId]),
    ).rejects.toThrow(/evidence/u);

    const tamper = async (table: string, statement: string) => {
      await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER refuse_change`);
      await owner.query(statement, [arrangement.requestId]);
      await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER refuse_change`);
    };
    const setReason = (value: string) =>
      `UPDATE upgrade_snapshot SET state = jsonb_set(state, '{closedBecause}', '${value}') WHERE case_id = $1`;
    await tamper('upgrade_snapshot', setReason('"forged"'));
    expect(await next.faults(arrangement)).toContain(
      'the upgrade snapshot of fact 4 is not the state that was taken over',
    );
    await tamper('upgrade_snapshot', setReason('null'));
    expect(await next.faults(arrangement)).toEqual([]);

    await tamper('fold', `UPDATE fold SET state_hash = 'forged' WHERE case_id = $1 AND number = 3`);
    expect(await next.faults(arrangement)).toEqual([
      'the upgrade of fact 4 took over another state than the fold before it left',
    ]);
  });
});
