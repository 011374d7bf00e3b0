import type { NextWakeUp } from '#libs/contracts/workflows';
import { condition } from '@temporalio/workflow';
import type { Changes } from './changes.js';

// The clocks of the store and of Temporal differ a little: a timer that fires early must not make a busy loop.
const SHORTEST_WAIT_MS = 100;

/** What a poll says about one part of a case. */
interface Stand {
  readonly open: boolean;
  readonly wake: NextWakeUp | null;
}

/** One part of a case on its way through time: a leg, or the case itself. */
export class Moments {
  private stand: Stand = { open: true, wake: null };
  private looks = 0;

  constructor(private readonly changes: Changes) {}

  /** Takes in the result of a poll. */
  follow(stand: Stand): void {
    this.stand = stand;
    this.looks += 1;
  }

  /** Waits for one moment after the other, each under its name, until the part is closed. */
  async throughTime(): Promise<void> {
    while (this.stand.open) await this.next();
  }

  /** Waits for the next moment, or until a poll names another one. A timer that is still right is left alone. */
  private async next(): Promise<void> {
    const { wake } = this.stand;
    const otherwise = () => !this.stand.open || !isSame(this.stand.wake, wake);
    if (wake === null) {
      await condition(otherwise);
      return;
    }
    const { summary, inMs } = wake;
    if (await condition(otherwise, Math.max(inMs, SHORTEST_WAIT_MS), { summary })) return;
    // The store says what happens now. If it names the same moment again, the timer fired early.
    const { looks } = this;
    this.changes.note();
    await condition(() => this.looks > looks);
  }
}

function isSame(one: NextWakeUp | null, other: NextWakeUp | null): boolean {
  return one?.at === other?.at && one?.summary === other?.summary;
}
