import type { components, operations } from './client/api.js';
import { ROUTES } from './client/routes.js';

/** The schemas of the API by name, e.g. `ApiSchemas['Request']`. */
export type ApiSchemas = components['schemas'];

/** The name of an operation, e.g. `decideLeg`. */
export type OperationId = keyof operations & keyof typeof ROUTES;

/** A refusal as the API words it (RFC 9457). */
export type Problem = ApiSchemas['Problem'];

/** What a call may have whatever the operation. */
interface CallOptions {
  /** Further headers, e.g. `Accept-Language`. */
  headers?: Record<string, string>;
  /** Ends the call. */
  signal?: AbortSignal;
}

type Shown<T> = { [Key in keyof T]: T[Key] };

type ParametersIn<O, Place extends 'path' | 'query'> = O extends {
  parameters: { [P in Place]?: infer Values };
}
  ? [NonNullable<Values>] extends [never]
    ? unknown
    : NonNullable<Values>
  : unknown;

type SentAs<C> = C extends { 'application/json': infer Body } ? Body : FormData;

type BodyIn<O> = O extends { requestBody: { content: infer C } }
  ? { body: SentAs<C> }
  : O extends { requestBody?: { content: infer C } }
    ? { body?: SentAs<C> }
    : unknown;

/** The version that the call is to change: its number, or an ETag as it was read. */
type ConditionIn<O> = O extends { parameters: { header: { 'If-Match': string } } }
  ? { ifMatch: number | string }
  : O extends { parameters: { header: { 'If-Match'?: string } } }
    ? { ifMatch?: number | string }
    : unknown;

/** The key under which the call is made once, however often it is repeated; a new one where none is given. */
type KeyIn<O> = O extends { parameters: { header: { 'Idempotency-Key': string } } }
  ? { key?: string }
  : unknown;

/** What the address of an operation is made of: the parameters of its path and of its query. */
export type AddressOf<Id extends OperationId> = Shown<
  ParametersIn<operations[Id], 'path'> & ParametersIn<operations[Id], 'query'>
>;

/** What a call of an operation is made of. The parameters of its path and query stand beside its body. */
export type CallOf<Id extends OperationId> = Shown<
  AddressOf<Id> & BodyIn<operations[Id]> & ConditionIn<operations[Id]> & KeyIn<operations[Id]> & CallOptions
>;

/** What an operation takes as its body. */
export type BodyOf<Id extends OperationId> = Exclude<
  CallOf<Id> extends { body?: infer B } ? B : never,
  undefined
>;

type Content<R> = R extends { content: infer C }
  ? C extends { 'application/json': infer Body }
    ? Body
    : C extends { 'text/event-stream': unknown }
      ? ReadableStream<Uint8Array>
      : Blob
  : undefined;

interface Reply<Ok extends boolean, Status, Body> {
  /** Whether the call was carried out. */
  readonly ok: Ok;
  readonly status: Status;
  readonly headers: Headers;
  readonly url: string;
  readonly body: Body;
}

type Done = 200 | 201 | 202 | 204;

type Replies<R> =
  | { [Status in keyof R & Done]: Reply<true, Status, Content<R[Status]>> }[keyof R & Done]
  | Reply<false, Exclude<keyof R & number, Done>, Problem>;

/** What an operation answers: one of its results, or a refusal, told apart by `ok` and by `status`. */
export type AnswerOf<Id extends OperationId> = Replies<operations[Id]['responses']>;

/** Any answer of the API. */
export type AnyAnswer = Reply<true, number, unknown> | Reply<false, number, Problem>;

/** What is carried in the result of a call. */
type Result<A extends AnyAnswer> = Extract<A, { ok: true }>['body'];

/** The result of an operation. */
export type ResultOf<Id extends OperationId> = Result<AnswerOf<Id>>;

/**
 * A client of the API: one function for each operation. A refusal is an answer like others; `resultOf` throws it.
 *
 * @example const { decisionId } = resultOf(await client.decideLeg({ requestId, legId, body: { answer: 'consent' } }));
 */
export type ApiClient = {
  readonly [Id in OperationId]: (
    ...call: object extends CallOf<Id> ? [call?: CallOf<Id>] : [call: CallOf<Id>]
  ) => Promise<AnswerOf<Id>>;
};

/** A client whose functions give the result of a call, and throw a refusal as an `ApiRefusal`. */
export type ResultClient = {
  readonly [Id in OperationId]: (...call: Parameters<ApiClient[Id]>) => Promise<ResultOf<Id>>;
};

/** How calls authenticate. */
export type Credentials =
  /** A session: its token for changes and, outside of browsers, its cookie as it is sent. */
  | { csrfToken: string; cookie?: string }
  /** A token of the API, as programs use it. */
  | { token: string };

/** How a client calls. */
export interface ClientOptions {
  /** The product, e.g. `https://countersign.example`, without a path; empty in a page of the product itself. */
  url: string;
  /** Without them, calls are anonymous. */
  credentials?: Credentials;
  /** What makes the calls; the platform's own where nothing is given. */
  fetch?: (request: Request) => Promise<Response>;
  /** What makes the key of a call; a random UUID where nothing is given. */
  newKey?: (id: OperationId, call: unknown) => string;
}

