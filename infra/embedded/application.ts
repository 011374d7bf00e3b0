import { untilHttpOk } from './supervision/http-ready.js';
import type { KeptService, ServiceRecipe } from './supervision/kept-service.js';
import type { Supervisor } from './supervision/supervisor.js';

/** One of the product's own programs. */
export interface ApplicationOptions {
  readonly name: string;
  /** The compiled entry file. */
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
  /** Where its /healthz and /readyz are. */
  readonly healthUrl: string;
  /** The services that it works with: after a crash it is restarted once they serve. */
  readonly needs: readonly KeptService[];
}

const readyLimitMs = 120_000;

/** How one of the product's programs is run. */
export function application(supervisor: Supervisor, options: ApplicationOptions): ServiceRecipe {
  const { name, program, env, healthUrl, needs } = options;
  return {
    name,
    logFile: supervisor.logOf(name).file,
    startLimitMs: readyLimitMs,
    needs,
    launch: () =>
      supervisor.start({
        name,
        command: process.execPath,
        args: ['--enable-source-maps', program],
        env,
        stopSignal: 'SIGTERM',
      }),
    // The product is shown as ready when everything is there. Later an unavailable mail server must not end a program that
    // people can still work with: then it is enough that it is alive.
    serves: (_service, signal, isFirst) =>
      untilHttpOk(`${healthUrl}${isFirst ? '/readyz' : '/healthz'}`, signal),
  };
}
