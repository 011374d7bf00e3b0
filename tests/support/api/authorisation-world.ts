import { deliverDue } from '#libs/webhooks';
import type { ArrangementView, RequestView } from '#libs/cases';
import { ROLES, type Role } from '#libs/contracts';
import type { ResultClient } from '#libs/contracts/client';
import { csrfTokenOf, openSession } from '#libs/identity';
import { randomUUID } from 'node:crypto';
import type { Operation } from '../../../apps/api/src/http/operations/operation.js';
import { ApiRequests, type Drafted } from './api-requests.js';
import { Caller as Client } from './caller.js';
import { asOwner } from '../fixtures/policies.js';

/**
 * How the party of a caller stands to the request of this world: `unit` manages it; `otherUnit` is another unit of the
 * Secretariat; `asked` has the leg that the addresses name; `alsoAsked` has another leg; `mission` lends; `elsewhere` is a
 * state that has no part in it.
 */
const PARTIES = {
  unit: 'dpko',
  otherUnit: 'dfs',
  asked: 'liberia',
  alsoAsked: 'cote-divoire',
  mission: 'unmil',
  elsewhere: 'ghana',
} as const;
type Standing = keyof typeof PARTIES;

/** Who calls: a role for a party that stands so, somebody who is signed in without any role, or nobody. */
export type Caller = 'nobody' | 'withoutMembership' | `${Standing} ${Role}`;

/** Every caller of whom the table speaks. */
export const CALLERS: readonly Caller[] = [
  'nobody',
  'withoutMembership',
  ...(Object.keys(PARTIES) as Standing[]).flatMap((relation) =>
    ROLES.map((role): Caller => `${relation} ${role}`),
  ),
];

/** The result of a call as far as authorisation goes: faults of the content do not matter. */
export type Outcome = 'allowed' | 401 | 403 | 404;

/** Columns, by table, in which the product itself says something of what happened. */
const OWN_WORDS: Readonly<Record<string, readonly string[]>> = {
  session: ['how', 'browser', 'system'],
  webhook: ['disabled_because'],
  webhook_try: ['fault'],
  idempotency: ['body'],
  audit_event: ['body'],
};

/** An api with one open request on which all consents have been asked, and one person for every caller. */
export class AuthorisationWorld {
  private readonly headers = new Map<Caller, Record<string, string>>();
  readonly url: string;
  /** What every table of the store holds. */
  readonly contents: () => Promise<Record<string, string>>;
  /** What stands for each variable part of an address; a new kind of part needs a value here. */
  private readonly parts: Readonly<Record<string, string>>;

  private constructor(
    private readonly cases: ApiRequests,
    readonly request: Drafted,
    taskId: string,
  ) {
    this.url = cases.api.url;
    this.contents = () => cases.api.counts();
    this.parts = {
      requestId: request.requestId,
      arrangementId: request.arrangementId,
      legId: 'host_consent:liberia',
      number: '1',
      lineId: 'mi24',
      taskId,
      personaId: 'ana-ribeiro',
      calendarId: 'liberia',
      unitId: 'ukr-mi24',
      authorityId: 's-res-1967-2011',
      policyId: 'standard',
      version: '1',
      pledgeId: randomUUID(),
      standingConsentId: 'liberia-2011',
      personId: 'ana-ribeiro',
      partyId: 'liberia',
      // Whether there are such things is told only to those who may do something about them.
      paperId: randomUUID(),
      contestId: randomUUID(),
      attachmentId: randomUUID(),
      decisionId: randomUUID(),
      questionId: randomUUID(),
      overrideId: randomUUID(),
      sessionId: randomUUID(),
      viewId: randomUUID(),
      tokenId: '0'.repeat(12),
      representationId: randomUUID(),
      membershipId: randomUUID(),
      absenceId: randomUUID(),
      webhookId: randomUUID(),
      deliveryId: randomUUID(),
    };
  }

  static async start(): Promise<AuthorisationWorld> {
    const cases = await ApiRequests.start();
    const { ownerUrl } = cases.api.database;
    await asOwner(
      ownerUrl,
      `INSERT INTO party (id, kind, name, language, zone, sources) VALUES
         ('dfs', 'secretariat', 'Department of Field Support', 'en', 'America/New_York', '{a test}'),
         ('ghana', 'state', 'Ghana', 'en', 'Africa/Accra', '{a test}')`,
    );
    for (const caller of CALLERS) if (caller !== 'nobody') await enterPerson(ownerUrl, caller);
    const request = await cases.noticed();
    const [task] = await cases.api.sql<{ task_id: string }>(
      `SELECT task_id FROM task WHERE leg_id = 'host_consent:liberia' AND kind = 'answer'`,
    );
    const world = new AuthorisationWorld(cases, request, task?.task_id ?? '');
    for (const caller of CALLERS) if (caller !== 'nobody') await world.openSession(caller);
    return world;
  }

  async close(): Promise<void> {
    await this.cases.close();
  }

  private async openSession(caller: Caller): Promise<void> {
    const { token } = await openSession(
      this.cases.dataSource.manager,
      { personId: keyOf(caller), how: 'persona', device: { browser: 'program', system: null } },
      { idleMinutes: 60, maxHours: 1 },
    );
    this.headers.set(caller, {
      cookie: `countersign=${token}`,
      'x-csrf-token': csrfTokenOf(this.cases.api.config.COUNTERSIGN_SECRET, token),
    });
  }

  /** By what a caller shows who they are; nothing for nobody. */
  credentialsOf(caller: Caller): Readonly<Record<string, string>> {
    return this.headers.get(caller) ?? {};
  }

