import type {
  ArrangementStatus,
  LegStatus,
  LineStatus,
  RequestLineStatus,
  RequestStatus,
  TaskStatus,
} from '#libs/contracts';
import { statusesThatAre } from '../leg-kinds/leg-statuses.js';
import { legTable } from './leg-table.js';

/** The statuses of everything in a case that has one. */
interface StatusesOf {
  request: RequestStatus;
  request_line: RequestLineStatus;
  leg: LegStatus;
  task: TaskStatus;
  arrangement: ArrangementStatus;
  arrangement_line: LineStatus;
}

/** What has a status, and so a table. */
export type StatusTable = keyof StatusesOf;
export type StatusOf<S extends StatusTable> = StatusesOf[S];

/**
 * What changes the status of each thing, in one sentence. A cause has the name of the fact or wake-up, or its own name if
 * many facts can bring it about.
 */
const CAUSES = {
  request: {
    drafted: 'A person drafts the request.',
    submitted: 'The draft is submitted under an authority and a policy, which no longer change for it.',
    withdrawn: 'The Secretariat withdraws the request.',
    overtaken: 'Events have overtaken the request; the Secretariat says which.',
    all_granted: 'Every line has been granted.',
    some_granted: 'No line can change any more, and some have been granted.',
    none_granted_by_refusal:
      'No line can change any more, none has been granted, and a party has refused one.',
    none_granted_in_time: 'Every line passed its expiry before it could be granted.',
    nothing_left: 'The Secretariat has dropped every line.',
    granted_per_record: 'The record of the past shows the loan, and is silent on some of what it needed.',
    request_lapse: 'The time that the policy allows after the day of need has passed.',
  },
  request_line: {
    submitted: 'The request is submitted with this line.',
    all_satisfied: 'Every leg that the line needs is satisfied; the unit is to be reserved.',
    no_longer_satisfied: 'A leg that the line needs is no longer satisfied.',
    leg_refused: 'A party whose consent the line needs refuses, and nothing can replace it.',
    leg_blocked: 'A party objects or withdraws its consent; the Secretariat decides what follows.',
    block_resolved: 'What blocked the line no longer does.',
    refusal_accepted: 'The Secretariat accepts the refusal as final.',
    line_dropped: 'The Secretariat drops the line.',
    revised: 'The ask was changed, or the Council allowed less than was asked.',
    nothing_to_reserve: 'Every leg is satisfied, and the request needs no unit to be reserved.',
    reserved: 'The unit is reserved for this line; the loan is in force.',
    reservation_refused: 'Another loan holds the unit.',
    reservation_retried: 'The Secretariat asks for the unit again.',
    expire: 'The line passes its expiry before it could be granted.',
    request_closed: 'The request is withdrawn or lapses.',
  },
  leg: {
    submitted: 'The request is submitted; its policy needs this leg.',
    asked: 'The legs before it are satisfied; the party is asked.',
    answered: 'The party answers, as the table of answers says.',
    question_asked: 'The party asks a question about an open ask; its clock stands still.',
    question_answered: 'The Secretariat replies; the leg is again what the question found.',
    pause_ended: 'The longest time for which the policy lets a question stop the clock has passed.',
    revised: 'What this party is asked has changed, or more is asked than it consented to.',
    asked_again: 'The Secretariat asks the party once more.',
    premise_lost: 'What had to come first was refused, objected to or withdrawn; the leg waits again.',
    override_confirmed: 'An administrator closed the round with a reason, and a second person confirmed it.',
    leg_not_in_record: 'The record of the past is silent on this leg.',
    late_answer_reinstated: 'The Secretariat lets a late answer count.',
    leg_waived: 'The Secretariat waives the leg by an instrument, with a reason.',
    lapse: 'The time for an answer has passed. It is never taken for consent.',
    record_contested:
      'The party contests what was recorded for it from a paper. The record no longer counts; the leg is asked again if its round is open, otherwise it is suspended.',
    contest_withdrawn: 'The party lets the record stand after all.',
    not_needed: 'No line that can still be granted needs the leg.',
    request_closed: 'The request is over.',
  },
  task: {
    opened: 'There is something to be done.',
    task_claimed: 'A person claims the task.',
    override_confirmed: 'An administrator released the task with a reason, and a second person confirmed it.',
    task_released: 'Whoever claimed the task releases it, or another of the party does after they have left.',
    work_done: 'What the task asks for has been done, by whoever did it.',
    superseded: 'Something else has happened, so that nothing is left to do.',
    request_closed: 'The request is over.',
  },
  arrangement: {
    opened: 'The first request of the loan is drafted.',
    line_in_force:
      'A line is in force: it was granted, resumed, allowed to proceed by a ruling, or its unit arrived after all.',
    line_planned: 'A further request plans a line of a loan that was over and never granted.',
    all_lines_suspended:
      'No line that is not over may be used: each is suspended, or its authority is ended.',
    authority_ended: 'The Council has ended the authority of every line that is not over.',
    all_lines_over:
      'Every line is over: returned, repatriated, transferred, expired unused or not granted. The loan is discontinued if the Council ended a line, else converted if a line was transferred, else ended.',
    request_closed: 'The draft that was to start the loan is withdrawn.',
  },
  arrangement_line: {
    request_opened: 'A request is submitted with this line.',
    line_granted: 'The line is granted (started, extended or amended), or converted by a further request.',
    line_not_granted: 'The request refuses, loses or closes the line without having granted it.',
    readiness_stated: 'It is stated when the unit can be there; if that is today, it is ready.',
    departed: 'The unit departs.',
    arrived: 'The unit arrives, all of it or the first part; if the line has expired, that is a breach.',
    returned: 'The unit returns to the sending mission.',
    repatriated: 'The unit goes home to its contributor.',
    converted: 'An act of the Council transfers the unit to the receiving mission for good.',
    expire:
      'The line expires, by its term or because its authority or a consent was ended, before the unit has departed.',
  },
} as const satisfies Record<StatusTable, Record<string, string>>;

