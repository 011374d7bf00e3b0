import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { projectRoot } from '#libs/platform';
import { type Child, startChild } from '../../support/product/child.js';

/** The services on which a bench runs, which are given. */
export interface Services {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly temporalAddress: string;
  readonly smtpUrl: string;
  readonly healthPort: number;
  /** Where the worker writes how it used its processor; absent for not at all. */
  readonly profile?: string | undefined;
}

const LIMIT_MS = 600_000;

/** Starts this checkout's worker as a process of its own; resolves when it takes tasks. */
export async function startBenchWorker(services: Services): Promise<Child> {
  const { profile } = services;
  const options = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const main = join(projectRoot(), 'dist/apps/worker/src/main.js');
  const worker = startChild(process.execPath, [...options, main], {
    PATH: process.env['PATH'],
    DATABASE_APP_URL: services.appUrl,
    TEMPORAL_ADDRESS: services.temporalAddress,
    SMTP_URL: services.smtpUrl,
    PUBLIC_URL: 'http://127.0.0.1:3000',
    COUNTERSIGN_SECRET: 'the secret of a bench whose data nobody keeps',
    COUNTERSIGN_MODE: 'embedded',
    WORKER_HEALTH_PORT: String(services.healthPort),
    LOG_LEVEL: 'error',
  });
  await until(async () => {
    if (!worker.running()) throw new Error(`the worker has ended:\n${worker.output()}`);
    return fetch(`http://127.0.0.1:${services.healthPort}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  });
  return worker;
}

/** Waits until something holds. @throws Error after ten minutes */
export async function until(reached: () => Promise<boolean>): Promise<void> {
  const limit = Date.now() + LIMIT_MS;
  while (!(await reached())) {
    if (Date.now() > limit) throw new Error('the bench waited for ten minutes');
    await wait(50);
  }
}
