import { randomUUID } from 'node:crypto';
import type { Operation } from '../../apps/api/src/http/operation.js';
import { OPERATIONS } from '../../apps/api/src/operations/index.js';
import { AUTHORISATION } from '../support/authorisation-table.js';
import { AuthorisationWorld, CALLERS, type Caller } from '../support/authorisation-world.js';
import { USED_KEY, badCalls, goodBody, type BadCall } from '../support/bad-calls.js';
import { brokenPromises } from '../support/promises.js';

/** Somebody who may call an operation, so that nothing but the fault can be why it is refused. */
function callerOf(operation: Operation): Caller {
  const allowed = CALLERS.find(
    (caller) => caller !== 'nobody' && AUTHORISATION[operation.id]?.(caller) === 'allowed',
  );
  if (allowed === undefined) throw new Error(`nobody may call ${operation.id}`);
  return allowed;
}

interface Fault {
  pointer: string;
  rule: string;
  message: string;
}

describe('a call with one thing wrong', () => {
  let world: AuthorisationWorld;

  beforeAll(async () => {
    world = await AuthorisationWorld.start();
    await world.useKey(USED_KEY);
  });
  afterAll(() => world.close());

  async function send(operation: Operation, { send: { headers = {}, text, body, query, parts } }: BadCall) {
    const method = operation.method.toUpperCase();
    const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
    const path = `/api/v1${world.pathOf(operation, parts)}${search}`;
    const whole: Record<string, string | undefined> = {
      ...(operation.access === 'public' ? {} : world.credentialsOf(callerOf(operation))),
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...(operation.ifMatch === 'required' ? { 'if-match': '"1"' } : {}),
      ...headers,
    };
    const response = await fetch(`${world.url}${path}`, {
      method,
      headers: Object.entries(whole).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ...(method === 'GET'
        ? {}
        : { body: text ?? JSON.stringify(body === undefined ? goodBody(operation) : body) }),
    });
    // A stream that opens never ends; that it opened is enough to know.
    const opened = /event-stream/u.test(response.headers.get('content-type') ?? '');
    if (opened) await response.body?.cancel();
    const received = opened ? '' : await response.text();
    const answer = {
      status: response.status,
      headers: response.headers,
      body: received.startsWith('{') ? (JSON.parse(received) as { errors?: Fault[] }) : {},
    };
    return { answer, broken: brokenPromises(method, path, answer) };
  }

  /** What is wrong with the answer to a wrong call; null where it is as it must be. */
  async function wrongWith(operation: Operation, call: BadCall): Promise<string | null> {
    const { answer, broken } = await send(operation, call);
    const errors = answer.body.errors ?? [];
    const named = errors.some(
      ({ pointer, rule }) =>
        (call.loosely ? pointer.startsWith(call.pointer) : pointer === call.pointer) &&
        (call.rules === null || call.rules.includes(rule)),
    );
    if (call.status.includes(answer.status) && named && broken.length === 0) return null;
    const got = errors.map(({ pointer, rule }) => `${rule} at "${pointer}"`).join(', ');
    const wanted = `${call.status.join(' or ')}, ${call.rules?.join(' or ') ?? 'a rule'} at "${call.pointer}"`;
    return `${call.what}: wanted ${wanted}; got ${answer.status}, ${got} ${broken.join('; ')}`;
  }

  it.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
    'of %s is refused with its rule and its field, and changes nothing',
    async (_id, operation) => {
      const before = await world.contents();
      const wrong: string[] = [];
      for (const call of badCalls(operation)) {
        const found = await wrongWith(operation, call);
        if (found !== null) wrong.push(found);
      }
      expect(wrong).toEqual([]);
      expect(await world.contents()).toEqual(before);
    },
  );

  it('is tried in hundreds of ways', () => {
    expect(OPERATIONS.flatMap((operation) => badCalls(operation)).length).toBeGreaterThan(1000);
  });
});
