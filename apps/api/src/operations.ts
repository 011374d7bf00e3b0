import type { Operation } from './http/operations/operation.js';
import { arrangementOperations } from './arrangements/operations.js';
import { auditOperations } from './audit/operations.js';
import { catalogueActOperations } from './catalogue/acts.js';
import { catalogueOperations } from './catalogue/operations.js';
import { eventOperations } from './events/operations.js';
import { erasureOperations } from './register/erasure-operations.js';
import { inboxActOperations } from './inbox/acts.js';
import { attachmentOperations } from './attachments/operations.js';
import { contestOperations } from './contests/operations.js';
import { inboxOperations } from './inbox/operations.js';
import { arrangementActOperations } from './arrangements/acts.js';
import { legOperations } from './legs/operations.js';
import { meOperations } from './account/me-operations.js';
import { partyOperations } from './register/party-operations.js';
import { peopleOperations } from './register/people-operations.js';
import { noteOperations } from './notes/operations.js';
import { processOperations } from './requests/process-operations.js';
import { recordOperations } from './record/operations.js';
import { requestOperations } from './requests/operations.js';
import { sessionOperations } from './account/session-operations.js';
import { signInOperations } from './account/sign-in-operations.js';
import { standingConsentOperations } from './standing-consents/operations.js';
import { tokenOperations } from './account/token-operations.js';
import { webhookOperations } from './webhooks/operations.js';
import { tableOperations } from './tables/operations.js';

/** The table of the whole API: routes, checks and description are all made from it. */
export const OPERATIONS: readonly Operation[] = [
  ...Object.values(signInOperations),
  ...catalogueOperations,
  ...Object.values(catalogueActOperations),
  ...Object.values(tableOperations),
  ...Object.values(standingConsentOperations),
  ...Object.values(requestOperations),
  ...Object.values(legOperations),
  ...Object.values(contestOperations),
  ...Object.values(attachmentOperations),
  ...Object.values(processOperations),
  ...Object.values(inboxOperations),
  ...Object.values(arrangementOperations),
  ...Object.values(arrangementActOperations),
  ...Object.values(erasureOperations),
  ...Object.values(partyOperations),
  ...Object.values(peopleOperations),
  ...Object.values(auditOperations),
  ...Object.values(sessionOperations),
  ...Object.values(eventOperations),
  ...Object.values(inboxActOperations),
  ...Object.values(meOperations),
  ...Object.values(recordOperations),
  ...Object.values(tokenOperations),
  ...Object.values(webhookOperations),
  ...Object.values(noteOperations),
];
