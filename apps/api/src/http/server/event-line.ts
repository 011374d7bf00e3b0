import type { Viewer } from '#libs/identity';
import type { Response } from 'express';

/** After how long a browser reconnects. */
const RETRY_MS = 3_000;

/** One message of a stream (WHATWG HTML, server-sent events). */
export interface ServerSentEvent {
  id?: string;
  /** The type; without one it is a `message`. */
  event?: string;
  data: unknown;
}

/** A response that stays open for one message after another until either side ends it. */
export class EventLine {
  /** Aborted when the stream is over, whoever ended it. */
  readonly over: AbortSignal;
  private readonly controller = new AbortController();

  /** @param whoCalls the caller with their present rights; null if they have none */
  constructor(
    private readonly response: Response,
    private readonly whoCalls: () => Promise<Viewer | null>,
  ) {
    this.over = this.controller.signal;
    response.once('close', () => this.controller.abort());
  }

  /** Answers 200 and begins the stream. */
  open(): void {
    this.response.status(200).set({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Otherwise nginx and similar proxies would buffer what is sent.
      'x-accel-buffering': 'no',
    });
    this.response.flushHeaders();
    this.response.write(`retry: ${RETRY_MS}\n\n`);
  }

  /** The caller with the roles that they have now; null where their session has ended. */
  async caller(): Promise<Viewer | null> {
    return this.whoCalls();
  }

  /** Sends messages, and waits until a slow reader has received them. */
  async send(messages: readonly ServerSentEvent[]): Promise<void> {
    if (messages.length > 0) await this.write(messages.map(labelOf).join(''));
  }

  /**
   * Sends a comment, which shows proxies and readers that the stream is alive.
   * @param id how far the stream has come for this reader, although nothing in it was for them
   */
  async beat(id: string): Promise<void> {
    await this.write(`id: ${id}\n: still here\n\n`);
  }

  /** Ends the stream. A reader of server-sent events reconnects and authenticates again. */
  end(): void {
    // If it was never opened, the refusal is still to be sent.
    if (this.response.headersSent) this.response.end();
    this.controller.abort();
  }

  private async write(text: string): Promise<void> {
    if (this.over.aborted || this.response.write(text)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.response.off('drain', done);
        this.over.removeEventListener('abort', done);
        resolve();
      };
      this.response.once('drain', done);
      this.over.addEventListener('abort', done, { once: true });
    });
  }
}

function labelOf({ id, event, data }: ServerSentEvent): string {
  const head = [
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(event === undefined ? [] : [`event: ${event}`]),
  ];
  // JSON has no line breaks of its own.
  return `${[...head, `data: ${JSON.stringify(data)}`].join('\n')}\n\n`;
}
