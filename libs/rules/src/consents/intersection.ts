import type { CalendarDate, Caps, RequestContent, UnitLineAsked } from '#libs/contracts';
import { equipmentOf, personsOf } from './coverage.js';
import { listed } from '../words.js';
import {
  ALL_AREA,
  ALL_TASKS,
  FROM_THE_DECISION,
  PERSON_KINDS,
  formatItems,
  named,
  scopeOfLine,
} from '../authorities/scope.js';
import type { Scope } from '../authorities/scope.js';

/** The limits that one party has put on its consent. */
export interface CappedConsent {
  /** The party's name, as texts say it. */
  party: string;
  caps: Caps;
  /** The lines that the consent concerns; null: all. */
  lineIds: readonly string[] | null;
}

/** What all consents leave in common of one line. */
export interface LineInCommon {
  lineId: string;
  /**
   * Null: nothing. `personsInAll` is the most persons of all categories together: a cap on persons names no category, so
   * each category alone is at most this, and all of them together are too.
   */
  scope: (Scope & { personsInAll: number }) | null;
  /** Which party limits what, e.g. `persons: 40, by Ghana`. */
  limits: string[];
  /** What is missing against the ask, e.g. `persons: 40 of 60 asked`. */
  missing: string[];
}

/** What all consents leave in common of an ask. */
export interface Intersection {
  lines: LineInCommon[];
  /** Caps on persons that the lines fit one by one but not together, e.g. `persons: 60 over mi-24 and mi-8, by Ukraine`. */
  together: string[];
  /** Everything that is missing against the ask, each with its line; empty where the consents cover it. */
  missing: string[];
}

/**
 * What all consents leave in common of an ask: line by line the smallest strength, the shared area and tasks, the latest
 * start and the earliest end, and in words which party limits what. A line of which nothing is left is said so plainly.
 * @param startsOn the first day on which a line can start that names none itself; null while nobody knows it
 */
export function intersection(
  consents: readonly CappedConsent[],
  content: RequestContent,
  startsOn: CalendarDate | null,
): Intersection {
  const lines = content.lines.map((line) =>
    lineInCommon(
      consents.filter((consent) => isConcerned(consent, line)),
      line,
      startsOn,
    ),
  );
  const together = consents.flatMap((consent) => jointLimit(consent, content));
  return {
    lines,
    together: together.map(({ limit }) => limit),
    missing: [
      ...lines.flatMap((line) => line.missing.map((words) => `${line.lineId}: ${words}`)),
      ...together.map(({ missing }) => missing),
    ],
  };
}

function isConcerned({ lineIds }: CappedConsent, line: UnitLineAsked): boolean {
  return lineIds === null || lineIds.includes(line.id);
}

/** The cap on persons of one consent, where its lines fit it one by one but not together. */
function jointLimit(consent: CappedConsent, content: RequestContent): { limit: string; missing: string }[] {
  const { persons } = consent.caps;
  const concerned = content.lines.filter((line) => isConcerned(consent, line));
  if (persons === null || concerned.length < 2) return [];
  const asked = concerned.reduce((sum, line) => sum + personsOf(line.persons), 0);
  if (asked <= persons) return [];
  const over = `over ${listed(concerned.map((line) => line.id))}`;
  return [
    {
      limit: `persons: ${persons} ${over}, by ${consent.party}`,
      missing: `persons: ${persons} of ${asked} asked ${over}`,
    },
  ];
}

/** The bounds of one kind that several parties set, and which parties set the one that counts. */
interface Bound<T> {
  value: T;
  by: string[];
}

/** The strictest of the bounds that are stricter than the ask; null where none is. */
function strictest<T>(
  consents: readonly CappedConsent[],
  boundOf: (caps: Caps) => T | null,
  isStricter: (a: T, b: T | null) => boolean,
  asked: T | null,
): Bound<T> | null {
  let found: Bound<T> | null = null;
  for (const { party, caps } of consents) {
    const value = boundOf(caps);
    if (value === null || !isStricter(value, asked)) continue;
    if (found === null || isStricter(value, found.value)) found = { value, by: [party] };
    else if (!isStricter(found.value, value)) found.by.push(party);
  }
  return found;
}

const fewer = (a: number, b: number | null) => b === null || a < b;
const laterDay = (a: CalendarDate, b: CalendarDate | null) => b === null || a > b;
const earlierDay = (a: CalendarDate, b: CalendarDate | null) => b === null || a < b;

