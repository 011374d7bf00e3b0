/** The registration list: what is named here is a workflow type, and nothing else is. */
export { requestWorkflow } from './request-workflow.js';
export { releasingAssessment } from './releasing-assessment.js';
export { costReview } from './cost-review.js';
export { consultation } from './consultation.js';
export { advanceNotice } from './advance-notice.js';
export { contributorConsent } from './contributor-consent.js';
export { hostConsent } from './host-consent.js';
export { regionalConsent } from './regional-consent.js';
export { councilDecision } from './council-decision.js';
export { mouAmendment } from './mou-amendment.js';
export { clearances } from './clearances.js';
export { arrangementWorkflow } from './arrangement-workflow.js';
export { deliverWebhook } from './deliver-webhook.js';
export { reconcileWorkflow } from './reconcile-workflow.js';
export { retentionWorkflow } from './retention-workflow.js';
