export { Mailer } from './mailer.js';
export type { MailerOptions, OutgoingMail } from './mailer.js';
export {
  contestKeyFrom,
  contestTokenFor,
  readContestToken,
  readSignOffToken,
  signOffKeyFrom,
  signOffTokenFor,
} from './mailed-link.js';
export type {
  ContestTarget,
  ContestToken,
  LinkKey,
  MailedLink,
  SignOffTarget,
  SignOffToken,
} from './mailed-link.js';
export { Directory } from './directory.js';
export type { Recipient } from './directory.js';
export { BLANKED_TOKEN, Outbox } from './outbox.js';
export type { AddressedLetter, Delivery } from './outbox.js';
export type { Addressee, CaseParams, Letter, PartyParams } from './compose/frame.js';
export {
  composeConsentStands,
  composeEmptySeat,
  composePremiseLost,
  composeRevised,
} from './compose/on-changes.js';
export { composeContested, composeContestSettled } from './compose/contests.js';
export type { ContestParams } from './compose/contests.js';
export { composeAppointed, composeHandedOver, composeNewTask } from './compose/of-tasks.js';
export { composeAsk, composeReceipt, composeReminder, composeReply } from './compose/to-party.js';
export type { AnswerLink, AskParams, ReceiptParams } from './compose/to-party.js';
export {
  composeAdverseAnswer,
  composeEnd,
  composeLateReply,
  composeLost,
  composeNeededByWarning,
  composeQuestion,
  composeRoundLapsed,
  composeSilence,
  composeWindowWarning,
} from './compose/to-secretariat.js';
export type { LineParams, NoticeParams } from './compose/to-secretariat.js';
export {
  composeAlarm,
  composeCaution,
  composeConsentWithdrawn,
  composeDiscontinued,
  composeExpiryWarning,
  composeResumed,
  composeRulingNeeded,
  composeSuspended,
} from './compose/to-secretariat-on-arrangements.js';
export { mentions } from './mentions.js';
