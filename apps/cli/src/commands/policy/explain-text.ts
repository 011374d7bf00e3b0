import { DateTime } from 'luxon';
import type { CalendarDate, EscalationTarget, Instant, LegKind, Policy } from '#libs/contracts';
import { legKind, messageOfKind, messageOfTarget } from '#libs/rules';
import { wordsIn } from '#libs/words';
import type { LegTimes, Named } from './timetable.js';

const words = wordsIn('en');

function kindText(kind: LegKind): string {
  return words.say(messageOfKind(kind));
}

export const ASSUMES =
  'Each leg is taken as answered at the moment it is due: an earlier answer moves what waits for it forward, a later one back.';

/** What follows when a moment passes without an answer. None of it is ever a consent. */
export const WHEN_PASSED = {
  reminder: 'the party is reminded',
  objections: 'no more objections; silence decides nothing, and the task opens to record the reply',
  due: 'overdue; never a consent',
  lapse: 'the round closes without an answer; never a consent, and a later answer waits for a review',
} as const;

/** How the timetable relates to the day of need. */
export interface NeededBy {
  date: CalendarDate;
  endsAt: Instant;
  requestLapsesAt: Instant;
  dueTooLate: { kind: LegKind; party: string; dueAt: Instant }[];
}

/** What follows when an escalation step falls due. */
function whenTold(to: EscalationTarget): string {
  return words.format('policies.told', { to: messageOfTarget(to) });
}

/** The policy and the example, before the legs. */
export function openingText(policy: Policy, start: Instant, calendarNotes: readonly string[]): string[] {
  return [
    `${policy.title} (${policy.id}, version ${policy.version})`,
    policy.description,
    '',
    `For requests to ${policy.for.join(', ')} a loan.${
      policy.council === 'authority_suffices'
        ? ' No decision of the Council is asked: they rest on an authority given in advance.'
        : ''
    }`,
    `An example loan with one contributor and two hosts, submitted ${inZone(policy, start)}.`,
    `All times are in ${policy.zone}.`,
    ...calendarNotes,
    ASSUMES,
  ];
}

/** One leg with its dates, the earliest first. */
export function legText(policy: Policy, leg: LegTimes, number: number): string[] {
  const rows: [string, Named, string][] = [
    ...leg.reminders.map((named): [string, Named, string] => ['reminder', named, WHEN_PASSED.reminder]),
    ...(leg.objectionsUntil === null
      ? []
      : [['objections', leg.objectionsUntil, WHEN_PASSED.objections] as [string, Named, string]]),
    ['due', leg.due, WHEN_PASSED.due],
    ...leg.escalations.map((step): [string, Named, string] => [
      'escalation',
      step,
      `${whenTold(step.to)}${step.say === null ? '' : `. ${step.say}`}`,
    ]),
    ['lapse', leg.lapse, WHEN_PASSED.lapse],
  ];
  const inOrder = rows.toSorted(([, a], [, b]) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
  const width = Math.max(...rows.map(([, { written }]) => written.length));
  const waits =
    leg.after.length === 0
      ? 'waits for nothing; asked on submission'
      : `waits until every leg of these is satisfied: ${leg.after.map(kindText).join(', ')}`;
  return [
    '',
    `${number}. ${sentence(kindText(leg.kind))} of ${leg.party}`,
    `   ${waits}`,
    ...(leg.required ? [] : ['   advisory: asked and recorded, but nothing waits for it']),
    ...(leg.seats.length === 0 ? [] : [line('seats', leg.seats.join(', '))]),
    ...(leg.rule === null ? [] : [line('rule', leg.rule)]),
    line('satisfied', `by ${leg.satisfiedBy}`),
    ...(legKind(leg.kind).inAdvance
      ? [
          line(
            'standing',
            leg.standingConsent
              ? 'a consent given in advance, which the party called binding, answers it'
              : 'no consent given in advance answers it',
          ),
        ]
      : []),
    line('questions', questionsText(leg)),
    line('asked', inZone(policy, leg.askedAt)),
    ...inOrder.map(([what, { at, written }, passed]) =>
      line(what, `${inZone(policy, at)}  ${written.padEnd(width)}  ${passed}`),
    ),
  ];
}

function questionsText({ questions: { atMost, pauseAtMost } }: LegTimes): string {
  if (atMost === 0) return 'are answered, but stop no clock';
  return atMost === 1
    ? `one stops the clock, for ${pauseAtMost} at the most`
    : `up to ${atMost} stop the clock, each for ${pauseAtMost} at the most`;
}

function line(what: string, text: string): string {
  return `   ${what.padEnd(11)}${text}`;
}

/** What applies to the request as a whole, after the legs. */
export function closingText(policy: Policy, lastDueAt: Instant, neededBy: NeededBy | null): string[] {
  return [
    '',
    `The last answer is due ${inZone(policy, lastDueAt)}.`,
    ...neededByText(policy, neededBy),
    `A question stops its party's clock on that leg, but not the lapse; our own reply is due ${policy.replyToQuestion} after it.`,
    `Before a line expires, warnings go out: ${policy.warnings.join(', ')}.`,
    'Where nobody answers, the leg stays unsatisfied and nothing is granted that needs it: it is asked again, waived by name, or the request lapses.',
    'Only an act of the party itself, or a waiver by name, satisfies a leg. Silence never does.',
  ];
}

function neededByText(policy: Policy, neededBy: NeededBy | null): string[] {
  if (neededBy === null) {
    return [
      `A request that is still open lapses ${policy.lapseAfterNeededBy} after the day by which it is needed.`,
    ];
  }
  const { date, endsAt, requestLapsesAt, dueTooLate } = neededBy;
  return [
    `It is needed by ${date}, that is until ${inZone(policy, endsAt)}: ${
      dueTooLate.length === 0
        ? 'every answer is due before that.'
        : 'too early for these, which are due later:'
    }`,
    ...dueTooLate.map(
      ({ kind, party, dueAt }) => `   ${kindText(kind)} of ${party}, due ${inZone(policy, dueAt)}`,
    ),
    `If it is still open then, the request lapses ${inZone(policy, requestLapsesAt)} (${policy.lapseAfterNeededBy} later), and all open rounds close with it.`,
  ];
}

function inZone(policy: Policy, at: Instant): string {
  return DateTime.fromISO(at, { zone: policy.zone, locale: 'en-GB' }).toFormat('ccc dd LLL yyyy HH:mm');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
