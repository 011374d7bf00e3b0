import { type TestApi, startTestApi } from '../support/api/running-api.js';
import { countersign, startsInOneCall } from './peer/products.js';
import { formatPeer } from './peer/report-peer.js';
import { runPeer } from './peer/run-peer.js';
import { describeMachine, formatReport } from './report.js';
import { historyEventsOfARequest } from './history-events.js';
import { KINDS, runBench } from './run-bench.js';
import { runInbox } from './run-inbox.js';
import { runMachine } from './run-machine.js';
import { runWriter } from './run-writer.js';

describe('the bench', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
  });

  afterAll(() => api.close());

  it('measures every kind of call in every pass and says what the numbers rest on', async () => {
    const { ownerUrl, appUrl } = api.database;
    const plan = { clients: [1, 2], warmUp: 1, block: 1, rounds: () => 2, passLimitMs: 20_000 };
    const target = { apiUrl: api.url, ownerUrl, appUrl };
    const inbox = await runInbox(target, 2);
    const result = await runBench(target, plan);
    expect(
      result.passes.map(({ clients, timings }) => [clients, KINDS.map((kind) => timings[kind].n)]),
    ).toEqual([
      [1, [2, 2, 2, 2]],
      [2, [4, 4, 4, 4]],
    ]);
    const writer = await runWriter(target, { ...plan, moments: 2 });
    expect(writer.passes.map(({ clients, advance }) => [clients, advance.n])).toEqual([
      [1, 2],
      [2, 4],
    ]);
    // Three consents at each of two moments, none refused.
    expect(writer.threeAtOnce.consent.n).toBe(6);
    expect(inbox.decision_to_row.n).toBe(2);
    const machine = [runMachine(5, 1)];
    const run = { http: result, writer, inbox, machine, historyEvents: historyEventsOfARequest() };
    const words = formatReport(run, plan.warmUp);
    for (const row of [
      'POST …/decide',
      'INSERT, committed',
      'decide / INSERT',
      'decide / GET /healthz',
      'consents of three to one request',
      'until seen',
      'steps/s',
      'events',
      'fsync',
    ]) {
      expect(words).toContain(row);
    }
  });

  it('carries whole requests and compares products by them', async () => {
    const plan = { warmUp: 1, passes: [{ clients: 2, turns: 1, requests: 2 }] };
    const products = [
      await countersign('countersign', api.url, 'one_call'),
      await countersign('other', api.url, 'two_calls'),
    ];
    const rows = await runPeer(products, plan);
    expect(rows.map(({ product, start, approve }) => [product, start.n, approve.n])).toEqual([
      ['countersign', 2, 8],
      ['other', 2, 8],
    ]);
    expect(await startsInOneCall(api.url)).toBe(true);
    expect(formatPeer(rows, describeMachine(), 'countersign')).toContain('countersign : other');
  });
});
