import { startHealthServer, type HealthServer, type ReadinessCheck } from './health.js';
import { createMetricsRegistry } from './metrics.js';

describe('startHealthServer', () => {
  const parts: Record<string, ReadinessCheck> = {};
  let server: HealthServer;

  beforeAll(async () => {
    const registry = createMetricsRegistry('worker');
    server = await startHealthServer({ host: '127.0.0.1', port: 0, registry, parts });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    for (const name of Object.keys(parts)) delete parts[name];
  });

  const get = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);

  it('is alive whatever its parts do', async () => {
    parts['database'] = () => Promise.reject(new Error('down'));

    expect((await get('/healthz')).status).toBe(200);
  });

  it('is ready when all parts are', async () => {
    parts['database'] = () => Promise.resolve();

    const response = await get('/readyz');

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ready: true, notReady: [] });
  });

  it('names each part that is not ready, and one that does not answer', async () => {
    parts['database'] = () => Promise.resolve();
    parts['temporal'] = () => Promise.reject(new Error('connection refused'));
    parts['smtp'] = () => new Promise(() => undefined);

    const response = await get('/readyz');

    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      ready: false,
      notReady: [
        { part: 'temporal', reason: 'connection refused' },
        { part: 'smtp', reason: 'no answer in 2 s' },
      ],
    });
  });

  it('shows metrics to Prometheus', async () => {
    expect(await (await get('/metrics')).text()).toContain('process_cpu_seconds_total{app="worker"}');
  });
});
