import type { Logger } from '#libs/platform';
import type { DataSource } from 'typeorm';

/** A workflow that has to poll. */
export interface TargetToTell {
  /** Its id. */
  readonly target: string;
  /** Whether it has been signalled before, so that it most likely runs. */
  readonly known: boolean;
  /** The reference of its case; null if it has none. */
  readonly title: string | null;
}

/** The workflows that the relay signals. */
export interface Targets {
  /** Makes the workflow poll; starts it if it is not running. */
  tell(told: TargetToTell): Promise<void>;
  /** Whether the workflow service as a whole does not answer, so that the failure is not the target's. */
  areAway(): Promise<boolean>;
}

/** Numbers of the relay; the defaults serve production. */
export interface RelayOptions {
  /** Targets signalled at the same time. */
  readonly slots: number;
  /**
   * The most workflows of cases that have been signalled and have not polled yet; what waits here can still be overtaken.
   */
  readonly unseen: number;
  /** The shortest time between two signals to a case; one poll sees all changes meanwhile. */
  readonly toldAgainMs: number;
  /** How long a lease keeps other relays off a target; longer than signalling it and recording that can take. */
  readonly leaseMs: number;
  /** The wait between two looks into the queue, from just after a change to long idle. */
  readonly shortestIdleMs: number;
  readonly longestIdleMs: number;
  /** Failed tries after which a target goes to the stuck list. */
  readonly triesUntilStuck: number;
  /** Wait after a target's first failed try; doubled with each further one. */
  readonly firstRetryMs: number;
}

const DEFAULTS: RelayOptions = {
  slots: 16,
  unseen: 12,
  toldAgainMs: 500,
  leaseMs: 6_000,
  shortestIdleMs: 50,
  longestIdleMs: 250,
  triesUntilStuck: 8,
  firstRetryMs: 200,
};

const LONGEST_RETRY_MS = 30_000;
/** How long a signalled workflow is expected to take until it polls; that poll sees changes meanwhile. */
const LOOKS_WITHIN = `interval '10 seconds'`;
/** One that takes longer no longer counts: whatever holds it up, it must not hold up others. */
const HOLDS_PLACE_FOR = `interval '2 seconds'`;

const WAITING = `
  SELECT target FROM effect_queue
   WHERE delivered_version < version AND seen_version < version AND stuck_at IS NULL
     AND (leased_until IS NULL OR leased_until < clock_timestamp())
     AND (open IS NULL OR told_at IS NULL OR told_at <= clock_timestamp() - $5 * interval '1 millisecond')
     AND NOT (open IS NOT NULL AND delivered_version > seen_version AND told_at > clock_timestamp() - ${LOOKS_WITHIN})`;

interface Leased extends TargetToTell {
  /** A bigint as text; the database compares it. */
  readonly version: string;
  readonly tries: number;
}

/**
 * Signals workflows that something changed. It leases targets in `effect_queue`, signals each outside of any transaction and
 * records which version was delivered. If a relay dies in between, the lease expires and another one signals again, which
 * does no harm. A target that cannot be signalled blocks nothing but itself.
 *
 * A quiet case is signalled at once, and then at most twice a second. No more workflows are signalled than can poll: the
 * rest waits here, where further changes of a case join its first, and where half of the places go to the latest changes. So
 * a burst costs few polls, and the one case that a person is waiting for does not wait behind it.
 */
export class Relay {
  private readonly options: RelayOptions;
  private readonly inFlight = new Set<Promise<void>>();
  private running: Promise<void> | null = null;
  private stopping = false;
  private away = false;
  private kicked = false;
  private latestFirst = false;
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

  /** Makes the relay look into the queue at once; any number of kicks make one look. */
  kick(): void {
    this.kicked = true;
    this.wake();
  }

  /** Takes nothing more and resolves when running deliveries are recorded. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
    await Promise.all(this.inFlight);
  }

  /** How many targets are on the stuck list, and for how many seconds the oldest change has waited. */
  async backlog(): Promise<{ stuck: number; lagSeconds: number }> {
    const [row]: { stuck: string; lag: string | null }[] = await this.dataSource.query(
      `SELECT count(*) FILTER (WHERE stuck_at IS NOT NULL) AS stuck,
              extract(epoch FROM clock_timestamp() - min(changed_at) FILTER (WHERE stuck_at IS NULL)) AS lag
         FROM effect_queue WHERE delivered_version < version AND seen_version < version`,
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

  /** Fills the free slots. An unavailable database is tried again after the pause. */
  private async leaseMore(): Promise<number> {
    try {
      if (this.away) this.away = await this.targets.areAway();
      const free = this.options.slots - this.inFlight.size;
      if (this.away || free === 0) return 0;
      const leases = await this.lease(free);
      for (const lease of leases) {
        const delivery = this.deliver(lease).finally(() => {
          this.inFlight.delete(delivery);
          // If all slots were taken, more may be waiting.
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
    // If there is only one place, the latest and the earliest take turns.
    this.latestFirst = !this.latestFirst;
    const ofLatest = this.latestFirst ? Math.floor(limit / 2) : Math.ceil(limit / 2);
    return this.dataSource.query<Leased[]>(
      `WITH unseen AS (
         SELECT count(*) AS count FROM effect_queue
          WHERE delivered_version > seen_version AND open IS NOT NULL
            AND told_at > clock_timestamp() - ${HOLDS_PLACE_FOR}
       ), earliest AS (
         ${WAITING} ORDER BY changed_at LIMIT least($1, (SELECT greatest(0, $4 - count) FROM unseen)) FOR UPDATE SKIP LOCKED
       ), latest AS (
         ${WAITING} ORDER BY changed_at DESC LIMIT least($2, (SELECT greatest(0, $4 - count) FROM unseen)) FOR UPDATE SKIP LOCKED
       ), leased AS (
         UPDATE effect_queue SET leased_until = clock_timestamp() + $3 * interval '1 millisecond'
          WHERE target IN (SELECT target FROM earliest UNION SELECT target FROM latest)
         RETURNING target, version, tries, delivered_version > 0 AS known
       )
       SELECT leased.*,
              CASE split_part(target, '/', 1)
                WHEN 'request' THEN (SELECT reference FROM request WHERE id = split_part(target, '/', 2)::uuid)
                WHEN 'arrangement' THEN (SELECT reference FROM arrangement WHERE id = split_part(target, '/', 2)::uuid)
              END AS title
         FROM leased`,
      [limit - ofLatest, ofLatest, this.options.leaseMs, this.options.unseen, this.options.toldAgainMs],
    );
  }

  private async deliver(lease: Leased): Promise<void> {
    try {
      const failure = await this.tell(lease);
      await (failure === null ? this.recordDelivered(lease) : this.recordFailed(lease, failure));
    } catch (error) {
      // Not recorded: the lease expires and the target is signalled again.
      this.logger.warn({ err: error, workflowId: lease.target }, 'The relay could not record a delivery.');
    }
  }

  private async tell(told: TargetToTell): Promise<{ error: unknown } | null> {
    try {
      await this.targets.tell(told);
      return null;
    } catch (error) {
      return { error };
    }
  }

  private async recordDelivered({ target, version }: Leased): Promise<void> {
    await this.dataSource.query(
      `UPDATE effect_queue
          SET delivered_version = greatest(delivered_version, $2), tries = 0, last_error = NULL, leased_until = NULL,
              told_at = clock_timestamp(), described_at = clock_timestamp()
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
      // Not the target's fault: it does not count, and nothing is signalled until the service answers again.
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
