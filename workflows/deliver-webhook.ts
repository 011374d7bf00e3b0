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
 * Sends one webhook what it has to be told, and waits between the tries for as long as something is left. What is left, and
 * when it is to be tried again, is the store's word: a burst of events is no more to this workflow than one.
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
