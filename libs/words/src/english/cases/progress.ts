/* The progress of a case: its legs, its groups, what comes next, and how long things take. */

/** A leg as a sentence or a list names it, with its party. */
export const legs = {
  releasing_assessment: 'Assessment of what {party} can release',
  cost_review: 'Review of the cost by {party}',
  consultation: 'Consultation with {party}',
  advance_notice: 'Advance notice to the Security Council by {party}',
  contributor_consent: 'Consent of {party}',
  host_consent: 'Consent of {party}',
  regional_consent: 'Consent of {party}',
  council_decision: 'Decision of {party}',
  mou_amendment: 'Amendment of the memorandum of understanding with {party}',
  clearances: 'Clearances of {party}',
} as const;

/** What has to happen next. */
export const step = {
  submit: 'Submit the request.',
  settle_contest: '{leg}: the Secretariat corrects or strikes the record that {party} contests.',
  resolve: '{leg}: {status}. The Secretariat decides what follows.',
  appoint: 'Appoint somebody who can answer for {party}.',
  appoint_seats: 'Appoint somebody for {party}: {seats}.',
  enter_conditions:
    '{leg}: one person enters the conditions as limits, and a second person countersigns them.',
  resolve_coverage:
    '{leg}: the conditions do not cover all that is asked. The Secretariat decides what follows.',
  reply: '{leg}: the Secretariat replies to the question of {party}.',
  ask_again: '{leg}: nobody answered in time. Ask again.',
  answer: '{leg}: an answer is awaited.',
  after: '{leg}: will be asked after {kinds}.',
} as const;

/** Days, and why they are not known. */
export const lag = {
  days: '{days, plural, one {# day} other {# days}}',
  range: '{from, number} to {to, plural, one {# day} other {# days}}',
  before: 'decided before it was asked',
  not_known: 'not known: {reason}',
  at_least: 'not known, at least {days, plural, one {# day} other {# days}}: {reason}',
  asked_unknown: 'when the party was asked is not known',
  asked_inexact: 'the exact day on which the party was asked is not known',
  decided_unknown: 'when the party decided is not known',
  decided_inexact: 'the exact day of the decision is not known',
  adopted_unknown: 'when the act was adopted is not known',
  adopted_inexact: 'the exact day of the adoption is not known',
  reported_unknown: 'when it was reported is not known',
  reported_inexact: 'the exact day on which it was reported is not known',
  complete_unknown: 'when the act and all consents were there is not known',
  complete_inexact: 'the exact day on which the act and all consents were there is not known',
  arrived_unknown: 'when the unit arrived is not known',
  arrived_inexact: 'the exact day of the arrival is not known',
  was_there: 'the unit was there before the arrangement was changed',
} as const;

/** When something was decided, and how much later it was reported. */
export const delay = {
  on: 'decided {day, date}',
  between: 'decided {between}',
  not_before: 'decided not before {day, date}',
  not_after: 'decided not after {day, date}',
  unknown: 'decided on a day that is not known',
  reported: '{decided}, reported {day, date}',
  same_day: '{decided}, reported {day, date}, the same day',
  later: '{decided}, reported {day, date}, {days, plural, one {# day} other {# days}} later',
  later_range:
    '{decided}, reported {day, date}, {from, number} to {to, plural, one {# day} other {# days}} later',
  later_at_least:
    '{decided}, reported {day, date}, at least {days, plural, one {# day} other {# days}} later',
} as const;

/** How long a unit can be of use, and what is not known of it. */
export const window = {
  lost: 'lost: no day of use is left',
  unknown: 'not known yet',
  at_most: 'at most {days, plural, one {# day} other {# days}}',
  possibly_lost: 'between none and {days, plural, one {# day} other {# days}}: possibly lost',
  days: '{days, plural, one {# day} other {# days}}',
  range: '{from, number}–{to, plural, one {# day} other {# days}}',
  expiry: 'when the line expires',
  exact_day: '{of}, to the day',
  consent: 'the consent of {party}',
  waiver: 'the waiver of the consent of {party}',
  last_consent: 'the last consent',
  ready: 'when the unit is ready',
  last_day_ready: 'the last day by which the unit is ready',
} as const;

/** Against which ceilings a unit counts, and where the combined ceiling grows by it. */
export const counting = {
  SENDER_COUNTS: 'The unit counts against the ceiling of the sending mission, not of the receiving one.',
  RECEIVER_RAISED:
    'The ceiling of the receiving mission was raised for the arrangement. The unit is counted there and at the sending mission.',
  WITHIN_RECEIVER: 'The unit counts within the ceiling of the receiving mission.',
  ABSORBED:
    'The unit is absorbed by the receiving mission and counts against its ceiling, as the sending mission closes.',
  departs:
    'The combined ceiling of the missions grows for this time; S/RES/1609 (2005), para. 6, holds it fixed.',
} as const;

/** What was done although it should not have been. */
export const caution = {
  alone: '{what}.',
  about: '{what} ({clearance}).',
  departed_without_clearance: 'It departed without a clearance that had been asked for',
  departed_while_suspended: 'It departed while the line was suspended',
  arrived_above_grant: 'More arrived than the line was granted for',
  arrived_against_ruling: 'It arrived although a ruling had turned it back',
  clearance_ended: '{clearance}: that of {issuer} ended on {day, date}',
  clearance_missing: '{clearance}: {status} ({issuer})',
} as const;

/** How an instrument is cited. */
export const citation = {
  dated: '{title} of {date}',
  also_dated: '{title}, {date}',
  of_organ: '{title} of {organ}',
  some: 'instrument',
  numbered: '{kind} {reference}',
  between: 'between {first} and {last}',
  not_before: 'not before {day, date}',
  not_after: 'not after {day, date}',
} as const;
