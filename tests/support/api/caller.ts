import { randomUUID } from 'node:crypto';
import {
  type AddressOf,
  type ApiClient,
  type OperationId,
  type ResultClient,
  addressOf,
  createApiClient,
  resultsOf,
} from '#libs/contracts/client';
import { z } from 'zod';
import { ROUTES } from '../../../libs/contracts/src/client/routes.js';
import { EventReader } from './event-reader.js';
import { brokenPromises } from './promises.js';
import { SlowCall } from './slow-call.js';

/** What a call that was made by hand was answered. */
export interface Answer {
  status: number;
  headers: Headers;
  /** JSON where the answer is JSON, else the text. */
  body: unknown;
}

const pageSchema = z.object({ items: z.array(z.looseObject({ id: z.unknown().optional() })) });

/** One row of a list, whichever list it is. */
type Row = z.infer<typeof pageSchema>['items'][number];

/** What a person's browser keeps of a session, or a program sends instead. */
class Session {
  csrfToken = '';
  private readonly cookies = new Map<string, string>();

  constructor(private readonly always: Readonly<Record<string, string>> = {}) {}

  get headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      ...this.always,
      ...(cookie === '' ? {} : { cookie }),
      ...(this.csrfToken === '' ? {} : { 'x-csrf-token': this.csrfToken }),
    };
  }

  keep(response: Response): void {
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

/**
 * A person, or nobody, at the other end of the API. `api` and `does` are the client that others use too. The other functions are
 * for what no typed client does: wrong calls, headers and forms, pages, and streams.
 */
export class Caller {
  /** Calls operations by their names; each gives its answer, a refusal too. */
  readonly api: ApiClient;
  /** Calls operations by their names; each gives its result, and throws where it is refused. */
  readonly does: ResultClient;

  constructor(
    readonly url: string,
    private readonly session = new Session(),
  ) {
    this.api = createApiClient({ url, fetch: async (request) => this.send(request) });
    this.does = resultsOf(this.api);
  }

  /** A program: a token, or other headers, on every call; no cookie, no X-CSRF-Token. */
  static program(url: string, headers: Readonly<Record<string, string>>): Caller {
    return new Caller(url, new Session(headers));
  }

  /** Signs in as one of the cast. */
  async signIn(personaId: string): Promise<this> {
    await this.does.signInAsPersona({ personaId });
    this.session.csrfToken = (await this.does.getMe()).csrfToken ?? '';
    return this;
  }

  /** The same person with the same session at another address of the product, such as a proxy. */
  through(url: string): Caller {
    return new Caller(url, this.session);
  }

  /** Calls an operation with a body, or headers, that the types do not let pass. */
  async raw<Id extends OperationId>(
    id: Id,
    address: AddressOf<Id>,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const [method] = ROUTES[id];
    const path = addressOf(id, address);
    if (method === 'GET') return this.get(path, headers);
    return method === 'PUT' ? this.put(path, body, headers) : this.post(path, body, headers);
  }

  /** The rows of all pages of a list, from one to the next by its Link header. */
  async pages<Id extends OperationId>(id: Id, address: AddressOf<Id>): Promise<Row[]> {
    const rows: Row[] = [];
    let path: string | undefined = addressOf(id, address);
    while (path !== undefined) {
      const { status, headers, body }: Answer = await this.get(path);
      if (status !== 200) throw new Error(`${path} answered ${status}`);
      rows.push(...pageSchema.parse(body).items);
      path = /<([^>]+)>; rel="next"/u.exec(headers.get('link') ?? '')?.[1];
    }
    return rows;
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
      ...this.session.headers,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    return SlowCall.begin(this.url, method, path, { ...own, ...headers }, body);
  }

  /** The fields of a form as a browser sends them. */
  formOf(fields: Record<string, string>): string {
    return new URLSearchParams({ _csrf: this.session.csrfToken, ...fields }).toString();
  }

  /** Opens a stream of server-sent events. */
  async stream(path: string, headers: Record<string, string> = {}): Promise<EventReader> {
    const { cookie } = this.session.headers;
    return EventReader.open(`${this.url}${path}`, {
      ...(cookie === undefined ? {} : { cookie }),
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

  async call(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: string | Buffer<ArrayBuffer> } = {},
  ): Promise<Answer> {
    const request = new Request(`${this.url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const response = await this.send(request);
    return { status: response.status, headers: response.headers, body: await bodyOf(response) };
  }

  /** Sends a call with what the session adds; whatever it says itself wins. Redirects are not followed. */
  private async send(request: Request): Promise<Response> {
    const headers = new Headers({ ...this.session.headers, ...Object.fromEntries(request.headers) });
    const response = await fetch(request, { headers, redirect: 'manual' });
    this.session.keep(response);
    const { method, url } = request;
    const { pathname, search } = new URL(url);
    const { status, headers: received } = response;
    // Whatever a test is about: no answer may differ from what the API's description says of it.
    const answer = { status, headers: received, body: await bodyOf(response.clone()) };
    const faults = brokenPromises(method, `${pathname}${search}`, answer);
    if (faults.length > 0) throw new Error(`${method} ${pathname}${search}: ${faults.join('; ')}`);
    return response;
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  const isJson = /json/u.test(response.headers.get('content-type') ?? '');
  return isJson && text !== '' ? JSON.parse(text) : text;
}
