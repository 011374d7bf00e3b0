import {
  type ArrangementStatus,
  type CodedMessage,
  type LegStatus,
  type LineStatus,
  type RequestLineStatus,
  type RequestStatus,
  type TaskStatus,
  messageOf,
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
 * What moves each thing. A cause has the name of the fact or wake-up that moves the thing, or a name
 * of its own where the move follows from what many facts can bring about.
 */
const CAUSES = {
  request: {
    drafted: messageOf('causes.request.drafted'),
    submitted: messageOf('causes.request.submitted'),
    withdrawn: messageOf('causes.request.withdrawn'),
    overtaken: messageOf('causes.request.overtaken'),
    all_granted: messageOf('causes.request.all_granted'),
    some_granted: messageOf('causes.request.some_granted'),
    none_granted_by_refusal: messageOf('causes.request.none_granted_by_refusal'),
    none_granted_in_time: messageOf('causes.request.none_granted_in_time'),
    nothing_left: messageOf('causes.request.nothing_left'),
    granted_per_record: messageOf('causes.request.granted_per_record'),
    request_lapse: messageOf('causes.request.request_lapse'),
  },
  request_line: {
    submitted: messageOf('causes.request_line.submitted'),
    all_satisfied: messageOf('causes.request_line.all_satisfied'),
    no_longer_satisfied: messageOf('causes.request_line.no_longer_satisfied'),
    leg_refused: messageOf('causes.request_line.leg_refused'),
    leg_blocked: messageOf('causes.request_line.leg_blocked'),
    block_resolved: messageOf('causes.request_line.block_resolved'),
    refusal_accepted: messageOf('causes.request_line.refusal_accepted'),
    line_dropped: messageOf('causes.request_line.line_dropped'),
    revised: messageOf('causes.request_line.revised'),
    nothing_to_reserve: messageOf('causes.request_line.nothing_to_reserve'),
    reserved: messageOf('causes.request_line.reserved'),
    reservation_refused: messageOf('causes.request_line.reservation_refused'),
    reservation_retried: messageOf('causes.request_line.reservation_retried'),
    expire: messageOf('causes.request_line.expire'),
    request_closed: messageOf('causes.request_line.request_closed'),
  },
  leg: {
    submitted: messageOf('causes.leg.submitted'),
    asked: messageOf('causes.leg.asked'),
    answered: messageOf('causes.leg.answered'),
    question_asked: messageOf('causes.leg.question_asked'),
    question_answered: messageOf('causes.leg.question_answered'),
    pause_ended: messageOf('causes.leg.pause_ended'),
    revised: messageOf('causes.leg.revised'),
    asked_again: messageOf('causes.leg.asked_again'),
    premise_lost: messageOf('causes.leg.premise_lost'),
    override_confirmed: messageOf('causes.leg.override_confirmed'),
    leg_not_in_record: messageOf('causes.leg.leg_not_in_record'),
    late_answer_reinstated: messageOf('causes.leg.late_answer_reinstated'),
    leg_waived: messageOf('causes.leg.leg_waived'),
    lapse: messageOf('causes.leg.lapse'),
    record_contested: messageOf('causes.leg.record_contested'),
    contest_withdrawn: messageOf('causes.leg.contest_withdrawn'),
    not_needed: messageOf('causes.leg.not_needed'),
    request_closed: messageOf('causes.leg.request_closed'),
  },
  task: {
    opened: messageOf('causes.task.opened'),
    task_claimed: messageOf('causes.task.task_claimed'),
    override_confirmed: messageOf('causes.task.override_confirmed'),
    task_released: messageOf('causes.task.task_released'),
    work_done: messageOf('causes.task.work_done'),
    superseded: messageOf('causes.task.superseded'),
    request_closed: messageOf('causes.task.request_closed'),
  },
  arrangement: {
    opened: messageOf('causes.arrangement.opened'),
    line_in_force: messageOf('causes.arrangement.line_in_force'),
    line_planned: messageOf('causes.arrangement.line_planned'),
    all_lines_suspended: messageOf('causes.arrangement.all_lines_suspended'),
    authority_ended: messageOf('causes.arrangement.authority_ended'),
    all_lines_over: messageOf('causes.arrangement.all_lines_over'),
    request_closed: messageOf('causes.arrangement.request_closed'),
  },
  arrangement_line: {
    request_opened: messageOf('causes.arrangement_line.request_opened'),
    line_granted: messageOf('causes.arrangement_line.line_granted'),
    line_not_granted: messageOf('causes.arrangement_line.line_not_granted'),
    readiness_stated: messageOf('causes.arrangement_line.readiness_stated'),
    departed: messageOf('causes.arrangement_line.departed'),
    arrived: messageOf('causes.arrangement_line.arrived'),
    returned: messageOf('causes.arrangement_line.returned'),
    repatriated: messageOf('causes.arrangement_line.repatriated'),
    converted: messageOf('causes.arrangement_line.converted'),
    expire: messageOf('causes.arrangement_line.expire'),
  },
} as const satisfies Record<StatusTable, Record<string, CodedMessage>>;

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
  /** What the cause means. */
  means: CodedMessage;
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
    const causes: Readonly<Record<string, CodedMessage>> = CAUSES[of];
    return TRANSITIONS[of].flatMap(({ from, by, to }) => {
      const means = causes[by];
      return means === undefined ? [] : [{ of, from, by, to, means }];
    });
  });
}
