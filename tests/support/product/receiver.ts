import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What a receiver was sent. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Another system that is told of events. */
export class Receiver {
  readonly received: Received[] = [];
  /** The statuses of the next answers, the first one first; then 204. */
  readonly answers: (number | { status: number; headers: Record<string, string> })[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Receiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const receiver = new Receiver(server, `http://127.0.0.1:${port}/hook`);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        receiver.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
        const next = receiver.answers.shift() ?? 204;
        const { status, headers } = typeof next === 'number' ? { status: next, headers: {} } : next;
        response.writeHead(status, headers).end(status === 204 ? undefined : 'an answer');
      });
    });
    return receiver;
  }

  /** The messages as a receiver reads them that trusts only what is signed. */
  verified(secret: string): { type: string; data: Record<string, unknown> }[] {
    const webhook = new Webhook(secret);
    return this.received.map(
      ({ headers, body }) =>
        webhook.verify(body, headers as Record<string, string>) as ReturnType<Receiver['verified']>[number],
    );
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
