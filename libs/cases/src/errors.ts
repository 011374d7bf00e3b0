import type { ProblemError } from '#libs/contracts';
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
  | 'missions_of_loan_differ'
  | 'line_not_of_loan'
  | 'line_under_request'
  | 'loan_of_request_fixed'
  | 'not_amendable'
  | 'not_of_party'
  | 'no_cover'
  | 'ends_before_start'
  | 'nobody_left'
  | 'wrong_kind_of_party'
  | 'mission_not_there'
  | 'calendar_differs'
  | 'text_changed'
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

/** Every rule: the HTTP status that the standard gives its breach (RFC 9110), and what it says in one sentence. */
export const RULES: Readonly<Record<CaseRule, { status: number; means: string }>> = {
  not_found: {
    status: 404,
    means: "There is no such case or part of it, or it is not the caller's to see.",
  },
  already_exists: {
    status: 409,
    means: 'What is to be made exists already.',
  },
  status_forbids: {
    status: 409,
    means: 'The case, leg, line or task stands where this cannot be done.',
  },
  needed_by_past: {
    status: 422,
    means: 'The day by which the loan is needed has passed.',
  },
  authority_explores_only: {
    status: 422,
    means: 'The authority asks to explore cooperation; it authorises no loan.',
  },
  direction_not_authorised: {
    status: 422,
    means: 'The authority does not allow loans from this mission to that.',
  },
  dates_not_authorised: {
    status: 422,
    means: 'The authority ends before the day on which the loan is needed.',
  },
  unit_not_authorised: {
    status: 422,
    means: 'The authority does not name the unit.',
  },
  count_above_authority: {
    status: 422,
    means: 'More is asked of the unit than the authority names.',
  },
  persons_above_authority: {
    status: 422,
    means: 'More persons are asked than the authority names.',
  },
  ends_before_decision: {
    status: 422,
    means: 'The loan would end before anybody could decide on it.',
  },
  seat_without_people: {
    status: 422,
    means: 'Nobody can answer for a party that must be asked; a person must be appointed first.',
  },
  ask_missing: {
    status: 500,
    means: 'There is no text to put to a party; a defect of the product.',
  },
  own_request: {
    status: 403,
    means: 'Nobody decides on a request that they have made themselves.',
  },
  not_your_leg: {
    status: 403,
    means: 'The leg or task is for another party.',
  },
  answer_not_of_this_leg: {
    status: 422,
    means: 'This kind of leg is not answered in this way.',
  },
  already_decided: {
    status: 409,
    means: 'The group of the leg, or its stage, has decided; a vote comes too late.',
  },
  no_consent_to_take_back: {
    status: 409,
    means: 'There is no consent of this party that it could take back.',
  },
  seat_not_named: {
    status: 422,
    means: 'The leg has several seats, and the answer names none of them or one that it does not have.',
  },
  not_in_seat: {
    status: 403,
    means: 'Only those appointed to a seat can answer for it.',
  },
  allows_more_than_asked: {
    status: 422,
    means: 'The act would allow more than was asked; a larger loan is another ask.',
  },
  vote_does_not_carry: {
    status: 422,
    means: 'The votes recorded with the act do not carry it (UN Charter, Art. 27(3)).',
  },
  line_unknown: {
    status: 422,
    means: 'The act names a line that the request does not have, or one line twice.',
  },
  line_granted_already: {
    status: 409,
    means: 'The line has been granted; the loan is changed by a request of its own.',
  },
  policy_not_for_this: {
    status: 422,
    means: 'The policy is not for requests of this kind.',
  },
  party_missing: {
    status: 422,
    means: 'The policy asks a party that the missions of the loan do not have.',
  },
  calendars_missing: {
    status: 500,
    means: 'The policy counts working time, and no calendar is at hand; a defect of the product.',
  },
  not_waivable: {
    status: 409,
    means: 'The policy of the request lets nobody waive the leg.',
  },
  not_of_record: {
    status: 409,
    means:
      'Only of a case whose time is that of the record can it be entered what was, or that it says nothing.',
  },
  already_answered: {
    status: 409,
    means: 'The seat has answered; a further answer must name the decision that it corrects.',
  },
  correction_of_another_seat: {
    status: 409,
    means: 'A correction must name the decision that now counts on the leg.',
  },
  claimed_by_other: {
    status: 409,
    means: 'Another person has claimed the task.',
  },
  own_record: {
    status: 403,
    means: 'Nobody checks their own record.',
  },
  act_date_differs: {
    status: 422,
    means: 'The act is known to have been adopted on another day.',
  },
  act_in_future: {
    status: 422,
    means: 'The act is dated on a day that is still to come.',
  },
  act_without_term: {
    status: 422,
    means: 'Neither the authority nor the act says how long the loan may be.',
  },
  instrument_in_future: {
    status: 422,
    means: 'The instrument is dated on a day that has not begun anywhere.',
  },
  happened_in_future: {
    status: 422,
    means: 'What is reported cannot have happened yet.',
  },
  clock_runs_forward: {
    status: 422,
    means: 'The clock of a loan only moves forward.',
  },
  line_not_granted: {
    status: 409,
    means: 'The line has not been granted; no unit can move on it.',
  },
  role_missing: {
    status: 403,
    means: 'The caller has no role that allows this.',
  },
  unknown_reference: {
    status: 422,
    means: 'The body names something that does not exist.',
  },
  cursor_invalid: {
    status: 422,
    means: 'The cursor is not one that the same query has given.',
  },
  comment_needs_leg: {
    status: 422,
    means: 'What a party is to read is said about a leg of its own.',
  },
  already_corrected: {
    status: 409,
    means: 'What is to be corrected has been corrected already; its correction can be.',
  },
  task_overdue: {
    status: 409,
    means: 'What is overdue cannot be put off.',
  },
  snooze_past: {
    status: 422,
    means: 'The moment until which a task is to be put off has passed.',
  },
  snooze_too_long: {
    status: 422,
    means: 'A task is to be put off for longer than a year.',
  },
  too_many: {
    status: 409,
    means: 'There are as many already as one person may have.',
  },
  view_of_another_list: {
    status: 422,
    means: 'A saved view stays a view of its list.',
  },
  unit_elsewhere: {
    status: 422,
    means: 'The unit does not belong to the sending mission.',
  },
  missions_of_loan_differ: {
    status: 422,
    means: 'The loan that is to be changed is between other missions.',
  },
  line_not_of_loan: {
    status: 422,
    means: 'The loan that is to be changed has no such line, or not with this unit.',
  },
  line_under_request: {
    status: 409,
    means: 'Another request about the same line of the loan is under way.',
  },
  loan_of_request_fixed: {
    status: 422,
    means: 'A draft stays with the loan under which it was made.',
  },
  not_amendable: {
    status: 422,
    means: 'An amendment changes what is asked, not between whom, of which loan or by which policy.',
  },
  not_of_party: {
    status: 422,
    means: 'The person has no role for the party that allows the work.',
  },
  no_cover: {
    status: 403,
    means: 'No absence says that the caller acts for the person who is named.',
  },
  ends_before_start: {
    status: 422,
    means: 'The end lies before the start.',
  },
  nobody_left: {
    status: 422,
    means: 'Nobody would be left who can answer for the party or the seat, or look after it.',
  },
  version_not_next: {
    status: 409,
    means: 'Versions follow each other, and one that is there is never changed.',
  },
  policy_faulty: {
    status: 422,
    means: 'The policy could not be carried out to its end; every fault is named with its place.',
  },
  wrong_kind_of_party: {
    status: 422,
    means: 'The party is not of the kind that is needed here.',
  },
  mission_not_there: {
    status: 422,
    means: 'On the day by which the loan is needed the mission is not yet open, or closed.',
  },
  calendar_differs: {
    status: 422,
    means: 'The body holds another calendar than the address names.',
  },
  text_changed: {
    status: 409,
    means: 'The text that is asked is no longer the one that the answer was given to.',
  },
  attachment_differs: {
    status: 422,
    means: 'There is no such attachment for the caller to use here, or its hash is another.',
  },
  receiver_not_allowed: {
    status: 422,
    means: 'The address of a webhook is none to which anything may be sent.',
  },
  too_many_webhooks: {
    status: 409,
    means: 'The party has as many webhooks as it may have.',
  },
  stale_version: {
    status: 412,
    means: 'What is to be changed has changed since the version that the caller has seen.',
  },
  idempotency_running: {
    status: 409,
    means: 'A call with this Idempotency-Key is still running.',
  },
  idempotency_reused: {
    status: 422,
    means: 'This Idempotency-Key was used for another call.',
  },
  clock_fixed: {
    status: 403,
    means: 'The clock of a case cannot be set or moved in production.',
  },
  record_only: {
    status: 409,
    means:
      'The time of the case is that of the record: what happened is entered there, with where it stands.',
  },
  opening_undated: {
    status: 422,
    means:
      'The time of a request of the record starts when it was put forward, which must be known as not after some moment.',
  },
  later_entry_breaks: {
    status: 409,
    means: 'With this an entry that comes later in time could not stand.',
  },
  unit_held: {
    status: 409,
    means: 'A unit of the case is held by another loan, or there is no place for it under a ceiling.',
  },
  machine_too_old: {
    status: 503,
    means: 'A newer version of the product has taken the case over; this process must be brought up to date.',
  },
  still_serves: {
    status: 409,
    means: 'Somebody who still acts for a party keeps their name; what they serve as is ended first.',
  },
  erased_already: {
    status: 409,
    means: 'The person was erased before.',
  },
};

/** A refusal: nothing was changed. Carries all that a caller needs to put it right. */
export class CaseError extends Error {
  readonly status: number;
  readonly rule: CaseRule;
  readonly pointer: string;
  readonly errors: ProblemError[];
  readonly earlier: BrokenRule['earlier'];

  constructor(
    errors: [ProblemError & { rule: CaseRule }, ...ProblemError[]],
    earlier?: BrokenRule['earlier'],
  ) {
    super(errors[0].message);
    this.status = RULES[errors[0].rule].status;
    this.rule = errors[0].rule;
    this.pointer = errors[0].pointer;
    this.errors = errors;
    this.earlier = earlier;
  }
}

/** A refusal with one reason. */
export function refuse(rule: CaseRule, pointer: string, message: string): never {
  throw new CaseError([{ rule, pointer, message }]);
}

/** The refusal that a rule of the machine comes to. */
export function refusalOf({ rule, pointer, message, earlier }: BrokenRule): CaseError {
  return new CaseError([{ rule, pointer, message }], earlier);
}
