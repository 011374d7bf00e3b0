import type {
  CalendarDate,
  Caps,
  CodedMessage,
  MessageValue,
  RequestContent,
  UnitLineAsked,
} from '#libs/contracts';
import { equipmentOf, personsOf } from './coverage.js';
import { PERSON_KINDS, named, scopeOfLine } from '../authorities/scope.js';
import type { Scope } from '../authorities/scope.js';

/** The limits that one party has put on its consent. */
export interface CappedConsent {
  /** The party's name. */
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
  /** Which party limits what, e.g. persons to 40, by Ghana. */
  limits: CodedMessage[];
  /** What is missing compared with the ask, e.g. persons: 40 of 60. */
  missing: CodedMessage[];
}

/** What all consents leave in common of an ask. */
export interface Intersection {
  lines: LineInCommon[];
  /** Caps on persons that the lines fit one by one but not together, e.g. 60 over mi-24 and mi-8, by Ukraine. */
  together: CodedMessage[];
  /** Everything that is missing compared with the ask, each with its line; empty where the consents cover it. */
  missing: CodedMessage[];
}

/**
 * What all consents leave in common of an ask: line by line the smallest strength, the shared area and tasks, the latest
 * start and the earliest end, and which party limits what. A line of which nothing is left is marked so.
 * @param startsOn the first day on which a line can start that names none itself; null while it is not known
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
      ...lines.flatMap((line) =>
        line.missing.map((what) => ({
          code: 'findings.of_line',
          params: { line: line.lineId, what },
        })),
      ),
      ...together.map(({ missing }) => missing),
    ],
  };
}

function isConcerned({ lineIds }: CappedConsent, line: UnitLineAsked): boolean {
  return lineIds === null || lineIds.includes(line.id);
}

/** The cap on persons of one consent, where its lines fit it one by one but not together. */
function jointLimit(
  consent: CappedConsent,
  content: RequestContent,
): { limit: CodedMessage; missing: CodedMessage }[] {
  const { persons } = consent.caps;
  const concerned = content.lines.filter((line) => isConcerned(consent, line));
  if (persons === null || concerned.length < 2) return [];
  const asked = concerned.reduce((sum, line) => sum + personsOf(line.persons), 0);
  if (asked <= persons) return [];
  const lines = { all: concerned.map((line) => line.id) };
  return [
    {
      limit: { code: 'limit.persons_together', params: { persons, lines, by: parties([consent.party]) } },
      missing: { code: 'missing.persons_together', params: { left: persons, asked, lines } },
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
  const limits: CodedMessage[] = [];
  const missing: CodedMessage[] = [];
  const inAll = personsOf(line.persons);
  const firstAsked = line.from ?? startsOn;

  const persons = strictest(consents, (caps) => caps.persons, fewer, inAll);
  if (persons !== null) {
    const { value, by } = persons;
    limits.push({ code: 'limit.persons', params: { persons: value, by: parties(by) } });
    missing.push({ code: 'missing.persons', params: { left: value, asked: inAll } });
  }
  const count = strictest(consents, (caps) => equipmentOf(caps, line.unitId), fewer, line.count);
  if (count !== null) {
    const { value, by } = count;
    limits.push({ code: 'limit.equipment', params: { count: value, by: parties(by) } });
    missing.push({ code: 'missing.equipment', params: { left: value, asked: line.count } });
  }
  const area = shared(consents, 'area', asked.area);
  const tasks = shared(consents, 'tasks', asked.tasks);
  for (const found of [area, tasks]) {
    limits.push(...found.limits);
    missing.push(...found.missing);
  }
  const from = strictest(consents, (caps) => caps.from, laterDay, firstAsked);
  if (from !== null) {
    limits.push({ code: 'limit.start', params: { day: from.value, by: parties(from.by) } });
    missing.push({ code: 'missing.start', params: { day: from.value, asked: startAsked(firstAsked) } });
  }
  const to = strictest(consents, (caps) => caps.to, earlierDay, line.to);
  if (to !== null) {
    limits.push({ code: 'limit.end', params: { day: to.value, by: parties(to.by) } });
    if (line.to !== null) missing.push({ code: 'missing.end', params: { day: to.value, asked: line.to } });
  }
  const first = from?.value ?? firstAsked;
  const last = to?.value ?? line.to;
  const noDay = first !== null && last !== null && first > last;
  if (noDay) {
    limits.push({ code: 'limit.no_day', params: { first, last } });
    missing.push({ code: 'missing.no_day', params: { first, last } });
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

/** The areas or tasks that the ask and all consents name, and who leaves out what. */
function shared(
  consents: readonly CappedConsent[],
  field: 'area' | 'tasks',
  asked: Scope['area'],
): { items: Scope['area']; emptied: boolean; limits: CodedMessage[]; missing: CodedMessage[] } {
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
  const lost = asked?.filter((item) => !named(left, item)) ?? [];
  return {
    items,
    emptied,
    limits: [
      emptied
        ? {
            code: `limit.${field}_nothing`,
            params: {
              parties: {
                all: limiting.map(({ party, allowed }) => ({
                  code: 'limit.of_party',
                  params: { party: { name: party }, items: itemsOf(allowed) },
                })),
              },
            },
          }
        : {
            code: `limit.${field}`,
            params: { items: { all: left }, by: parties(limiting.map(({ party }) => party)) },
          },
    ],
    missing: [
      asked === null
        ? { code: `missing.${field}_of_all`, params: { items: itemsOf(left) } }
        : { code: `missing.${field}`, params: { items: { all: lost } } },
    ],
  };
}

function parties(names: readonly string[]): MessageValue {
  return { all: names.map((name) => ({ name })) };
}

function itemsOf(items: readonly string[]): MessageValue {
  return items.length === 0 ? { code: 'findings.nothing' } : { all: items };
}

function startAsked(day: CalendarDate | null): MessageValue {
  return day === null ? { code: 'findings.decision' } : { date: day };
}
