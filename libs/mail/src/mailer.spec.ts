import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { until } from '../../../tests/support/product/until.js';
import { Mailer, MailTimeoutError } from './mailer.js';

const mail = {
  to: { name: 'Olena Koval', address: 'olena.koval@ukraine.example' },
  subject: "Consent for UNOCI in Côte d'Ivoire",
  text: "S/RES/1967 (2011), Côte d'Ivoire\n",
  messageId: 'id-1@un.example',
};

describe('Mailer', () => {
  let server: Server;
  const sockets = new Set<Socket>();
  let mailer: Mailer;

  beforeEach(async () => {
    // A mail server that takes connections and never says a word.
    server = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    mailer = new Mailer({
      smtpUrl: `smtp://127.0.0.1:${port}`,
      from: 'Countersign <countersign@un.example>',
      timeoutMs: 200,
    });
  });

  afterEach(async () => {
    mailer.close();
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });

  it('gives up on a server that does not answer', async () => {
    await expect(mailer.send(mail)).rejects.toThrow(MailTimeoutError);
    await expect(mailer.verify()).rejects.toThrow(MailTimeoutError);
  });

  it('knows a server that lets several messages wait, and forgets it when the connections are gone', async () => {
    const { port } = server.address() as AddressInfo;
    const patient = new Mailer({
      smtpUrl: `smtp://127.0.0.1:${port}`,
      from: 'a@un.example',
      timeoutMs: 5_000,
    });
    const sends = [1, 2, 3].map((n) => patient.send({ ...mail, messageId: `id-${n}@un.example` }));
    const refused = Promise.allSettled(sends);
    expect(patient.keepsWaiting()).toBe(false);
    await until('three messages have waited', async () => patient.keepsWaiting());
    for (const socket of sockets) socket.destroy();
    expect((await refused).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(patient.keepsWaiting()).toBe(false);
    patient.close();
  });

  it('marks every mail as made by a machine, under the Message-ID it is given', async () => {
    const raw = await mailer.compose({ ...mail, headers: { 'Auto-Submitted': 'no', 'X-Other': 'yes' } });
    expect(raw).toContain('Message-ID: <id-1@un.example>');
    expect(raw).toContain('Auto-Submitted: auto-generated');
    expect(raw).toContain('X-Auto-Response-Suppress: All');
    expect(raw).toContain('X-Other: yes');
    expect(raw).not.toContain('Auto-Submitted: no');
  });

  it('lets no subject or name add a header or a recipient', async () => {
    const raw = await mailer.compose({
      ...mail,
      to: { name: 'Olena\r\nBcc: eve@example.org', address: mail.to.address },
      subject: 'Consent\r\nBcc: eve@example.org',
    });
    const headers = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(headers).not.toMatch(/^Bcc:/imu);
  });

  it('takes the domain of Message-IDs from the sender', () => {
    expect(mailer.domain).toBe('un.example');
  });
});
