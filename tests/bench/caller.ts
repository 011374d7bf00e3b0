import { randomUUID } from 'node:crypto';

/** One signed-in person at the other end of the API, over connections that stay open. */
export class Caller {
  private constructor(
    private readonly apiUrl: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  /**
   * Signs in as one of the cast; each call opens a session of its own.
   *
   * @throws Error when the api refuses
   */
  static async signIn(apiUrl: string, personaId: string): Promise<Caller> {
    const response = await fetch(`${apiUrl}/api/v1/personas/${personaId}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: '{}',
    });
    await expectStatus(response, 200);
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const me = await fetch(`${apiUrl}/api/v1/me`, { headers: { cookie } });
    const { csrfToken } = await expectStatus<{ csrfToken: string }>(me, 200);
    return new Caller(apiUrl, { cookie, 'x-csrf-token': csrfToken });
  }

  /** Somebody whose session was opened beside the api. */
  static inSession(apiUrl: string, token: string): Caller {
    return new Caller(apiUrl, { cookie: `countersign=${token}` });
  }

  /** Calls a server that asks nobody who they are. */
  static unknown(apiUrl: string): Caller {
    return new Caller(apiUrl, {});
  }

  /** Reads an address of the api. @throws Error unless it answers 200 */
  async get(path: string): Promise<void> {
    await this.read(path);
  }

  /** Reads what lies at an address of the api. @throws Error unless it answers 200 */
  async read<T>(path: string): Promise<T> {
    return expectStatus<T>(await fetch(`${this.apiUrl}${path}`, { headers: this.headers }), 200);
  }

  /** Posts with a key of its own. @throws Error unless the answer has this status */
  async post<T>(path: string, body: unknown, status: number): Promise<T> {
    return expectStatus<T>(await this.send(path, body), status);
  }

  /** Posts what is answered without a body. @throws Error unless it answers 200 */
  async act(path: string, body: unknown): Promise<void> {
    const response = await this.send(path, body);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  }

  private async send(path: string, body: unknown): Promise<Response> {
    return fetch(`${this.apiUrl}${path}`, {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
  }
}

/** Reads the answer to its end, so that its connection is free again. */
async function expectStatus<T>(response: Response, status: number): Promise<T> {
  const text = await response.text();
  if (response.status !== status) {
    throw new Error(`${response.url} answered ${response.status} instead of ${status}: ${text}`);
  }
  const body: T = JSON.parse(text);
  return body;
}
