import { numberEvents, readEvents, streamEnds, type StreamEnds } from '#libs/cases';
import { type CaseEvent, type EventKind, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import type { DataSource } from 'typeorm';
import type { EventLine } from '../http/server/event-line.js';
import { reject } from '../http/problems/problems.js';
import type { EventFeed } from './event-feed.js';

/** Numbers of the streams; the defaults serve production. */
export interface EventStreamsOptions {
  /** How often a sign of life is sent, and the caller's rights are checked again. */
  readonly beatMs: number;
  /** Streams that one person may have open with this process; a browser opens one for each tab. */
  readonly perPerson: number;
  /** Streams that this process keeps open. */
  readonly all: number;
}

const DEFAULTS: EventStreamsOptions = { beatMs: 15_000, perPerson: 8, all: 2_000 };
const RETRY_AFTER_SECONDS = 30;
/** How many events are read and sent at once. */
const AT_ONCE = 200;

/** Which events a caller wants. */
export interface Wanted {
  /** The number of the last event that the caller has; null: begin with the next one. */
  after: number | null;
  caseId: string | null;
  kinds: readonly EventKind[] | null;
}

/** The open event streams of this process. */
export class EventStreams {
  private readonly options: EventStreamsOptions;
  private readonly lines = new Map<EventLine, string>();
  private closed = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly feed: EventFeed,
    options: Partial<EventStreamsOptions> = {},
  ) {
    this.options = { ...DEFAULTS, ...options };
  }

  /**
   * Sends a caller events until either side closes the connection. The caller's rights are read again for everything that is
   * sent; once the session has ended or its roles have changed, the stream ends.
   * @throws ProblemException where too many streams are open
   */
  async serve(line: EventLine, viewer: Viewer, wanted: Wanted): Promise<void> {
    this.assertRoom(viewer.personId);
    this.lines.set(line, viewer.personId);
    const leave = () => this.lines.delete(line);
    line.over.addEventListener('abort', leave);
    try {
      // Events recorded before a stream is opened are not news to it.
      await numberEvents(this.dataSource);
      const ends = await streamEnds(this.dataSource);
      line.open();
      await new Telling(this.dataSource, line, viewer, wanted).go(ends, this.feed, this.options.beatMs);
    } finally {
      leave();
      line.end();
    }
  }

  /** Ends all streams; the readers reconnect to whichever process answers then. */
  async close(): Promise<void> {
    this.closed = true;
    for (const line of this.lines.keys()) line.end();
    await this.feed.close();
  }

  private assertRoom(personId: string): void {
    const own = [...this.lines.values()].filter((other) => other === personId).length;
    const headers = { 'retry-after': String(RETRY_AFTER_SECONDS) };
    if (own >= this.options.perPerson) {
      const reason = messageOf('calls.too_many_streams', { count: own });
      reject(429, 'too_many_streams', { reason, headers });
    }
    if (this.closed || this.lines.size >= this.options.all) {
      reject(503, 'too_many_streams', { headers });
    }
  }
}

/** The stream of one caller. */
class Telling {
  private reached = 0;
  private last = 0;
  private heardAt = 0;
  private wake: () => void = () => undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly line: EventLine,
    private readonly viewer: Viewer,
    private readonly wanted: Wanted,
  ) {}

  async go(ends: StreamEnds, feed: EventFeed, beatMs: number): Promise<void> {
    await this.begin(ends);
    const leave = feed.follow(({ last }) => {
      this.last = Math.max(this.last, last);
      this.wake();
    });
    this.line.over.addEventListener('abort', () => this.wake());
    try {
      while (!this.line.over.aborted) {
        if (!(await this.mayGoOn())) return;
        if (this.last > this.reached) await this.catchUp();
        if (Date.now() - this.heardAt >= beatMs) await this.beat();
        await this.waitForNews(beatMs);
      }
    } finally {
      leave();
    }
  }

  /** From where the caller was or, if what followed is no longer kept, from now on. */
  private async begin({ last, forgotten }: StreamEnds): Promise<void> {
    const { after } = this.wanted;
    this.last = last;
    this.reached = after ?? last;
    if (after === null || (after >= forgotten && after <= last)) return;
    this.reached = last;
    const data = { reason: after < forgotten ? 'no_longer_kept' : 'not_known' };
    await this.line.send([{ id: String(last), event: 'reset', data }]);
  }

  private async mayGoOn(): Promise<boolean> {
    const now = await this.line.caller();
    return now !== null && JSON.stringify(now.memberships) === JSON.stringify(this.viewer.memberships);
  }

  private async catchUp(): Promise<void> {
    const { caseId, kinds } = this.wanted;
    const { events, reached } = await readEvents(this.dataSource.manager, this.viewer, {
      after: this.reached,
      upTo: this.last,
      caseId,
      kinds,
      limit: AT_ONCE,
    });
    if (events.length > 0) this.heardAt = Date.now();
    await this.line.send(events.map((event: CaseEvent) => ({ id: String(event.id), data: event })));
    // What comes after that is read at the next turn, at once.
    this.reached = reached;
  }

  private async beat(): Promise<void> {
    this.heardAt = Date.now();
    await this.line.beat(String(this.reached));
  }

  private async waitForNews(beatMs: number): Promise<void> {
    if (this.last > this.reached || this.line.over.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, beatMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
