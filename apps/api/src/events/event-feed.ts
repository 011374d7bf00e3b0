import { EVENTS_CHANNEL, numberEvents, streamEnds, type StreamEnds } from '#libs/cases';
import type { Logger } from '#libs/platform';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';

/** Numbers of the feed; the defaults serve production. */
export interface EventFeedOptions {
  /** The wait between two checks without a notification. */
  readonly pollMs: number;
  /** The wait after a notification, so that a burst of events is one check. */
  readonly gatherMs: number;
  /** The wait before the notification connection is opened again. */
  readonly reconnectMs: number;
}

const DEFAULTS: EventFeedOptions = { pollMs: 1_000, gatherMs: 50, reconnectMs: 5_000 };

/**
 * Tells the streams of this process that there are new events. One connection listens for all of them; it is opened with the
 * first stream. Without notifications, because the workers or that connection are unavailable, it checks once a second.
 */
export class EventFeed {
  private readonly options: EventFeedOptions;
  private readonly readers = new Set<(ends: StreamEnds) => void>();
  private listening: Client | null = null;
  private nextTryAt = 0;
  private running: Promise<void> | null = null;
  private closed = false;
  private notified = false;
  private wake: () => void = () => undefined;

  /** @param url the store, for the connection that listens; a pool would lend it to others */
  constructor(
    private readonly dataSource: DataSource,
    private readonly url: string,
    private readonly logger: Logger,
    options: Partial<EventFeedOptions> = {},
  ) {
    this.options = { ...DEFAULTS, ...options };
  }

  /** Notifies a reader whenever the stream has a new last event. */
  follow(reader: (ends: StreamEnds) => void): () => void {
    this.readers.add(reader);
    this.running ??= this.run();
    this.hurry();
    return () => this.readers.delete(reader);
  }

  /** Stops checking and listening. */
  async close(): Promise<void> {
    this.closed = true;
    this.wake();
    await this.running;
    await this.listening?.end().catch(() => undefined);
  }

  /** Makes the feed check soon. */
  private hurry(): void {
    this.notified = true;
    this.wake();
  }

  private async run(): Promise<void> {
    let last = -1;
    while (!this.closed && this.readers.size > 0) {
      this.notified = false;
      await this.listen();
      const ends = await this.look();
      if (ends !== null && ends.last !== last) {
        last = ends.last;
        for (const reader of this.readers) reader(ends);
      }
      await this.pause();
    }
    this.running = null;
  }

  private async look(): Promise<StreamEnds | null> {
    try {
      // A worker has done so already; without one, nobody else would.
      await numberEvents(this.dataSource);
      return await streamEnds(this.dataSource);
    } catch (error) {
      this.logger.warn({ err: error }, 'The event feed could not look for events and tries again.');
      return null;
    }
  }

  private async listen(): Promise<void> {
    if (this.listening !== null || Date.now() < this.nextTryAt) return;
    this.nextTryAt = Date.now() + this.options.reconnectMs;
    const client = new Client({ connectionString: this.url, application_name: 'countersign-api-events' });
    const lost = (error?: Error) => {
      if (this.listening === client) this.listening = null;
      if (error !== undefined) this.logger.warn({ err: error }, 'The event feed is not told of events.');
    };
    client.on('error', lost);
    client.on('end', () => lost());
    client.on('notification', () => this.hurry());
    try {
      await client.connect();
      await client.query(`LISTEN ${EVENTS_CHANNEL}`);
      this.listening = client;
    } catch (error) {
      lost(error as Error);
      await client.end().catch(() => undefined);
    }
  }

  private async pause(): Promise<void> {
    const { pollMs, gatherMs } = this.options;
    await this.sleep(pollMs, () => this.closed || this.notified);
    await this.sleep(gatherMs, () => this.closed);
  }

  /** Sleeps for a time, or until it is woken for a reason that counts. */
  private async sleep(ms: number, isOver: () => boolean): Promise<void> {
    if (isOver()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        if (!isOver()) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
