import type { EffectOutcome } from '#activities';
import type { EffectKind } from '#libs/contracts';
import { Counter, Gauge, type Registry } from 'prom-client';

/** What the worker counts. */
export interface WorkerMetrics {
  effectEnded(kind: EffectKind | null, outcome: EffectOutcome): void;
}

/**
 * Registers the worker's metrics.
 * @param backlog asked at every scrape, so that the numbers are the database's and not one process's
 */
export function createWorkerMetrics(
  registry: Registry,
  backlog: () => Promise<{ stuck: number; lagSeconds: number }>,
): WorkerMetrics {
  const effects = new Counter({
    name: 'countersign_effects_total',
    help: 'Effects carried out by this process, by kind and outcome (done, gone: its reason no longer stood, failed: tried again).',
    labelNames: ['kind', 'outcome'],
    registers: [registry],
  });
  const stuck = new Gauge({
    name: 'countersign_relay_stuck_targets',
    help: 'Workflows that could not be told of a change and wait on the stuck list.',
    registers: [registry],
  });
  void new Gauge({
    name: 'countersign_relay_lag_seconds',
    help: 'For how long the oldest change has waited to be told to its workflow.',
    registers: [registry],
    async collect() {
      const now = await backlog();
      this.set(now.lagSeconds);
      stuck.set(now.stuck);
    },
  });
  return {
    effectEnded: (kind, outcome) => effects.inc({ kind: kind ?? 'unknown', outcome }),
  };
}
