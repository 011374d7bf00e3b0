import { actOf } from '../../support/machine/process-mi24.js';
import { randomUUID } from 'node:crypto';
import { verifyChains } from '#libs/audit';
import { CaseError, Cases, verifyCase } from '#libs/cases';
import { type AnswerInput, answerInputSchema } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { assertStoreReady, createDataSource, seed } from '#libs/store';
import type { DataSource, EntityManager } from 'typeorm';
import { armedHelicopters, cast } from '../../support/fixtures/cast.js';
import { type TestDatabase, createTestDatabase } from '../../support/product/database.js';
import { Gate } from '../../support/product/gate.js';
import { until } from '../../support/product/until.js';

const CONTRIBUTOR = 'contributor_consent:ukraine';
const LIBERIA = 'host_consent:liberia';
const COTE_DIVOIRE = 'host_consent:cote-divoire';
const COUNCIL = 'council_decision:security-council';
const NOTICE = 'advance_notice:eosg';

function answer(input: Partial<AnswerInput> & { answer: AnswerInput['answer'] }): AnswerInput {
  return answerInputSchema.parse(input);
}

const letter = (reference: string) => ({
  kind: 'letter' as const,
  reference,
  organ: null,
  date: null,
});

describe('the one writer on PostgreSQL', () => {
  let database: TestDatabase;
  let app: DataSource;
  let cases: Cases;

  beforeAll(async () => {
    database = await createTestDatabase();
    await seed(database.ownerUrl);
    app = createDataSource(database.appUrl, { poolSize: 12 });
    await app.initialize();
    cases = new Cases(app, { movableClocks: true });
  });

  afterAll(async () => {
    await app.destroy();
    await database.drop();
  });

  const run = <T>(work: (tx: EntityManager) => Promise<T>) =>
    cases
      .transact(null, async (tx) => ({ status: 200, body: await work(tx) }))
      .then((answered) => answered.body);

  async function openRequest() {
    const draft = await run((tx) =>
      cases.draftRequest(tx, cast.manager, {
        content: armedHelicopters(),
        clockStartsAt: '2011-01-07T14:00:00.000Z',
      }),
    );
    await run((tx) => cases.submitRequest(tx, cast.manager, draft.requestId, draft.version));
    return draft;
  }

  const decide = (requestId: string, legId: string, viewer: Viewer, input: AnswerInput) =>
    run((tx) => cases.decide(tx, viewer, { requestId, legId }, input, 'inbox'));

  async function noticeGiven() {
    const draft = await openRequest();
    await decide(
      draft.requestId,
      NOTICE,
      cast.notifier,
      answer({ answer: 'notice_given', instrument: letter('S/2011/5') }),
    );
    return draft;
  }

  async function expectWhole(draft: { requestId: string; arrangementId: string }) {
    expect(await verifyCase(app, draft.requestId)).toEqual([]);
    expect(await verifyCase(app, draft.arrangementId)).toEqual([]);
    expect((await verifyChains(app)).flatMap((verdict) => verdict.faults)).toEqual([]);
  }

  it('carries an arrangement from notice to breach and return', async () => {
    const draft = await noticeGiven();
    const { requestId, arrangementId } = draft;
    const asked = await cases.requestState(app.manager, requestId);
    expect(Object.values(asked.legs).map((leg) => leg.status)).toEqual([
      'obtained',
      'asked',
      'asked',
      'asked',
      'asked',
    ]);
    await run((tx) => cases.moveClock(tx, cast.manager, arrangementId, '2011-01-22T14:00:01.000Z'));
    const overdue = await cases.requestState(app.manager, requestId);
    expect(overdue.legs[CONTRIBUTOR]).toMatchObject({ status: 'asked', satisfied: false });
    expect(overdue.legs[CONTRIBUTOR]?.overdueSince).toEqual(expect.any(String));
    await decide(requestId, CONTRIBUTOR, cast.ukraine, answer({ answer: 'consent' }));
    await decide(requestId, LIBERIA, cast.liberia, answer({ answer: 'consent' }));
    const paper = await run((tx) =>
      cases.recordPaper(
        tx,
        cast.focalPoint,
        { requestId, legId: COTE_DIVOIRE },
        answer({ answer: 'consent', instrument: letter('NV/12') }),
      ),
    );
    await expect(
      run((tx) => cases.countersignPaper(tx, cast.focalPoint, { requestId, paperId: paper.paperId })),
    ).rejects.toMatchObject({ status: 403, rule: 'own_record' });
    await run((tx) =>
      cases.countersignPaper(tx, cast.secondFocalPoint, { requestId, paperId: paper.paperId }),
    );
    const act = actOf({ symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null });
    const record = await run((tx) =>
      cases.recordPaper(tx, cast.council, { requestId, legId: COUNCIL }, answer({ answer: 'adopted', act })),
    );
    await run((tx) =>
      cases.countersignPaper(tx, cast.secondFocalPoint, { requestId, paperId: record.paperId }),
    );
    expect(await cases.requestState(app.manager, requestId)).toMatchObject({ status: 'granted' });
    const inForce = await cases.arrangementState(app.manager, arrangementId);
    expect(inForce).toMatchObject({
      status: 'in_force',
      lines: { mi24: { grant: { expiresAt: '2011-02-17T05:00:00.000Z' } } },
    });
    const line = { arrangementId, lineId: 'mi24' };
    await run((tx) =>
      cases.reportOnLine(tx, cast.manager, line, { kind: 'arrived', increment: null, complete: false }),
    );
    await run((tx) => cases.moveClock(tx, cast.manager, arrangementId, '2011-02-18T00:00:00.000Z'));
    expect(await cases.arrangementState(app.manager, arrangementId)).toMatchObject({
      lines: { mi24: { status: 'arrived', breaches: [{ from: '2011-02-17T05:00:00.000Z', to: null }] } },
    });
    // As long as it is away without an authority, it cannot be lent to anybody else either.
    const held = 'SELECT upper_inf(during) AS on_and_on FROM reservation WHERE arrangement_id = $1';
    expect(await app.query(held, [arrangementId])).toEqual([{ on_and_on: true }]);
    await run((tx) => cases.reportOnLine(tx, cast.manager, line, { kind: 'returned' }));
    expect(await cases.arrangementState(app.manager, arrangementId)).toMatchObject({ status: 'ended' });
    expect(await app.query(held, [arrangementId])).toEqual([]);
    await expectWhole(draft);
  });

  it('lets one of two answers given at the same instant win and tells the other who and when', async () => {
    const draft = await noticeGiven();
    const outcomes = await Promise.allSettled([
      decide(draft.requestId, CONTRIBUTOR, cast.ukraine, answer({ answer: 'consent' })),
      decide(draft.requestId, CONTRIBUTOR, cast.ukraine, answer({ answer: 'refuse', reason: 'No crews.' })),
    ]);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(lost?.reason).toBeInstanceOf(CaseError);
    expect(lost?.reason).toMatchObject({
      status: 409,
      rule: 'already_answered',
      earlier: { personId: 'olena-koval' },
    });
    await expectWhole(draft);
  });

  it('takes the consents of three parties given at the same moment without an error', async () => {
    const draft = await noticeGiven();
    await Promise.all([
      decide(draft.requestId, CONTRIBUTOR, cast.ukraine, answer({ answer: 'consent' })),
      decide(draft.requestId, LIBERIA, cast.liberia, answer({ answer: 'consent' })),
      decide(draft.requestId, COTE_DIVOIRE, cast.coteDIvoire, answer({ answer: 'consent' })),
    ]);
    const state = await cases.requestState(app.manager, draft.requestId);
    expect(
      [CONTRIBUTOR, LIBERIA, COTE_DIVOIRE].map(
        (id) => Object.values(state.legs).find((leg) => leg.id === id)?.status,
      ),
    ).toEqual(['obtained', 'obtained', 'obtained']);
    await expectWhole(draft);
  });

  it('gives a call that is repeated with its key the same answer, once', async () => {
    const draft = await noticeGiven();
    const idempotency = { scope: 'olena-koval', key: randomUUID(), route: 'decide', bodyHash: 'a' };
    const call = (bodyHash = 'a') =>
      cases.transact({ ...idempotency, bodyHash }, async (tx) => ({
        status: 201,
        body: await cases.decide(
          tx,
          cast.ukraine,
          { requestId: draft.requestId, legId: CONTRIBUTOR },
          answer({ answer: 'consent' }),
          'api',
        ),
      }));
    const first = await call();
    const second = await call();
    expect(second).toEqual({ ...first, replayed: true });
    await expect(call('b')).rejects.toMatchObject({ status: 422, rule: 'idempotency_reused' });
    await expectWhole(draft);
  });

  it('says that a call still runs where the same key comes again meanwhile', async () => {
    const draft = await noticeGiven();
    const idempotency = { scope: 'olena-koval', key: randomUUID(), route: 'decide', bodyHash: 'a' };
    const held = new Gate();
    const begun = new Gate();
    const ref = { requestId: draft.requestId, legId: CONTRIBUTOR };
    const first = cases.transact(idempotency, async (tx) => {
      const body = await cases.decide(tx, cast.ukraine, ref, answer({ answer: 'consent' }), 'api');
      begun.open();
      await held.pass();
      return { status: 201, body };
    });
    await begun.pass();
    const meanwhile = cases.transact(idempotency, async () => ({ status: 201, body: null }));
    await expect(meanwhile).rejects.toMatchObject({ status: 409, rule: 'idempotency_running' });
    held.open();
    await expect(first).resolves.toMatchObject({ status: 201, replayed: false });
    await expectWhole(draft);
  });

  it('gives the stored answer where an equal call was answered between looking for one and storing one', async () => {
    const draft = await noticeGiven();
    const idempotency = { scope: 'olena-koval', key: randomUUID(), route: 'decide', bodyHash: 'a' };
    const ref = { requestId: draft.requestId, legId: CONTRIBUTOR };
    const answered = await cases.transact(idempotency, async (tx) => {
      await cases.decide(tx, cast.ukraine, ref, answer({ answer: 'consent' }), 'api');
      await app.query(
        `INSERT INTO idempotency (scope, key, route, body_hash, status, body) VALUES ($1, $2, 'decide', 'a', 201, '"stored"')`,
        [idempotency.scope, idempotency.key],
      );
      return { status: 201, body: 'made twice' };
    });
    expect(answered).toEqual({ status: 201, body: 'stored', replayed: true });
    const state = await cases.requestState(app.manager, draft.requestId);
    expect(state.legs[CONTRIBUTOR]).toMatchObject({ status: 'asked' });
    await expectWhole(draft);
  });

  it('sees what another wrote while it waited for the lock', async () => {
    const draft = await noticeGiven();
    const held = new Gate();
    const begun = new Gate();
    const first = run(async (tx) => {
      const ref = { requestId: draft.requestId, legId: LIBERIA };
      const receipt = await cases.decide(tx, cast.liberia, ref, answer({ answer: 'consent' }), 'api');
      begun.open();
      await held.pass();
      return receipt;
    });
    await begun.pass();
    const second = decide(draft.requestId, CONTRIBUTOR, cast.ukraine, answer({ answer: 'consent' }));
    const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
    await until('the second waits for the lock', async () => (await app.query(waiting))[0].n === 1);
    held.open();
    const receipts = await Promise.all([first, second]);
    expect(receipts[1].receipt).toBeGreaterThan(receipts[0].receipt);
    expect(await cases.requestState(app.manager, draft.requestId)).toMatchObject({ factCount: 5 });
    await expectWhole(draft);
  });

  it.each(['40P01', '40001'])('tries a transaction again that the database ended with %s', async (code) => {
    const fail = `DO $$ BEGIN RAISE EXCEPTION 'ended' USING ERRCODE = '${code}'; END $$`;
    let tries = 0;
    const answered = await cases.transact(null, async (tx) => {
      tries += 1;
      if (tries < 3) await tx.query(fail);
      return { status: 200, body: tries };
    });
    expect(answered.body).toBe(3);
    await expect(run(async (tx) => tx.query(fail))).rejects.toMatchObject({ driverError: { code } });
  });

  it('changes nothing where a rule is broken', async () => {
    const draft = await noticeGiven();
    const count = async () => (await app.query('SELECT count(*) FROM fact'))[0].count;
    const before = await count();
    await expect(
      decide(draft.requestId, CONTRIBUTOR, cast.liberia, answer({ answer: 'consent' })),
    ).rejects.toMatchObject({ status: 403 });
    await expect(
      decide(
        draft.requestId,
        CONTRIBUTOR,
        cast.ukraine,
        answer({ answer: 'notice_given', instrument: letter('S/2011/5') }),
      ),
    ).rejects.toMatchObject({ status: 422, rule: 'answer_not_of_this_leg' });
    expect(await count()).toBe(before);
  });

  it('keeps an answer that comes a second after the lapse as late, though nobody reported the time', async () => {
    const draft = await noticeGiven();
    const asked = await cases.requestState(app.manager, draft.requestId);
    const lapseAt = asked.legs[CONTRIBUTOR]?.rounds[0]?.lapseAt ?? '';
    const offset = Date.parse(lapseAt) + 1000 - Date.now();
    // Moves the arrangement's clock behind the writer's back, as if real time had passed with everything asleep.
    const owner = createDataSource(database.ownerUrl);
    await owner.initialize();
    await owner.query(
      `UPDATE snapshot SET state = jsonb_set(state, '{clockOffsetMs}', to_jsonb($2::bigint)) WHERE case_id = $1`,
      [draft.arrangementId, offset],
    );
    await owner.destroy();
    const receipt = await decide(draft.requestId, CONTRIBUTOR, cast.ukraine, answer({ answer: 'consent' }));
    expect(receipt.status).toBe('late');
    const state = await cases.requestState(app.manager, draft.requestId);
    expect(state.legs[CONTRIBUTOR]).toMatchObject({ status: 'lapsed', satisfied: false });
  });

  it('lets a unit be on one arrangement only and opens a task where it is refused', async () => {
    // Two arrangements in one world: a moved clock has a world of its own, so both run on the live clock.
    const content = (neededBy: string) => armedHelicopters({ neededBy });
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const today = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const arrangements: { requestId: string; arrangementId: string }[] = [];
    for (let i = 0; i < 2; i += 1) {
      const draft = await run((tx) => cases.draftRequest(tx, cast.manager, { content: content(soon) }));
      await run((tx) => cases.submitRequest(tx, cast.manager, draft.requestId, null));
      await decide(
        draft.requestId,
        NOTICE,
        cast.notifier,
        answer({ answer: 'notice_given', instrument: letter('S/2026/1') }),
      );
      for (const [leg, viewer] of [
        [CONTRIBUTOR, cast.ukraine],
        [LIBERIA, cast.liberia],
        [COTE_DIVOIRE, cast.coteDIvoire],
      ] as const) {
        await decide(draft.requestId, leg, viewer, answer({ answer: 'consent' }));
      }
      arrangements.push(draft);
    }
    const act = actOf({ symbol: 'S/RES/2900 (2026)', adoptedOn: today, term: null });
    const papers = await Promise.all(
      arrangements.map(({ requestId }) =>
        run((tx) =>
          cases.recordPaper(
            tx,
            cast.council,
            { requestId, legId: COUNCIL },
            answer({ answer: 'adopted', act }),
          ),
        ),
      ),
    );
    await Promise.all(
      arrangements.map(({ requestId }, index) =>
        run((tx) =>
          cases.countersignPaper(tx, cast.secondFocalPoint, {
            requestId,
            paperId: papers[index]?.paperId ?? '',
          }),
        ),
      ),
    );
    const states = await Promise.all(
      arrangements.map(({ requestId }) => cases.requestState(app.manager, requestId)),
    );
    expect(states.map((state) => state.status).toSorted()).toEqual(['granted', 'open']);
    const refused = states.find((state) => state.status === 'open');
    expect(Object.values(refused?.tasks ?? {}).some((task) => task.kind === 'resolve_reservation')).toBe(
      true,
    );
    // The consents stand nevertheless.
    expect(Object.values(refused?.legs ?? {}).every((leg) => leg.satisfied)).toBe(true);
    for (const arrangement of arrangements) await expectWhole(arrangement);
  });

  it('cannot be made to change evidence, not even by the owner of the database', async () => {
    const draft = await openRequest();
    const owner = createDataSource(database.ownerUrl);
    await owner.initialize();
    for (const table of ['fact', 'fold', 'decision', 'audit_event', 'policy_version', 'upgrade_snapshot']) {
      for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
        await expect(app.query(statement)).rejects.toThrow(/permission denied/u);
        await expect(owner.query(statement)).rejects.toThrow(/evidence/u);
      }
    }
    await expect(app.query(`UPDATE fact SET kind = 'withdrawn'`)).rejects.toThrow(/permission denied/u);
    await expect(owner.query(`UPDATE audit_event SET hash = previous_hash`)).rejects.toThrow(/evidence/u);
    await owner.destroy();
    await expectWhole(draft);
  });

  it('shows what was tampered with by one who could switch the guards off', async () => {
    const draft = await noticeGiven();
    const owner = createDataSource(database.ownerUrl);
    await owner.initialize();
    const faultsOf = async () => ({
      chain: (await verifyChains(app)).flatMap((verdict) => verdict.faults),
      fold: await verifyCase(app, draft.requestId),
    });
    const tamper = async (table: string, statement: string, values: unknown[]) => {
      await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER refuse_change`);
      await owner.query(statement, values);
      await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER refuse_change`);
    };
    const [original] = await owner.query('SELECT payload FROM fact WHERE case_id = $1 AND number = 3', [
      draft.requestId,
    ]);
    const setPayload = 'UPDATE fact SET payload = $2 WHERE case_id = $1 AND number = 3';
    await tamper(
      'fact',
      `UPDATE fact SET payload = jsonb_set(payload, '{given,reason}', '"forged"') WHERE case_id = $1 AND number = 3`,
      [draft.requestId],
    );
    const forged = await faultsOf();
    expect(forged.chain).toEqual(['fact 3 was changed after it was written']);
    expect(forged.fold).toContain('the fold of fact 3 gives another state');
    await tamper('fact', setPayload, [draft.requestId, original.payload]);
    expect(await faultsOf()).toEqual({ chain: [], fold: [] });

    await app.query(`UPDATE leg SET status = 'refused' WHERE request_id = $1 AND leg_id = $2`, [
      draft.requestId,
      LIBERIA,
    ]);
    expect((await faultsOf()).fold).toEqual(['the rows of leg are not those that the facts give']);
    await app.query(`UPDATE leg SET status = 'asked' WHERE request_id = $1 AND leg_id = $2`, [
      draft.requestId,
      LIBERIA,
    ]);

    const cut =
      'DELETE FROM audit_event WHERE chain = $1 AND number = (SELECT max(number) FROM audit_event WHERE chain = $1)';
    const [last] = await owner.query(
      'SELECT * FROM audit_event WHERE chain = $1 ORDER BY number DESC LIMIT 1',
      [draft.requestId],
    );
    await tamper('audit_event', cut, [draft.requestId]);
    expect((await faultsOf()).chain).toEqual([`fact ${last.body.factNumber} has no link in the chain`]);
    await owner.query(
      'INSERT INTO audit_event (chain, number, body, previous_hash, hash) VALUES ($1, $2, $3, $4, $5)',
      [last.chain, last.number, last.body, last.previous_hash, last.hash],
    );
    await owner.destroy();
    await expectWhole(draft);
  });

  it('refuses to start under a role that could change evidence', async () => {
    await expect(assertStoreReady(app)).resolves.toBeUndefined();
    const owner = createDataSource(database.ownerUrl);
    await owner.initialize();
    await expect(assertStoreReady(owner)).rejects.toThrow(/could tamper with evidence.*UPDATE on fact/u);
    await owner.destroy();
  });

  it('tells only workflows whose subject opened, closed, wakes sooner or has something to do', async () => {
    const draft = await openRequest();
    const versions = async () =>
      app.query(
        `SELECT target, version FROM effect_queue WHERE target LIKE '%' || $1 || '%' ORDER BY target`,
        [draft.requestId],
      );
    const before = await versions();
    const [task] = Object.values((await cases.requestState(app.manager, draft.requestId)).tasks);
    await run((tx) =>
      cases.tasks.claimTask(tx, cast.notifier, { requestId: draft.requestId, taskId: task?.id ?? '' }),
    );
    expect(await versions()).toEqual(before);
    await run((tx) => cases.withdrawRequest(tx, cast.manager, draft.requestId, 'The need has passed.'));
    expect(await versions()).not.toEqual(before);
  });
});
