import { createLogger } from '#libs/platform';
import { createDataSource } from '#libs/store';
import type { DataSource } from 'typeorm';
import { Relay, type RelayOptions, type Targets, type TargetToTell } from '../../../apps/worker/src/relay.js';
import { CutProxy } from '../../support/product/cut-proxy.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { Gate } from '../../support/product/gate.js';
import { until } from '../../support/product/until.js';

const logger = createLogger('relay', 'fatal');

interface QueueRow {
  delivered: boolean;
  tries: number;
  stuck: boolean;
  leased: boolean;
  last_error: string | null;
}

/** Workflows of a test: records who was told, and does as the test says. */
class FakeTargets implements Targets {
  readonly told: string[] = [];
  away = false;
  onTell: (target: string) => Promise<void> = async () => undefined;

  async tell({ target }: TargetToTell): Promise<void> {
    await this.onTell(target);
    this.told.push(target);
  }

  async areAway(): Promise<boolean> {
    return this.away;
  }
}

describe('the relay', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  const relays: Relay[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = createDataSource(database.appUrl, { poolSize: 8, name: 'test' });
    await dataSource.initialize();
  });

  beforeEach(async () => {
    await dataSource.query(`UPDATE effect_queue SET delivered_version = version, leased_until = NULL`);
  });

  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  function startRelay(targets: Targets, options: Partial<RelayOptions> = {}, on = dataSource): Relay {
    const relay = new Relay(on, targets, logger, {
      shortestIdleMs: 10,
      longestIdleMs: 20,
      firstRetryMs: 5,
      ...options,
    });
    relays.push(relay);
    relay.start();
    return relay;
  }

  async function change(...targets: string[]): Promise<void> {
    await dataSource.query(
      `INSERT INTO effect_queue (target, version) SELECT t, 1 FROM unnest($1::text[]) AS t
       ON CONFLICT (target) DO UPDATE
         SET version = effect_queue.version + 1, changed_at = clock_timestamp(), stuck_at = NULL, tries = 0`,
      [targets],
    );
  }

  async function row(target: string): Promise<QueueRow> {
    const [found]: QueueRow[] = await dataSource.query(
      `SELECT delivered_version >= version AS delivered, tries, stuck_at IS NOT NULL AS stuck,
              leased_until > clock_timestamp() AS leased, last_error
         FROM effect_queue WHERE target = $1`,
      [target],
    );
    if (found === undefined) throw new Error(`nothing is queued for ${target}`);
    return found;
  }

  const delivered = (target: string) =>
    until(`${target} is delivered`, async () => (await row(target)).delivered);

  it('tells a target once for several changes', async () => {
    await change('once');
    await change('once');
    const targets = new FakeTargets();
    startRelay(targets);
    await delivered('once');
    expect(targets.told).toEqual(['once']);
  });

  it('tells again what changed while it was being told', async () => {
    const targets = new FakeTargets();
    let changedMeanwhile = false;
    targets.onTell = async (target) => {
      if (changedMeanwhile) return;
      changedMeanwhile = true;
      await change(target);
    };
    await change('busy');
    startRelay(targets);
    await delivered('busy');
    expect(targets.told).toEqual(['busy', 'busy']);
  });

  it('relay-leaves-a-stuck-target-alone: others are told, and it is told once it is released', async () => {
    const targets = new FakeTargets();
    let mended = false;
    targets.onTell = async (target) => {
      if (target === 'stuck' && !mended) throw new Error('this one cannot be told');
    };
    await change('stuck', 'well-1');
    const relay = startRelay(targets, { triesUntilStuck: 3, slots: 1 });
    await until('it is on the stuck list', async () => (await row('stuck')).stuck);
    await change('well-2');
    await Promise.all([delivered('well-1'), delivered('well-2')]);
    expect(await row('stuck')).toMatchObject({ tries: 3, last_error: 'this one cannot be told' });
    expect(await relay.backlog()).toMatchObject({ stuck: 1, lagSeconds: 0 });
    mended = true;
    expect(await relay.releaseStuck()).toBe(1);
    await delivered('stuck');
    expect(await row('stuck')).toMatchObject({ tries: 0, last_error: null, stuck: false });
  });

  it('a target that does not answer holds up nobody else', async () => {
    const targets = new FakeTargets();
    const silence = new Gate();
    targets.onTell = (target) => (target === 'silent' ? silence.pass() : Promise.resolve());
    await change('silent');
    startRelay(targets, { slots: 2 });
    await until('it is being told', async () => (await row('silent')).leased);
    await change('other-1', 'other-2', 'other-3');
    await Promise.all(['other-1', 'other-2', 'other-3'].map(delivered));
    expect((await row('silent')).delivered).toBe(false);
    silence.open();
    await delivered('silent');
  });

  it('temporal-away: nothing counts as a try, and all is told on return', async () => {
    const targets = new FakeTargets();
    targets.away = true;
    let refused = 0;
    targets.onTell = async () => {
      if (!targets.away) return;
      refused += 1;
      throw new Error('unavailable');
    };
    const many = Array.from({ length: 40 }, (_, index) => `away-${index}`);
    await change(...many);
    startRelay(targets, { triesUntilStuck: 1 });
    await until('the relay has noticed', async () => refused > 0);
    expect(await row('away-0')).toMatchObject({ tries: 0, stuck: false });
    targets.away = false;
    await Promise.all(many.map(delivered));
    // After the first refusals it waited for the service instead of trying one target after the other.
    expect(refused).toBeLessThanOrEqual(16);
  });

  it('worker-killed-between-commit-and-delivery: another relay waits for the lease and then tells', async () => {
    const killed = new FakeTargets();
    const death = new Gate();
    killed.onTell = () => death.pass();
    await change('left-behind');
    // With its one slot taken it does nothing more, like a process that is gone.
    startRelay(killed, { leaseMs: 1_500, slots: 1 });
    await until('the first relay holds the lease', async () => (await row('left-behind')).leased);

    const next = new FakeTargets();
    const leasedWhenTold: boolean[] = [];
    const [{ leased_until: until1 }]: [{ leased_until: Date }] = await dataSource.query(
      `SELECT leased_until FROM effect_queue WHERE target = 'left-behind'`,
    );
    next.onTell = async () => {
      const [{ early }]: [{ early: boolean }] = await dataSource.query(
        'SELECT clock_timestamp() < $1::timestamptz AS early',
        [until1],
      );
      leasedWhenTold.push(early);
    };
    startRelay(next);
    await delivered('left-behind');
    expect(leasedWhenTold).toEqual([false]);
    death.break('killed');
  });

  it('outlives a database that is away for a while', async () => {
    const url = new URL(database.appUrl);
    const line = await CutProxy.cutOff(url.host);
    await line.mend();
    url.host = line.address;
    const behindLine = createDataSource(url.href, { poolSize: 2, name: 'test-relay' });
    await behindLine.initialize();
    const targets = new FakeTargets();
    startRelay(targets, {}, behindLine);
    await change('before');
    await delivered('before');
    await line.cut();
    await change('during');
    await line.mend();
    await delivered('during');
    expect(targets.told).toEqual(['before', 'during']);
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await behindLine.destroy();
    await line.cut();
  });
});
