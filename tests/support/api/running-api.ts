import { randomInt } from 'node:crypto';
import { createLogger, type Logger } from '#libs/platform';
import type { ApiSchemas } from '#libs/contracts/client';
import { seed } from '#libs/store';
import { Client as PgClient } from 'pg';
import { z } from 'zod';
import type { ApiConfig } from '../../../apps/api/src/config.js';
import {
  limitVariables,
  patienceVariables,
  poolVariables,
  sessionVariables,
} from '../../../apps/api/src/config-access.js';
import { attachmentVariables } from '../../../apps/api/src/config-attachments.js';
import { startApi } from '../../../apps/api/src/start-api.js';
import { createTestDatabase, type TestDatabase } from '../product/database.js';
import { Caller } from './caller.js';
import { tableContents } from '../product/table-contents.js';

export type { Answer, Caller } from './caller.js';

/** What a request asks, as a caller says it. */
export type AskedContent = ApiSchemas['RequestContent'];

/** An api with a seeded database of its own. */
export interface TestApi {
  readonly url: string;
  readonly config: ApiConfig;
  readonly database: TestDatabase;
  /** A caller who is signed in as one of the cast, or as nobody. */
  as(personaId?: string): Promise<Caller>;
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
      .object({
        ...sessionVariables,
        ...limitVariables,
        ...patienceVariables,
        ...poolVariables,
        ...attachmentVariables,
      })
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
      const client = new Caller(url);
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

/** The three helicopters of resolution 1967. */
export const MI24_LINE: AskedContent['lines'][number] = {
  id: 'mi24',
  unitId: 'ukr-mi24',
  count: 3,
  persons: { military: 60, police: 0, civilian: 0 },
  from: null,
  to: null,
};

/** The case of resolution 1967 as the requesting officer enters it. */
export function mi24Content(changes: Partial<AskedContent> = {}): AskedContent {
  return {
    sendingMission: 'unmil',
    receivingMission: 'unoci',
    purpose: 'Reinforce UNOCI after the elections of 28 November 2010.',
    scope: 'Three armed helicopters (Mi-24) with crews, temporarily redeployed from UNMIL to UNOCI.',
    authorityId: 's-res-1967-2011',
    policyId: 'standard',
    neededBy: '2011-01-31',
    lines: [MI24_LINE],
    ...changes,
  };
}
