import { CHANGED_SIGNAL } from '#libs/contracts/workflows';
import { condition, defineSignal, setHandler } from '@temporalio/workflow';

const changedSignal = defineSignal(CHANGED_SIGNAL);

/** Whether there is a reason to look again. One look answers any number of them, so that their order does not matter. */
export class Changes {
  private changed = false;

  constructor() {
    setHandler(changedSignal, () => this.note());
  }

  /** Something changed, or its time has come. */
  note(): void {
    this.changed = true;
  }

  /** A look begins: it answers all that has been noted so far. */
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