function lineInCommon(
  consents: readonly CappedConsent[],
  line: UnitLineAsked,
  startsOn: CalendarDate | null,
): LineInCommon {
  const asked = scopeOfLine(line);
  const limits: string[] = [];
  const missing: string[] = [];
  const inAll = personsOf(line.persons);
  const firstAsked = line.from ?? startsOn;

  const persons = strictest(consents, (caps) => caps.persons, fewer, inAll);
  if (persons !== null) {
    limits.push(`persons: ${persons.value === 0 ? 'none' : persons.value}, by ${listed(persons.by)}`);
    missing.push(`persons: ${persons.value} of ${inAll} asked`);
  }
  const count = strictest(consents, (caps) => equipmentOf(caps, line.unitId), fewer, line.count);
  if (count !== null) {
    limits.push(`equipment: ${count.value === 0 ? 'none' : count.value}, by ${listed(count.by)}`);
    missing.push(`equipment: ${count.value} of ${line.count} asked`);
  }
  const area = shared(consents, 'area', asked.area, ALL_AREA);
  const tasks = shared(consents, 'tasks', asked.tasks, ALL_TASKS);
  for (const found of [area, tasks]) {
    limits.push(...found.limits);
    missing.push(...found.missing);
  }
  const from = strictest(consents, (caps) => caps.from, laterDay, firstAsked);
  if (from !== null) {
    limits.push(`start: from ${from.value}, by ${listed(from.by)}`);
    missing.push(`start: from ${from.value}, asked from ${firstAsked ?? FROM_THE_DECISION}`);
  }
  const to = strictest(consents, (caps) => caps.to, earlierDay, line.to);
  if (to !== null) {
    limits.push(`end: to ${to.value}, by ${listed(to.by)}`);
    if (line.to !== null) missing.push(`end: to ${to.value}, asked to ${line.to}`);
  }
  const first = from?.value ?? firstAsked;
  const last = to?.value ?? line.to;
  const noDay = first !== null && last !== null && first > last;
  if (noDay) {
    limits.push(`time: nothing in common, from ${first} to ${last}`);
    missing.push(`time: no day is left from ${first} to ${last}`);
  }
  const nothing = noDay || persons?.value === 0 || count?.value === 0 || area.emptied || tasks.emptied;
  return {
    lineId: line.id,
    scope: nothing
      ? null
      : {
          ...asked,
          count: count?.value ?? line.count,
          persons: atMost(line.persons, persons?.value ?? inAll),
          personsInAll: persons?.value ?? inAll,
          area: area.items,
          tasks: tasks.items,
          from: from?.value ?? line.from,
          to: last,
        },
    limits,
    missing,
  };
}

function atMost(persons: UnitLineAsked['persons'], most: number): UnitLineAsked['persons'] {
  const [military, police, civilian] = PERSON_KINDS.map((kind) => Math.min(persons[kind], most));
  return { military: military ?? 0, police: police ?? 0, civilian: civilian ?? 0 };
}

/** The areas or tasks that the ask and all consents name, and in words who leaves out what. */
function shared(
  consents: readonly CappedConsent[],
  field: 'area' | 'tasks',
  asked: Scope['area'],
  all: string,
): { items: Scope['area']; emptied: boolean; limits: string[]; missing: string[] } {
  let items = asked;
  const limiting: { party: string; allowed: readonly string[] }[] = [];
  for (const { party, caps } of consents) {
    const allowed = caps[field];
    if (allowed === null) continue;
    if (asked === null || asked.some((item) => !named(allowed, item))) limiting.push({ party, allowed });
    items = (items ?? allowed).filter((item) => named(allowed, item));
  }
  if (limiting.length === 0) return { items, emptied: false, limits: [], missing: [] };
  const left = items ?? [];
  const emptied = left.length === 0;
  const who = limiting.map(({ party, allowed }) => `${party}: ${formatItems(allowed, all)}`).join('; ');
  const lost = asked?.filter((item) => !named(left, item)) ?? [];
  return {
    items,
    emptied,
    limits: [
      emptied
        ? `${field}: nothing in common (${who})`
        : `${field}: ${left.join(', ')}, by ${listed(limiting.map(({ party }) => party))}`,
    ],
    missing: [
      asked === null ? `${field}: ${formatItems(left, all)} of ${all}` : `${field}: ${lost.join(', ')}`,
    ],
  };
}
