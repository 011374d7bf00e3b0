import type { RequestContent } from '#libs/contracts';
import {
  ALL_AREA,
  ALL_TASKS,
  FROM_THE_DECISION,
  PERSON_KINDS,
  formatEnd,
  inOneLine,
  formatItems,
  named,
  personsOfKind,
  scopeOfLine,
} from '../authorities/scope.js';
import type { Scope } from '../authorities/scope.js';

/**
 * Why a consent given without conditions to one ask does not cover a changed one, in words; empty where it does. Only what
 * has become wider is named, with both values, e.g. `mi-24: 80 military persons instead of 60`. A smaller ask is covered.
 * Whatever tells the party what its units are for or on which authority (purpose, scope, authority, missions) is wider as
 * soon as it differs: nobody but the party can say that it means the same. A stated start instead of "from the decision of
 * the Council" is not earlier, since no unit moves before that decision.
 * The day by which units are needed, their readiness and the policy are no part of what a party lets be.
 * @param concerns whether the consent concerns a line of the changed ask, by the line's id
 */
export function widened(
  before: RequestContent,
  after: RequestContent,
  concerns: (lineId: string) => boolean,
): string[] {
  const lines = after.lines.filter((line) => concerns(line.id));
  if (lines.length === 0) return [];
  const known = new Map(before.lines.map((line) => [line.id, line]));
  return [
    ...widenedFrame(before, after),
    ...lines.flatMap((line) => {
      const earlier = known.get(line.id);
      const wider =
        earlier === undefined
          ? [newLine(scopeOfLine(line))]
          : widenedScope(scopeOfLine(earlier), scopeOfLine(line));
      return wider.map((words) => `${line.id}: ${words}`);
    }),
  ];
}

/** What of one line is wider than before, in words; empty where the earlier scope holds all of it. */
function widenedScope(before: Scope, after: Scope): string[] {
  const wider: string[] = [];
  if (after.unitId !== before.unitId) wider.push(`the unit ${after.unitId} instead of ${before.unitId}`);
  if (after.count > before.count) wider.push(`${after.count} of the unit instead of ${before.count}`);
  for (const kind of PERSON_KINDS) {
    if (after.persons[kind] > before.persons[kind]) {
      wider.push(`${personsOfKind(after.persons, kind)} instead of ${before.persons[kind]}`);
    }
  }
  if (before.from !== null && (after.from === null || after.from < before.from)) {
    wider.push(`from ${after.from ?? FROM_THE_DECISION} instead of from ${before.from}`);
  }
  if (before.to !== null && (after.to === null || after.to > before.to)) {
    wider.push(`${formatEnd(after.to)} instead of ${formatEnd(before.to)}`);
  }
  if (isWider(before.area, after.area)) {
    wider.push(`area: ${formatItems(after.area, ALL_AREA)} instead of ${formatItems(before.area, ALL_AREA)}`);
  }
  if (isWider(before.tasks, after.tasks)) {
    wider.push(
      `tasks: ${formatItems(after.tasks, ALL_TASKS)} instead of ${formatItems(before.tasks, ALL_TASKS)}`,
    );
  }
  return wider;
}

function isWider(before: Scope['area'], after: Scope['area']): boolean {
  if (before === null) return false;
  return after === null || after.some((item) => !named(before, item));
}

function newLine({ unitId, count, persons }: Scope): string {
  const strength = PERSON_KINDS.filter((kind) => persons[kind] > 0).map((kind) =>
    personsOfKind(persons, kind),
  );
  return `a new line, ${count} of the unit ${unitId} with ${strength.join(', ')}`;
}

/** What concerns every line: who lends to whom, on which authority, for what. */
function widenedFrame(before: RequestContent, after: RequestContent): string[] {
  const wider: string[] = [];
  if (after.kind !== before.kind) wider.push(`to ${after.kind} the loan instead of to ${before.kind} it`);
  if (after.sendingMission !== before.sendingMission) {
    wider.push(`from the mission ${after.sendingMission} instead of ${before.sendingMission}`);
  }
  if (after.receivingMission !== before.receivingMission) {
    wider.push(`to the mission ${after.receivingMission} instead of ${before.receivingMission}`);
  }
  if (after.authorityId !== before.authorityId) {
    wider.push(`on the authority ${after.authorityId} instead of ${before.authorityId}`);
  }
  for (const field of ['purpose', 'scope'] as const) {
    wider.push(...rewordedText(field, inOneLine(before[field]), inOneLine(after[field])));
  }
  return wider;
}

const WORDS_BEFORE = 6;
const WORDS_QUOTED = 24;

/** A text that is worded again, quoted from where it starts to differ: two long texts would hide that in their middle. */
function rewordedText(field: string, before: string, after: string): string[] {
  if (before === after) return [];
  const old = before.split(' ');
  const now = after.split(' ');
  const differsAt = now.findIndex((word, index) => word !== old[index]);
  const from = Math.max(0, (differsAt < 0 ? now.length : differsAt) - WORDS_BEFORE);
  return [`${field}: ${quoted(now, from)} instead of ${quoted(old, from)}`];
}

function quoted(words: readonly string[], from: number): string {
  const to = from + WORDS_QUOTED;
  const part = words.slice(from, to).join(' ');
  return `“${from > 0 ? '… ' : ''}${part}${to < words.length ? ' …' : ''}”`;
}