/** What can change the status of a thing. */
export type CauseOf<S extends StatusTable> = keyof (typeof CAUSES)[S] & string;

/** One way in which a thing may change its status; `from` is null when it is created. */
export interface Transition<S extends StatusTable = StatusTable> {
  from: StatusOf<S> | null;
  by: CauseOf<S>;
  to: StatusOf<S>;
}

/** A row of the published tables. */
export interface StatusTableRow {
  of: StatusTable;
  from: string | null;
  by: string;
  to: string;
  /** What the cause means, in one sentence. */
  means: string;
}

type Rows<S extends StatusTable> = readonly Transition<S>[];

/** The same transition from each of several statuses. */
function fromEach<S extends StatusTable>(
  statuses: readonly (StatusOf<S> | null)[],
  by: CauseOf<S>,
  to: StatusOf<S>,
): Transition<S>[] {
  return statuses.map((from) => ({ from, by, to }));
}

const CAN_BE_GRANTED = ['open', 'blocked', 'reserving', 'reservation_refused'] as const;
const NOT_BLOCKED = ['open', 'reserving', 'reservation_refused'] as const;
const BEFORE_A_QUESTION = statusesThatAre('asked', 'soft');
const AWAITED = statusesThatAre('asked', 'paused', 'soft');
const SPOKEN_AGAINST = statusesThatAre('against', 'held_back');
const REINSTATED = [
  'in_principle',
  'provisional',
  'notified',
  'consulted',
  'obtained',
  'obtained_with_caveats',
  'refused',
  'objected',
] as const;
const SOFT = statusesThatAre('soft');
const FINAL = statusesThatAre('agreed', 'against');
const LIVE = ['open', 'claimed'] as const;
const LIVE_LINE = ['planned', 'ready', 'moving', 'arrived'] as const;

/** The transitions of a leg by answers: those of the leg table, for any kind of leg. */
function movesByAnswer(): Transition<'leg'>[] {
  const moves = new Map<string, Transition<'leg'>>();
  for (const { status, outcome } of legTable()) {
    if ('next' in outcome && outcome.next !== status) {
      moves.set(`${status} ${outcome.next}`, { from: status, by: 'answered', to: outcome.next });
    }
  }
  return [...moves.values()];
}

