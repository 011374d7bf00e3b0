import { once } from 'node:events';
import { Agent, get as httpGet, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { freePorts } from '#infra/embedded';
import { seed } from '#libs/store';
import { projectRoot } from '#libs/platform';
import { join } from 'node:path';
import { EventReader } from '../../support/api/event-reader.js';
import { type Child, startChild } from '../../support/product/child.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { required } from '../../support/product/running-worker.js';
import { until } from '../../support/product/until.js';

const NOTICE_SECONDS = 2;

describe('an api that is asked to stop while its clients keep their connections', () => {
  let database: TestDatabase;
  let port: number;
  let url: string;
  let api: Child;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    await seed(database.ownerUrl);
    [port = 0] = await freePorts(1);
    url = `http://127.0.0.1:${port}`;
    api = startChild(process.execPath, [join(projectRoot(), 'dist/apps/api/src/main.js')], {
      PATH: process.env['PATH'],
      PORT: String(port),
      PUBLIC_URL: url,
      DATABASE_APP_URL: database.appUrl,
      SMTP_URL: required('COUNTERSIGN_TEST_SMTP_URL'),
      COUNTERSIGN_SECRET: 'a secret of tests that is long enough for anybody',
      COUNTERSIGN_MODE: 'embedded',
      SHUTDOWN_NOTICE_SECONDS: String(NOTICE_SECONDS),
      LOG_LEVEL: 'info',
    });
    await until('the api is ready', async () => (await fetch(`${url}/readyz`)).ok);
  });

  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await api.end('SIGKILL');
    await database.drop();
  });

  /** A connection of which nothing closes but the api. */
  async function connection(): Promise<{ socket: Socket; received: () => string; closed: Promise<unknown> }> {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    let received = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      received += chunk;
    });
    return { socket, received: () => received, closed: once(socket, 'close') };
  }

  async function cookieOf(personaId: string): Promise<string> {
    const response = await fetch(`${url}/api/v1/personas/${personaId}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': personaId },
      body: '{}',
    });
    return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  /** One call after another on one connection, for as long as it is kept. */
  async function callOn(agent: Agent): Promise<IncomingMessage> {
    const [response]: [IncomingMessage] = await (once(
      httpGet(`${url}/healthz`, { agent }),
      'response',
    ) as Promise<[IncomingMessage]>);
    await text(response);
    return response;
  }

  it('ends idle connections and streams, answers what is under way, says so at /readyz, and is gone within ten seconds', async () => {
    const idle = await connection();
    idle.socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await until('the idle one is answered', async () => idle.received().includes('alive'));

    const stream = await EventReader.open(`${url}/api/v1/events`, { cookie: await cookieOf('ana-ribeiro') });
    expect(stream.response.status).toBe(200);

    const busy = new Agent({ keepAlive: true, maxSockets: 1 });
    expect((await callOn(busy)).headers.connection).toBe('keep-alive');

    const underWay = await connection();
    underWay.socket.write(
      'POST /api/v1/personas/jun-takeda/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n' +
        'Idempotency-Key: under-way\r\nContent-Length: 2\r\n\r\n{',
    );
    // Whatever was sent before on another connection has been read by now.
    await callOn(busy);

    const askedAt = Date.now();
    const gone = api.end('SIGTERM');
    const draining = await until('it says that it drains', async () => {
      const response = await fetch(`${url}/readyz`, { headers: { connection: 'close' } });
      return response.status === 503 ? await response.json() : null;
    });
    expect(draining).toEqual({ ready: false, draining: true, notReady: [] });
    await until('the stream has ended', async () => stream.ended);
    expect((await callOn(busy)).headers.connection).toBe('close');

    underWay.socket.write('}');
    await underWay.closed;
    expect(underWay.received()).toMatch(/^HTTP\/1\.1 200 /u);
    expect(underWay.received()).toMatch(/^Connection: close\r$/imu);
    await idle.closed;
    await gone;
    expect(Date.now() - askedAt).toBeLessThan(10_000);
    await until('its last line is read', async () => api.output().includes('the api has stopped'));
    busy.destroy();
  });
});
