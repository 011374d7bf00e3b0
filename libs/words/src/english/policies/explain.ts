/** What `countersign policy explain` and `policy check` print around what the policy itself says. */
export const explain = {
  title: '{title} ({id}, version {version, number})',
  for: 'For requests to {kinds} an arrangement.',
  for_authority_suffices:
    'For requests to {kinds} an arrangement. No decision of the Council is asked: they rest on an authority given in advance.',
  example: 'An example arrangement with one contributor and two hosts, submitted {at}.',
  zone: 'All times are in {zone}.',
  assumes:
    'Each leg is taken as answered at the moment it is due: an earlier answer moves what waits for it forward, a later one back.',
  working_time:
    'Working time is counted by {file}; the parties of the example have no calendar of their own and work by it, too.',
  holidays_unknown: 'It has no complete list of holidays for {years}: weekdays count as working days.',

  leg: '{number, number}. {kind} of {party}',
  waits_for_nothing: 'waits for nothing; asked on submission',
  waits_for: 'waits until every leg of these is satisfied: {kinds}',
  advisory: 'advisory: asked and recorded, but nothing waits for it',

  'row.seats': 'seats',
  'row.rule': 'rule',
  'row.satisfied': 'satisfied',
  'row.standing': 'standing',
  'row.questions': 'questions',
  'row.asked': 'asked',
  'row.reminder': 'reminder',
  'row.objections': 'objections',
  'row.due': 'due',
  'row.escalation': 'escalation',
  'row.lapse': 'lapse',
  satisfied_by: 'by {ways}',
  standing_answers: 'a consent given in advance, which the party called binding, answers it',
  standing_does_not: 'no consent given in advance answers it',
  questions_none: 'are answered, but stop no clock',
  questions_one: 'one stops the clock, for {time} at the most',
  questions_some: 'up to {count, number} stop the clock, each for {time} at the most',

  'passed.reminder': 'the party is reminded',
  'passed.objections': 'no more objections; silence decides nothing, and the task opens to record the reply',
  'passed.due': 'overdue; never a consent',
  'passed.lapse':
    'the round closes without an answer; never a consent, and a later answer waits for a review',
  told_and_says: '{told}. {say}',

  last_due: 'The last answer is due {at}.',
  lapses_after: 'A request that is still open lapses {time} after the day by which it is needed.',
  needed_by: 'It is needed by {day}, that is until {at}: every answer is due before that.',
  needed_by_too_early: 'It is needed by {day}, that is until {at}: too early for these, which are due later:',
  due_too_late: '{kind} of {party}, due {at}',
  lapses_at:
    'If it is still open then, the request lapses {at} ({time} later), and all open rounds close with it.',
  question_stops:
    "A question stops its party's clock on that leg, but not the lapse; our own reply is due {time} after it.",
  warnings: 'Before a line expires, warnings go out: {times}.',
  nobody_answers:
    'Where nobody answers, the leg stays unsatisfied and nothing is granted that needs it: it is asked again, waived by name, or the request lapses.',
  silence_never: 'Only an act of the party itself, or a waiver by name, satisfies a leg. Silence never does.',

  fault: '{severity, select, warning {warning: } other {}}{reason} ({rule})',
  no_faults: '{file}: no faults.',
  warnings_alone: '{file}: no faults, {count, plural, one {# warning} other {# warnings}}.',
  file_unreadable: '{file} cannot be read: {why}.',
  file_missing: 'there is no such file',
  file_is_folder: 'it is a folder',
  file_not_yaml: '{file} is no YAML:',
  option_bad: '{name} {value}: it {fault}.',
  option_passed: '{name} {day} has passed at the start, {start}.',
  option_not_understood: 'is not understood',
  needs_needed_by:
    'This policy counts back from the day by which an arrangement is needed: give --needed-by.',
  needs_authority_expiry:
    'This policy counts back from the expiry of the authority: give --authority-expiry, or --needed-by, which stands in for it.',
} as const;
