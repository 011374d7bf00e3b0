export { Cases } from './cases.js';
export type { CasesOptions } from './cases.js';
export { CaseError, reject } from './errors.js';
export type { CaseRule } from './errors.js';
export type { EffectForDelivery } from './delivery/effects-to-carry-out.js';
export type { CasePolled, EffectPolled, WakeUpPolled } from './delivery/poll.js';
export type { Acting, Answered, Idempotency, WhoActs } from './writer/transact.js';
export type { LinkedAnswers } from './legs/links.js';
export type { LegRef } from './writer/acts.js';
export type { DecisionReceipt } from './legs/verbs.js';
export type { LineRef, LineReport } from './arrangements/verbs.js';
export {
  listRecordEntries,
  listRecordGenerations,
  recordEntrySchema,
  recordGenerationSchema,
} from './history/read.js';
export { verifyCase } from './verify/verify-case.js';
export { readRequest } from './requests/read-request.js';
export { readArrangement } from './arrangements/read-arrangement.js';
export { readAudit, readSystemAudit, systemAuditEntrySchema } from './audit/read-audit.js';
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
} from './register/read-register.js';
export { enterFirstAdministrator } from './register/first-administrators.js';
export { caseInSight } from './lists/scope.js';
export { assertWorker } from './inbox/tasks.js';
export { listArrangements, listRequests } from './lists/lists.js';
export { ARRANGEMENT_SORTS } from './lists/arrangement-source.js';
export { REQUEST_SORTS, REQUEST_STATES } from './lists/request-source.js';
export { HISTORY_KINDS, historyEntrySchema, listHistory } from './requests/history.js';
export {
  chaseNoteViewSchema,
  commentViewSchema,
  assertWhole,
  listChaseNotes,
  listComments,
} from './notes/read-notes.js';
export { assertCommenter } from './notes/verbs.js';
export { VIEWED_LISTS, listSavedViews } from './inbox/saved-views.js';
export type { SavedView } from './inbox/saved-views.js';
export { readSettings } from './people/settings.js';
export { assertInInbox } from './inbox/snoozes.js';
export { countInbox, listInbox } from './inbox/read-inbox.js';
export { INBOX_SORTS, QUEUES } from './inbox/inbox-source.js';
export type { Queue } from './inbox/inbox-source.js';
export {
  catalogueSchemas,
  listAuthorities,
  listMissions,
  listParties,
  listPolicies,
  listUnits,
  readAuthority,
  readUnit,
} from './catalogue/read-catalogue.js';
export { machineTables, tablesSchema } from './requests/tables.js';
export { arrangementRowSchema, arrangementViewSchema } from './views/arrangement.js';
export { auditEntrySchema } from './views/audit.js';
export { allowedActsOn } from './views/common.js';
export { inboxCountsSchema, inboxRowSchema } from './views/inbox.js';
export { requestRowSchema, requestViewSchema } from './views/request.js';
export type { ContestView, DecisionView, QuestionView } from './views/answers.js';
export type { ArrangementLineView, ArrangementRow, ArrangementView } from './views/arrangement.js';
export type { AuditEntry } from './views/audit.js';
export type { Page } from './views/common.js';
export type { Count, InboxCounts, InboxRow } from './views/inbox.js';
export type { AnswersOnLeg, LegView } from './views/legs.js';
export type { RequestLineView, RequestRow, RequestView } from './views/request.js';
export { listCalendars, readCalendar } from './catalogue/calendar-extracts.js';
export { listStandingConsents } from './legs/standing-consents.js';
export { readEvents } from './events/read-events.js';
export { EVENTS_CHANNEL, numberEvents, streamEnds } from './events/number-events.js';
export type { StreamEnds } from './events/number-events.js';
export { pageOf, readCursor } from './lists/cursor.js';
export type { Paging } from './lists/lists.js';
export { queueTargets } from './writer/targets.js';
export type { AttachmentView, Received } from './papers/attachments.js';
export { ceilingViewSchema, listCeilings } from './catalogue/ceilings.js';
export { listPledges, pledgeViewSchema } from './catalogue/pledges.js';
export { listPolicyVersions, policyVersionSchema, readPolicyVersion } from './catalogue/policies.js';
// Letters read the state of a case; what it leaves out they ask here.
export { askHashOfRound, decidedWhen } from '#libs/process';
