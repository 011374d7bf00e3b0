export { receiverRulesOf } from './receivers.js';
export type { ReceiverRules } from './receivers.js';
export { deliveryFaultSchema } from './delivery-fault.js';
export { webhookSecret } from './secrets.js';
export {
  changeWebhook,
  listWebhooks,
  pauseWebhook,
  readWebhook,
  registerWebhook,
  removeWebhook,
  resumeWebhook,
  rotateWebhookSecret,
} from './webhooks.js';
export { listDeliveries, resendDelivery, resendFailed, testWebhook } from './deliveries.js';
export { gatherDeliveries, wakeForgotten } from './gather.js';
export { deliverDue } from './deliver.js';
export type { DeliveryOptions } from './deliver.js';
export { DELIVERY_STATUSES, DISABLED_BECAUSE, WEBHOOK_STATUSES } from './rows.js';
