/**
 * The words of the field, spelled once. Code, API, screens and mails all use these.
 * The meaning of each is in `docs/architecture.md`.
 */

/** What must be obtained from one party. */
export const LEG_KINDS = [
  'releasing_assessment',
  'cost_review',
  'consultation',
  'advance_notice',
  'contributor_consent',
  'host_consent',
  'regional_consent',
  'council_decision',
  'mou_amendment',
  'clearances',
] as const;
export type LegKind = (typeof LEG_KINDS)[number];

export const LEG_STATUSES = [
  'not_started',
  'asked',
  'paused',
  'in_principle',
  'provisional',
  'obtained',
  'obtained_with_caveats',
  'notified',
  'consulted',
  'refused',
  'objected',
  'withdrawn',
  'suspended',
  'lapsed',
  'waived',
  'not_in_record',
] as const;
/** The status of a leg. Overdue is a mark beside the status, never a status. */
export type LegStatus = (typeof LEG_STATUSES)[number];

/** What a request asks for: to start an arrangement, or to change an existing one. */
export const REQUEST_KINDS = ['start', 'extend', 'amend', 'convert', 'end'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const REQUEST_STATUSES = [
  'draft',
  'open',
  'granted',
  'granted_in_part',
  'granted_per_record',
  'refused',
  'withdrawn',
  'overtaken',
  'lapsed',
] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

export const REQUEST_LINE_STATUSES = [
  'open',
  'blocked',
  'reserving',
  'reservation_refused',
  'granted',
  'refused',
  'dropped',
  'expired',
  'closed',
] as const;
/** The status of a unit line of a request. */
export type RequestLineStatus = (typeof REQUEST_LINE_STATUSES)[number];

export const TASK_STATUSES = ['open', 'claimed', 'done', 'cancelled', 'superseded'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** One person's or group's piece of work. Only `answer` tasks belong to the party that is asked. */
export const TASK_KINDS = [
  'answer',
  'reply_to_question',
  'countersign_paper',
  'enter_conditions',
  'countersign_conditions',
  'review_late_answer',
  'resolve_coverage',
  'resolve_reservation',
  'resolve_block',
  'record_reply',
  'appoint_person',
  'confirm_override',
  'settle_contest',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export const ARRANGEMENT_STATUSES = [
  'forming',
  'in_force',
  'suspended',
  'ended',
  'discontinued',
  'converted',
] as const;
/** The status of an arrangement. Expiring and breach are marks beside the status. */
export type ArrangementStatus = (typeof ARRANGEMENT_STATUSES)[number];

export const LINE_STATUSES = [
  'planned',
  'ready',
  'moving',
  'arrived',
  'expired_unused',
  'returned',
  'repatriated',
  'transferred',
  'not_granted',
] as const;
/** The status of a unit line of an arrangement. */
export type LineStatus = (typeof LINE_STATUSES)[number];

export const EXPIRY_CAUSES = [
  'asked',
  'council_decision',
  'consent',
  'mou',
  'sender_mandate',
  'discontinued',
  'ruling',
  'consent_withdrawn',
] as const;
/** Why a line expires when it does. */
export type ExpiryCause = (typeof EXPIRY_CAUSES)[number];

export const ANSWERS = [
  'notice_given',
  'consent',
  'consent_with_conditions',
  'in_principle',
  'provisional',
  'refuse',
  'object',
  'abstain',
  'withdraw',
  'suspend',
  'notified',
  'consulted',
  'adopted',
  'not_adopted',
] as const;
/** What a seat can answer to the ask of a leg. A question is not an answer. */
export type Answer = (typeof ANSWERS)[number];

/** How an answer reached us. */
export const CHANNELS = [
  'inbox',
  'sign_off_page',
  'paper',
  'api',
  'standing_consent',
  'record',
  'clock',
  'database',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const INSTRUMENT_KINDS = [
  'note_verbale',
  'law',
  'decree',
  'letter',
  'resolution',
  'presidential_statement',
  'minutes',
  'communique',
  'other',
] as const;
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];

/** A person acts for a party in one of these roles. `signatory` answers from mail and has no account. */
export const ROLES = ['approver', 'signatory', 'focal_point', 'manager', 'administrator', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export const PARTY_KINDS = [
  'state',
  'mission',
  'council',
  'secretariat',
  'executive_office',
  'regional_body',
] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** Who a span of the delay ledger is counted against. */
export const HOLDERS = ['party', 'secretariat', 'council', 'paused'] as const;
export type Holder = (typeof HOLDERS)[number];

/** How redeployed strength counts against ceilings (S/RES/1609 (2005) para. 6 and its later variants). */
export const COUNTING_MODELS = ['SENDER_COUNTS', 'RECEIVER_RAISED', 'WITHIN_RECEIVER', 'ABSORBED'] as const;
export type CountingModel = (typeof COUNTING_MODELS)[number];

/** The official languages of the United Nations (rules of procedure of the General Assembly, A/520/Rev.18, rule 51). */
export const UN_LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const;
export type UnLanguage = (typeof UN_LANGUAGES)[number];
