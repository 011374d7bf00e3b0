import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { verifyChains } from '#libs/audit';
import { verifyCase } from '#libs/cases';
import { freePorts } from '#infra/embedded';
import { projectRoot } from '#libs/platform';
import { createDataSource, seed } from '#libs/store';
import type { DataSource } from 'typeorm';
import { type Child, startChild } from '../product/child.js';
import { type TestDatabase, createTestDatabase } from '../product/database.js';
import { startOwnTemporal } from '../product/own-temporal.js';
import { until } from '../product/until.js';
import { Caller } from './caller.js';

/** A mail as the mailbox shows it. */
export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  messageId: string;
}

/**
 * The whole product as people run it: api, worker, a Temporal server and a mailbox of its own, on a database of its
 * own. Every part can be killed and started again.
 */
export class Product {
  readonly url: string;
  readonly mailboxUrl: string;
  readonly temporalAddress: string;
  readonly dataSource: DataSource;
  private readonly database: TestDatabase;
  private readonly home: string;
  private readonly env: NodeJS.ProcessEnv;
  private readonly ports: Record<'api' | 'worker' | 'temporal' | 'temporalUi' | 'smtp' | 'mailbox', number>;
  private readonly parts: Partial<Record<'api' | 'worker' | 'temporal' | 'mailbox', Child>> = {};

  private constructor(database: TestDatabase, home: string, ports: Product['ports']) {
    this.database = database;
    this.home = home;
    this.ports = ports;
    this.url = `http://127.0.0.1:${ports.api}`;
    this.mailboxUrl = `http://127.0.0.1:${ports.mailbox}`;
    this.temporalAddress = `127.0.0.1:${ports.temporal}`;
    this.dataSource = createDataSource(database.appUrl, { poolSize: 4, name: 'test' });
    this.env = {
      PATH: process.env['PATH'],
      PORT: String(ports.api),
      PUBLIC_URL: this.url,
      DATABASE_APP_URL: database.appUrl,
      TEMPORAL_ADDRESS: this.temporalAddress,
      TEMPORAL_NAMESPACE: 'default',
      SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
      WORKER_HEALTH_PORT: String(ports.worker),
      COUNTERSIGN_SECRET: randomBytes(32).toString('hex'),
      COUNTERSIGN_MODE: 'embedded',
      LOG_LEVEL: 'warn',
    };
  }

  static async start(): Promise<Product> {
    const database = await createTestDatabase();
    await seed(database.ownerUrl);
    const [api, worker, temporal, temporalUi, smtp, mailbox] = await freePorts(6);
    const ports = { api, worker, temporal, temporalUi, smtp, mailbox } as Product['ports'];
    const product = new Product(database, await mkdtemp(join(tmpdir(), 'countersign-product-')), ports);
    await product.dataSource.initialize();
    await Promise.all([product.startTemporal(), product.startMailbox()]);
    await Promise.all([product.startApi(), product.startWorker()]);
    return product;
  }

  async stop(): Promise<void> {
    const { api, worker, temporal, mailbox } = this.parts;
    await Promise.all([api?.end('SIGTERM'), worker?.end('SIGTERM')]);
    await Promise.all([temporal?.end('SIGKILL'), mailbox?.end('SIGKILL')]);
    await this.dataSource.destroy();
    await this.database.drop();
    await rm(this.home, { recursive: true, force: true });
  }

  async startApi(): Promise<void> {
    await this.startOurs('api', 'dist/apps/api/src/main.js', `${this.url}/readyz`);
  }

  async startWorker(): Promise<void> {
    await this.startOurs(
      'worker',
      'dist/apps/worker/src/main.js',
      `http://127.0.0.1:${this.ports.worker}/readyz`,
    );
  }

  async startTemporal(): Promise<void> {
    this.parts.temporal = await startOwnTemporal({
      home: this.home,
      port: this.ports.temporal,
      uiPort: this.ports.temporalUi,
    });
  }

  private async startMailbox(): Promise<void> {
    this.parts.mailbox = startChild(
      process.execPath,
      [
        join(projectRoot(), 'node_modules/maildev/dist/bin/maildev.js'),
        '--ip=127.0.0.1',
        `--smtp=${this.ports.smtp}`,
        '--web-ip=127.0.0.1',
        `--web=${this.ports.mailbox}`,
        `--mail-directory=${join(this.home, 'mails')}`,
      ],
      process.env,
    );
    await until('the mailbox answers', async () => (await fetch(`${this.mailboxUrl}/api/email`)).ok);
  }

  private async startOurs(name: 'api' | 'worker', file: string, readyUrl: string): Promise<void> {
    const child = startChild(process.execPath, [join(projectRoot(), file)], this.env);
    this.parts[name] = child;
    await until(`the ${name} is ready`, async () => {
      if (!child.running()) throw new Error(`the ${name} ended:\n${child.output()}`);
      return (await fetch(readyUrl)).ok;
    });
  }

  /** Ends a part, by default as a crash would: without a chance to put anything in order. */
  async kill(part: 'api' | 'worker' | 'temporal', signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.parts[part]?.end(signal);
  }

  /** The connection by which the owner of the store enters what people cannot. */
  get ownerUrl(): string {
    return this.database.ownerUrl;
  }

  /** Signs in as one of the personas. */
  async as(personaId: string): Promise<Caller> {
    return new Caller(this.url).signIn(personaId);
  }

  /** All mails that an address has got, the oldest first. */
  async mailsTo(address: string): Promise<Mail[]> {
    type Listed = {
      id: string;
      subject: string;
      text: string;
      to: { address: string }[];
      headers: Record<string, string>;
    };
    const listed = (await (await fetch(`${this.mailboxUrl}/api/email`)).json()) as Listed[];
    return listed
      .filter((mail) => mail.to.some((recipient) => recipient.address === address))
      .map(({ id, subject, text, headers }) => ({
        id,
        to: address,
        subject,
        text,
        messageId: headers['message-id'] ?? '',
      }));
  }

  /** Waits for a mail whose subject or text holds the words. */
  async mail(address: string, words: RegExp): Promise<Mail> {
    return until(`a mail to ${address} with ${words.source}`, async () =>
      (await this.mailsTo(address)).findLast((mail) => words.test(mail.subject) || words.test(mail.text)),
    );
  }

  /** Runs the `countersign` command against this product's database. */
  async command(...args: string[]): Promise<{ stdout: string }> {
    const program = join(projectRoot(), 'dist/apps/cli/src/main.js');
    return promisify(execFile)(process.execPath, [program, ...args], { env: this.env });
  }

  /** What is wrong with any chain, log or projection; empty where all is whole. */
  async faults(): Promise<string[]> {
    const faults = (await verifyChains(this.dataSource)).flatMap(({ chain, faults: found }) =>
      found.map((fault) => `${chain}: ${fault}`),
    );
    const cases: { id: string }[] = await this.dataSource.query('SELECT case_id AS id FROM snapshot');
    for (const { id } of cases) {
      faults.push(...(await verifyCase(this.dataSource, id)).map((fault) => `${id}: ${fault}`));
    }
    return faults;
  }
}
