import { call } from '../call.js';
import { DemoFailure } from '../until.js';

/**
 * The page behind a mailed link, used as a browser without scripts uses it: forms are sent, redirects are followed by
 * hand. No account and no cookie.
 */
export class SignOffPage {
  constructor(private readonly link: string) {}

  /** The link in a mail. @throws DemoFailure when there is none */
  static linkIn(text: string): string {
    const [link] = /https?:\/\/\S+\/sign-off\/\S+/u.exec(text) ?? [];
    if (link === undefined) throw new DemoFailure('The mail to the capital holds no personal link.');
    return link;
  }

  /** Opens the page, which changes nothing. */
  async open(): Promise<void> {
    await expectStatus(await call(this.link), 200);
  }

  /** Sends the answer to its review; the code is then on its way. */
  async review(answer: Readonly<Record<string, string>>): Promise<void> {
    await expectStatus(await this.send('', answer), 303);
    await expectStatus(await call(`${this.link}/review`), 200);
  }

  /** Signs what was reviewed. */
  async sign(code: string): Promise<void> {
    await expectStatus(await this.send('/review', { code }), 303);
    await expectStatus(await call(`${this.link}/receipt`), 200);
  }

  private send(below: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return call(`${this.link}${below}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
    });
  }
}

/** Reads the whole page. A refusal shows the page's text; the link itself stays secret. */
async function expectStatus(response: Response, status: number): Promise<void> {
  const page = await response.text();
  if (response.status === status) return;
  const words = page
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  throw new DemoFailure(`The sign-off page answered ${response.status} instead of ${status}: ${words}`);
}
