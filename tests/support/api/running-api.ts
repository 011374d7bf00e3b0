import { randomInt, randomUUID } from 'node:crypto';
import { createLogger, type Logger } from '#libs/platform';
import { seed } from '#libs/store';
import { Client as PgClient } from 'pg';
import { z } from 'zod';
import type { ApiConfig } from '../../../apps/api/src/config.js';
import { limitVariables, patienceVariables, sessionVariables } from '../../../apps/api/src/config-access.js';
import { attachmentVariables } from '../../../apps/api/src/config-attachments.js';
import { startApi } from '../../../apps/api/src/start-api.js';
import { createTestDatabase, type TestDatabase } from '../product/database.js';
import { EventReader } from './event-reader.js';
import { brokenPromises } from './promises.js';
import { SlowCall } from './slow-call.js';
import { tableContents } from '../product/table-contents.js';

/** What a call was answered. */
export interface Answer {
  status: number;
  headers: Headers;
  /** JSON where the answer is JSON, else the text. */
  body: any; // oxlint-disable-line typescript/no-explicit-any -- tests look into answers without types of their own
}

/** A person, or nobody, at the other end of the API. */
export class ApiClient {
  private cookie = '';
  private readonly cookies = new Map<string, string>();
  private csrfToken = '';

  constructor(readonly url: string) {}

  /** Signs in as one of the cast. */
  async signIn(personaId: string): Promise<this> {
    const answer = await this.post(`/api/v1/personas/${personaId}/sign-in`, {});
    if (answer.status !== 200) throw new Error(`${personaId} cannot sign in: ${answer.status}`);
    this.csrfToken = (await this.get('/api/v1/me')).body.csrfToken;
    return this;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.call('GET', path, { headers });
  }

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.call('POST', path, {
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
      body: JSON.stringify(body),
    });
  }

  async put(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.call('PUT', path, {
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** Begins a call, and keeps back what follows the first bytes of its body. */
  async begin(
    method: string,
    path: string,
    body: string,
    headers: Record<string, string> = {},
  ): Promise<SlowCall> {
    const own = {
      ...(this.cookie === '' ? {} : { cookie: this.cookie }),
      ...(this.csrfToken === '' ? {} : { 'x-csrf-token': this.csrfToken }),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    return SlowCall.begin(this.url, method, path, { ...own, ...headers }, body);
  }

  /** The fields of a form as a browser sends them. */
  formOf(fields: Record<string, string>): string {
    return new URLSearchParams({ _csrf: this.csrfToken, ...fields }).toString();
  }

  /** Opens a stream of server-sent events. */
  async stream(path: string, headers: Record<string, string> = {}): Promise<EventReader> {
    return EventReader.open(`${this.url}${path}`, {
      ...(this.cookie === '' ? {} : { cookie: this.cookie }),
      ...headers,
    });
  }

  /** A form as a browser sends it; redirects are not followed. */
  async form(path: string, fields: Record<string, string>): Promise<Answer> {
    return this.call('POST', path, {
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      body: this.formOf(fields),
    });
  }

  /** The bytes of a file. */
  async download(path: string): Promise<{ headers: Headers; content: Buffer }> {
    const response = await fetch(`${this.url}${path}`, { headers: { cookie: this.cookie } });
    return { headers: response.headers, content: Buffer.from(await response.arrayBuffer()) };
  }

  async call(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: string | Buffer<ArrayBuffer> } = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(this.csrfToken === '' ? {} : { 'x-csrf-token': this.csrfToken }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    this.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const text = await response.text();
    const isJson = /json/u.test(response.headers.get('content-type') ?? '');
    const answer: Answer = {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : text,
    };
    // Whatever a test is about: no answer may differ from what the API's description says of it.
    const faults = brokenPromises(method, path, answer);
    if (faults.length > 0) throw new Error(`${method} ${path}: ${faults.join('; ')}`);
    return answer;
  }
}

/** An api with a seeded database of its own. */
export interface TestApi {
  readonly url: string;
  readonly config: ApiConfig;
  readonly database: TestDatabase;
  /** A caller who is signed in as one of the cast, or as nobody. */
  as(personaId?: string): Promise<ApiClient>;
  /** Asks the database as its owner. */
  sql<T>(text: string, values?: unknown[]): Promise<T[]>;
  /** What every table holds: the number of its rows and a digest of them. */
  counts(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Has the references of an api begin at a number of its own: all test files share one mailbox, and mails are looked for by
 * the reference that they name.
 */
export async function withReferencesOfItsOwn(api: TestApi): Promise<TestApi> {
  await api.sql(`SELECT setval('case_reference', $1)`, [randomInt(10_000, 2 ** 40)]);
  return api;
}

/** Starts an api of a test file's own. */
export async function startTestApi(
  changes: Partial<ApiConfig> = {},
  logger: Logger = createLogger('api', 'error'),
): Promise<TestApi> {
  const database = await createTestDatabase();
  await seed(database.ownerUrl);
  const owner = new PgClient({ connectionString: database.ownerUrl });
  await owner.connect();
  const sql = async <T>(text: string, values: unknown[] = []) =>
    (await owner.query(text, values)).rows as T[];
  const config: ApiConfig = {
    ...z
      .object({ ...sessionVariables, ...limitVariables, ...patienceVariables, ...attachmentVariables })
      .parse({}),
    PORT: 0,
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://127.0.0.1:8080',
    DATABASE_APP_URL: database.appUrl,
    DATABASE_LOCK_SECONDS: 5,
    SMTP_URL: process.env.COUNTERSIGN_TEST_SMTP_URL ?? 'smtp://127.0.0.1:1',
    MAIL_FROM: 'Countersign <countersign@localhost>',
    COUNTERSIGN_SECRET: 'a secret of the tests that has 32 characters or more',
    COUNTERSIGN_MODE: 'embedded',
    LOG_LEVEL: 'fatal',
    SHUTDOWN_NOTICE_SECONDS: 0,
    WEBHOOK_PORTS: '443',
    WEBHOOK_ALLOW_LOOPBACK: 'on',
    ...changes,
  };
  const api = await startApi(config, logger).catch(async (error: unknown) => {
    await owner.end();
    throw error;
  });
  const url = `http://127.0.0.1:${api.port}`;
  return {
    url,
    config,
    database,
    sql,
    as: async (personaId) => {
      const client = new ApiClient(url);
      return personaId === undefined ? client : client.signIn(personaId);
    },
    counts: tableContents(owner),
    close: async () => {
      await api.close();
      await owner.end();
      await database.drop();
    },
  };
}

/** The case of resolution 1967 as the requesting officer enters it. */
export function mi24Content(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    sendingMission: 'unmil',
    receivingMission: 'unoci',
    purpose: 'Reinforce UNOCI after the elections of 28 November 2010.',
    scope: 'Three armed helicopters (Mi-24) with crews, temporarily redeployed from UNMIL to UNOCI.',
    authorityId: 's-res-1967-2011',
    policyId: 'standard',
    neededBy: '2011-01-31',
    lines: [
      {
        id: 'mi24',
        unitId: 'ukr-mi24',
        count: 3,
        persons: { military: 60, police: 0, civilian: 0 },
        from: null,
        to: null,
      },
    ],
    ...changes,
  };
}
