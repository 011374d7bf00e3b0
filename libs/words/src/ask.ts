import type { Ask, AskLine, Readiness, RequestKind } from '#libs/contracts';
import { nameInSentence } from './names.js';
import type { Words } from './words.js';

const CATEGORIES = ['military', 'police', 'civilian'] as const;

/** The text that a party is sent, in one language: the whole ask, to be kept word for word. */
export function renderAsk(words: Words, { code, params }: Ask): string {
  const { kind, lines, authority } = params;
  const named = (name: string) => nameInSentence(name, words.language);
  const [from, receiver] = [named(params.sendingMission), named(params.receivingMission)];
  const redeployment = words.format('ask_text.redeployment', { from, to: receiver });
  const sentence = words.say({
    code,
    params: {
      kind,
      party: named(params.party),
      what: words.format('ask_text.what', { kind, redeployment }),
      intended: words.format('ask_text.intended', { kind, redeployment }),
    },
  });
  const sections: [string, string[]][] = [
    [words.format('ask_text.heading_ask'), [sentence]],
    [words.format('ask_text.heading_purpose'), linesOf(params.purpose)],
    [words.format('ask_text.heading_scope'), linesOf(params.scope)],
    [
      words.format('ask_text.heading_units', { count: lines.length }),
      lines.flatMap((line, index) => unitLine(words, line, { number: index + 1, receiver, kind })),
    ],
    [words.format('ask_text.heading_authority'), [authorityIn(words, authority, kind)]],
    [words.format('ask_text.heading_needed_by'), [endOfDay(words, params.neededBy)]],
    [words.format('ask_text.heading_reference'), [params.reference]],
  ];
  return `${sections.map(([title, body]) => [title, ...body.map(indented)].join('\n')).join('\n\n')}\n`;
}

function unitLine(
  words: Words,
  line: AskLine,
  { number, receiver, kind }: { number: number; receiver: string; kind: RequestKind },
): string[] {
  const { persons, endsNow, area, tasks } = line;
  const categories = CATEGORIES.filter((category) => persons[category] > 0).map((category) =>
    words.format(`ask_text.${category}`, { count: persons[category] }),
  );
  const count = persons.military + persons.police + persons.civilian;
  const end = line.to === null ? words.format('ask_text.to_decision') : endOfDay(words, line.to);
  const rows = [
    words.format('ask_text.count', { count: line.count }),
    words.format('ask_text.strength', { count, categories: categories.join(', ') }),
    ...(endsNow === null ? [] : [words.format('ask_text.ends_now', { end: endOfDay(words, endsNow) })]),
    ...(line.joins ? [words.format('ask_text.joins')] : []),
    words.format('ask_text.from', { start: startOf(words, line, kind) }),
    words.format('ask_text.to', { end }),
    words.format('ask_text.area', {
      items: area === null ? words.format('ask_text.area_all', { mission: receiver }) : area.join('; '),
    }),
    words.format('ask_text.tasks', {
      items: tasks === null ? words.format('ask_text.tasks_all', { mission: receiver }) : tasks.join('; '),
    }),
    words.format('ask_text.ready', { when: readinessIn(words, line.readiness) }),
  ];
  return [`${number}. ${line.unit}`, ...rows.map((row) => `   ${row}`)];
}

/** An extension goes on from the present end unless it says otherwise; what is new to an arrangement begins like one. */
function startOf(words: Words, { from, endsNow }: AskLine, kind: RequestKind): string {
  if (from !== null) return words.format('ask_text.from_day', { day: from });
  if (kind === 'extend' && endsNow !== null) return words.format('ask_text.from_present_end');
  const goesOn = (kind === 'amend' || kind === 'end') && endsNow !== null;
  return words.format(goesOn ? 'ask_text.from_as_now' : 'ask_text.from_decision');
}

function readinessIn(words: Words, readiness: Readiness | null): string {
  if (readiness === null) return words.format('ask_text.ready_not_stated');
  const { notBefore: first, notAfter: last } = readiness;
  if (last === null) return words.format('ask_text.ready_from', { first });
  return first === last
    ? words.format('ask_text.ready_on', { day: first })
    : words.format('ask_text.ready_between', { first, last });
}

/** The authority and its term in one or two sentences. */
function authorityIn(words: Words, authority: Ask['params']['authority'], kind: RequestKind): string {
  const { symbol, adoptedOn } = authority;
  return words.format('ask_text.authority', {
    symbol: { symbol },
    adoptedOn,
    term: termIn(words, authority, kind),
  });
}

function termIn(words: Words, { term, lastDay }: Ask['params']['authority'], kind: RequestKind): string {
  if (term === null) return words.format('ask_text.term_none');
  const end = lastDay === null ? '' : endOfDay(words, lastDay);
  if ('until' in term) return words.format('ask_text.term_until', { end });
  const duration = words.duration(term.for);
  return kind === 'extend'
    ? words.format('ask_text.term_extends', { duration })
    : words.format('ask_text.term_for', { duration, end });
}

function endOfDay(words: Words, day: string): string {
  return words.format('ask_text.end_of_day', { day });
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/u);
}

/** Indented, so that nothing people write can pass for a heading of ours. */
function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
