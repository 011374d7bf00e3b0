import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Home } from '../home.js';
import type { SupervisedService } from './child.js';
import { KeptService, type RestartLimits, type ServiceRecipe } from './kept-service.js';
import { Supervisor } from './supervisor.js';

const limits: RestartLimits = { firstPauseMs: 1, longestPauseMs: 5, mostDeaths: 3, steadyMs: 60_000 };

describe('a service that is kept running', () => {
  let folder: string;
  let supervisor: Supervisor;
  let told: string[];
  const kept: KeptService[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-kept-'));
    supervisor = new Supervisor(Home.open(folder));
    told = [];
  });
  afterEach(async () => {
    for (const service of kept.splice(0)) await service.stop();
    await supervisor.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A service that serves once it has said so, by a script of its own. */
  function serviceOf(script: (start: number) => string, more: Partial<ServiceRecipe> = {}) {
    const started: SupervisedService[] = [];
    const recipe: ServiceRecipe = {
      name: 'example',
      logFile: supervisor.logOf('example').file,
      startLimitMs: 20_000,
      async launch() {
        const service = await supervisor.start({
          name: 'example',
          command: process.execPath,
          args: ['-e', script(started.length + 1)],
          env: process.env,
          stopSignal: 'SIGTERM',
        });
        started.push(service);
        return service;
      },
      serves: (service) =>
        new Promise<void>((resolve) => {
          service.onLine((line) => {
            if (line === 'serves') resolve();
          });
        }),
      ...more,
    };
    const service = new KeptService(recipe, (line) => told.push(line), limits);
    kept.push(service);
    return { service, started };
  }

  const lives = 'console.log("serves"); setInterval(() => {}, 1000)';

  it('is started again when it is killed, and says so', async () => {
    const { service, started } = serviceOf(() => lives);
    await service.start();
    started[0]?.kill();
    await started[0]?.ended;
    await service.whenServing();
    expect(started).toHaveLength(2);
    expect(told).toEqual(['example ended (SIGKILL) and is started again.']);
  });

  it('is given up when it dies over and over, with its last lines and its log', async () => {
    const { service, started } = serviceOf((start) =>
      start === 1
        ? 'console.log("serves"); setTimeout(() => process.exit(7), 50)'
        : 'console.log("no disk"); process.exit(7)',
    );
    await service.start();
    const { name, text } = await service.failed;
    expect(name).toBe('example');
    expect(started).toHaveLength(3);
    expect(text).toContain('example died 3 times in a row (last: exit code 7) and is not started again.');
    expect(text).toContain(join('logs', 'example.log'));
    expect(text).toContain('no disk');
  });

  it('waits with its new start for the services that it needs', async () => {
    const { promise: back, resolve: comeBack } = Promise.withResolvers<void>();
    const { service, started } = serviceOf(() => lives, { needs: [{ whenServing: () => back }] });
    await service.start();
    started[0]?.kill();
    await started[0]?.ended;
    await new Promise((resolve) => setImmediate(resolve));
    expect(started).toHaveLength(1);
    comeBack();
    await service.whenServing();
    expect(started).toHaveLength(2);
  });

  it('can be started again on purpose without that counting as a death', async () => {
    const { service, started } = serviceOf(() => lives);
    await service.start();
    for (let time = 0; time < limits.mostDeaths + 1; time += 1) {
      await service.restart();
      await service.whenServing();
    }
    expect(started).toHaveLength(limits.mostDeaths + 2);
    expect(told).toEqual([]);
  });

  it('stays away once it is stopped', async () => {
    const { service, started } = serviceOf(() => lives);
    await service.start();
    await service.stop();
    expect(started).toHaveLength(1);
    expect(told).toEqual([]);
  });

  it('does not start where the program is not there, in words', async () => {
    const { service } = serviceOf(() => lives, {
      launch: () =>
        supervisor.start({
          name: 'example',
          command: join(folder, 'missing'),
          args: [],
          env: {},
          stopSignal: 'SIGTERM',
        }),
    });
    await expect(service.start()).rejects.toThrow(/^example could not be started: .*ENOENT/u);
  });
});
