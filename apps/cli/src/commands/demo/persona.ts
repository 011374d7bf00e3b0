import {
  ApiRefusal,
  type ClientOptions,
  NotTheApi,
  type ResultClient,
  createApiClient,
  resultsOf,
  signInAsPersona,
} from '#libs/contracts/client';
import { sha256 } from '#libs/platform';
import { WrongUseError } from '../../output.js';
import { call } from './call.js';

/** One of the cast, signed in, at the other end of the public API. */
export class Persona {
  /** Calls operations by their names. */
  readonly does: ResultClient;

  private constructor(private readonly options: ClientOptions) {
    this.does = resultsOf(createApiClient(options));
  }

  /**
   * Signs in as one of the cast.
   *
   * @throws WrongUseError when there is no product, or one that is no demonstration
   */
  static async signIn(url: string, personaId: string): Promise<Persona> {
    const options = { url, fetch: async (request: Request) => call(request) };
    try {
      return new Persona({ ...options, credentials: await signInAsPersona(options, personaId) });
    } catch (cause) {
      const answered = cause instanceof ApiRefusal || cause instanceof NotTheApi;
      throw new WrongUseError(
        answered
          ? `What answers at ${url} does not let ${personaId} sign in (${cause.status}). ` +
              'The demo needs a product with its cast, as npm start starts it.'
          : `No product answers at ${url}: start it with npm start, or name the address of a running one in PUBLIC_URL.`,
        { cause },
      );
    }
  }

  /**
   * The same person, whose calls have keys derived from what is said: repeated, a call changes nothing and gets the same answer.
   *
   * @param set what the calls belong to; the same call in another set is another
   */
  once(set: string): ResultClient {
    const newKey = (id: string, said: unknown) => `demo-${sha256(JSON.stringify([set, id, said]))}`;
    return resultsOf(createApiClient({ ...this.options, newKey }));
  }
}
