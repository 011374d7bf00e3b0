import type { Instant, TaskKind } from '#libs/contracts';
import { Draft, type Letter, type PartyParams, type Section, indent } from './frame.js';
import type { NoticeParams } from './to-secretariat.js';

/** A task, as letters about it need it. */
export interface TaskParams extends NoticeParams {
  readonly task: TaskKind;
  /** The party of its leg; null where it is about no leg. */
  readonly party: PartyParams | null;
  readonly dueAt: Instant | null;
}

/** There is new work for the Secretariat. */
export function composeNewTask(params: TaskParams & { readonly checksAnother: boolean }): Letter {
  const draft = new Draft(params.about, params.to);
  const { words, title } = draft;
  const { task, checksAnother } = params;
  return draft.letter(
    words.format('mails.task.subject', { task: words.format(`mails.task_title.${task}`), title }),
    [
      words.format('mails.task.opening', { what: whatToDo(draft, params) }),
      ...(checksAnother ? [words.format('mails.task.two_persons')] : []),
    ],
    [...dueSection(draft, params), draft.where(params.url)],
  );
}

/** A colleague has handed a task over, or back. */
export function composeHandedOver(
  params: TaskParams & {
    /** Who handed it over; null if it was handed back. */
    readonly by: string | null;
    readonly reason: string | null;
  },
): Letter {
  const draft = new Draft(params.about, params.to);
  const { words, title } = draft;
  const { by, reason } = params;
  const task = words.format(`mails.task_title.${params.task}`);
  const what = whatToDo(draft, params);
  const sections = [...draft.reason(reason), ...dueSection(draft, params), draft.where(params.url)];
  return by === null
    ? draft.letter(
        words.format('mails.handed_back.subject', { task, title }),
        [words.format('mails.handed_back.opening', { what })],
        sections,
      )
    : draft.letter(
        words.format('mails.handed_over.subject', { task, title }),
        [
          words.format('mails.handed_over.opening', { by, what }),
          words.format('mails.handed_over.give_back'),
        ],
        sections,
      );
}

/** A person has been appointed to answer for a party. */
export function composeAppointed(
  params: NoticeParams & {
    readonly party: PartyParams;
    /** The seat's name; null where the party speaks with one voice. */
    readonly seat: string | null;
    readonly dueAt: Instant | null;
  },
): Letter {
  const { seat, dueAt } = params;
  const draft = new Draft(params.about, params.to);
  const { words, title } = draft;
  const party = draft.party(params.party);
  return draft.letter(
    words.format('mails.appointed.subject', { party, title }),
    [
      seat === null
        ? words.format('mails.appointed.opening', { party })
        : words.format('mails.appointed.seat', { seat, party }),
      ...(dueAt === null
        ? []
        : [words.format('mails.appointed.due', { due: draft.deadline(dueAt, params.party.zone) })]),
    ],
    [draft.where(params.url)],
  );
}

function whatToDo(draft: Draft, { task, party }: TaskParams): string {
  const { words } = draft;
  switch (task) {
    case 'record_reply':
    case 'resolve_reservation':
    case 'confirm_override':
      return words.format(`mails.task.${task}`);
    case 'answer':
    case 'reply_to_question':
    case 'countersign_paper':
    case 'enter_conditions':
    case 'countersign_conditions':
    case 'review_late_answer':
    case 'resolve_coverage':
    case 'resolve_block':
    case 'appoint_person':
    case 'settle_contest':
      return words.format(`mails.task.${task}`, {
        party: party === null ? words.format('mails.task.some_party') : draft.party(party),
      });
  }
}

function dueSection(draft: Draft, { dueAt, party }: TaskParams): Section[] {
  if (dueAt === null) return [];
  const { words } = draft;
  return [
    [
      words.format('mails.silence.dates'),
      indent(words.format('mails.task.due', { due: draft.deadline(dueAt, party?.zone) })),
    ],
  ];
}
