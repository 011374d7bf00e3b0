import { collectDefaultMetrics, Registry } from 'prom-client';

/** A registry of Prometheus metrics with those of the Node process; every metric carries the program's name. */
export function createMetricsRegistry(app: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ app });
  collectDefaultMetrics({ register: registry });
  return registry;
}
