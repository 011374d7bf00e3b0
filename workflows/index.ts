/** The registration list: what is named here is a workflow type, and nothing else is. */
export { requestWorkflow } from './request-workflow.js';
export { advanceNotice } from './advance-notice.js';
export { contributorConsent } from './contributor-consent.js';
export { hostConsent } from './host-consent.js';
export { councilDecision } from './council-decision.js';
export { arrangementWorkflow } from './arrangement-workflow.js';
export { reconcileWorkflow } from './reconcile-workflow.js';
