/** Policies in words: what they say, and what is wrong with them. */
export const policies = {
  'kind.releasing_assessment': 'releasing assessment',
  'kind.cost_review': 'cost review',
  'kind.consultation': 'consultation',
  'kind.advance_notice': 'advance notice',
  'kind.contributor_consent': 'contributor consent',
  'kind.host_consent': 'host consent',
  'kind.regional_consent': 'regional consent',
  'kind.council_decision': 'council decision',
  'kind.mou_amendment': 'MOU amendment',
  'kind.clearances': 'clearances',
  the_kind: 'the {kind}',
  'target.managers': 'the managers',
  'target.administrators': 'the administrators',
  'target.executive_office': 'the executive office',
  'target.sending_mission': 'the sending mission',
  'target.receiving_mission': 'the receiving mission',
  'of.notifier': "the Secretary-General's office",
  'of.council': 'the Security Council',
  'of.secretariat': 'the Secretariat',
  'of.regional_body': 'the regional body',
  'of.sending_mission': 'the sending mission',
  'of.receiving_mission': 'the receiving mission',
  'of.each_contributor': 'each contributor',
  'of.each_host': 'each host Government',
  'of.sending_host': 'the host of the sending mission',
  'of.receiving_host': 'the host of the receiving mission',
  told: 'told to {to}: no answer has come; never a consent',
  working_days:
    '{count, plural, one {# working day} other {# working days}} {calendar, select, headquarters {of headquarters} party {of the party} other {of headquarters and the party alike}}',
  working_hours:
    '{count, plural, one {# working hour} other {# working hours}} {calendar, select, headquarters {of headquarters} party {of the party} other {of headquarters and the party alike}}',
  before: '{time} before {event, select, needed_by {it is needed} other {the authority expires}}',
  or_less_before:
    '{time} or less before {event, select, needed_by {it is needed} other {the authority expires}}',
  time_later: '{time} later',
  reminders: '{first}, then every {every}, {times, number} in all',
  repeated: '{first}, then {times, number} more, {every} apart',
  'satisfied.obtained': 'its consent',
  'satisfied.obtained_with_caveats': 'its consent with caveats that cover the ask',
  'satisfied.notified': 'being notified',
  'satisfied.consulted': 'being consulted',
  'satisfied.waived': 'a waiver by name',
  satisfied_by_notice: 'the notice on record',
  satisfied_by_decision: 'its decision',
  rule_any: 'one vote {side, select, for {for} other {against}}',
  rule_all:
    '{seats, plural, one {its vote} other {the votes of all #}} {side, select, for {for} other {against}}',
  rule_votes:
    '{votes, plural, one {# vote} other {# votes}} of {seats, number} {side, select, for {for} other {against}}',
  rule_share:
    '{passes, select, more_than {more than} other {at least}} {share} of {of, select, seats {all seats} other {the votes cast}} {side, select, for {for} other {against}}',
  rule_weight: 'a weight of {threshold, number} {side, select, for {for} other {against}} ({weights})',
  rule_weight_of: '{seat} {weight, number}',
  rule_required: '{seats} {side, select, for {for} other {against}}',
  rule_optional: '{votes, plural, one {# vote} other {# votes}} {side, select, for {for} other {against}}',
  rule_required_and_optional:
    '{seats} {side, select, for {for} other {against}} and {votes, plural, one {# vote} other {# votes}} of the others {side, select, for {for} other {against}}',
  rule_approved: 'approved by {votes}',
  rule_rejected: 'rejected by {votes}',
  rule_veto: 'a vote against of {seats} rejects',
  rule_quorum: 'quorum of {seats, plural, one {# seat} other {# seats}}',
  rule_heard: 'every seat is heard first',
  rule_changes: 'a vote may be changed until it is decided',
  rule_no_objection:
    'silence decides nothing: one objection rejects; once none was made, the reply put on record by {seat} approves',
  rule_stages: 'in stages, each asked once the one before has approved. {stages}',
  rule_stage: '{stage, number}. {title} ({seats}): {rule}',
  rule_stage_and_next: '{first}. {rest}',
  no_seats: 'There is no seat to ask.',
  seat_twice: 'The seat {seat} is there twice; it counts once.',
  seat_named_twice: 'The seat {seat} is named twice; it counts once.',
  no_such_seat: '{seat} is no seat of this group.',
  recorder_no_seat: '{seat}, who records the reply, is no seat.',
  recorder_alone: 'Beside the seat that records the reply there is none that could object.',
  silence_of_others: 'Silence may be asked of the Council only; every other party has to answer.',
  no_stage: 'There is no stage.',
  stage_without_seats: 'The stage {stage} has no seat.',
  seat_in_two_stages: 'The seat {seat} speaks in an earlier stage already; no seat counts twice.',
  seat_never_asked: 'No stage asks the seat {seat}.',
  quorum_too_large:
    'The quorum is {quorum, number}, but there {seats, plural, =0 {is no seat} one {is only # seat} other {are only # seats}}.',
  share_without_quorum:
    'A share of the votes cast needs a quorum: else one vote decides while all others are silent.',
  no_vote_needed: 'No vote at all would be enough.',
  too_few_seats:
    '{votes, plural, one {# vote} other {# votes}} needed, but there {seats, plural, =0 {is no seat} one {is only # seat} other {are only # seats}}.',
  too_few_others:
    '{votes, plural, one {# optional vote} other {# optional votes}} needed, but beside the required seats there {seats, plural, =0 {is no seat} one {is only # seat} other {are only # seats}}.',
  seat_without_weight: 'The seat {seat} has no weight; 0 may be one.',
  weights_below_threshold:
    'All weights together are {sum, number}, below the threshold of {threshold, number}.',
  share_out_of_range: 'No vote can reach more than all.',
  soft_satisfaction:
    'Who is {status} has not consented: practice has taken it for enough, but this leg then rests on no consent.',
  satisfaction_unfit: 'The {kind} is given or it is not: being {status} cannot satisfy it.',
  satisfaction_out_of_reach:
    'Nothing that the party can say satisfies this leg: a {kind} that it gives comes to {statuses}.',
  waiver_without_effect:
    'The leg may be waived, but a waiver would not satisfy it: list waived, or set waivable: false.',
  seats_without_rule: 'Seats need a rule that says how the answer follows from them.',
  rule_without_seats: 'A rule goes with seats; this leg has none.',
  objections_without_rule:
    'Objections end only where a no_objection rule says which seat then records the reply.',
  silence_of_leg: 'Silence may be asked of the Council only; the {kind} has to be given.',
  objections_without_end: 'A no_objection rule needs objectionsUntil: until when members may object.',
  'needed.advance_notice': 'the Council must have notice before anything is lent',
  'needed.contributor_consent': 'no unit moves without the consent of its capital',
  'needed.host_consent': 'no unit enters or leaves without the consent of the host Governments',
  'needed.council_decision':
    'a policy whose requests rest on an authority given in advance says so with council: authority_suffices',
  'needed.other': 'no arrangement can do without it',
  leg_missing: 'There is no leg for the {kind}: {because}.',
  host_missing:
    'There is no leg for the consent of the {side, select, sending {sending} other {receiving}} host: both sides are asked.',
  leg_twice_same_party:
    'Leg {leg, number} asks the same party for the {kind} already; a party is asked for it once.',
  leg_twice:
    'Leg {leg, number} asks parties of this one for the {kind} already; a party is asked for it once.',
  leg_unfit: 'The {kind} is of {known}; {of} cannot give it.',
  leg_advisory: 'The {kind} cannot be advisory: {because}.',
  council_not_asked:
    'With council: authority_suffices no decision of the Council is asked; this leg contradicts it.',
  kind_twice: '{kind} stands twice.',
  deadlock: 'This leg waits for the {kind}, which no leg of the policy obtains.',
  waits_for_advisory: 'This leg waits for the {kind}, which is advisory: nothing waits for it.',
  cycle_of_one: 'The {kind} waits for itself: it is never asked.',
  cycle: 'The {kind} waits for {chain}: none of them is ever asked.',
  cycle_and_next: '{first}, which waits for {rest}',
  leg_unreachable: 'The {kind} is never asked: it waits for the {cause}, whose turn never comes.',
  zone_unknown: '{zone} is no IANA time zone; one is, for example, America/New_York.',
  warnings_not_descending:
    'Warnings stand with the earliest first: {later} is not nearer to the expiry than {earlier}{when}.',
  lapse_counted_back:
    'A party that is asked {lapse} is asked in vain, since its round closes at once: count the lapse from the ask.',
  objections_not_before_due:
    'Objections end ({objections}) no earlier than the reply on record is due ({due}){when}.',
  lapse_not_after_due: 'The round lapses ({lapse}) no later than its answer is due ({due}){when}.',
  escalation_not_after_due:
    '{to, select, managers {The managers are told} administrators {The administrators are told} executive_office {The executive office is told} sending_mission {The sending mission is told} other {The receiving mission is told}} ({at}) that nothing has come, no later than the answer is due ({due}){when}.',
  escalations_not_ascending: 'Steps stand with the earliest first: {later} comes before {earlier}.',
  escalation_not_before_lapse:
    '{to, select, managers {The managers are told} administrators {The administrators are told} executive_office {The executive office is told} sending_mission {The sending mission is told} other {The receiving mission is told}} ({at}) when the round has lapsed already ({lapse}){when}.',
  reminder_not_before_lapse:
    'The reminder ({at}) would go out when the round has lapsed already ({lapse}){when}.',
  reminders_not_ascending:
    'Reminders stand with the earliest first: {later} does not come after {earlier}{when}.',
  questions_do_not_pause:
    'No question stops the clock: a party that asks loses the time until our reply. Its question is answered all the same.',
  pause_ends_before_reply:
    'The clock runs again ({pause}) before our own reply is due ({reply}): the party pays for our time.',
  duration_not_positive: '{duration} is no time at all; a duration is longer than zero.',
  duration_backwards: '{duration} runs backwards; a duration is longer than zero.',
  duration_unreckonable: '{time} is longer than dates can be reckoned.',
  when_anchors_differ:
    ', where the authority expires and the arrangement is needed in another order than this takes for granted',
  when_asked_late:
    ', where it is asked {days, number} days or less before {event, select, needed_by {it is needed} other {the authority expires}}',
  when_asked_early:
    ', where it is asked {days, number} days or more before {event, select, needed_by {it is needed} other {the authority expires}}',
  when_from_day: ', for example reckoned from {day}',
  when_back_from_day: ', for example reckoned back from {day}',
  when_weekend: ', where a weekend falls in between',
  when_no_day_off: ', where no day off falls in between',
  when_holidays: ', where {count, plural, one {# holiday falls} other {# holidays fall}} in between',
  not_yaml: '{problem}',
  unknown_field: 'There is no field {field} here.',
  missing_field: 'The field {field} is missing.',
  bad_value: '{where}: {problem}.',
  where_entry: 'Entry {entry, number}',
  where_policy: 'The policy',
} as const;
