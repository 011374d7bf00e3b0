import { createHash, randomUUID } from 'node:crypto';
import { WrongUseError } from '../../output.js';
import { call } from './call.js';
import { DemoFailure } from './until.js';

/** One of the cast, signed in, at the other end of the public API. */
export class Persona {
  private constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  /**
   * Signs in as one of the cast.
   *
   * @throws WrongUseError when there is no product, or one that is no demonstration
   */
  static async signIn(url: string, personaId: string): Promise<Persona> {
    const response = await call(`${url}/api/v1/personas/${personaId}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: '{}',
    }).catch((cause: unknown) => {
      throw new WrongUseError(
        `No product answers at ${url}: start it with npm start, or name the address of a running one in PUBLIC_URL.`,
        { cause },
      );
    });
    if (!response.ok) {
      throw new WrongUseError(
        `What answers at ${url} does not let ${personaId} sign in (${response.status}). ` +
          'The demo needs a product with its cast, as npm start starts it.',
      );
    }
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const me = await call(`${url}/api/v1/me`, { headers: { cookie } });
    const { csrfToken } = await answerOf<{ csrfToken: string }>(me);
    return new Persona(url, { cookie, 'x-csrf-token': csrfToken });
  }

  /** Reads. @throws DemoFailure when the product refuses */
  async get<T>(path: string): Promise<T> {
    return answerOf<T>(await call(`${this.url}/api/v1${path}`, { headers: this.headers }));
  }

  /**
   * Posts with a key derived from the body: repeated, the call changes nothing and gets the same answer.
   * @throws DemoFailure when the product refuses
   */
  async postOnce<T>(set: string, path: string, body: unknown = {}): Promise<T> {
    const said = createHash('sha256')
      .update(JSON.stringify([set, path, body]))
      .digest('hex');
    return this.post(path, body, `demo-${said}`);
  }

  /** Posts with a key of its own. @throws DemoFailure when the product refuses */
  async post<T>(path: string, body: unknown = {}, key: string = randomUUID()): Promise<T> {
    const response = await call(`${this.url}/api/v1${path}`, {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
    return answerOf<T>(response);
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new DemoFailure(`${response.url} answered ${response.status}: ${text}`);
  const body: T = JSON.parse(text);
  return body;
}
