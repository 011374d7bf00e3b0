import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';

/** Where outgoing mail goes and how long one message may take. */
export interface MailerOptions {
  readonly smtpUrl: string;
  /** The sender of all messages, as `Name <address>`. */
  readonly from: string;
  /** Time limit for a whole message, from connecting to the server's confirmation. */
  readonly timeoutMs: number;
}

/** One message to one person. */
export interface OutgoingMail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** Without angle brackets; the same for every try, so that a mail sent twice is one mail. */
  readonly messageId: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The server did not take a message within the limit; whether it has it is not known. */
export class MailTimeoutError extends Error {
  override readonly name = 'MailTimeoutError';
}

const CONNECTIONS = 5;
/** A server that has had a message for longer than this is assumed to hang. */
const SLOW_MS = 1_000;
/** How many such messages show that it is the server and not a message. */
const SLOW_AT_MOST = 3;

/** Sends mail by SMTP over a few kept connections. The caller closes it. */
export class Mailer {
  private readonly transport;
  private free = CONNECTIONS;
  private readonly waiting: (() => void)[] = [];
  /** When each message was handed over that the server has not answered yet. */
  private readonly handedOver = new Map<object, number>();

  constructor(private readonly options: MailerOptions) {
    const { smtpUrl, timeoutMs } = options;
    this.transport = createTransport({
      ...connectionOf(smtpUrl),
      pool: true,
      maxConnections: CONNECTIONS,
      // What a broken connection did not send is left to our caller, who knows whether it should still be sent.
      maxRequeues: 0,
      // Our own limit covers a message as a whole; these only clear away connections that hang.
      connectionTimeout: 2 * timeoutMs,
      greetingTimeout: 2 * timeoutMs,
      socketTimeout: 2 * timeoutMs,
      // Content comes from us alone: a message never reads files or URLs.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /**
   * Sends one message.
   * @returns the raw message as it went out
   * @throws Error when the server refuses it; MailTimeoutError when the server does not answer in time
   */
  async send(mail: OutgoingMail): Promise<string> {
    const raw = await this.compose(mail);
    // Given up while it waits, a message never goes out; in the pool's own queue it would, once for each try.
    let givenUp = false;
    const sendInTurn = async () => {
      await this.turn();
      try {
        if (givenUp) return;
        const envelope = { from: addressOf(this.options.from), to: [mail.to.address] };
        this.handedOver.set(mail, performance.now());
        await this.transport.sendMail({ raw, envelope });
      } finally {
        this.handedOver.delete(mail);
        this.free += 1;
        this.waiting.shift()?.();
      }
    };
    try {
      await this.withinLimit(sendInTurn());
    } catch (error) {
      givenUp = true;
      throw error;
    }
    return raw;
  }

  /** The raw message that {@link send} would send now. */
  async compose({ to, subject, text, messageId, headers = {} }: OutgoingMail): Promise<string> {
    const composer = new MailComposer({
      from: this.options.from,
      to,
      subject,
      text,
      messageId: `<${messageId}>`,
      headers: {
        ...headers,
        // RFC 3834, and the same for servers that do not know it: no machine should answer a machine.
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return (await composer.compile().build()).toString('utf8');
  }

  /**
   * Whether the server lets several messages wait, so that others would wait behind them. Time that a message spends here
   * does not count: a busy machine is no server that hangs.
   */
  keepsWaiting(): boolean {
    const slowSince = performance.now() - SLOW_MS;
    return [...this.handedOver.values()].filter((at) => at < slowSince).length >= SLOW_AT_MOST;
  }

  /** The domain of our own Message-IDs. */
  get domain(): string {
    return addressOf(this.options.from).replace(/^.*@/u, '');
  }

  /** Resolves when the server is there and accepts our sign-in. */
  async verify(): Promise<void> {
    await this.withinLimit(this.transport.verify());
  }

  close(): void {
    this.transport.close();
  }

  /** Resolves when a connection is free for one message. */
  private async turn(): Promise<void> {
    while (this.free === 0) await new Promise<void>((resolve) => void this.waiting.push(resolve));
    this.free -= 1;
  }

  private async withinLimit(work: Promise<unknown>): Promise<void> {
    let limit: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      const { timeoutMs } = this.options;
      limit = setTimeout(
        () => reject(new MailTimeoutError(`The mail server did not answer within ${timeoutMs} ms.`)),
        timeoutMs,
      );
    });
    try {
      await Promise.race([work, late]);
    } finally {
      clearTimeout(limit);
    }
  }
}

function connectionOf(smtpUrl: string) {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[(.*)\]$/u, '$1'),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
}

function addressOf(sender: string): string {
  return /<([^<>]+)>\s*$/u.exec(sender)?.[1] ?? sender.trim();
}
