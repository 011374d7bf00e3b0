import {
  ANSWERS,
  CHANNELS,
  INSTRUMENT_KINDS,
  LEG_KINDS,
  REQUEST_LINE_STATUSES,
  TASK_KINDS,
} from '#libs/contracts';
import type {
  Answer,
  ArrangementStatus,
  Channel,
  CodedMessage,
  Holder,
  Instrument,
  InstrumentKind,
  Lag,
  LegKind,
  LegStatus,
  LineStatus,
  Persons,
  ReportingDelay,
  RequestLineStatus,
  RequestStatus,
  TaskKind,
  UsableWindow,
} from '#libs/contracts';
import type { ContestView } from '#libs/cases';
import {
  formatHolder as holderIn,
  formatInstrument as instrumentIn,
  formatLag as lagIn,
  formatReportingDelay as delayIn,
  formatWindow as windowIn,
  formatPersons as personsIn,
  wordsIn,
} from '#libs/words';
import { DateTime } from 'luxon';

/** A status as people see it: a tone, a shape and words, so that colour never carries the meaning alone. */
export interface Mark {
  tone: 'grey' | 'blue' | 'violet' | 'green' | 'amber' | 'red';
  shape: string;
  words: string;
}

const words = wordsIn('en');

type Tones<S extends string> = Readonly<Record<S, Omit<Mark, 'words'>>>;

function marked<S extends string>(tones: Tones<S>, label: (status: S) => string): Readonly<Record<S, Mark>> {
  const entries = Object.entries(tones) as [S, Omit<Mark, 'words'>][];
  return Object.fromEntries(
    entries.map(([status, tone]) => [status, { ...tone, words: label(status) }]),
  ) as Record<S, Mark>;
}

function labelled<K extends string>(
  keys: readonly K[],
  label: (key: K) => string,
): Readonly<Record<K, string>> {
  return Object.fromEntries(keys.map((key) => [key, label(key)])) as Record<K, string>;
}

export const LEG_MARKS = marked<LegStatus>(
  {
    not_started: { tone: 'grey', shape: '○' },
    asked: { tone: 'blue', shape: '◔' },
    paused: { tone: 'violet', shape: '‖' },
    in_principle: { tone: 'blue', shape: '◑' },
    provisional: { tone: 'blue', shape: '◑' },
    obtained: { tone: 'green', shape: '●' },
    obtained_with_caveats: { tone: 'green', shape: '◕' },
    notified: { tone: 'blue', shape: '◍' },
    consulted: { tone: 'blue', shape: '◍' },
    refused: { tone: 'red', shape: '✕' },
    objected: { tone: 'red', shape: '✕' },
    withdrawn: { tone: 'red', shape: '◇' },
    suspended: { tone: 'amber', shape: '‖' },
    lapsed: { tone: 'red', shape: '◇' },
    waived: { tone: 'green', shape: '◌' },
    not_in_record: { tone: 'grey', shape: '○' },
  },
  (status) => words.format(`labels.leg_status.${status}`),
);

export const REQUEST_MARKS = marked<RequestStatus>(
  {
    draft: { tone: 'grey', shape: '○' },
    open: { tone: 'blue', shape: '◔' },
    granted: { tone: 'green', shape: '●' },
    granted_in_part: { tone: 'amber', shape: '◕' },
    granted_per_record: { tone: 'green', shape: '●' },
    refused: { tone: 'red', shape: '✕' },
    withdrawn: { tone: 'grey', shape: '◇' },
    overtaken: { tone: 'grey', shape: '◇' },
    lapsed: { tone: 'red', shape: '◇' },
  },
  (status) =>
    status === 'draft' ? words.format('labels.draft') : words.format(`labels.request_status.${status}`),
);

export const ARRANGEMENT_MARKS = marked<ArrangementStatus>(
  {
    forming: { tone: 'grey', shape: '○' },
    in_force: { tone: 'green', shape: '●' },
    suspended: { tone: 'amber', shape: '◔' },
    discontinued: { tone: 'red', shape: '✕' },
    converted: { tone: 'grey', shape: '◆' },
    ended: { tone: 'grey', shape: '◇' },
  },
  (status) => words.format(`labels.arrangement_status.${status}`),
);

export const LINE_MARKS = marked<LineStatus>(
  {
    planned: { tone: 'grey', shape: '○' },
    ready: { tone: 'blue', shape: '◔' },
    moving: { tone: 'blue', shape: '▷' },
    arrived: { tone: 'green', shape: '●' },
    expired_unused: { tone: 'red', shape: '◇' },
    returned: { tone: 'grey', shape: '◁' },
    repatriated: { tone: 'grey', shape: '◁' },
    transferred: { tone: 'grey', shape: '◆' },
    not_granted: { tone: 'grey', shape: '✕' },
  },
  (status) => words.format(`labels.line_status.${status}`),
);

