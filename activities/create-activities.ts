import {
  EFFECT_ACTIVITIES,
  type ArrangementView,
  type DeliveryRound,
  type EffectActivity,
  type RequestView,
  type WebhookToDeliver,
} from '#libs/contracts';
import { createCarryOut, type EffectDeps, type EffectInput } from './letters/carry-out.js';
import { createDeliverWebhook, type DeliverWebhookDeps } from './deliver-webhook.js';
import { createPolls, type PollDeps } from './poll.js';
import { createReconcile, type ReconcileDeps, type Reconciliation } from './reconcile.js';

export type { Reconciliation } from './reconcile.js';

/** How much of each kind was removed. */
export type Forgotten = Readonly<Record<string, number>>;

/** What the activities act through. The worker puts it together. */
export interface ActivityDeps extends EffectDeps, PollDeps, ReconcileDeps, DeliverWebhookDeps {
  readonly cases: EffectDeps['cases'] & PollDeps['cases'] & ReconcileDeps['cases'];
  /** Removes what is not evidence and has passed its retention time. */
  readonly forgetWhatIsPast: () => Promise<Forgotten>;
}

/** What workflows may do to the world. Each effect has an activity of its name, so that Temporal's pages say what is done. */
export interface Activities extends Record<EffectActivity, (input: EffectInput) => Promise<void>> {
  /** Folds what fell due on a request and says how to go on. */
  pollRequest(requestId: string): Promise<RequestView>;
  /** Folds what fell due on an arrangement and says how to go on. */
  pollArrangement(arrangementId: string): Promise<ArrangementView>;
  /** Has lost workflows started again. */
  reconcile(): Promise<Reconciliation>;
  /** Removes what is not evidence and has passed its retention time. */
  forgetWhatIsPast(): Promise<Forgotten>;
  /** Sends what is due to a webhook. */
  deliverWebhook(webhook: WebhookToDeliver): Promise<DeliveryRound>;
}

/** The activities of a worker. */
export function createActivities(deps: ActivityDeps): Activities {
  const carryOut = createCarryOut(deps);
  return {
    ...(Object.fromEntries(EFFECT_ACTIVITIES.map((name) => [name, carryOut])) as Record<
      EffectActivity,
      typeof carryOut
    >),
    ...createPolls(deps),
    reconcile: createReconcile(deps),
    forgetWhatIsPast: deps.forgetWhatIsPast,
    deliverWebhook: createDeliverWebhook(deps),
  };
}
