import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { ReceiverRules } from './receivers.js';
import { signatureHeaders, webhookSecret } from './secrets.js';
import { post } from './send.js';

const LOOPBACK: ReceiverRules = { allowedHosts: [], ports: [443], allowLoopback: true };

describe('posting to a receiver', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  async function receiver(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  }

  it('sends what a receiver can verify, and keeps how the answer begins', async () => {
    const secret = webhookSecret('a key of tests', '8f1a2b3c', 1);
    const body = '{"type":"webhook.test"}';
    const headers = signatureHeaders([secret], { id: 'msg_1', sentAt: new Date(), body });
    let verified: unknown = null;
    const url = await receiver((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        verified = new Webhook(secret).verify(
          Buffer.concat(chunks),
          request.headers as Record<string, string>,
        );
        response.end('x'.repeat(5_000));
      });
    });
    const found = await post({ url, headers, body }, LOOPBACK);
    expect(verified).toEqual({ type: 'webhook.test' });
    expect(found).toMatchObject({ status: 200, fault: null, answer: 'x'.repeat(1_024) });
  });

  it('follows no redirect', async () => {
    let reached = 0;
    const inside = await receiver((_request, response) => {
      reached += 1;
      response.end();
    });
    const url = await receiver((_request, response) => response.writeHead(307, { location: inside }).end());
    const found = await post({ url, headers: {}, body: '{}' }, LOOPBACK);
    expect(found).toMatchObject({ status: 307, fault: { code: 'redirect', params: { status: 307 } } });
    expect(reached).toBe(0);
  });

  it.each([
    ['says nothing', (_request: unknown, _response: unknown) => undefined],
    [
      'never ends its answer',
      (_request: unknown, response: { writeHead(status: number): void; write(text: string): void }) => {
        response.writeHead(200);
        response.write('a');
      },
    ],
  ])('gives a receiver up that %s', async (_words, listener) => {
    const url = await receiver(listener);
    const found = await post({ url, headers: {}, body: '{}' }, LOOPBACK, 200);
    expect(found).toMatchObject({
      status: null,
      fault: { code: 'timed_out', params: { limitMs: 200 } },
      answer: null,
    });
    expect(found.durationMs).toBeLessThan(5_000);
  });

  it('reaches nothing on this machine where that is not allowed, and says why', async () => {
    let reached = 0;
    const url = await receiver((_request, response) => {
      reached += 1;
      response.end();
    });
    const rules = { ...LOOPBACK, allowLoopback: false };
    const secure = url.replace('http:', 'https:');
    for (const target of [url, secure]) {
      const found = await post({ url: target, headers: {}, body: '{}' }, rules);
      expect(found.status).toBeNull();
      expect(found.fault).toMatchObject({
        code: 'receiver_refused',
        params: { reason: { code: expect.stringMatching(/^case_refusals\.receiver_/u) } },
      });
    }
    expect(reached).toBe(0);
  });

  it('says that nobody answers', async () => {
    const url = await receiver(() => undefined);
    const server = servers.pop();
    await new Promise((resolve) => server?.close(resolve));
    expect(await post({ url, headers: {}, body: '{}' }, LOOPBACK)).toMatchObject({
      status: null,
      fault: { code: 'connection_refused', params: {} },
    });
  });
});
