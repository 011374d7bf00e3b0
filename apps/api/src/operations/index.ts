import type { Operation } from '../http/operation.js';
import { arrangementOperations } from './arrangements.js';
import { auditOperations } from './audit.js';
import { catalogueActOperations } from './catalogue-acts.js';
import { catalogueOperations } from './catalogue.js';
import { eventOperations } from './events.js';
import { erasureOperations } from './erasure.js';
import { inboxActOperations } from './inbox-acts.js';
import { attachmentOperations } from './attachments.js';
import { contestOperations } from './contests.js';
import { inboxOperations } from './inbox.js';
import { arrangementActOperations } from './arrangement-acts.js';
import { legOperations } from './legs.js';
import { meOperations } from './me.js';
import { partyOperations } from './parties.js';
import { peopleOperations } from './people.js';
import { noteOperations } from './notes.js';
import { processOperations } from './process.js';
import { recordOperations } from './record-cases.js';
import { requestOperations } from './requests.js';
import { sessionOperations } from './sessions.js';
import { signInOperations } from './sign-in.js';
import { standingConsentOperations } from './standing-consents.js';
import { tokenOperations } from './tokens.js';
import { webhookOperations } from './webhooks.js';
import { tableOperations } from './tables.js';

/** The table of the whole API: routes, checks and description are all made from it. */
export const OPERATIONS: readonly Operation[] = [
  ...signInOperations,
  ...catalogueOperations,
  ...catalogueActOperations,
  ...tableOperations,
  ...standingConsentOperations,
  ...requestOperations,
  ...legOperations,
  ...contestOperations,
  ...attachmentOperations,
  ...processOperations,
  ...inboxOperations,
  ...arrangementOperations,
  ...arrangementActOperations,
  ...erasureOperations,
  ...partyOperations,
  ...peopleOperations,
  ...auditOperations,
  ...sessionOperations,
  ...eventOperations,
  ...inboxActOperations,
  ...meOperations,
  ...recordOperations,
  ...tokenOperations,
  ...webhookOperations,
  ...noteOperations,
];
