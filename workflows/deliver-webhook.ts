import type { Activities } from '#activities';
import { CHANGED_SIGNAL, type WebhookToDeliver } from '#libs/contracts/workflows';
import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { DELIVER } from './activity-options.js';

const changedSignal = defineSignal(CHANGED_SIGNAL);
const { deliverWebhook: deliver } = proxyActivities<Pick<Activities, 'deliverWebhook'>>(DELIVER);

/**
 * Sends what is due to one webhook, and waits between the tries while something is left. The store says what is left and
 * when to try again, so a burst of events costs this workflow no more than one.
 */
export async function deliverWebhook(webhook: WebhookToDeliver): Promise<void> {
  let changed = false;
  setHandler(changedSignal, () => {
    changed = true;
  });
  for (;;) {
    changed = false;
    const { againInMs } = await deliver(webhook);
    if (againInMs === null && !changed) return;
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof deliverWebhook>(webhook);
    }
    if (againInMs !== null && againInMs > 0) {
      setCurrentDetails(`tries again in ${Math.ceil(againInMs / 1_000)} s`);
      await condition(() => changed, againInMs);
    }
  }
}
