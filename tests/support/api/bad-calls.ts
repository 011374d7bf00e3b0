import { randomUUID } from 'node:crypto';
import type { Operation } from '../../../apps/api/src/http/operations/operation.js';
import { badInputs, sample, sentSchema } from './bad-bodies.js';

/** A call with one thing wrong, and what it must be answered. */
export interface BadCall {
  what: string;
  /** What is sent otherwise than in a right call. A header of undefined is left out. */
  send: {
    headers?: Record<string, string | undefined>;
    /** The raw text of the body. */
    text?: string;
    body?: unknown;
    query?: Record<string, string>;
    parts?: Record<string, string>;
  };
  status: readonly number[];
  pointer: string;
  rules: readonly string[] | null;
  loosely: boolean;
}

function ofTheWhole(what: string, send: BadCall['send'], status: number, rule: string): BadCall {
  return { what, send, status: [status], pointer: '', rules: [rule], loosely: false };
}

/** A body that a schema takes: the operation's example, or one made from the schema. */
export function goodBody({ body, example }: Operation): unknown {
  return example ?? (body === undefined ? {} : sample(sentSchema(body)));
}

/** Whether the schema really takes the body that was made for it. */
function hasGoodBody(operation: Operation): boolean {
  return operation.body === undefined || operation.body.safeParse(goodBody(operation)).success;
}

/** Every call of an operation with one thing wrong that its own row of the table lets one think of. */
export function badCalls(operation: Operation): BadCall[] {
  const calls = [...badAddresses(operation), ...badQueries(operation), ...badHeaders(operation)];
  return operation.method === 'get' ? calls : [...calls, ...badChanges(operation), ...badBodies(operation)];
}

function badAddresses({ params, path }: Operation): BadCall[] {
  if (params === undefined) return [];
  return [...path.matchAll(/:(\w+)/gu)].flatMap(([, name = '']) =>
    ['~', 'x'.repeat(3000)].map((value) =>
      ofTheWhole(`${name} that can be none`, { parts: { [name]: value } }, 404, 'not_found'),
    ),
  );
}

function badHeaders({ access, kind }: Operation): BadCall[] {
  const version = ofTheWhole(
    'a malformed If-Match',
    { headers: { 'if-match': 'three' } },
    400,
    'header_malformed',
  );
  // A stream is no version of anything.
  const calls = kind === 'stream' ? [] : [version];
  if (access === 'public') return calls;
  const unknown = { cookie: `countersign=${'x'.repeat(43)}` };
  return [
    ...calls,
    ofTheWhole('no session', { headers: { cookie: undefined } }, 401, 'not_signed_in'),
    ofTheWhole('the token of an unknown session', { headers: unknown }, 401, 'not_signed_in'),
  ];
}

function badQueries({ query }: Operation): BadCall[] {
  const unknown: BadCall = {
    what: 'a query that is not known',
    send: { query: { thereIsNoSuchField: '1' } },
    status: [422],
    pointer: '/thereIsNoSuchField',
    rules: ['unknown_field'],
    loosely: false,
  };
  if (query === undefined) return [unknown];
  const { properties = {} } = sentSchema(query);
  const wrong = Object.entries(properties).flatMap(([name, part]) =>
    badInputs(part)
      // All of a query is text: a number is wrong only where it is awaited, and there is no null.
      .filter(
        ({ value }) => typeof value === 'string' || (typeof value === 'number' && part.type !== 'string'),
      )
      .map(({ what, value }): BadCall => ({
        what: `query ${name}: ${what}`,
        send: { query: { [name]: String(value) } },
        status: [422],
        pointer: `/${name}`,
        rules: null,
        loosely: false,
      })),
  );
  return [unknown, ...wrong, ...(Object.hasOwn(properties, 'cursor') ? tamperedCursors() : [])];
}

function tamperedCursors(): BadCall[] {
  const cursorOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const forged = [
    'x',
    '~',
    cursorOf([]),
    cursorOf({}),
    cursorOf(['\u0000', '\u0000', '\u0000', '\u0000', '\u0000', '\u0000']),
    cursorOf([null]),
  ];
  return forged.map((cursor) => ({
    what: `a tampered cursor ${cursor}`,
    send: { query: { cursor } },
    status: [422],
    pointer: '/cursor',
    rules: ['cursor_invalid', 'wrong_format'],
    loosely: false,
  }));
}

function badChanges(operation: Operation): BadCall[] {
  const { access, method, kind, ifMatch } = operation;
  const calls = [
    ofTheWhole('malformed JSON', { text: '{"content": ' }, 400, 'malformed'),
    ofTheWhole(
      'a wrong content type',
      { text: 'x', headers: { 'content-type': 'text/plain' } },
      415,
      'wrong_media_type',
    ),
    ofTheWhole(
      'a form',
      { text: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'wrong_media_type',
    ),
    ofTheWhole(
      'a body of 2 MB',
      { text: JSON.stringify('x'.repeat(2 * 1024 * 1024)) },
      413,
      'body_too_large',
    ),
    ofTheWhole(
      'a page of another site',
      { headers: { origin: 'https://evil.example' } },
      403,
      'foreign_origin',
    ),
    ofTheWhole('a body that is null', { text: 'null' }, 422, 'wrong_type'),
  ];
  if (access === 'session') {
    calls.push(
      ofTheWhole('no token of the session', { headers: { 'x-csrf-token': undefined } }, 403, 'csrf_token'),
      ofTheWhole(
        'the token of another session',
        { headers: { 'x-csrf-token': randomUUID() } },
        403,
        'csrf_token',
      ),
    );
  }
  if (method === 'post') {
    const key = (value: string | undefined) => ({ headers: { 'idempotency-key': value } });
    calls.push(
      ofTheWhole('no Idempotency-Key', key(undefined), 400, 'header_missing'),
      ofTheWhole('an Idempotency-Key that is too long', key('k'.repeat(201)), 400, 'header_malformed'),
      ofTheWhole('an Idempotency-Key with a tab in it', key('a\tb'), 400, 'header_malformed'),
    );
  }
  if (!hasGoodBody(operation)) return calls;
  if (kind === 'write' && method === 'post') {
    const used = { headers: { 'idempotency-key': USED_KEY, 'if-match': '"1"' } };
    calls.push(ofTheWhole('a key that was used for another call', used, 422, 'idempotency_reused'));
  }
  if (ifMatch === 'required') {
    calls.push(ofTheWhole('no If-Match', { headers: { 'if-match': undefined } }, 428, 'if_match_missing'), {
      ...ofTheWhole('an If-Match of a version that is not', {}, 412, 'stale_version'),
      send: { headers: { 'if-match': '"999999"' } },
      // Where the address names nothing that this caller has, nothing can be stale.
      status: [412, 404],
      rules: ['stale_version', 'not_found'],
    });
  }
  return calls;
}

/** A key that every caller of the tests has used for a call that there is not. */
export const USED_KEY = 'used-for-another-call';

function badBodies({ body, id }: Operation): BadCall[] {
  if (body === undefined) return [];
  return badInputs(sentSchema(body)).map(({ what, value, pointer, rules, loosely }) => ({
    what: `${id}, ${what}`,
    send: { body: value },
    status: [422],
    pointer,
    rules,
    loosely,
  }));
}
