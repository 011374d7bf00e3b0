import { numberEvents } from '#libs/cases';
import type { Logger } from '#libs/platform';
import { gatherDeliveries, wakeForgotten } from '#libs/webhooks';
import type { DataSource } from 'typeorm';

/** The wait between two checks for new events. */
const IDLE_MS = 250;
const WAKE_FORGOTTEN_EVERY_MS = 60_000;

/**
 * Puts recorded events into the stream, and notes which of them webhooks receive. Any number of workers may do so side by
 * side.
 */
export class EventPublisher {
  private running: Promise<void> | null = null;
  private stopping = false;
  private wake: () => void = () => undefined;
  private wakeForgottenAt = 0;

  /** @param woken called if workflows have something to send */
  constructor(
    private readonly dataSource: DataSource,
    private readonly woken: () => void,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Resolves when running work is done. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.publish();
      } catch (error) {
        this.logger.warn({ err: error }, 'Events could not be published; they are tried again.');
      }
      await this.pause();
    }
  }

  private async publish(): Promise<void> {
    await numberEvents(this.dataSource);
    if ((await gatherDeliveries(this.dataSource)) > 0) this.woken();
    const now = Date.now();
    if (now >= this.wakeForgottenAt) {
      this.wakeForgottenAt = now + WAKE_FORGOTTEN_EVERY_MS;
      await wakeForgotten(this.dataSource);
    }
  }

  private async pause(): Promise<void> {
    if (this.stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, IDLE_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
