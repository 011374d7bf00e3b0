import { randomUUID } from 'node:crypto';
import type { Operation } from '../../../apps/api/src/http/operations/operation.js';
import { OPERATIONS } from '../../../apps/api/src/operations.js';
import { AUTHORISATION } from '../../support/api/authorisation-table.js';
import { AuthorisationWorld, CALLERS, type Caller } from '../../support/api/authorisation-world.js';
import { USED_KEY, badCalls, goodBody, type BadCall } from '../../support/api/bad-calls.js';
import { brokenPromises } from '../../support/api/promises.js';

/** Takes what is no JSON: `attachments.spec.ts` tries it with files that are wrong in every way. */
const TRIED = OPERATIONS.filter((operation) => operation.kind !== 'upload');

/**
 * Somebody who may call an operation, so that nothing but the fault can be why it is refused; where the world holds
 * nothing that anybody could call it on, somebody who is signed in.
 */
function callerOf(operation: Operation): Caller {
  return allowedOn(operation) ?? 'unit administrator';
}

function allowedOn(operation: Operation): Caller | undefined {
  return CALLERS.find((caller) => caller !== 'nobody' && AUTHORISATION[operation.id]?.(caller) === 'allowed');
}

/** None of the calls waits for another: all are to be refused. */
const AT_A_TIME = 6;

interface Fault {
  pointer: string;
  rule: string;
  message: string;
}

describe('a call with one thing wrong', () => {
  let world: AuthorisationWorld;
  /** What the store held when last looked: before the next operation is tried, or where one has changed something. */
  let contents: Record<string, string>;

  beforeAll(async () => {
    world = await AuthorisationWorld.start();
    await world.useKey(USED_KEY);
    contents = await world.contents();
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
    // Of what is not there nothing more may be told.
    if (allowedOn(operation) === undefined && answer.status === 404 && broken.length === 0) return null;
    const got = errors.map(({ pointer, rule }) => `${rule} at "${pointer}"`).join(', ');
    const wanted = `${call.status.join(' or ')}, ${call.rules?.join(' or ') ?? 'a rule'} at "${call.pointer}"`;
    return `${call.what}: wanted ${wanted}; got ${answer.status}, ${got} ${broken.join('; ')}`;
  }

  it.each(TRIED.map((operation) => [operation.id, operation] as const))(
    'of %s is refused with its rule and its field, and changes nothing',
    async (_id, operation) => {
      const before = contents;
      const wrong: (string | null)[] = [];
      const calls = badCalls(operation);
      for (let next = 0; next < calls.length; next += AT_A_TIME) {
        const some = calls.slice(next, next + AT_A_TIME);
        wrong.push(...(await Promise.all(some.map((call) => wrongWith(operation, call)))));
      }
      contents = await world.contents();
      expect(wrong.filter((fault) => fault !== null)).toEqual([]);
      expect(contents).toEqual(before);
    },
  );

  it('is tried in hundreds of ways', () => {
    expect(TRIED.flatMap((operation) => badCalls(operation)).length).toBeGreaterThan(1000);
  });
});
