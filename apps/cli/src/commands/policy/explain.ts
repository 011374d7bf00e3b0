import { DateTime } from 'luxon';
import { calendarDateSchema, instantSchema } from '#libs/contracts';
import type { CalendarDate, Instant, Policy } from '#libs/contracts';
import { endOfDay, later, plusDuration } from '#libs/rules';
import type { z } from 'zod';
import { WrongUseError, exitCodes, type CommandResult } from '../../output.js';
import { faultsResult, readPolicyFile } from './read-file.js';
import { timetableOf, type LegTimes } from './timetable.js';

/** The options as they were written. */
export interface ExplainOptions {
  start: string;
  neededBy?: string;
}

const ASSUMES =
  'Each leg is taken as answered at the moment it is due: an earlier answer moves what waits for it forward, a later one back.';

/** What follows when a moment passes without an answer. None of it is ever a consent. */
const WHEN_PASSED = {
  reminder: 'the party is reminded',
  due: 'overdue; never a consent',
  escalation: 'the managers are told that nothing has come; never a consent',
  lapse: 'the round closes without an answer; never a consent, and a later answer waits for a review',
} as const;

interface NeededBy {
  date: CalendarDate;
  endsAt: Instant;
  requestLapsesAt: Instant;
  dueTooLate: Pick<LegTimes, 'kind' | 'party' | 'dueAt'>[];
}

/** Tells what a policy would ask, of whom and when, for an example loan; the answer is no where the policy has faults. */
export async function policyExplainCommand(file: string, options: ExplainOptions): Promise<CommandResult> {
  const start = option(instantSchema, '--start', options.start);
  const day =
    options.neededBy === undefined ? null : option(calendarDateSchema, '--needed-by', options.neededBy);
  if (day !== null && endOfDay(day) <= start) {
    throw new WrongUseError(`--needed-by ${day} has passed at the start, ${start}.`);
  }
  const reading = await readPolicyFile(file);
  if (reading.is === 'faulty') return faultsResult(file, reading);
  const { policy } = reading;
  const legs = timetableOf(policy, start);
  const lastDueAt = legs.map((leg) => leg.dueAt).reduce(later, start);
  const neededBy = day === null ? null : neededByOf(policy, day, legs);
  const { id, version, title, zone, warnings, replyToQuestion, lapseAfterNeededBy } = policy;
  return {
    exitCode: exitCodes.done,
    text: [
      ...opening(policy, start),
      ...legs.flatMap((leg, index) => legText(policy, leg, index + 1)),
      ...closing(policy, lastDueAt, neededBy),
    ].join('\n'),
    data: {
      file,
      policy: { id, version, title, zone },
      start,
      assumes: ASSUMES,
      whenPassed: WHEN_PASSED,
      legs,
      lastDueAt,
      neededBy,
      warnings,
      replyToQuestion,
      lapseAfterNeededBy,
    },
  };
}

function option<T>(schema: z.ZodType<T>, name: string, value: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new WrongUseError(`${name} ${value}: it ${parsed.error.issues[0]?.message ?? 'is not understood'}.`);
}

function neededByOf(policy: Policy, date: CalendarDate, legs: readonly LegTimes[]): NeededBy {
  const endsAt = endOfDay(date);
  return {
    date,
    endsAt,
    requestLapsesAt: plusDuration(endsAt, policy.lapseAfterNeededBy, policy.zone),
    dueTooLate: legs
      .filter((leg) => leg.dueAt > endsAt)
      .map(({ kind, party, dueAt }) => ({ kind, party, dueAt })),
  };
}

function opening(policy: Policy, start: Instant): string[] {
  return [
    `${policy.title} (${policy.id}, version ${policy.version})`,
    policy.description,
    '',
    `An example loan with one contributor and two hosts, submitted ${inZone(policy, start)}.`,
    `All times are in ${policy.zone}.`,
    ASSUMES,
  ];
}

function legText(policy: Policy, leg: LegTimes, number: number): string[] {
  const template = policy.legs.find((candidate) => candidate.kind === leg.kind);
  const reminders = template !== undefined && Array.isArray(template.reminders) ? template.reminders : [];
  const row = (what: string, at: Instant, duration: unknown, passed: string) =>
    `   ${what.padEnd(11)}${inZone(policy, at)}  ${(typeof duration === 'string' ? duration : '').padEnd(5)} ${passed}`;
  const waits =
    leg.after.length === 0
      ? 'waits for nothing; asked on submission'
      : `waits until every leg of these is satisfied: ${leg.after.map(words).join(', ')}`;
  return [
    '',
    `${number}. ${sentence(words(leg.kind))} of ${leg.party}`,
    `   ${waits}`,
    row('asked', leg.askedAt, '', '').trimEnd(),
    ...leg.remindAt.map((at, index) => row('reminder', at, reminders[index], WHEN_PASSED.reminder)),
    row('due', leg.dueAt, template?.due, WHEN_PASSED.due),
    row('escalation', leg.escalateAt, template?.escalate, WHEN_PASSED.escalation),
    row('lapse', leg.lapseAt, template?.lapse, WHEN_PASSED.lapse),
  ];
}

function closing(policy: Policy, lastDueAt: Instant, neededBy: NeededBy | null): string[] {
  return [
    '',
    `The last answer is due ${inZone(policy, lastDueAt)}.`,
    ...neededByText(policy, neededBy),
    `A question stops its party's clock on that leg, but not the lapse; our own reply is due ${policy.replyToQuestion} after it.`,
    `Before a line expires, warnings go out: ${policy.warnings.join(', ')}.`,
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
      ({ kind, party, dueAt }) => `   ${words(kind)} of ${party}, due ${inZone(policy, dueAt)}`,
    ),
    `If it is still open then, the request lapses ${inZone(policy, requestLapsesAt)} (${policy.lapseAfterNeededBy} later), and all open rounds close with it.`,
  ];
}

function inZone(policy: Policy, at: Instant): string {
  return DateTime.fromISO(at, { zone: policy.zone, locale: 'en-GB' }).toFormat('ccc dd LLL yyyy HH:mm');
}

function words(kind: string): string {
  return kind.replaceAll('_', ' ');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