  /** The address of an operation in this world, below `/api/v1`; parts of it can be given otherwise. */
  pathOf(operation: Operation, otherwise: Readonly<Record<string, string>> = {}): string {
    return operation.path.replaceAll(/:(\w+)/gu, (_, part: string) =>
      encodeURIComponent(otherwise[part] ?? this.parts[part] ?? missingPart(part)),
    );
  }

  /** What the variable parts of addresses are in this world. */
  partsOfAddresses(): Record<string, string[]> {
    return Object.fromEntries(Object.entries(this.parts).map(([name, value]) => [name, [value]]));
  }

  /** Writes down that every caller has used a key for a call that there is not. */
  async useKey(key: string): Promise<void> {
    for (const caller of CALLERS) {
      await this.cases.api.sql(
        `INSERT INTO idempotency (scope, key, route, body_hash, status, body) VALUES ($1, $2, 'none', 'none', 200, '{}')`,
        [keyOf(caller), key],
      );
    }
  }

  /** The client of a caller: each call gives its result, and throws where it is refused. */
  as(caller: Caller): ResultClient {
    return Client.program(this.url, this.credentialsOf(caller)).does;
  }

  /** What a caller reads under an address: the text, whatever its form; of a stream of events nothing. */
  async read(caller: Caller, path: string): Promise<{ status: number; text: string }> {
    const response = await fetch(`${this.url}/api/v1${path}`, { headers: this.credentialsOf(caller) });
    if (!/event-stream/u.test(response.headers.get('content-type') ?? '')) {
      return { status: response.status, text: await response.text() };
    }
    await response.body?.cancel();
    return { status: response.status, text: '' };
  }

  /** The acts that a caller is offered on the things that the addresses of this world name, and without any case. */
  async offeredTo(caller: Caller): Promise<string[]> {
    const { requestId, arrangementId } = this.request;
    const read = async <T>(path: string) => {
      const { status, text } = await this.read(caller, path);
      return status === 200 ? (JSON.parse(text) as T) : null;
    };
    const me = await read<{ allowedActs: string[] }>('/me');
    const request = await read<RequestView>(`/requests/${requestId}`);
    const arrangement = await read<ArrangementView>(`/arrangements/${arrangementId}`);
    const named = [
      ...(request === null ? [] : [request, ...request.legs, ...request.lines, ...request.tasks]),
      ...(arrangement === null ? [] : [arrangement, ...arrangement.lines]),
    ].filter(({ id }) => Object.values(this.parts).includes(id));
    const acts = named.flatMap(({ allowedActs }): readonly string[] => allowedActs);
    return [...new Set([...(me?.allowedActs ?? []), ...acts])];
  }

  /**
   * Every row of the store as text: what people, policies and sources wrote, and what was rendered for parties. Without the
   * columns in which the product itself says something, which must hold codes.
   */
  async texts(): Promise<string[]> {
    const tables = await this.cases.api.sql<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
    );
    const rows: string[] = [];
    for (const { name } of tables) {
      const own = OWN_WORDS[name] ?? [];
      const held = await this.cases.api.sql<{ row: unknown }>(
        `SELECT to_jsonb(t) - ARRAY[${own.map((column) => `'${column}'`).join(', ')}]::text[] AS row FROM "${name}" t`,
      );
      rows.push(...held.flatMap(({ row }) => textsOf(row)));
    }
    return [...new Set(rows)];
  }

  /** Tries once to send what is due to a webhook. */
  async deliver(webhookId: string): Promise<void> {
    const { dataSource, api } = this.cases;
    const receivers = { allowedHosts: [], ports: [], allowLoopback: true };
    const options = { key: api.config.COUNTERSIGN_SECRET, receivers, retryMs: [3_600_000] };
    await deliverDue(dataSource, options, webhookId);
  }

  /** Changes the store as its owner. */
  async change(sql: string): Promise<void> {
    await this.cases.api.sql(sql);
  }

  /** Moves the clock of the arrangement forward. */
  async moveClock(to: string): Promise<void> {
    const { arrangementId } = this.request;
    await this.as('unit manager').moveClock({ arrangementId, body: { to } });
  }

  /** Calls an operation with a content that it cannot take, so that nothing changes, and says what came of it. */
  async call(operation: Operation, caller: Caller): Promise<{ outcome: Outcome; status: number }> {
    const response = await fetch(`${this.url}/api/v1${this.pathOf(operation)}`, {
      method: operation.method.toUpperCase(),
      headers: {
        ...this.headers.get(caller),
        ...(operation.method === 'get'
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(operation.method === 'get' ? {} : { body: '{"thereIsNoSuchField":true}' }),
    });
    // A stream of events never ends; of it the head of the answer is enough.
    if (/event-stream/u.test(response.headers.get('content-type') ?? '')) await response.body?.cancel();
    else await response.arrayBuffer();
    const { status } = response;
    return { outcome: status === 401 || status === 403 || status === 404 ? status : 'allowed', status };
  }
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function missingPart(part: string): never {
  throw new Error(`tests/support/authorisation-world.ts has no value for the part :${part} of an address`);
}

function keyOf(caller: Caller): string {
  return caller.toLowerCase().replaceAll(/[ _]/gu, '-');
}

async function enterPerson(ownerUrl: string, caller: Caller): Promise<void> {
  const id = keyOf(caller);
  await asOwner(
    ownerUrl,
    `INSERT INTO person (id, name, title, address, language) VALUES ($1, $1, 'Officer', $1 || '@example.org', 'en')`,
    [id],
  );
  if (caller === 'withoutMembership') return;
  const [relation, role] = caller.split(' ') as [Standing, Role];
  await asOwner(
    ownerUrl,
    `INSERT INTO membership (person_id, party_id, role, valid_from) VALUES ($1, $2, $3, '2000-01-01')`,
    [id, PARTIES[relation], role],
  );
}
