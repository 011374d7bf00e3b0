import { CHANGED_SIGNAL } from '#libs/contracts/workflows';
import { condition, defineSignal, setHandler } from '@temporalio/workflow';

const changedSignal = defineSignal(CHANGED_SIGNAL);

/** Whether there is a reason to poll. One poll answers any number of them, so their order does not matter. */
export class Changes {
  private changed = false;

  constructor() {
    setHandler(changedSignal, () => this.note());
  }

  /** Something changed, or its time has come. */
  note(): void {
    this.changed = true;
  }

  /** A poll begins: it answers all that has been noted so far. */
  seen(): void {
    this.changed = false;
  }

  /**
   * Waits for a change, or for the end.
   * @returns whether it is over and nothing changed
   */
  async or(over: () => boolean): Promise<boolean> {
    await condition(() => this.changed || over());
    return !this.changed;
  }
}
