/** What a party is asked: one message for each kind of leg, and the parts of the text. */
export const askText = {
  releasing_assessment:
    '{kind, select, start {The United Nations Secretariat asks {party} to assess whether, without prejudice to its mandate, it can release units for {what}.} end {The United Nations Secretariat asks {party} to assess what {what} means for its mandate, and when it can receive the units back.} other {The United Nations Secretariat asks {party} to assess whether, without prejudice to its mandate, it can do without the units for {what}.}}',
  cost_review: 'The United Nations Secretariat asks {party} to review the cost of {what}.',
  consultation: 'The United Nations Secretariat wishes to consult {party} on {what}.',
  advance_notice:
    '{kind, select, start {The United Nations Secretariat asks {party} to inform the Security Council in advance of the intention to carry out {what}, with its scope and duration.} other {The United Nations Secretariat asks {party} to inform the Security Council in advance of {intended}, with its scope and duration.}}',
  contributor_consent:
    'The United Nations Secretariat asks {party}, as the country that contributes the units, for its consent to {what}.',
  host_consent:
    'The United Nations Secretariat asks {party}, as one of the Governments concerned, for its consent to {what}.',
  regional_consent:
    'The United Nations Secretariat asks {party}, as the regional body concerned, for its consent to {what}.',
  mou_amendment:
    'The United Nations Secretariat asks {party} to amend its memorandum of understanding for {what}.',
  clearances:
    'The United Nations Secretariat asks {party} for the clearances of personnel, weapons, aircraft and routes that are needed for {what}.',
  council_decision:
    '{kind, select, end {The United Nations Secretariat asks {party} to decide on {what}.} other {The United Nations Secretariat asks {party} to authorize {what}.}}',
  redeployment: 'temporary redeployment from {from} to {to} of the units named below',
  what: '{kind, select, extend {the extension of the {redeployment}} amend {the amendment of the {redeployment}} convert {the conversion into a permanent transfer of the {redeployment}} end {the end of the {redeployment}} other {the {redeployment}}}',
  intended:
    '{kind, select, extend {the intended extension of the {redeployment}} amend {the intended amendment of the {redeployment}} convert {the intended conversion into a permanent transfer of the {redeployment}} end {the intended end of the {redeployment}} other {the intended {redeployment}}}',
  heading_ask: 'The ask',
  heading_purpose: 'Purpose',
  heading_scope: 'Scope',
  heading_units: '{count, plural, one {Unit} other {Units}}',
  heading_authority: 'Authority',
  heading_needed_by: 'Needed by',
  heading_reference: 'Reference of the request',
  end_of_day: '{day, date}, 24:00 in New York',
  count: 'count: {count, number}',
  strength: 'strength: up to {count, plural, one {# person} other {# persons}} ({categories})',
  military: '{count, number} military',
  police: '{count, number} police',
  civilian: '{count, number} civilian',
  ends_now: 'ends now: {end}',
  joins: 'is added to the arrangement',
  from: 'from: {start}',
  from_day: '{day, date}',
  from_present_end: 'its present end',
  from_as_now: 'as it is now',
  from_decision: "the day of the Security Council's decision",
  to: 'to: {end}',
  to_decision: "the last day that the Security Council's decision allows",
  area: 'area: {items}',
  area_all: 'the whole area of {mission}',
  tasks: 'tasks: {items}',
  tasks_all: 'all tasks of the mandate of {mission}',
  ready: 'ready: {when}',
  ready_not_stated: 'not stated',
  ready_on: 'on {day, date}',
  ready_between: 'not before {first, date}; not after {last, date}',
  ready_from: 'not before {first, date}; the latest day is not known',
  authority: '{symbol}, adopted on {adoptedOn, date}. {term}',
  term_none: 'It states no term of its own.',
  term_extends: 'Its term is {duration} from the present end of what is extended.',
  term_for: 'Its term is {duration} from its adoption, until {end}.',
  term_until: 'Its term runs until {end}.',
} as const;