export const REQUEST_LINE_LABELS = labelled<'draft' | RequestLineStatus>(
  ['draft', ...REQUEST_LINE_STATUSES],
  (key) => words.format(`labels.request_line.${key}`),
);

export const LEG_LABELS = labelled<LegKind>(LEG_KINDS, (key) => words.format(`labels.leg_kind.${key}`));

export const TASK_LABELS = labelled<TaskKind>(TASK_KINDS, (key) => words.format(`labels.task.${key}`));

/** How a contest of a record ended. */
export const CONTEST_LABELS = labelled<ContestView['status']>(
  ['open', 'withdrawn', 'corrected', 'answered', 'asked_again', 'struck', 'noted'],
  (key) => words.format(`labels.contest.${key}`),
);

export const ANSWER_LABELS = labelled<Answer>(ANSWERS, (key) => words.format(`labels.given.${key}`));

export const INSTRUMENT_LABELS = labelled<InstrumentKind>(INSTRUMENT_KINDS, (key) =>
  words.format(`labels.instrument.${key}`),
);

export const CHANNEL_LABELS = labelled<Channel>(CHANNELS, (key) => words.format(`labels.channel.${key}`));

/** Who holds a leg. */
export function holderLabel(holder: Holder | null, party: string): string {
  return holderIn(words, holder, party);
}

/** Headquarters' zone: deadlines are counted in it. */
const ZONE = 'America/New_York';
const DAY_MS = 86_400_000;

/** A moment as text. Midnight belongs to the day that it ends, as deadlines are written. */
export function formatMoment(at: string, zone = ZONE): string {
  const local = DateTime.fromISO(at, { zone, locale: 'en-GB' });
  const midnight = local.hour === 0 && local.minute === 0 && local.second === 0;
  return midnight
    ? `${local.minus({ days: 1 }).toFormat('d MMM yyyy')}, 24:00`
    : local.toFormat('d MMM yyyy, HH:mm');
}

/** A moment with its zone, at headquarters and in UTC. */
export function formatZoned(at: string, zone = ZONE): string {
  const place = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return `${formatMoment(at, zone)} in ${place} (${DateTime.fromISO(at, { zone: 'utc', locale: 'en-GB' }).toFormat('d MMM yyyy, HH:mm')} UTC)`;
}

/** A day as text. */
export function formatDay(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' }).toFormat('d MMM yyyy');
}

/** How far a moment is from now, as text. */
export function formatDistance(at: string, now: string): string {
  const ms = Date.parse(at) - Date.parse(now);
  const size = Math.abs(ms);
  const [unit, name] =
    size >= 2 * DAY_MS ? [DAY_MS, 'day'] : size >= 7_200_000 ? [3_600_000, 'hour'] : [60_000, 'minute'];
  const count = Math.floor(size / unit);
  if (count === 0) return ms > 0 ? 'in less than a minute' : 'just now';
  const amount = `${count} ${name}${count === 1 ? '' : 's'}`;
  return ms > 0 ? `in ${amount}` : `${amount} ago`;
}

/** A message of the views. */
export function say(message: CodedMessage): string {
  return words.say(message);
}

/** Several messages, each a sentence or a phrase. */
export function sayAll(messages: readonly CodedMessage[], between: string): string {
  return messages.map(say).join(between);
}

/** How an instrument is cited. */
export function formatInstrument(instrument: Instrument): string {
  return instrumentIn(words, instrument);
}

/** When something was decided and reported. */
export function formatReportingDelay(delay: ReportingDelay): string {
  return delayIn(words, delay);
}

/** A party's name inside a sentence. */
export function partyName(name: string): string {
  return words.name(name);
}

/** A party's name at the start of a sentence. */
export function partyNameAtStart(name: string): string {
  return words.nameAtStart(name);
}

/** The tone of a usable window. */
export function windowMark(window: UsableWindow): Mark {
  const text = { words: windowIn(words, window) };
  if (window.verdict === 'lost') return { tone: 'red', shape: '✕', ...text };
  if (window.verdict === 'possibly_lost') return { tone: 'amber', shape: '▲', ...text };
  if (window.verdict === 'unknown') return { tone: 'grey', shape: '○', ...text };
  return {
    tone: (window.bestDays ?? 0) < 7 ? 'amber' : 'green',
    shape: (window.bestDays ?? 0) < 7 ? '▲' : '●',
    ...text,
  };
}

/** A lag; unknown is never zero. */
export function formatLag(lag: Lag): string {
  return lagIn(words, lag);
}

/** Strength. */
export function formatPersons(persons: Persons): string {
  return personsIn(words, persons);
}

/** A list of missions, parties or names with its first letter as it stands; empty parts left out. */
export function joined(parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}

/** Who is recognised as speaking for a host government, since when and by which act. */
export function speakerLabel({
  speaker,
  from,
  source,
}: {
  speaker: string;
  from: string;
  source: string;
}): string {
  return `${speaker}, recognised since ${formatDay(from)} (${source})`;
}
