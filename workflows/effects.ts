import type { Activities } from '#activities';
import type { EffectActivity, EffectToDo } from '#libs/contracts/workflows';
import { isCancellation, proxyActivities, proxyLocalActivities, sleep } from '@temporalio/workflow';
import { EFFECT, FIRST_TRY, LOCAL_TRIES, PAUSE_AFTER_FAILURE } from './activity-options.js';
import type { Changes } from './changes.js';

const firstTry = proxyLocalActivities<Pick<Activities, EffectActivity>>(FIRST_TRY);
const patiently = proxyActivities<Pick<Activities, EffectActivity>>(EFFECT);

/**
 * The effects that are running, in parallel with all waits. A fresh history waits for none of them: its first poll says what
 * is left.
 */
export class Effects {
  private readonly underWay = new Set<string>();
  private localTries = 0;

  constructor(private readonly changes: Changes) {}

  /** Starts what is not running yet. */
  begin(todo: readonly EffectToDo[]): void {
    for (const effect of todo) if (!this.underWay.has(effect.effectId)) void this.see(effect);
  }

  /** Whether nothing is running. */
  areDone(): boolean {
    return this.underWay.size === 0;
  }

  private async see(effect: EffectToDo): Promise<void> {
    this.underWay.add(effect.effectId);
    const done = await this.carryOut(effect);
    this.underWay.delete(effect.effectId);
    // What failed is still to be done: the next poll says whether its reason stands.
    if (!done) this.changes.note();
  }

  /** @returns false where the act failed for good and is still to be done */
  private async carryOut({ activity, effectId, summary }: EffectToDo): Promise<boolean> {
    const ofName = { summary };
    try {
      await this.firstLocally(
        () => firstTry[activity].executeWithOptions(ofName, [{ effectId }]),
        () => patiently[activity].executeWithOptions(ofName, [{ effectId }]),
      );
      return true;
    } catch (error) {
      if (isCancellation(error)) return true;
      await sleep(PAUSE_AFTER_FAILURE, { summary: `${summary}: tried again` });
      return false;
    }
  }

  /**
   * Local tries keep the workflow task open, and the workflow sees and does nothing else meanwhile. So only a few are made
   * in one task; the rest go to the queue at once.
   */
  private async firstLocally(first: () => Promise<void>, patient: () => Promise<void>): Promise<void> {
    if (this.localTries >= LOCAL_TRIES) return patient();
    this.localTries += 1;
    const counted = () => first().finally(() => (this.localTries -= 1));
    await firstThenPatiently(counted, patient);
  }
}

/** Tries once within the workflow task; what fails there is tried again by a regular activity for as long as it takes. */
export async function firstThenPatiently<T>(first: () => Promise<T>, patient: () => Promise<T>): Promise<T> {
  try {
    return await first();
  } catch (error) {
    if (isCancellation(error)) throw error;
    return patient();
  }
}
