import { randomUUID } from 'node:crypto';
import { createServer, request as forward } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { workflowIdOf } from '#libs/contracts';
import { resultOf } from '#libs/contracts/client';
import { Client, Connection } from '@temporalio/client';
import {
  COUNCIL,
  COTE_DIVOIRE,
  LIBERIA,
  ArrangementCase,
  NOTICE,
  UKRAINE,
  letter,
} from '../support/product/arrangement-case.js';
import { expectStatus } from '../support/api/answers.js';
import { Product } from '../support/api/product.js';
import { until } from '../support/product/until.js';

const CAPITAL = 'olena.koval@ukraine.example';

describe('failures of the world', () => {
  let product: Product;

  beforeAll(async () => {
    product = await Product.start();
  });

  afterEach(async () => {
    expect(await product.faults()).toEqual([]);
  });

  afterAll(async () => {
    await product.stop();
  });

  const mailsAbout = async (arrangement: ArrangementCase, address = CAPITAL) =>
    (await product.mailsTo(address)).filter((mail) =>
      `${mail.subject}\n${mail.text}`.includes(arrangement.reference),
    );

  const factsOf = async (arrangement: ArrangementCase): Promise<number> =>
    Number(
      (
        await product.dataSource.query('SELECT count(*) FROM fact WHERE case_id = $1', [
          arrangement.requestId,
        ])
      )[0].count,
    );

  const workflowOf = ({ requestId }: ArrangementCase) => workflowIdOf({ kind: 'request', requestId });

  const queuedOf = async (target: string) => {
    const rows: { version: string; delivered: string; seen: string; leased: boolean }[] =
      await product.dataSource.query(
        `SELECT version, delivered_version AS delivered, seen_version AS seen,
                coalesce(leased_until > clock_timestamp(), false) AS leased
           FROM effect_queue WHERE target = $1`,
        [target],
      );
    return rows[0] ?? null;
  };

  /** Waits until the workflow has seen all that changed, nobody is telling it, and what was to be done is done. */
  const settled = (target: string) =>
    until('nothing is left to tell or to do', async () => {
      const queued = await queuedOf(target);
      const [left] = await product.dataSource.query(
        `SELECT count(*) AS pending FROM effect WHERE target = $1 AND status = 'pending'`,
        [target],
      );
      return queued !== null && queued.seen === queued.version && !queued.leased && left.pending === '0';
    });

  const askOfCapital = async (target: string): Promise<{ status: string }> => {
    const asks = await product.dataSource.query(
      `SELECT status FROM effect WHERE target = $1 AND kind = 'ask' AND about ->> 'legId' = $2`,
      [target, UKRAINE],
    );
    expect(asks).toHaveLength(1);
    return asks[0];
  };

  it('the worker is killed after the commit and before the effect is delivered: the mail goes out once it is back', async () => {
    const arrangement = await ArrangementCase.submitted(product);
    const target = workflowOf(arrangement);
    await settled(target);
    // Another relay holds the lease of the request whose next legs are about to open, so that nobody can deliver that.
    await product.dataSource.query(
      `UPDATE effect_queue SET leased_until = now() + interval '1 hour' WHERE target = $1`,
      [target],
    );
    resultOf(
      await arrangement.answer('jun-takeda', NOTICE, {
        answer: 'notice_given',
        instrument: letter('S/2011/5'),
      }),
    );
    const waiting = await queuedOf(target);
    expect(Number(waiting?.version)).toBeGreaterThan(Number(waiting?.delivered));
    expect(Number(waiting?.version)).toBeGreaterThan(Number(waiting?.seen));
    expect((await askOfCapital(target)).status).toBe('pending');
    expect(await mailsAbout(arrangement)).toEqual([]);
    await product.kill('worker');
    await product.dataSource.query('UPDATE effect_queue SET leased_until = now() WHERE target = $1', [
      target,
    ]);
    await product.startWorker();
    await until('the capital is asked', async () => (await mailsAbout(arrangement)).length > 0);
    await until('the effect is done', async () => (await askOfCapital(target)).status === 'done');
    expect(new Set((await mailsAbout(arrangement)).map((mail) => mail.messageId)).size).toBe(1);
  });

  it('the api is killed after the commit and before the answer: the same key gives the same receipt', async () => {
    const arrangement = await ArrangementCase.noticed(product);
    const liberia = await arrangement.as('james-kollie');
    // Lets the call through, then kills the api and cuts the line before a byte of the answer comes back.
    const proxy = createServer((incoming, outgoing) => {
      const upstream = forward(
        new URL(incoming.url ?? '/', product.url),
        { method: incoming.method, headers: incoming.headers },
        () => {
          void product.kill('api').then(() => outgoing.destroy());
        },
      );
      upstream.on('error', () => outgoing.destroy());
      incoming.pipe(upstream);
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const cut = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const key = randomUUID();
    const { requestId } = arrangement;
    const call = { requestId, legId: LIBERIA, body: { answer: 'consent' as const }, key };
    await expect(liberia.through(cut).api.decideLeg(call)).rejects.toThrow(/fetch failed/u);
    proxy.close();
    const committed = await factsOf(arrangement);
    await product.startApi();
    const again = await liberia.api.decideLeg(call);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toMatchObject({ status: 'counts', legStatus: 'obtained' });
    expect(await factsOf(arrangement)).toBe(committed);
    expect((await liberia.api.decideLeg(call)).body).toEqual(again.body);
  });

  it('Temporal is away while a decision is made: the next legs are in the inboxes at once, the mail goes out on its return', async () => {
    const arrangement = await ArrangementCase.submitted(product);
    await product.kill('temporal');
    resultOf(
      await arrangement.answer('jun-takeda', NOTICE, {
        answer: 'notice_given',
        instrument: letter('S/2011/5'),
      }),
    );
    const liberia = await arrangement.as('james-kollie');
    const inbox = await liberia.does.listInbox({ queue: 'party' });
    expect(inbox.items).toContainEqual(
      expect.objectContaining({ requestId: arrangement.requestId, kind: 'answer', legId: LIBERIA }),
    );
    expect(await mailsAbout(arrangement)).toEqual([]);
    await product.startTemporal();
    await until('the capital is asked', async () => (await mailsAbout(arrangement)).length > 0, 120_000);
  });

  it('a workflow is terminated by hand: a new one takes over and goes on', async () => {
    const arrangement = await ArrangementCase.noticed(product);
    await product.mail(CAPITAL, new RegExp(arrangement.reference.replaceAll('/', '\\/'), 'u'));
    const connection = await Connection.connect({ address: product.temporalAddress });
    try {
      const client = new Client({ connection });
      const id = workflowOf(arrangement);
      await settled(id);
      const first = await client.workflow.getHandle(id).describe();
      await client.workflow.getHandle(id).terminate('by hand');
      // Nothing is overdue, so it is asked about an hour after it was last known to run; the test does not wait.
      await product.dataSource.query(
        `UPDATE effect_queue SET described_at = described_at - interval '61 minutes' WHERE target = $1`,
        [id],
      );
      const schedules: string[] = [];
      for await (const { scheduleId } of client.schedule.list()) schedules.push(scheduleId);
      const reconciles = schedules.find((scheduleId) => scheduleId.startsWith('reconcile/'));
      const next = await until('a new workflow runs', async () => {
        await client.schedule.getHandle(reconciles ?? '').trigger();
        const found = await client.workflow.getHandle(id).describe();
        return found.status.name === 'RUNNING' && found.runId !== first.runId ? found : null;
      });
      expect(next.runId).not.toBe(first.runId);
      // It goes on where the lost one was: the reminder comes, and the ask is not sent again.
      await arrangement.moveClock('2011-01-14T15:00:00.000Z');
      await until('the capital is reminded', async () => (await mailsAbout(arrangement)).length === 2);
      expect(new Set((await mailsAbout(arrangement)).map((mail) => mail.messageId)).size).toBe(2);
    } finally {
      await connection.close();
    }
  });

  it('an answer comes a second after the lapse while the worker is down: it is late, kept, and reviewed', async () => {
    const arrangement = await ArrangementCase.noticed(product);
    const { detail } = await arrangement.leg(LIBERIA);
    await product.kill('worker');
    const afterLapse = new Date(Date.parse(detail.lapseAt ?? '') + 1000).toISOString();
    await arrangement.moveClock(afterLapse);
    const late = await arrangement.answer('james-kollie', LIBERIA, { answer: 'consent' });
    expectStatus(late, 202);
    expect(late.body).toMatchObject({ status: 'late' });
    expect(await arrangement.leg(LIBERIA)).toMatchObject({ status: 'lapsed', detail: { satisfied: false } });
    await product.startWorker();
    await product.mail('james.kollie@liberia.example', new RegExp(arrangement.reference, 'u'));
    const { decisionId } = late.body;
    const miriam = await arrangement.as('miriam-okafor');
    await miriam.does.noteLateAnswer({
      requestId: arrangement.requestId,
      decisionId,
      body: { reason: 'The aircraft are not needed any more.' },
    });
    const noted = (await arrangement.view()).decisions.find((decision) => decision.id === decisionId);
    expect(noted?.status).toBe('noted');
  });

  it('two answers come at the same instant: one wins, the other is told who and when', async () => {
    const arrangement = await ArrangementCase.noticed(product);
    const answers = await Promise.all([
      arrangement.answer('awa-kone', COTE_DIVOIRE, { answer: 'consent' }),
      arrangement.answer('awa-kone', COTE_DIVOIRE, { answer: 'refuse', reason: 'The sky is ours.' }),
    ]);
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    const refused = answers.find((answer) => answer.status === 409);
    expect(refused?.body).toMatchObject({
      status: 409,
      errors: [{ rule: 'already_answered' }],
      earlier: { personId: 'awa-kone', at: expect.any(String) },
    });
    expect(
      (await arrangement.view()).decisions.filter((decision) => decision.legId === COTE_DIVOIRE),
    ).toHaveLength(1);
  });

  it('says in Temporal which leg waits for whom since when', async () => {
    const arrangement = await ArrangementCase.noticed(product);
    const connection = await Connection.connect({ address: product.temporalAddress });
    try {
      const client = new Client({ connection });
      const query = [
        `CountersignReference = "${arrangement.reference}"`,
        'CountersignWaitsFor = "ukraine"',
        'CountersignStage = "contributorConsent"',
        'ExecutionStatus = "Running"',
      ].join(' AND ');
      const [id] = await until('the request is listed', async () => {
        const ids: string[] = [];
        for await (const found of client.workflow.list({ query })) ids.push(found.workflowId);
        return ids.length === 1 ? ids : null;
      });
      expect(id).toBe(workflowOf(arrangement));
      const handle = client.workflow.getHandle(id ?? '');
      const { detail: asked } = await arrangement.leg(UKRAINE);
      expect((await handle.describe()).searchAttributes).toMatchObject({
        CountersignReference: [arrangement.reference],
        CountersignWaitsFor: ['cote-divoire', 'liberia', 'security-council', 'ukraine'],
        CountersignStage: ['contributorConsent', 'councilDecision', 'hostConsent'],
        CountersignDeadline: [new Date(asked.dueAt ?? '')],
        CountersignOverdue: [false],
      });
      const details = await until('the details are there', async () => {
        const metadata = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
        return metadata.currentDetails === '' ? null : metadata.currentDetails;
      });
      expect(details).toContain(`**${arrangement.reference}** waits for 4 of 5 legs`);
      expect(details).toContain(
        '| contributor consent | Ukraine | asked | Ukraine, since 7 Jan 2011, 14:00 | 21 Jan 2011, 14:00 |',
      );
      expect(details).toContain(
        '| council decision | Security Council | asked | Security Council, since 7 Jan 2011, 14:00 |',
      );
      expect((await arrangement.leg(COUNCIL)).detail.holder).toBe('council');
    } finally {
      await connection.close();
    }
  });
});
