import { type CodedMessage, type Refusal, codesOf, messageOf } from '#libs/contracts';
import type { BrokenRule, RuleName } from '#libs/process';

/** Rules that the writer itself keeps, beside those of the machine. */
export type CaseRule =
  | RuleName
  | 'role_missing'
  | 'unknown_reference'
  | 'cursor_invalid'
  | 'comment_needs_leg'
  | 'already_corrected'
  | 'task_overdue'
  | 'snooze_past'
  | 'snooze_too_long'
  | 'too_many'
  | 'view_of_another_list'
  | 'unit_elsewhere'
  | 'missions_of_arrangement_differ'
  | 'line_not_of_arrangement'
  | 'line_under_request'
  | 'arrangement_of_request_fixed'
  | 'not_amendable'
  | 'not_of_party'
  | 'no_cover'
  | 'ends_before_start'
  | 'nobody_left'
  | 'wrong_kind_of_party'
  | 'mission_not_there'
  | 'calendar_differs'
  | 'text_changed'
  | 'code_needed'
  | 'caller_changed'
  | 'own_role'
  | 'attachment_differs'
  | 'stale_version'
  | 'receiver_not_allowed'
  | 'too_many_webhooks'
  | 'idempotency_running'
  | 'idempotency_reused'
  | 'clock_fixed'
  | 'record_only'
  | 'opening_undated'
  | 'later_entry_breaks'
  | 'unit_held'
  | 'dates_not_authorised'
  | 'policy_faulty'
  | 'version_not_next'
  | 'machine_too_old'
  | 'still_serves'
  | 'erased_already';

/** Every rule, with the HTTP status for breaking it (RFC 9110). What it says is `problems` of the catalogue. */
export const RULE_STATUSES: Readonly<Record<CaseRule, number>> = {
  not_found: 404,
  already_exists: 409,
  status_forbids: 409,
  needed_by_past: 422,
  authority_explores_only: 422,
  direction_not_authorised: 422,
  dates_not_authorised: 422,
  unit_not_authorised: 422,
  count_above_authority: 422,
  persons_above_authority: 422,
  ends_before_decision: 422,
  seat_without_people: 422,
  ask_missing: 500,
  own_request: 403,
  not_your_leg: 403,
  answer_not_of_this_leg: 422,
  already_decided: 409,
  no_consent_to_take_back: 409,
  seat_not_named: 422,
  not_in_seat: 403,
  allows_more_than_asked: 422,
  vote_does_not_carry: 422,
  line_unknown: 422,
  line_granted_already: 409,
  policy_not_for_this: 422,
  party_missing: 422,
  calendars_missing: 500,
  not_waivable: 409,
  not_of_record: 409,
  already_answered: 409,
  correction_of_another_seat: 409,
  claimed_by_other: 409,
  own_record: 403,
  act_date_differs: 422,
  act_in_future: 422,
  act_without_term: 422,
  instrument_in_future: 422,
  happened_in_future: 422,
  clock_runs_forward: 422,
  line_not_granted: 409,
  role_missing: 403,
  unknown_reference: 422,
  cursor_invalid: 422,
  comment_needs_leg: 422,
  already_corrected: 409,
  task_overdue: 409,
  snooze_past: 422,
  snooze_too_long: 422,
  too_many: 409,
  view_of_another_list: 422,
  unit_elsewhere: 422,
  missions_of_arrangement_differ: 422,
  line_not_of_arrangement: 422,
  line_under_request: 409,
  arrangement_of_request_fixed: 422,
  not_amendable: 422,
  not_of_party: 422,
  no_cover: 403,
  ends_before_start: 422,
  nobody_left: 422,
  version_not_next: 409,
  policy_faulty: 422,
  wrong_kind_of_party: 422,
  mission_not_there: 422,
  calendar_differs: 422,
  text_changed: 409,
  code_needed: 403,
  caller_changed: 403,
  own_role: 403,
  attachment_differs: 422,
  receiver_not_allowed: 422,
  too_many_webhooks: 409,
  stale_version: 412,
  idempotency_running: 409,
  idempotency_reused: 422,
  clock_fixed: 403,
  record_only: 409,
  opening_undated: 422,
  later_entry_breaks: 409,
  unit_held: 409,
  machine_too_old: 503,
  still_serves: 409,
  erased_already: 409,
};

/** What can be named by a key. */
type ReferenceKind = 'party' | 'mission' | 'unit' | 'authority' | 'person' | 'policy' | 'standing_consent';

/** What can be absent. */
export type AbsentKind =
  | ReferenceKind
  | 'arrangement'
  | 'request'
  | 'leg'
  | 'task'
  | 'decision'
  | 'contest'
  | 'paper'
  | 'calendar'
  | 'pledge'
  | 'view'
  | 'absence'
  | 'membership'
  | 'representation'
  | 'entry';

/** Refusals of a call: nothing was changed. Carries all that a caller needs to put it right. */
export class CaseError extends Error {
  readonly status: number;
  readonly rule: CaseRule;
  readonly pointer: string;
  readonly errors: readonly Refusal[];
  readonly earlier: BrokenRule['earlier'];

  constructor(errors: [Refusal<CaseRule>, ...Refusal[]], earlier?: BrokenRule['earlier']) {
    super(codesOf(errors[0]));
    this.status = RULE_STATUSES[errors[0].rule];
    this.rule = errors[0].rule;
    this.pointer = errors[0].pointer;
    this.errors = errors;
    this.earlier = earlier;
  }
}

/**
 * Refuses a call.
 * @param reason what the message of the rule, `problems.<rule>`, does not say by itself
 */
export function reject(rule: CaseRule, pointer: string, reason?: CodedMessage): never {
  throw new CaseError([reason === undefined ? { rule, pointer } : { rule, pointer, reason }]);
}

/** What is said of a key that names nothing. */
export function unknown(what: ReferenceKind, key: string): CodedMessage {
  return messageOf('case_refusals.unknown_reference', { what, key });
}

/** What is said of a key that names something already. */
export function taken(what: ReferenceKind, key: string): CodedMessage {
  return messageOf('case_refusals.already_exists', { what, key });
}

/** What is said of something that is not there, or not for the caller to see. */
export function absent(what: AbsentKind): CodedMessage {
  return messageOf('case_refusals.not_found', { what });
}

/** What is said where something has changed since the caller has read it. */
export function stale(now: number): CodedMessage {
  return messageOf('case_refusals.stale_version', { now });
}

/** The refusal for a broken rule of the machine. */
export function refusalOf({ earlier, ...broken }: BrokenRule): CaseError {
  return new CaseError([broken], earlier);
}
