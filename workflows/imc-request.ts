import type { Activities } from '#activities';
import type { RequestView } from '#libs/contracts/workflows';
import { continueAsNew, proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import { FIRST_TRY, POLL } from './activity-options.js';
import { Changes } from './changes.js';
import { Effects, firstThenPatiently } from './effects.js';
import { Moments } from './moments.js';
import { Stages } from './stages.js';
import { requestToRead } from './story.js';

const firstTry = proxyLocalActivities<Pick<Activities, 'pollRequest'>>(FIRST_TRY);
const patiently = proxyActivities<Pick<Activities, 'pollRequest'>>(POLL);

/**
 * Carries a request from its submission to its end. Each leg that is being asked waits in its stage, which is named after
 * what it obtains, in parallel with the others and with all effects. The workflow decides nothing: the store says what is
 * open, when each leg wakes and what is to be done. It is polled at the start, on the signal, and when something wakes.
 */
export async function imcRequest(requestId: string): Promise<void> {
  const changes = new Changes();
  const effects = new Effects(changes);
  const stages = new Stages(changes);
  const own = new Moments(changes);
  void own.throughTime();
  for (;;) {
    changes.seen();
    const request = await pollRequest(requestId);
    requestToRead(request);
    effects.begin(request.todo);
    stages.follow(request.legs);
    own.follow(request);
    if (await changes.or(() => !request.open && effects.areDone())) return;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof imcRequest>(requestId);
  }
}

async function pollRequest(requestId: string): Promise<RequestView> {
  return firstThenPatiently(
    () => firstTry.pollRequest(requestId),
    () => patiently.pollRequest(requestId),
  );
}
