/** What changes a status: what each row of the published tables means. */
export const causes = {
  'request.drafted': 'A person drafts the request.',
  'request.submitted':
    'The draft is submitted under an authority and a policy, which no longer change for it.',
  'request.withdrawn': 'The Secretariat withdraws the request.',
  'request.overtaken': 'Events have overtaken the request; the Secretariat says which.',
  'request.all_granted': 'Every line has been granted.',
  'request.some_granted': 'No line can change any more, and some have been granted.',
  'request.none_granted_by_refusal':
    'No line can change any more, none has been granted, and a party has refused one.',
  'request.none_granted_in_time': 'Every line passed its expiry before it could be granted.',
  'request.nothing_left': 'The Secretariat has dropped every line.',
  'request.granted_per_record':
    'The record of the past shows the arrangement, and is silent on some of what it needed.',
  'request.request_lapse': 'The time that the policy allows after the day of need has passed.',
  'request_line.submitted': 'The request is submitted with this line.',
  'request_line.all_satisfied': 'Every leg that the line needs is satisfied; the unit is to be reserved.',
  'request_line.no_longer_satisfied': 'A leg that the line needs is no longer satisfied.',
  'request_line.leg_refused': 'A party whose consent the line needs refuses, and nothing can replace it.',
  'request_line.leg_blocked':
    'A party objects or withdraws its consent; the Secretariat decides what follows.',
  'request_line.block_resolved': 'What blocked the line no longer does.',
  'request_line.refusal_accepted': 'The Secretariat accepts the refusal as final.',
  'request_line.line_dropped': 'The Secretariat drops the line.',
  'request_line.revised': 'The ask was changed, or the Council allowed less than was asked.',
  'request_line.nothing_to_reserve': 'Every leg is satisfied, and the request needs no unit to be reserved.',
  'request_line.reserved': 'The unit is reserved for this line; the arrangement is in force.',
  'request_line.reservation_refused': 'Another arrangement holds the unit.',
  'request_line.reservation_retried': 'The Secretariat asks for the unit again.',
  'request_line.expire': 'The line passes its expiry before it could be granted.',
  'request_line.request_closed': 'The request is withdrawn or lapses.',
  'leg.submitted': 'The request is submitted; its policy needs this leg.',
  'leg.asked': 'The legs before it are satisfied; the party is asked.',
  'leg.answered': 'The party answers, as the table of answers says.',
  'leg.question_asked': 'The party asks a question about an open ask; its clock stands still.',
  'leg.question_answered': 'The Secretariat replies; the leg is again what the question found.',
  'leg.pause_ended': 'The longest time for which the policy lets a question stop the clock has passed.',
  'leg.revised': 'What this party is asked has changed, or more is asked than it consented to.',
  'leg.asked_again': 'The Secretariat asks the party once more.',
  'leg.premise_lost': 'What had to come first was refused, objected to or withdrawn; the leg waits again.',
  'leg.override_confirmed':
    'An administrator closed the round with a reason, and a second person confirmed it.',
  'leg.leg_not_in_record': 'The record of the past is silent on this leg.',
  'leg.late_answer_reinstated': 'The Secretariat lets a late answer count.',
  'leg.leg_waived': 'The Secretariat waives the leg by an instrument, with a reason.',
  'leg.lapse': 'The time for an answer has passed. It is never taken for consent.',
  'leg.record_contested':
    'The party contests what was recorded for it from a paper. The record no longer counts; the leg is asked again if its round is open, otherwise it is suspended.',
  'leg.contest_withdrawn': 'The party lets the record stand after all.',
  'leg.not_needed': 'No line that can still be granted needs the leg.',
  'leg.request_closed': 'The request is over.',
  'task.opened': 'There is something to be done.',
  'task.task_claimed': 'A person claims the task.',
  'task.override_confirmed':
    'An administrator released the task with a reason, and a second person confirmed it.',
  'task.task_released':
    'Whoever claimed the task releases it, or another of the party does after they have left.',
  'task.work_done': 'What the task asks for has been done, by whoever did it.',
  'task.superseded': 'Something else has happened, so that nothing is left to do.',
  'task.request_closed': 'The request is over.',
  'arrangement.opened': 'The first request of the arrangement is drafted.',
  'arrangement.line_in_force':
    'A line is in force: it was granted, resumed, allowed to proceed by a ruling, or its unit arrived after all.',
  'arrangement.line_planned':
    'A further request plans a line of an arrangement that was over and never granted.',
  'arrangement.all_lines_suspended':
    'No line that is not over may be used: each is suspended, or its authority is ended.',
  'arrangement.authority_ended': 'The Council has ended the authority of every line that is not over.',
  'arrangement.all_lines_over':
    'Every line is over: returned, repatriated, transferred, expired unused or not granted. The arrangement is discontinued if the Council ended a line, else converted if a line was transferred, else ended.',
  'arrangement.request_closed': 'The draft that was to start the arrangement is withdrawn.',
  'arrangement_line.request_opened': 'A request is submitted with this line.',
  'arrangement_line.line_granted':
    'The line is granted (started, extended or amended), or converted by a further request.',
  'arrangement_line.line_not_granted':
    'The request refuses, loses or closes the line without having granted it.',
  'arrangement_line.readiness_stated':
    'It is stated when the unit can be there; if that is today, it is ready.',
  'arrangement_line.departed': 'The unit departs.',
  'arrangement_line.arrived':
    'The unit arrives, all of it or the first part; if the line has expired, that is a breach.',
  'arrangement_line.returned': 'The unit returns to the sending mission.',
  'arrangement_line.repatriated': 'The unit goes home to its contributor.',
  'arrangement_line.converted': 'An act of the Council transfers the unit to the receiving mission for good.',
  'arrangement_line.expire':
    'The line expires, by its term or because its authority or a consent was ended, before the unit has departed.',
} as const;
