import type { Activities } from '#activities';
import type { ArrangementView } from '#libs/contracts/workflows';
import { continueAsNew, proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import { FIRST_TRY, POLL } from './activity-options.js';
import { Changes } from './changes.js';
import { Effects, firstThenPatiently } from './effects.js';
import { Moments } from './moments.js';
import { arrangementToRead } from './story.js';

const firstTry = proxyLocalActivities<Pick<Activities, 'pollArrangement'>>(FIRST_TRY);
const patiently = proxyActivities<Pick<Activities, 'pollArrangement'>>(POLL);

/**
 * Watches over an arrangement from its first wake-up or effect to its return: warnings, the window of a unit not yet there,
 * expiry, breach. Like `imcRequest`, it decides nothing.
 */
export async function imcArrangement(arrangementId: string): Promise<void> {
  const changes = new Changes();
  const effects = new Effects(changes);
  const own = new Moments(changes);
  void own.throughTime();
  for (;;) {
    changes.seen();
    const arrangement = await pollArrangement(arrangementId);
    arrangementToRead(arrangement);
    effects.begin(arrangement.todo);
    own.follow(arrangement);
    if (await changes.or(() => !arrangement.open && effects.areDone())) return;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof imcArrangement>(arrangementId);
  }
}

async function pollArrangement(arrangementId: string): Promise<ArrangementView> {
  return firstThenPatiently(
    () => firstTry.pollArrangement(arrangementId),
    () => patiently.pollArrangement(arrangementId),
  );
}