/** Every possible change of status, for everything that has one. */
const TRANSITIONS: Readonly<{ [S in StatusTable]: Rows<S> }> = {
  request: [
    { from: null, by: 'drafted', to: 'draft' },
    { from: 'draft', by: 'submitted', to: 'open' },
    { from: 'draft', by: 'withdrawn', to: 'withdrawn' },
    { from: 'open', by: 'withdrawn', to: 'withdrawn' },
    { from: 'open', by: 'overtaken', to: 'overtaken' },
    { from: 'open', by: 'all_granted', to: 'granted' },
    { from: 'open', by: 'some_granted', to: 'granted_in_part' },
    { from: 'open', by: 'none_granted_by_refusal', to: 'refused' },
    { from: 'open', by: 'none_granted_in_time', to: 'lapsed' },
    { from: 'open', by: 'nothing_left', to: 'withdrawn' },
    { from: 'open', by: 'granted_per_record', to: 'granted_per_record' },
    { from: 'open', by: 'request_lapse', to: 'lapsed' },
  ],
  request_line: [
    ...fromEach<'request_line'>([null, 'refused', 'dropped', 'expired'], 'revised', 'open'),
    { from: null, by: 'submitted', to: 'open' },
    { from: 'open', by: 'all_satisfied', to: 'reserving' },
    { from: 'open', by: 'nothing_to_reserve', to: 'granted' },
    ...fromEach<'request_line'>(NOT_BLOCKED, 'leg_blocked', 'blocked'),
    { from: 'blocked', by: 'block_resolved', to: 'open' },
    { from: 'blocked', by: 'refusal_accepted', to: 'refused' },
    ...fromEach<'request_line'>(CAN_BE_GRANTED, 'line_dropped', 'dropped'),
    ...fromEach<'request_line'>(CAN_BE_GRANTED, 'revised', 'dropped'),
    { from: 'reserving', by: 'reserved', to: 'granted' },
    { from: 'reserving', by: 'reservation_refused', to: 'reservation_refused' },
    { from: 'reservation_refused', by: 'reservation_retried', to: 'reserving' },
    ...fromEach<'request_line'>(['reserving', 'reservation_refused'], 'no_longer_satisfied', 'open'),
    ...fromEach<'request_line'>(CAN_BE_GRANTED, 'leg_refused', 'refused'),
    ...fromEach<'request_line'>(CAN_BE_GRANTED, 'expire', 'expired'),
    ...fromEach<'request_line'>(CAN_BE_GRANTED, 'request_closed', 'closed'),
  ],
  leg: [
    { from: null, by: 'submitted', to: 'not_started' },
    { from: 'not_started', by: 'asked', to: 'asked' },
    ...movesByAnswer(),
    ...fromEach<'leg'>(BEFORE_A_QUESTION, 'question_asked', 'paused'),
    ...BEFORE_A_QUESTION.flatMap((to) => fromEach<'leg'>(['paused'], 'question_answered', to)),
    ...BEFORE_A_QUESTION.flatMap((to) => fromEach<'leg'>(['paused'], 'pause_ended', to)),
    ...fromEach<'leg'>(
      [...AWAITED, 'obtained', 'obtained_with_caveats', ...SPOKEN_AGAINST, 'lapsed', 'waived'],
      'revised',
      'not_started',
    ),
    ...fromEach<'leg'>(
      [...AWAITED, 'obtained', 'obtained_with_caveats', ...SPOKEN_AGAINST, 'lapsed'],
      'asked_again',
      'not_started',
    ),
    ...fromEach<'leg'>(AWAITED, 'premise_lost', 'not_started'),
    ...fromEach<'leg'>(AWAITED, 'override_confirmed', 'lapsed'),
    // Where the record holds any word of the party, it is not silent.
    ...fromEach<'leg'>(['not_started', 'asked', 'paused', 'lapsed'], 'leg_not_in_record', 'not_in_record'),
    ...fromEach<'leg'>(AWAITED, 'lapse', 'lapsed'),
    // Only the legs of a contributor can become needless while others are needed, and a contributor is not just notified.
    ...fromEach<'leg'>(
      ['not_started', 'asked', 'paused', 'in_principle', 'provisional', 'consulted'],
      'not_needed',
      'lapsed',
    ),
    ...fromEach<'leg'>(['not_started', ...AWAITED], 'request_closed', 'lapsed'),
    ...fromEach<'leg'>([...SOFT, ...FINAL], 'record_contested', 'suspended'),
    ...fromEach<'leg'>(SOFT, 'record_contested', 'asked'),
    ...[...SOFT, ...FINAL].flatMap((to) => fromEach<'leg'>(['suspended'], 'contest_withdrawn', to)),
    ...SOFT.flatMap((to) => fromEach<'leg'>(['asked'], 'contest_withdrawn', to)),
    ...REINSTATED.flatMap((to) => fromEach<'leg'>(['lapsed'], 'late_answer_reinstated', to)),
    ...fromEach<'leg'>(
      ['not_started', ...AWAITED, 'obtained', 'obtained_with_caveats', ...SPOKEN_AGAINST, 'lapsed'],
      'leg_waived',
      'waived',
    ),
  ],
  task: [
    { from: null, by: 'opened', to: 'open' },
    { from: 'open', by: 'task_claimed', to: 'claimed' },
    { from: 'claimed', by: 'task_released', to: 'open' },
    { from: 'claimed', by: 'override_confirmed', to: 'open' },
    ...fromEach<'task'>(LIVE, 'work_done', 'done'),
    ...fromEach<'task'>(LIVE, 'superseded', 'superseded'),
    ...fromEach<'task'>(LIVE, 'request_closed', 'cancelled'),
  ],
  arrangement: [
    { from: null, by: 'opened', to: 'forming' },
    ...fromEach<'arrangement'>(
      ['forming', 'suspended', 'ended', 'discontinued', 'converted'],
      'line_in_force',
      'in_force',
    ),
    { from: 'ended', by: 'line_planned', to: 'forming' },
    ...fromEach<'arrangement'>(['in_force', 'discontinued'], 'all_lines_suspended', 'suspended'),
    ...fromEach<'arrangement'>(['in_force', 'suspended'], 'authority_ended', 'discontinued'),
    ...fromEach<'arrangement'>(['forming', 'in_force', 'suspended'], 'all_lines_over', 'ended'),
    ...fromEach<'arrangement'>(['in_force', 'suspended'], 'all_lines_over', 'discontinued'),
    ...fromEach<'arrangement'>(['in_force', 'suspended'], 'all_lines_over', 'converted'),
    { from: 'forming', by: 'request_closed', to: 'ended' },
  ],
  arrangement_line: [
    ...fromEach<'arrangement_line'>([null, 'not_granted'], 'request_opened', 'planned'),
    ...fromEach<'arrangement_line'>(['not_granted', 'expired_unused'], 'line_granted', 'planned'),
    ...fromEach<'arrangement_line'>(['planned', 'not_granted', 'expired_unused'], 'line_granted', 'ready'),
    ...fromEach<'arrangement_line'>(LIVE_LINE, 'line_granted', 'transferred'),
    { from: 'planned', by: 'line_not_granted', to: 'not_granted' },
    { from: 'planned', by: 'readiness_stated', to: 'ready' },
    { from: 'ready', by: 'readiness_stated', to: 'planned' },
    ...fromEach<'arrangement_line'>(['planned', 'ready'], 'departed', 'moving'),
    ...fromEach<'arrangement_line'>(['planned', 'ready', 'expired_unused', 'returned'], 'arrived', 'moving'),
    ...fromEach<'arrangement_line'>(
      ['planned', 'ready', 'moving', 'expired_unused', 'returned'],
      'arrived',
      'arrived',
    ),
    ...fromEach<'arrangement_line'>(['moving', 'arrived'], 'returned', 'returned'),
    ...fromEach<'arrangement_line'>(['moving', 'arrived'], 'repatriated', 'repatriated'),
    ...fromEach<'arrangement_line'>(LIVE_LINE, 'converted', 'transferred'),
    ...fromEach<'arrangement_line'>(['planned', 'ready'], 'expire', 'expired_unused'),
  ],
};

/** Whether a thing may change its status in this way. */
export function isTransition<S extends StatusTable>(of: S, { from, by, to }: Transition<S>): boolean {
  const rows: Rows<S> = TRANSITIONS[of];
  return rows.some((row) => row.from === from && row.by === by && row.to === to);
}

/** All tables of transitions, row by row. */
export function statusTable(): StatusTableRow[] {
  return (Object.keys(TRANSITIONS) as StatusTable[]).flatMap((of) => {
    const causes: Readonly<Record<string, string>> = CAUSES[of];
    return TRANSITIONS[of].map(({ from, by, to }) => ({ of, from, by, to, means: causes[by] ?? '' }));
  });
}
