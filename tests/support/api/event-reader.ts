// By its path: under our condition `source` its name leads to sources that nothing here compiles.
import {
  createParser,
  type EventSourceMessage,
} from '../../../node_modules/eventsource-parser/dist/index.js';
import { until } from '../product/until.js';

/** A reader of the event stream, as a browser is one. */
export class EventReader {
  readonly messages: EventSourceMessage[] = [];
  readonly comments: string[] = [];
  /** Whether the other side has ended the stream. */
  ended = false;
  private readonly controller = new AbortController();

  private constructor(readonly response: Response) {}

  /** Opens a stream; the answer may be a refusal. */
  static async open(url: string, headers: Record<string, string>): Promise<EventReader> {
    const controller = new AbortController();
    const response = await fetch(url, { headers, signal: controller.signal });
    const reader = new EventReader(response);
    controller.signal.throwIfAborted();
    reader.controller.signal.addEventListener('abort', () => controller.abort());
    if (response.ok) void reader.read();
    return reader;
  }

  /** What the messages say. */
  get data(): { id: number; kind: string; legId: string | null; requestId: string | null }[] {
    return this.messages
      .filter(({ event }) => event === undefined)
      .map(({ data }) => JSON.parse(data) as EventReader['data'][number]);
  }

  /** Waits until a message of a kind has come. */
  async heard(kind: string, legId: string | null = null) {
    return until(`${kind} is told`, async () =>
      this.data.find((event) => event.kind === kind && (legId === null || event.legId === legId)),
    );
  }

  close(): void {
    this.controller.abort();
  }

  private async read(): Promise<void> {
    const parser = createParser({
      onEvent: (message) => this.messages.push(message),
      onComment: (comment) => this.comments.push(comment),
    });
    const decoder = new TextDecoder();
    const chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = this.response.body ?? [];
    try {
      for await (const chunk of chunks) {
        parser.feed(decoder.decode(chunk, { stream: true }));
      }
    } catch (error) {
      if (!this.controller.signal.aborted) throw error;
    }
    this.ended = true;
  }
}
