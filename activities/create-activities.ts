import { EFFECT_KINDS } from '#libs/contracts';
import type { DeliveryRound, EffectKind, Subject, SubjectView, WebhookToDeliver } from '#libs/contracts';
import { createCarryOut, type EffectDeps, type EffectInput } from './letters/carry-out.js';
import { createDeliverWebhook, type DeliverWebhookDeps } from './deliver-webhook.js';
import { createReconcile, type ReconcileDeps, type Reconciliation } from './reconcile.js';

export type { Reconciliation } from './reconcile.js';

/** How much of each kind was removed. */
export type Forgotten = Readonly<Record<string, number>>;

/** What the activities act through. The worker puts it together. */
export interface ActivityDeps extends EffectDeps, ReconcileDeps, DeliverWebhookDeps {
  readonly cases: EffectDeps['cases'] &
    ReconcileDeps['cases'] & { look(subject: Subject): Promise<SubjectView> };
  /** Called after each look, which may have given the relay something to deliver. */
  readonly looked: () => void;
  /** Removes what is no evidence and has been kept for its time. */
  readonly forgetWhatIsPast: () => Promise<Forgotten>;
}

/** What workflows may do to the world. One activity for each kind of effect, so that Temporal's pages name what is done. */
export interface Activities extends Record<EffectKind, (input: EffectInput) => Promise<void>> {
  /** Lets time do its part on a case and says what there is to do for a subject. */
  look(subject: Subject): Promise<SubjectView>;
  /** Has lost workflows started again. */
  reconcile(): Promise<Reconciliation>;
  /** Removes what is no evidence and has been kept for its time. */
  forgetWhatIsPast(): Promise<Forgotten>;
  /** Sends what is due to a webhook. */
  deliverWebhook(webhook: WebhookToDeliver): Promise<DeliveryRound>;
}

/** The activities of a worker. */
export function createActivities(deps: ActivityDeps): Activities {
  const carryOut = createCarryOut(deps);
  return {
    ...(Object.fromEntries(EFFECT_KINDS.map((kind) => [kind, carryOut])) as Record<
      EffectKind,
      typeof carryOut
    >),
    look: async (subject) => {
      const view = await deps.cases.look(subject);
      deps.looked();
      return view;
    },
    reconcile: createReconcile(deps),
    forgetWhatIsPast: deps.forgetWhatIsPast,
    deliverWebhook: createDeliverWebhook(deps),
  };
}