/** A refusal of the API as an error (RFC 9457). */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    readonly url: string,
  ) {
    super(`${url} answered ${status}: ${problem.detail}`);
  }

  /** Whether a rule is among those that the call broke. */
  broke(rule: Problem['errors'][number]['rule']): boolean {
    return this.problem.errors.some((fault) => fault.rule === rule);
  }
}

/** What answered is not the API: a proxy before it, or another program. */
export class NotTheApi extends Error {
  constructor(
    readonly status: number,
    readonly url: string,
    text: string,
  ) {
    super(`${url} answered ${status}, and not as the API does: ${text.slice(0, 200)}`);
  }
}

const IDS = Object.keys(ROUTES) as OperationId[];

type Named = Readonly<Record<string, unknown>>;

function addressFor(template: string, parameters: Named): string {
  const query = new URLSearchParams();
  let path = template;
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const inPath = `{${name}}`;
    if (path.includes(inPath)) path = path.replace(inPath, () => encodeURIComponent(text));
    else query.append(name, text);
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** The address of an operation below the product's own, for links, downloads and `EventSource`. */
export function addressOf<Id extends OperationId>(id: Id, parameters: AddressOf<Id>): string {
  return addressFor(ROUTES[id][1], parameters);
}

interface AnyCall extends CallOptions {
  body?: unknown;
  ifMatch?: number | string;
  key?: string;
  [parameter: string]: unknown;
}

function headersFor(id: OperationId, call: AnyCall, options: ClientOptions): Headers {
  const { credentials, newKey = () => crypto.randomUUID() } = options;
  const { ifMatch, key, headers } = call;
  const [method] = ROUTES[id];
  const sent = new Headers(headers);
  if (method === 'POST') sent.set('idempotency-key', key ?? newKey(id, call));
  if (ifMatch !== undefined) sent.set('if-match', typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch);
  if (credentials === undefined) return sent;
  if ('token' in credentials) {
    sent.set('authorization', `Bearer ${credentials.token}`);
    return sent;
  }
  if (credentials.cookie !== undefined) sent.set('cookie', credentials.cookie);
  if (method !== 'GET') sent.set('x-csrf-token', credentials.csrfToken);
  return sent;
}

async function contentOf(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (type === '') return undefined;
  if (/[/+]json/u.test(type)) return response.json();
  return type.startsWith('text/event-stream') ? response.body : response.blob();
}

async function answered(url: string, response: Response): Promise<AnyAnswer> {
  const { ok, status, headers } = response;
  if (!ok && !(headers.get('content-type') ?? '').startsWith('application/problem+json')) {
    throw new NotTheApi(status, url, await response.text());
  }
  const body = await contentOf(response);
  return ok ? { ok, status, headers, url, body } : { ok, status, headers, url, body: body as Problem };
}

async function send(options: ClientOptions, id: OperationId, call: AnyCall): Promise<AnyAnswer> {
  const [method, template, form]: readonly [string, string, string?] = ROUTES[id];
  const { body, ifMatch: _ifMatch, key: _key, headers: _headers, signal, ...parameters } = call;
  const url = `${options.url}${addressFor(template, parameters)}`;
  const headers = headersFor(id, call, options);
  // A form says its own type, with the boundary between its parts.
  if (body !== undefined && form === undefined) headers.set('content-type', 'application/json');
  const request = new Request(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: form === undefined ? JSON.stringify(body) : (body as FormData) }),
    ...(signal === undefined ? {} : { signal }),
  });
  return answered(request.url, await (options.fetch ?? fetch)(request));
}

/**
 * Makes a client. Every POST gets an Idempotency-Key of its own, unless the caller names one to repeat a call.
 *
 * Its functions throw what `fetch` throws where nothing answers, and `NotTheApi` where something else does.
 */
export function createApiClient(options: ClientOptions): ApiClient {
  const calls = IDS.map((id) => [id, async (call: AnyCall = {}) => send(options, id, call)]);
  // Made from the same description as the types, which the compiler cannot see.
  return Object.fromEntries(calls) as ApiClient;
}

/** The same client for who has no use for refusals: each is thrown as an `ApiRefusal`. */
export function resultsOf(client: ApiClient): ResultClient {
  const calls = IDS.map((id) => [id, async (call: never) => resultOf<AnyAnswer>(await client[id](call))]);
  return Object.fromEntries(calls) as ResultClient;
}

/**
 * Signs in as one of the invented people of a demonstration; for programs, which keep the cookie themselves.
 *
 * @returns the credentials of the session
 * @throws ApiRefusal where there is no such persona, or the product is not a demonstration
 */
export async function signInAsPersona(
  options: Omit<ClientOptions, 'credentials'>,
  personaId: string,
): Promise<Credentials> {
  const opened = await createApiClient(options).signInAsPersona({ personaId });
  resultOf(opened);
  const cookie = opened.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const me = await createApiClient({ ...options, credentials: { cookie, csrfToken: '' } }).getMe();
  return { cookie, csrfToken: resultOf(me).csrfToken ?? '' };
}

/**
 * The result of a call.
 *
 * @throws ApiRefusal with the problem where it was refused
 */
export function resultOf<A extends AnyAnswer>(answer: A): Result<A> {
  if (!answer.ok) throw new ApiRefusal(answer.status, answer.body, answer.url);
  return answer.body;
}
