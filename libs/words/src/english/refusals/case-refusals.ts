/** Why the writer refused something, where the message of the rule does not say it all. */
export const caseRefusals = {
  not_found:
    'There is no such {what, select, party {party} mission {mission} unit {unit} authority {authority} person {person} policy {policy} standing_consent {standing consent} arrangement {arrangement} request {request} leg {leg} task {task} decision {decision} contest {contest} paper {record of a paper} calendar {calendar} pledge {pledge} view {view} absence {absence} membership {membership} representation {entry for this party} entry {entry} webhook {webhook} message {message} other {thing}}, or you may not see it.',
  unknown_reference:
    'There is no {what, select, party {party} mission {mission} unit {unit} authority {authority} person {person} policy {policy} other {thing}} {key}.',
  already_exists:
    'There is already {what, select, party {a party} unit {a unit} authority {an authority} person {a person} standing_consent {a standing consent} other {something}} {key}. Choose another key.',
  stale_version: 'This has changed since you read it and is now at version {now, number}. Read it again.',
  for_whom: 'This is for {whom}.',

  clock_stands: 'The clock of this arrangement stands at {at, time}. Give a later moment.',
  clock_runs: 'The clock of this arrangement is already running, and a request goes by it. Leave this out.',
  no_headquarters_calendar:
    'The policy counts in working time, and no calendar of headquarters has been entered. Have one entered first.',
  calendar_differs: 'The address names the calendar {calendar}. Name the same one in the body.',
  ceiling_overlaps:
    'There is already a ceiling of this mission for a part of that time. Choose a later first day.',
  taken_back: 'This was already taken back on {at, time}.',
  withdrawn_at: 'This was already withdrawn on {at, time}.',
  cancelled_at: 'This was already cancelled on {at, time}.',
  ended_at: 'This already ended on {at, time}.',
  ended_on: 'This already ended on {day, date}.',
  version_not_next: 'The next version of {policy} is {next, number}. A version that exists is never changed.',
  party_not_of_kind:
    '{party} is not {kind, select, state {a state} mission {a mission} council {the Security Council} secretariat {a unit of the Secretariat} executive_office {the Executive Office} regional_body {a regional body} other {of the kind that is needed}}.',
  one_of_a_kind:
    'There is already a party of the kind {kind, select, council {Security Council} executive_office {Executive Office} other {that is asked for}}, and there can be only one.',
  no_party_of_kind:
    'No party of the kind {kind, select, council {Security Council} executive_office {Executive Office} other {that is needed}} has been entered.',
  mission_details: 'A mission has a host and a mandate, and no other party has.',
  address_taken: 'Somebody else has this address. Give another one.',
  representation_overlaps: '{speaker} is entered for a part of this time. End that entry first.',
  speaker_of_states: 'Only for a state can it be entered who speaks for its government.',
  taken_back_as_error: 'This entry was taken back as an error.',

  entry_folds_otherwise: 'Entry {entry, number} no longer comes to what it came to when it was entered.',
  further_on_own_case: 'This opens a new case. Open a further request on the case of its arrangement.',
  further_names_arrangement: 'Name the arrangement of this case as the one that the request changes.',
  opening_not_struck: 'The opening of a request cannot be struck. Enter that the request was withdrawn.',
  entry_struck: 'This entry no longer counts.',
  not_before: 'This cannot have happened before {from, time}: it is only {now, time}.',
  act_dated: '{act} is dated {day, date}. Give that day.',

  view_exists: 'You already have a view of this list that is called {name}. Choose another name.',
  too_many_views: 'You have {most, number} views, the most that one person may keep. Remove one first.',
  view_of_list:
    'This is a view of the {list, select, inbox {inbox} requests {list of requests} arrangements {list of arrangements} other {list}}. Save another view instead.',
  task_closed: 'The task is closed.',
  snooze_at_most: 'A task can be put off for at most {days, number} days.',
  person_without_role: '{person} has no role for {party} that allows this work. Choose somebody who has.',
  does_not_answer: '{person} does not answer for {party}. Give that role first, or choose somebody else.',

  newer_link: 'Another text is asked now. Use the link in the newer mail.',
  answers_by_link: 'By its link this leg is answered with {answers}, not with {answer}.',
  answers_offered: 'This leg is answered with {answers}.',
  link_acts_no_more: 'The person of this link no longer acts for the party.',
  link_answers_no_more: 'The person of this link no longer answers for the party.',
  link_replaced: 'A newer link has taken the place of this one. Use that one.',
  text_changed:
    'The text has changed since you read it: revision {revision, number} is asked now. Read it before you answer.',

  for_whole_request: 'This is for those who see the whole request.',
  no_such_note: 'There is no such note on this leg for the same readers.',
  task_of_another_leg: 'The task belongs to another leg. Name its own leg, or leave the leg out.',
  absence_by_whom: 'An absence is recorded by the person, or by an administrator.',
  own_cover: 'Nobody covers their own absence. Name somebody else.',
  no_absence: 'No absence says that you act for {person} now. Have the absence recorded first.',
  still_serves:
    'This person still serves as {role, select, approver {an approver} signatory {a signatory} focal_point {a focal point} manager {a manager} administrator {an administrator} auditor {an auditor} other {a member}} of {party}. End that first.',
  administrators_exist: 'There are already administrators: {names}. They enter further ones in the product.',
  role_over: 'The role would already be over. Give a later end.',
  role_held: '{person} already holds this role for {party} in a part of that time.',
  nobody_for_party:
    'Nobody would be left in that time who can answer for {party}. Name somebody who answers for it too.',
  nobody_for_seat:
    'Nobody would be left in that time who can answer on the seat {seat} of {party} for {request}. Name somebody who answers for it too.',
  last_administrator: 'This is the last administrator of the Secretariat. Appoint another one first.',
  last_manager: 'Nobody would be left who manages the requests of {party}. Appoint another manager first.',

  mission_opens: '{mission} opens only on {day, date}. Give a later day, or another mission.',
  mission_closed: '{mission} closed on {day, date}. Give an earlier day, or another mission.',
  unit_elsewhere: '{unit} belongs to {mission}, not to {sender}.',
  missions_of_arrangement: 'The arrangement is from {sender} to {receiver}. Name these missions.',
  line_under_request:
    'Another request about the line {line} or its unit is {status, select, draft {a draft} other {open}}. One request at a time can change it.',
  no_such_line: 'The arrangement has no line {line}.',
  unit_on_other_line: 'The arrangement has no line {line}: the unit {unit} stands on its line {other}.',
  line_not_granted: 'The line {line} has not been granted, so there is nothing to change.',
  line_of_other_unit: 'The line {line} of the arrangement is that of the unit {unit}.',
  line_gone:
    'The line {line} is {status, select, returned {returned} repatriated {repatriated} transferred {transferred} other {over}}, so nothing of it can be changed.',
  request_not_open:
    'The request is {status, select, draft {a draft} granted {granted} granted_in_part {granted in part} granted_per_record {granted, as the record says} refused {refused} withdrawn {withdrawn} overtaken {overtaken by events} lapsed {lapsed} other {closed}}, not open.',
  request_no_draft:
    'The request is {status, select, open {open} granted {granted} granted_in_part {granted in part} granted_per_record {granted, as the record says} refused {refused} withdrawn {withdrawn} overtaken {overtaken by events} lapsed {lapsed} other {closed}}, not a draft.',
  draft_starts_arrangement:
    'This draft starts an arrangement of its own. To change an existing arrangement, draft another request.',
  draft_of_another: 'This draft is about another arrangement. Draft another request for this one.',
  machine_too_old:
    'A newer version of the product has taken this case over: the case is at version {stored, number} of the machine, this process knows versions up to {known, number}. Try again in a minute.',

  no_webhooks_of_party: 'You keep no webhooks of this party.',
  receiver_no_url: 'The address of a receiver must be a web address, such as https://example.org/hook.',
  receiver_not_https: 'The address of a receiver must begin with https://.',
  receiver_with_password: 'The address of a receiver must hold no user name and no password.',
  receiver_with_fragment: 'The address of a receiver must hold no fragment: leave out what follows the #.',
  receiver_port: 'The address of a receiver must use port {ports}.',
  receiver_internal:
    'The address of a receiver must lie on the public Internet, and not in an internal network.',
  too_many_webhooks:
    'The party has {count, plural, one {# webhook} other {# webhooks}}, the most that it may have. Remove one first.',
  webhook_not_active:
    'The webhook is {status, select, paused {paused} disabled {disabled} other {not active}}. Resume it first.',
  message_pending: 'The message is still to be sent, so it need not be sent again.',
  webhook_status:
    'The webhook is {status, select, active {active} paused {paused} disabled {disabled} other {elsewhere}}.',
} as const;
