export { Cases } from './cases.js';
export type { CasesOptions } from './cases.js';
export { CaseError } from './errors.js';
export type { CaseRule } from './errors.js';
export type { EffectForDelivery } from './look.js';
export type { Answered, Idempotency } from './transact.js';
export type { LegRef } from './acts.js';
export type { DecisionReceipt } from './verbs-of-legs.js';
export type { LineRef, LineReport } from './verbs-of-loans.js';
export {
  listRecordEntries,
  listRecordGenerations,
  recordEntrySchema,
  recordGenerationSchema,
} from './record/read.js';
export { verifyCase } from './verify-case.js';
export { readRequest } from './read/request.js';
export { cautionInWords } from './read/arrangement-line.js';
export { readArrangement } from './read/arrangement.js';
export { readAudit, readSystemAudit, systemAuditEntrySchema } from './read/audit.js';
export {
  absenceViewSchema,
  listAbsences,
  listPeople,
  listRepresentations,
  partyViewSchema,
  personRowSchema,
  personViewSchema,
  readParty,
  readPerson,
  representationViewSchema,
} from './read/register.js';
export { caseInSight } from './read/scope.js';
export { demandWorker } from './verbs-of-tasks.js';
export {
  ARRANGEMENT_SORTS,
  REQUEST_SORTS,
  REQUEST_STATES,
  listArrangements,
  listRequests,
} from './read/lists.js';
export { HISTORY_KINDS, historyEntrySchema, listHistory } from './read/history.js';
export {
  chaseNoteViewSchema,
  commentViewSchema,
  demandWhole,
  listChaseNotes,
  listComments,
} from './read/notes.js';
export { demandCommenter } from './notes.js';
export { VIEWED_LISTS, listSavedViews } from './saved-views.js';
export type { SavedView } from './saved-views.js';
export { readSettings } from './settings.js';
export { demandInInbox } from './snoozes.js';
export { INBOX_SORTS, MOST_COUNTED, QUEUES, countInbox, listInbox } from './read/inbox.js';
export type { Queue } from './read/inbox.js';
export {
  catalogueSchemas,
  listAuthorities,
  listMissions,
  listParties,
  listPolicies,
  listUnits,
  readAuthority,
  readUnit,
} from './read/catalogue.js';
export { machineTables, tablesSchema } from './read/tables.js';
export {
  arrangementRowSchema,
  arrangementViewSchema,
  auditEntrySchema,
  inboxCountsSchema,
  inboxRowSchema,
  requestRowSchema,
  requestViewSchema,
} from './read/views.js';
export type {
  ArrangementLineView,
  ArrangementView,
  ContestView,
  DecisionView,
  InboxRow,
  LagView,
  LegView,
  Page,
  QuestionView,
  RequestLineView,
  RequestView,
  WindowView,
} from './read/views.js';
export { listCalendars } from './calendars.js';
export { listStandingConsents } from './standing-consents.js';
export { readEvents } from './read/events.js';
export { EVENTS_CHANNEL, numberEvents, streamEnds } from './events-stream.js';
export type { StreamEnds } from './events-stream.js';
export { pageOf, pageOfWhole, readCursor } from './read/cursor.js';
export { queueTargets } from './save.js';
export type { AttachmentView, Received } from './attachments.js';
export { ceilingViewSchema, listCeilings } from './catalogue/ceilings.js';
export { listPledges, pledgeViewSchema } from './catalogue/pledges.js';
export { listPolicyVersions, policyVersionSchema, readPolicyVersion } from './catalogue/policies.js';
