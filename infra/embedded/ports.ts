import { createServer } from 'node:net';
import { portOf } from '#libs/platform';

/** A port that is going to be listened on, and the variable that sets it. */
export interface WantedPort {
  readonly variable: string;
  readonly host: string;
  readonly port: number;
}

/** Ports are taken by other programs; the message names each with its variable. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';

  constructor(readonly taken: readonly WantedPort[]) {
    const lines = taken.map(
      ({ variable, host, port }) =>
        `  port ${port} on ${host} is taken by another program; set ${variable} to a free one`,
    );
    super(['Nothing was started:', ...lines].join('\n'));
  }
}

/**
 * Makes sure that all ports can be listened on, before anything is started.
 *
 * @throws PortTakenError listing all that are taken, or that two variables claim
 */
export async function assertPortsFree(wanted: readonly WantedPort[]): Promise<void> {
  const taken: WantedPort[] = [];
  for (const [index, want] of wanted.entries()) {
    const twice = wanted.slice(0, index).some((other) => other.port === want.port);
    if (twice || !(await isFree(want))) taken.push(want);
  }
  if (taken.length > 0) throw new PortTakenError(taken);
}

async function isFree({ host, port }: WantedPort): Promise<boolean> {
  try {
    await listenOnce(host, port);
    return true;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE') {
      return false;
    }
    throw error;
  }
}

/** Ports on 127.0.0.1 that were free a moment ago, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve(portOf(server)));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function listenOnce(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
  });
}
