import { WrongUseError } from '../../../output.js';
import { call } from '../call.js';
import { until } from '../until.js';

/** A mail as the mailbox page gives it. */
export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

interface Listed {
  readonly id: string;
  readonly subject?: string;
  readonly text?: string;
  readonly to: readonly { readonly address: string }[];
}

/** The mailbox that `npm start` starts, read through the API of its page; mails from before this run do not count. */
export class Mailbox {
  private constructor(
    private readonly url: string,
    private readonly seen: Set<string>,
  ) {}

  /** @throws WrongUseError when there is no mailbox */
  static async open(port: number): Promise<Mailbox> {
    const url = `http://127.0.0.1:${port}/api/email`;
    const mails = await list(url).catch((cause: unknown) => {
      throw new WrongUseError(
        `No mailbox answers at ${url}, and the demo reads the mails there: start the product with npm start, ` +
          'or name the port of its mailbox in MAILBOX_PORT.',
        { cause },
      );
    });
    return new Mailbox(url, new Set(mails.map((mail) => mail.id)));
  }

  /**
   * Waits for a mail to an address about one of the cases, whose subject matches; each mail is given once.
   *
   * @param references of the cases; every subject begins with one in brackets
   * @throws DemoFailure when none comes
   */
  async next(address: string, references: readonly string[], subjectWith: RegExp): Promise<Mail> {
    return until(`a mail to ${address} about ${references[0]} with ${subjectWith.source}`, async () => {
      const mails = await list(this.url);
      const found = mails.find(
        ({ id, to, subject }) =>
          !this.seen.has(id) &&
          to === address &&
          references.some((reference) => subject.startsWith(`[${reference}]`)) &&
          subjectWith.test(subject),
      );
      if (found !== undefined) this.seen.add(found.id);
      return found;
    });
  }
}

async function list(url: string): Promise<Mail[]> {
  const response = await call(url);
  const listed: readonly Listed[] = JSON.parse(await response.text());
  return listed.map(({ id, subject = '', text = '', to }) => ({
    id,
    subject,
    text,
    to: to[0]?.address ?? '',
  }));
}
