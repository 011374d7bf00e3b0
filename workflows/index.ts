/** The registration list: what is named here is a workflow type, and nothing else is. */
export { imcRequest } from './imc-request.js';
export { imcArrangement } from './imc-arrangement.js';
export { deliverWebhook } from './deliver-webhook.js';
export { reconcileWorkflow } from './reconcile-workflow.js';
export { retentionWorkflow } from './retention-workflow.js';
