import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { components, paths } from './client/api.js';

/** The schemas of the API by name, e.g. `ApiSchemas['Request']`. */
export type ApiSchemas = components['schemas'];

/** A key that the client makes if the caller gives none. */
type WithOwnKey<H> = Omit<H, 'Idempotency-Key'> & { 'Idempotency-Key'?: string };

/** The headers of a call, which may be left out where the client knows them all. */
type EasedHeader<H> = object extends WithOwnKey<H> ? { header?: WithOwnKey<H> } : { header: WithOwnKey<H> };

type EasedParameters<P> = P extends { header: infer H } ? Omit<P, 'header'> & EasedHeader<H> : P;

type EasedOperation<O> = O extends { parameters: infer P }
  ? Omit<O, 'parameters'> & { parameters: EasedParameters<P> }
  : O;

/** The addresses of the API, with what the client adds to a call left to it. */
type Addresses = {
  [Path in keyof paths]: {
    [Method in keyof paths[Path]]: Method extends 'get' | 'post' | 'put' | 'delete' | 'patch'
      ? EasedOperation<paths[Path][Method]>
      : paths[Path][Method];
  };
};

/** How calls authenticate. */
export type Credentials =
  /** A session: its token for changes and, outside of browsers, its cookie as it is sent. */
  | { csrfToken: string; cookie?: string }
  /** A token of the API, as programs use it. */
  | { token: string };

/** How a client calls. */
export interface ClientOptions {
  /** The product, e.g. `https://countersign.example`; without a path. */
  url: string;
  /** Without them, calls are anonymous. */
  credentials?: Credentials;
  /** What makes the calls; the platform's own where nothing is given. */
  fetch?: (request: Request) => Promise<Response>;
  /** What makes the keys of calls; random UUIDs where nothing is given. */
  newKey?: () => string;
}

/**
 * A client of the API: one function for each method, typed by address. Answers are `{ data, error, response }`; `error` is
 * the problem of a refusal. Every POST gets an Idempotency-Key of its own, unless the caller names one to repeat a call.
 */
export type ApiClient = Client<Addresses>;

/** A refusal of the API as an error (RFC 9457). */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: ApiSchemas['Problem'],
    readonly url: string,
  ) {
    super(`${url} answered ${status}: ${problem.detail}`);
  }

  /** Whether a rule is among those that the call broke. */
  broke(rule: ApiSchemas['Problem']['errors'][number]['rule']): boolean {
    return this.problem.errors.some((fault) => fault.rule === rule);
  }
}

function middleware({ credentials, newKey = () => crypto.randomUUID() }: ClientOptions): Middleware {
  return {
    onRequest({ request }) {
      if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
        request.headers.set('idempotency-key', newKey());
      }
      if (credentials === undefined) return;
      if ('token' in credentials) {
        request.headers.set('authorization', `Bearer ${credentials.token}`);
        return;
      }
      if (credentials.cookie !== undefined) request.headers.set('cookie', credentials.cookie);
      if (request.method !== 'GET') request.headers.set('x-csrf-token', credentials.csrfToken);
    },
  };
}

/** Makes a client. */
export function createApiClient(options: ClientOptions): ApiClient {
  const client = createClient<Addresses>({
    baseUrl: options.url,
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
  client.use(middleware(options));
  return client;
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
  const opened = await createApiClient(options).POST('/api/v1/personas/{personaId}/sign-in', {
    params: { path: { personaId } },
  });
  resultOf(opened);
  const cookie = opened.response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const me = await createApiClient({ ...options, credentials: { cookie, csrfToken: '' } }).GET('/api/v1/me');
  return { cookie, csrfToken: resultOf(me).csrfToken ?? '' };
}

/**
 * The answer to a call.
 *
 * @throws ApiRefusal with the problem where it was refused
 */
export function resultOf<T>(answer: { data?: T; error?: ApiSchemas['Problem']; response: Response }): T {
  const { data, error, response } = answer;
  if (error !== undefined) throw new ApiRefusal(response.status, error, response.url);
  return data as T;
}
