export { Mailer } from './mailer.js';
export type { MailerOptions, OutgoingMail } from './mailer.js';
export { readSignOffToken, signOffKeyFrom, signOffTokenFor } from './sign-off-token.js';
export type { SignOffKey, SignOffTarget, SignOffToken } from './sign-off-token.js';
export { contestKeyFrom, contestTokenFor, readContestToken } from './contest-token.js';
export type { ContestTarget, ContestToken } from './contest-token.js';
export { Directory } from './directory.js';
export type { Recipient } from './directory.js';
export { BLANKED_TOKEN, Outbox } from './outbox.js';
export type { Delivery } from './outbox.js';
export type { Addressee, CaseParams, Letter } from './compose/frame.js';
export {
  composeConsentStands,
  composeEmptySeat,
  composePremiseLost,
  composeRevised,
} from './compose/on-changes.js';
export { composeContested, composeContestSettled } from './compose/contests.js';
export type { ContestParams } from './compose/contests.js';
export { composeAsk, composeReceipt, composeReminder, composeReply } from './compose/to-party.js';
export type { AnswerLink, AskParams, PartyParams, ReceiptParams } from './compose/to-party.js';
export {
  composeAlarm,
  composeAnnouncement,
  composeEscalation,
  composeExpiryWarning,
  composeLost,
  composeNeededByWarning,
  composeQuestion,
  composeReplyOverdue,
  composeRoundLapsed,
  composeWindowWarning,
  isAnnounced,
} from './compose/to-secretariat.js';
export {
  composeCaution,
  composeConsentWithdrawn,
  composeDiscontinued,
  composeResumed,
  composeRulingNeeded,
  composeSuspended,
} from './compose/to-secretariat-on-arrangements.js';
export type { Announced, LineParams, NoticeParams } from './compose/to-secretariat.js';
export { mentions } from './mentions.js';
