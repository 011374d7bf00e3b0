import type { AskDifference, RequestContent } from '#libs/contracts';
import { PERSON_KINDS, inOneLine, named, scopeOfLine } from '../authorities/scope.js';
import type { Scope } from '../authorities/scope.js';

/**
 * Why a consent given without conditions to one ask does not cover a changed one; empty where it does. Only what has become
 * wider is named, with both values. A smaller ask is covered. Whatever tells the party what its units are for or on which
 * authority (purpose, scope, authority, missions) is wider as soon as it differs: nobody but the party can say that it means
 * the same. A stated start instead of "from the decision of the Council" is not earlier, since no unit moves before that
 * decision. The day by which units are needed, their readiness and the policy are not part of what a party consents to.
 * @param concerns whether the consent concerns a line of the changed ask, by the line's id
 */
export function widened(
  before: RequestContent,
  after: RequestContent,
  concerns: (lineId: string) => boolean,
): AskDifference[] {
  const lines = after.lines.filter((line) => concerns(line.id));
  if (lines.length === 0) return [];
  const known = new Map(before.lines.map((line) => [line.id, line]));
  return [
    ...widenedFrame(before, after),
    ...lines.flatMap((line): AskDifference[] => {
      const earlier = known.get(line.id);
      return earlier === undefined
        ? [newLine(line.id, scopeOfLine(line))]
        : widenedScope(line.id, scopeOfLine(earlier), scopeOfLine(line));
    }),
  ];
}

/** What of one line is wider than before; empty where the earlier scope holds all of it. */
function widenedScope(line: string, before: Scope, after: Scope): AskDifference[] {
  const wider: AskDifference[] = [];
  if (after.unitId !== before.unitId) {
    wider.push({ code: 'ask.unit', params: { line, becomes: after.unitId, was: before.unitId } });
  }
  if (after.count > before.count) {
    wider.push({ code: 'ask.count', params: { line, becomes: after.count, was: before.count } });
  }
  for (const category of PERSON_KINDS) {
    const [becomes, was] = [after.persons[category], before.persons[category]];
    if (becomes > was) wider.push({ code: 'ask.persons', params: { line, category, becomes, was } });
  }
  if (before.from !== null && (after.from === null || after.from < before.from)) {
    wider.push({ code: 'ask.start', params: { line, becomes: after.from, was: before.from } });
  }
  if (before.to !== null && (after.to === null || after.to > before.to)) {
    wider.push({ code: 'ask.end', params: { line, becomes: after.to, was: before.to } });
  }
  for (const field of ['area', 'tasks'] as const) {
    if (isWider(before[field], after[field])) {
      const [becomes, was] = [after[field], before[field]].map((each) => (each === null ? null : [...each]));
      wider.push({ code: `ask.${field}`, params: { line, becomes: becomes ?? null, was: was ?? null } });
    }
  }
  return wider;
}

function isWider(before: Scope['area'], after: Scope['area']): boolean {
  if (before === null) return false;
  return after === null || after.some((item) => !named(before, item));
}

function newLine(line: string, { unitId, count, persons }: Scope): AskDifference {
  return { code: 'ask.line_added', params: { line, unit: unitId, count, persons } };
}

/** What concerns every line: who lends to whom, on which authority, and for what. */
function widenedFrame(before: RequestContent, after: RequestContent): AskDifference[] {
  const wider: AskDifference[] = [];
  if (after.kind !== before.kind) {
    wider.push({ code: 'ask.kind', params: { becomes: after.kind, was: before.kind } });
  }
  const keys = [
    ['ask.sending_mission', 'sendingMission'],
    ['ask.receiving_mission', 'receivingMission'],
    ['ask.authority', 'authorityId'],
  ] as const;
  for (const [code, field] of keys) {
    if (after[field] !== before[field]) {
      wider.push({ code, params: { becomes: after[field], was: before[field] } });
    }
  }
  for (const field of ['purpose', 'scope'] as const) {
    const excerpts = whereReworded(inOneLine(before[field]), inOneLine(after[field]));
    if (excerpts !== null) wider.push({ code: `ask.${field}`, params: excerpts });
  }
  return wider;
}

const WORDS_BEFORE = 6;
const WORDS_QUOTED = 24;

/** A text that is worded again, quoted from where it starts to differ: two long texts would hide that in their middle. */
function whereReworded(before: string, after: string): { becomes: string; was: string } | null {
  if (before === after) return null;
  const old = before.split(' ');
  const fresh = after.split(' ');
  const differsAt = fresh.findIndex((word, index) => word !== old[index]);
  const from = Math.max(0, (differsAt < 0 ? fresh.length : differsAt) - WORDS_BEFORE);
  return { becomes: excerpt(fresh, from), was: excerpt(old, from) };
}

function excerpt(words: readonly string[], from: number): string {
  const to = from + WORDS_QUOTED;
  const part = words.slice(from, to).join(' ');
  return `${from > 0 ? '… ' : ''}${part}${to < words.length ? ' …' : ''}`;
}
