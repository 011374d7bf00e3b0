/** How the vote of a group stands, and why it is or is not decided. */
export const groups = {
  votes_above:
    '{votes, plural, one {# vote} other {# votes}} {side, select, for {for} other {against}}, {needed, number} needed',
  votes_below:
    '{votes, number} of the {needed, plural, one {# vote} other {# votes}}{side, select, for {} other { against}} needed',
  share_of_seats:
    '{votes, number} of {seats, plural, one {# seat} other {# seats}} {side, select, for {for} other {against}}, {passes, select, more_than {more than} other {at least}} {share} needed',
  share_of_votes:
    '{votes, number} of {cast, plural, one {# vote} other {# votes}} cast {side, select, for {for} other {against}}, {passes, select, more_than {more than} other {at least}} {share} needed',
  percent: '{percent, number}%',
  fraction: '{numerator, number}/{denominator, number}',
  weight: 'weight {weight, number} {side, select, for {for} other {against}}, {needed, number} needed',
  required:
    '{votes, number} of the {needed, plural, one {# required vote} other {# required votes}}{side, select, for {} other { against}} needed',
  required_missing:
    '{votes, number} of the {needed, plural, one {# required vote} other {# required votes}}{side, select, for {} other { against}} (not {missing}) needed',
  required_and_optional:
    '{votes, number} of the {needed, plural, one {# required vote} other {# required votes}}{side, select, for {} other { against}} and {optional, number} of the {optionalNeeded, plural, one {# optional vote} other {# optional votes}}{side, select, for {} other { against}} needed',
  required_missing_and_optional:
    '{votes, number} of the {needed, plural, one {# required vote} other {# required votes}}{side, select, for {} other { against}} (not {missing}) and {optional, number} of the {optionalNeeded, plural, one {# optional vote} other {# optional votes}}{side, select, for {} other { against}} needed',
  to_reject: 'to reject: {progress}',
  against: '{votes, number} against',
  no_veto: 'no veto',
  veto_by: 'veto by {seats}',
  quorum_reached: 'quorum of {quorum, number} reached',
  quorum_short: '{present, number} of the {quorum, number} seats of the quorum take part',
  silent: '{seats, plural, one {# seat has} other {# seats have}} not voted',
  all_voted: 'every seat has voted',
  approved: 'Approved: {clauses}.',
  approved_whatever: 'Approved, whatever the others say: {clauses}.',
  rejected: 'Rejected: {clauses}.',
  votes_out_of_reach: 'Cannot be approved, the votes needed cannot be reached any more: {clauses}.',
  quorum_out_of_reach: 'Cannot be approved, too few seats take part for the quorum: {clauses}.',
  open: 'Not decided: {clauses}.',
  hears_all: 'Approval is out of reach; the rule hears every seat first.',
  appoint: 'Appoint somebody to {count, plural, one {the seat} other {the seats}} of {seats}.',
  no_seat: 'Not decided, and not to be approved: there is no seat to ask. Appoint at least one.',
  no_such_seat: 'Not decided, and not to be approved: the rule names what is no seat here.',
  second_time:
    'Not decided, and not to be approved: {seats} would speak a second time. Appoint another seat to this stage.',
  no_stage:
    'Not decided, and not to be approved: the rule has no stage. Appoint the seats of at least one stage.',
  objection: 'Rejected: objection by {seats}; one is enough.',
  may_object:
    'Not decided: no objection so far; {seats, plural, one {# seat} other {# seats}} may still object.',
  reply_recorded: 'Approved: no objection, and {seat} has put the reply on record.',
  awaits_record:
    'Waits for the record: no objection was made, which decides nothing by itself; {seat} has not put the reply on record.',
  stage: 'Stage {stage, number} of {stages, number}, {title}. {explanation}',
  council_adopted: 'Adopted, {tally}: {clauses} (Charter of the United Nations, Art. 27(3)).',
  council_not_adopted: 'Not adopted, {tally}: {clauses} (Charter of the United Nations, Art. 27(3)).',
  council_tally: '{votesFor, number}-{against, number}-{abstaining, number}',
  council_tally_absent: '{votesFor, number}-{against, number}-{abstaining, number} ({absent, number} absent)',
  council_negative_vote: 'negative vote of {members}',
  council_no_negative_vote: 'no negative vote of a permanent member',
  council_no_veto: '{members} abstained or took no part, which is no veto',
  council_votes_twice: 'Not to be read: a member has more than one vote in the record.',
  council_too_many: 'Not to be read: {votes, number} members voted; the Council has {members, number}.',
  council_missing: 'Not to be read: the record does not say how {members} voted.',
} as const;
