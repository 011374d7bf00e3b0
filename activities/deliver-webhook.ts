import type { DeliveryRound, WebhookToDeliver } from '#libs/contracts';

/** What sending works with. */
export interface DeliverWebhookDeps {
  /** Sends what is due to a webhook, for some seconds at most. */
  readonly deliverWebhook: (webhookId: string) => Promise<DeliveryRound>;
}

/** Sends what is due to a webhook, and returns when to try again. */
export function createDeliverWebhook({ deliverWebhook }: DeliverWebhookDeps) {
  // A try that Temporal has given up may still be sending; the next one joins it here, so that nothing is sent twice.
  const underWay = new Map<string, Promise<DeliveryRound>>();
  return async ({ webhookId }: WebhookToDeliver): Promise<DeliveryRound> => {
    const running =
      underWay.get(webhookId) ?? deliverWebhook(webhookId).finally(() => underWay.delete(webhookId));
    underWay.set(webhookId, running);
    return running;
  };
}
