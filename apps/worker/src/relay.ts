import type { Logger } from '#libs/platform';
import type { DataSource } from 'typeorm';

/** The workflows that the relay tells of changes. */
export interface Targets {
  /** Has the workflow with this id look again; starts it where it does not run. */
  tell(target: string): Promise<void>;
  /** Whether the workflow service as a whole does not answer, so that a failure says nothing about its target. */
  areAway(): Promise<boolean>;
}

/** Numbers of the relay; the defaults serve production. */
export interface RelayOptions {
  /** Targets told at the same time. */
  readonly slots: number;
  /** How long a lease keeps other relays off a target; longer than telling it and recording so can take. */
  readonly leaseMs: number;
  /** Wait between two looks into the queue, from just after a change to long idle. */
  readonly shortestIdleMs: number;
  readonly longestIdleMs: number;
  /** Failed tries after which a target goes to the stuck list. */
  readonly triesUntilStuck: number;
  /** Wait after a target's first failed try; doubled with each further one. */
  readonly firstRetryMs: number;
}

const DEFAULTS: RelayOptions = {
  slots: 16,
  leaseMs: 6_000,
  shortestIdleMs: 250,
  longestIdleMs: 1_000,
  triesUntilStuck: 8,
  firstRetryMs: 200,
};

const LONGEST_RETRY_MS = 30_000;

interface Leased {
  readonly target: string;
  /** A bigint as text; the database compares it. */
  readonly version: string;
  readonly tries: number;
}

/**
 * Tells workflows that something changed. It leases targets in `effect_queue`, tells each outside of any transaction and
 * records which version was delivered. A relay that dies in between has told or not told: the lease runs out and another
 * one tells again, which does no harm. A target that cannot be told blocks nothing but itself.
 */
export class Relay {
  private readonly options: RelayOptions;
  private readonly inFlight = new Set<Promise<void>>();
  private running: Promise<void> | null = null;
  private stopping = false;
  private away = false;
  private kicked = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly targets: Targets,
    private readonly logger: Logger,
    options: Partial<RelayOptions> = {},
  ) {
    this.options = { ...DEFAULTS, ...options };
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Has the relay look into the queue at once; any number of kicks make one look. */
  kick(): void {
    this.kicked = true;
    this.wake();
  }

  /** Takes on nothing more and resolves when what is under way is recorded. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
    await Promise.all(this.inFlight);
  }

  /** How many targets are on the stuck list, and for how many seconds the oldest change has waited to be told. */
  async backlog(): Promise<{ stuck: number; lagSeconds: number }> {
    const [row]: { stuck: string; lag: string | null }[] = await this.dataSource.query(
      `SELECT count(*) FILTER (WHERE stuck_at IS NOT NULL) AS stuck,
              extract(epoch FROM clock_timestamp() - min(changed_at) FILTER (WHERE stuck_at IS NULL)) AS lag
         FROM effect_queue WHERE delivered_version < version`,
    );
    return { stuck: Number(row?.stuck ?? 0), lagSeconds: Math.max(0, Number(row?.lag ?? 0)) };
  }

  /** Gives all stuck targets another round of tries. */
  async releaseStuck(): Promise<number> {
    const rows: unknown[] = await this.dataSource.query(
      `WITH released AS (
         UPDATE effect_queue SET stuck_at = NULL, tries = 0, leased_until = NULL WHERE stuck_at IS NOT NULL RETURNING 1
       ) SELECT * FROM released`,
    );
    if (rows.length > 0) this.kick();
    return rows.length;
  }

  private async run(): Promise<void> {
    let idleMs = this.options.shortestIdleMs;
    while (!this.stopping) {
      this.kicked = false;
      const leased = await this.leaseMore();
      idleMs = leased > 0 ? this.options.shortestIdleMs : Math.min(idleMs * 2, this.options.longestIdleMs);
      await this.pause(idleMs);
    }
  }

  /** Fills the free slots. A database that is away is tried again after the pause. */
  private async leaseMore(): Promise<number> {
    try {
      if (this.away) this.away = await this.targets.areAway();
      const free = this.options.slots - this.inFlight.size;
      if (this.away || free === 0) return 0;
      const leases = await this.lease(free);
      for (const lease of leases) {
        const delivery = this.deliver(lease).finally(() => {
          this.inFlight.delete(delivery);
          // Where all slots were taken, more may wait.
          if (this.inFlight.size === this.options.slots - 1) this.kick();
        });
        this.inFlight.add(delivery);
      }
      return leases.length;
    } catch (error) {
      this.logger.warn({ err: error }, 'The relay could not look into its queue and tries again.');
      return 0;
    }
  }

  private async lease(limit: number): Promise<Leased[]> {
    return this.dataSource.query<Leased[]>(
      `WITH leased AS (
         UPDATE effect_queue SET leased_until = clock_timestamp() + $2 * interval '1 millisecond'
          WHERE target IN (
            SELECT target FROM effect_queue
             WHERE delivered_version < version AND stuck_at IS NULL
               AND (leased_until IS NULL OR leased_until < clock_timestamp())
             ORDER BY changed_at LIMIT $1 FOR UPDATE SKIP LOCKED)
         RETURNING target, version, tries
       ) SELECT * FROM leased`,
      [limit, this.options.leaseMs],
    );
  }

  private async deliver(lease: Leased): Promise<void> {
    try {
      const failure = await this.tell(lease.target);
      await (failure === null ? this.recordDelivered(lease) : this.recordFailed(lease, failure));
    } catch (error) {
      // Not recorded: the lease runs out and the target is told again.
      this.logger.warn({ err: error, workflowId: lease.target }, 'The relay could not record a delivery.');
    }
  }

  private async tell(target: string): Promise<{ error: unknown } | null> {
    try {
      await this.targets.tell(target);
      return null;
    } catch (error) {
      return { error };
    }
  }

  private async recordDelivered({ target, version }: Leased): Promise<void> {
    await this.dataSource.query(
      `UPDATE effect_queue
          SET delivered_version = greatest(delivered_version, $2), tries = 0, last_error = NULL, leased_until = NULL
        WHERE target = $1`,
      [target, version],
    );
  }

  private async recordFailed(
    { target, version, tries }: Leased,
    { error }: { error: unknown },
  ): Promise<void> {
    this.away ||= await this.targets.areAway();
    if (this.away) {
      // No fault of the target: it does not count, and nothing is told until the service answers again.
      await this.dataSource.query(
        `UPDATE effect_queue SET leased_until = NULL WHERE target = $1 AND delivered_version < $2`,
        [target, version],
      );
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    const pauseMs = Math.min(this.options.firstRetryMs * 2 ** tries, LONGEST_RETRY_MS);
    const stuck = tries + 1 >= this.options.triesUntilStuck;
    await this.dataSource.query(
      `UPDATE effect_queue
          SET tries = tries + 1, last_error = left($2, 500), leased_until = clock_timestamp() + $3 * interval '1 millisecond',
              stuck_at = CASE WHEN $4 THEN clock_timestamp() END
        WHERE target = $1 AND delivered_version < $5`,
      [target, message, pauseMs, stuck, version],
    );
    this.logger[stuck ? 'error' : 'warn'](
      { err: error, workflowId: target, tries: tries + 1 },
      stuck
        ? 'A workflow cannot be told of a change and is on the stuck list.'
        : 'A workflow could not be told.',
    );
  }

  private async pause(ms: number): Promise<void> {
    if (this.kicked || this.stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
