import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calendarSchema, type Calendar } from '#libs/calendars';
import { calendarDateSchema, fieldReason, instantSchema } from '#libs/contracts';
import type { CalendarDate, Instant, Policy } from '#libs/contracts';
import { projectRoot } from '#libs/platform';
import { needsCalendars } from '#libs/process';
import { dayOf, endOfDay, later, plusDuration } from '#libs/rules';
import { wordsIn } from '#libs/words';
import { parse } from 'yaml';
import type { z } from 'zod';
import { WrongUseError, exitCodes, type CommandResult } from '../../output.js';
import { ASSUMES, WHEN_PASSED, closingText, legText, openingText, type NeededBy } from './explain-text.js';
import { faultsResult, readPolicyFile } from './read-file.js';
import { timetableOf, type LegTimes } from './timetable.js';

const words = wordsIn('en');

/** The options as they were written. */
export interface ExplainOptions {
  start: string;
  neededBy?: string;
  authorityExpiry?: string;
}

const HEADQUARTERS = 'data/calendars/unhq.yaml';

/**
 * Prints what a policy would ask, of whom and when, for an example arrangement; the answer is no if the policy has faults.
 */
export async function policyExplainCommand(file: string, options: ExplainOptions): Promise<CommandResult> {
  const start = option(instantSchema, '--start', options.start);
  const neededDay = dayAfter(start, '--needed-by', options.neededBy);
  const expiryDay = dayAfter(start, '--authority-expiry', options.authorityExpiry);
  const reading = await readPolicyFile(file);
  if (reading.is === 'faulty') return faultsResult([{ file, reading }]);
  const { policy } = reading;
  assertAnchors(policy, neededDay, expiryDay);
  const headquarters = calendarSchema.parse(parse(await readFile(join(projectRoot(), HEADQUARTERS), 'utf8')));
  const legs = timetableOf(policy, {
    start,
    neededByAt: neededDay === null ? null : endOfDay(neededDay),
    authorityExpiresAt: expiryDay === null ? null : endOfDay(expiryDay),
    headquarters,
  });
  const lastDueAt = legs.map((leg) => leg.due.at).reduce(later, start);
  const neededBy = neededDay === null ? null : neededByOf(policy, neededDay, legs);
  const calendarNotes = notesOn(policy, headquarters, start, legs);
  const { id, version, title, zone, council, warnings, replyToQuestion, lapseAfterNeededBy } = policy;
  return {
    exitCode: exitCodes.done,
    text: [
      ...openingText(policy, start, calendarNotes),
      ...legs.flatMap((leg, index) => legText(policy, leg, index + 1)),
      ...closingText(policy, lastDueAt, neededBy),
    ].join('\n'),
    data: {
      file,
      policy: { id, version, title, zone, for: policy.for, council },
      start,
      authorityExpiry: expiryDay,
      assumes: [ASSUMES, ...calendarNotes],
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
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const fault =
    issue === undefined ? words.format('explain.option_not_understood') : words.say(fieldReason(issue));
  throw new WrongUseError(words.format('explain.option_bad', { name, value, fault }));
}

function dayAfter(start: Instant, name: string, value: string | undefined): CalendarDate | null {
  if (value === undefined) return null;
  const day = option(calendarDateSchema, name, value);
  if (endOfDay(day) > start) return day;
  throw new WrongUseError(words.format('explain.option_passed', { name, day, start }));
}

/** @throws WrongUseError where the policy counts back from a day that is not given */
function assertAnchors(policy: Policy, neededDay: CalendarDate | null, expiryDay: CalendarDate | null): void {
  const written = JSON.stringify(policy.legs);
  if (written.includes('"before":"needed_by"') && neededDay === null) {
    throw new WrongUseError(words.format('explain.needs_needed_by'));
  }
  if (written.includes('"before":"authority_expiry"') && expiryDay === null && neededDay === null) {
    throw new WrongUseError(words.format('explain.needs_authority_expiry'));
  }
}

/** What the dates rest on where working time is counted. */
function notesOn(
  policy: Policy,
  headquarters: Calendar,
  start: Instant,
  legs: readonly LegTimes[],
): string[] {
  if (!policy.legs.some(needsCalendars)) return [];
  const yearOf = (at: Instant) => Number(dayOf(at, headquarters.zone).slice(0, 4));
  const last = yearOf(legs.map((leg) => leg.lapse.at).reduce(later, start));
  const first = yearOf(start);
  const years = Array.from({ length: last - first + 1 }, (_none, index) => first + index);
  const unknown = years.filter(
    (year) => !headquarters.holidays.some((list) => list.year === year && list.complete),
  );
  return [
    words.format('explain.working_time', { file: HEADQUARTERS }),
    ...(unknown.length === 0
      ? []
      : [words.format('explain.holidays_unknown', { years: unknown.join(', ') })]),
  ];
}

function neededByOf(policy: Policy, date: CalendarDate, legs: readonly LegTimes[]): NeededBy {
  const endsAt = endOfDay(date);
  return {
    date,
    endsAt,
    requestLapsesAt: plusDuration(endsAt, policy.lapseAfterNeededBy, policy.zone),
    dueTooLate: legs
      .filter((leg) => leg.due.at > endsAt)
      .map(({ kind, party, due }) => ({ kind, party, dueAt: due.at })),
  };
}
