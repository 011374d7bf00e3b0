import { DateTime } from 'luxon';
import type { CalendarDate, Instant, LegKind, Policy } from '#libs/contracts';
import { legKind, messageOfKind, messageOfTarget } from '#libs/rules';
import { wordsIn } from '#libs/words';
import type { LegTimes, Named } from './timetable.js';

const words = wordsIn('en');

function kindText(kind: LegKind): string {
  return words.say(messageOfKind(kind));
}

/** What the example takes for granted. */
export const ASSUMES = words.format('explain.assumes');

/** What follows when a moment passes without an answer. None of it is ever a consent. */
export const WHEN_PASSED = {
  reminder: words.format('explain.passed.reminder'),
  objections: words.format('explain.passed.objections'),
  due: words.format('explain.passed.due'),
  lapse: words.format('explain.passed.lapse'),
} as const;

/** How the timetable relates to the day of need. */
export interface NeededBy {
  date: CalendarDate;
  endsAt: Instant;
  requestLapsesAt: Instant;
  dueTooLate: { kind: LegKind; party: string; dueAt: Instant }[];
}

/** What follows when an escalation step falls due. */
function whenTold({ to, say }: LegTimes['escalations'][number]): string {
  const told = words.format('policies.told', { to: messageOfTarget(to) });
  return say === null ? told : words.format('explain.told_and_says', { told, say });
}

/** The policy and the example, before the legs. */
export function openingText(policy: Policy, start: Instant, calendarNotes: readonly string[]): string[] {
  const { title, id, version, zone } = policy;
  const kinds = policy.for.join(', ');
  return [
    words.format('explain.title', { title, id, version }),
    policy.description,
    '',
    policy.council === 'authority_suffices'
      ? words.format('explain.for_authority_suffices', { kinds })
      : words.format('explain.for', { kinds }),
    words.format('explain.example', { at: inZone(policy, start) }),
    words.format('explain.zone', { zone }),
    ...calendarNotes,
    ASSUMES,
  ];
}

/** One leg with its dates, the earliest first. */
export function legText(policy: Policy, leg: LegTimes, number: number): string[] {
  const rows: [Row, Named, string][] = [
    ...leg.reminders.map((named): [Row, Named, string] => ['reminder', named, WHEN_PASSED.reminder]),
    ...(leg.objectionsUntil === null
      ? []
      : [['objections', leg.objectionsUntil, WHEN_PASSED.objections] as [Row, Named, string]]),
    ['due', leg.due, WHEN_PASSED.due],
    ...leg.escalations.map((step): [Row, Named, string] => ['escalation', step, whenTold(step)]),
    ['lapse', leg.lapse, WHEN_PASSED.lapse],
  ];
  const inOrder = rows.toSorted(([, a], [, b]) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
  const width = Math.max(...rows.map(([, { written }]) => written.length));
  const waits =
    leg.after.length === 0
      ? words.format('explain.waits_for_nothing')
      : words.format('explain.waits_for', { kinds: leg.after.map(kindText).join(', ') });
  const standing = leg.standingConsent ? 'explain.standing_answers' : 'explain.standing_does_not';
  return [
    '',
    words.format('explain.leg', { number, kind: sentence(kindText(leg.kind)), party: leg.party }),
    indented(waits),
    ...(leg.required ? [] : [indented(words.format('explain.advisory'))]),
    ...(leg.seats.length === 0 ? [] : [line('seats', leg.seats.join(', '))]),
    ...(leg.rule === null ? [] : [line('rule', leg.rule)]),
    line('satisfied', words.format('explain.satisfied_by', { ways: leg.satisfiedBy })),
    ...(legKind(leg.kind).inAdvance ? [line('standing', words.format(standing))] : []),
    line('questions', questionsText(leg)),
    line('asked', inZone(policy, leg.askedAt)),
    ...inOrder.map(([what, { at, written }, passed]) =>
      line(what, `${inZone(policy, at)}  ${written.padEnd(width)}  ${passed}`),
    ),
  ];
}

function questionsText({ questions: { atMost, pauseAtMost: time } }: LegTimes): string {
  if (atMost === 0) return words.format('explain.questions_none');
  return atMost === 1
    ? words.format('explain.questions_one', { time })
    : words.format('explain.questions_some', { count: atMost, time });
}

function indented(text: string): string {
  return `   ${text}`;
}

type Row =
  | 'seats'
  | 'rule'
  | 'satisfied'
  | 'standing'
  | 'questions'
  | 'asked'
  | 'reminder'
  | 'objections'
  | 'due'
  | 'escalation'
  | 'lapse';

function line(row: Row, text: string): string {
  return indented(`${words.format(`explain.row.${row}`).padEnd(11)}${text}`);
}

/** What applies to the request as a whole, after the legs. */
export function closingText(policy: Policy, lastDueAt: Instant, neededBy: NeededBy | null): string[] {
  return [
    '',
    words.format('explain.last_due', { at: inZone(policy, lastDueAt) }),
    ...neededByText(policy, neededBy),
    words.format('explain.question_stops', { time: policy.replyToQuestion }),
    words.format('explain.warnings', { times: policy.warnings.join(', ') }),
    words.format('explain.nobody_answers'),
    words.format('explain.silence_never'),
  ];
}

function neededByText(policy: Policy, neededBy: NeededBy | null): string[] {
  const time = policy.lapseAfterNeededBy;
  if (neededBy === null) return [words.format('explain.lapses_after', { time })];
  const { date: day, endsAt, requestLapsesAt, dueTooLate } = neededBy;
  const until = { day, at: inZone(policy, endsAt) };
  return [
    dueTooLate.length === 0
      ? words.format('explain.needed_by', until)
      : words.format('explain.needed_by_too_early', until),
    ...dueTooLate.map(({ kind, party, dueAt }) =>
      indented(
        words.format('explain.due_too_late', { kind: kindText(kind), party, at: inZone(policy, dueAt) }),
      ),
    ),
    words.format('explain.lapses_at', { at: inZone(policy, requestLapsesAt), time }),
  ];
}

function inZone(policy: Policy, at: Instant): string {
  return DateTime.fromISO(at, { zone: policy.zone, locale: 'en-GB' }).toFormat('ccc dd LLL yyyy HH:mm');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
