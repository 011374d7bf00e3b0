import { type TestApi, startTestApi } from '../support/running-api.js';
import { reportInWords } from './report.js';
import { KINDS, runBench } from './run-bench.js';

describe('the bench', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
  });

  afterAll(() => api.close());

  it('measures every kind of call in every pass and says what the numbers rest on', async () => {
    const { ownerUrl, appUrl } = api.database;
    const plan = { clients: [1, 2], warmUp: 1, block: 1, rounds: () => 2, passLimitMs: 20_000 };
    const result = await runBench({ apiUrl: api.url, ownerUrl, appUrl }, plan);
    expect(
      result.passes.map(({ clients, timings }) => [clients, KINDS.map((kind) => timings[kind].n)]),
    ).toEqual([
      [1, [2, 2, 2, 2]],
      [2, [4, 4, 4, 4]],
    ]);
    const words = reportInWords(result, plan.warmUp);
    for (const row of [
      'POST …/decide',
      'INSERT, committed',
      'decide / INSERT',
      'decide / GET /healthz',
      'fsync',
    ]) {
      expect(words).toContain(row);
    }
  });
});
