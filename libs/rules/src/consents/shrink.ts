import {
  type AllowedLine,
  type CodedMessage,
  type Cut,
  type RequestContent,
  type UnitLineAsked,
  messageOf,
} from '#libs/contracts';
import { personsOf } from './coverage.js';
import { PERSON_KINDS } from '../authorities/scope.js';
import { personsOfKind } from './findings.js';

/** Why an act cannot be read as a cut of what was asked; `pointer` is into the act. */
export interface ShrinkFault {
  pointer: string;
  rule: 'allows_more_than_asked' | 'line_unknown' | 'line_repeated';
  reason: CodedMessage;
}

/** An ask as an act of the Council leaves it. */
export interface Shrunk {
  /** Null: the act leaves nothing of it. Where there are faults, the ask as it stood. */
  content: RequestContent | null;
  /** What was cut; empty if the act allows everything. */
  cut: Cut[];
  faults: ShrinkFault[];
}

/**
 * The ask as a partial decision of the Council leaves it: fewer lines, fewer of a unit, fewer persons, an earlier end, and
 * what was cut. An act that names lines allows only those; one that names none allows all. An act cannot allow more than was
 * asked: a larger arrangement is another ask, which the parties have not seen, so it is a fault and cuts nothing.
 * @param allows the lines that the act names; null: all as asked
 */
export function shrink(content: RequestContent, allows: readonly AllowedLine[] | null): Shrunk {
  if (allows === null) return { content, cut: [], faults: [] };
  const faults = allows.flatMap((allowed, index) => faultsOf(content, allows, allowed, index));
  if (faults.length > 0) return { content, cut: [], faults };

  const byLine = new Map(allows.map((allowed) => [allowed.lineId, allowed]));
  const left = content.lines.map((line) => cutLine(line, byLine.get(line.id) ?? null));
  const lines = left.flatMap(({ line }) => (line === null ? [] : [line]));
  return {
    content: lines.length === 0 ? null : { ...content, lines },
    cut: left.flatMap(({ cut }) => cut),
    faults: [],
  };
}

function faultsOf(
  content: RequestContent,
  allows: readonly AllowedLine[],
  allowed: AllowedLine,
  index: number,
): ShrinkFault[] {
  const { lineId } = allowed;
  const at = `/allows/${index}`;
  const line = content.lines.find((candidate) => candidate.id === lineId);
  if (line === undefined) {
    const reason = messageOf('refusals.act_line_unknown', { line: lineId });
    return [{ pointer: `${at}/lineId`, rule: 'line_unknown', reason }];
  }
  if (allows.findIndex((each) => each.lineId === lineId) < index) {
    const reason = messageOf('refusals.act_line_repeated', { line: lineId });
    return [{ pointer: `${at}/lineId`, rule: 'line_repeated', reason }];
  }
  const more = (field: string, reason: CodedMessage): ShrinkFault => ({
    pointer: `${at}/${field}`,
    rule: 'allows_more_than_asked',
    reason,
  });
  const faults: ShrinkFault[] = [];
  if (allowed.count > line.count) {
    faults.push(
      more(
        'count',
        messageOf('refusals.allows_more_of_unit', { line: lineId, becomes: allowed.count, was: line.count }),
      ),
    );
  }
  for (const kind of PERSON_KINDS) {
    const { persons } = allowed;
    if (persons !== null && persons[kind] > line.persons[kind]) {
      faults.push(
        more(
          `persons/${kind}`,
          messageOf('refusals.allows_more_persons', {
            line: lineId,
            becomes: personsOfKind(persons[kind], kind),
            was: line.persons[kind],
          }),
        ),
      );
    }
  }
  if (allowed.to !== null && line.to !== null && allowed.to > line.to) {
    faults.push(
      more('to', messageOf('refusals.allows_later_end', { line: lineId, becomes: allowed.to, was: line.to })),
    );
  }
  return faults;
}

/** One line as the act leaves it, null where it leaves nothing, and what it cuts. */
function cutLine(
  asked: UnitLineAsked,
  allowed: AllowedLine | null,
): { line: UnitLineAsked | null; cut: Cut[] } {
  const line = asked.id;
  if (allowed === null) return { line: null, cut: [{ code: 'cut.not_named', params: { line } }] };
  const { count } = allowed;
  const persons = allowed.persons ?? asked.persons;
  const to = allowed.to ?? asked.to;
  if (count === 0) return { line: null, cut: [{ code: 'cut.none_of_unit', params: { line } }] };
  if (personsOf(persons) === 0) return { line: null, cut: [{ code: 'cut.no_persons', params: { line } }] };
  if (to !== null && asked.from !== null && to < asked.from) {
    const params = { line, ends: to, starts: asked.from };
    return { line: null, cut: [{ code: 'cut.ends_before_start', params }] };
  }
  const cut: Cut[] = [];
  if (count < asked.count) {
    cut.push({ code: 'ask.count', params: { line, becomes: count, was: asked.count } });
  }
  for (const category of PERSON_KINDS) {
    const [becomes, was] = [persons[category], asked.persons[category]];
    if (becomes < was) cut.push({ code: 'ask.persons', params: { line, category, becomes, was } });
  }
  if (to !== asked.to) cut.push({ code: 'ask.end', params: { line, becomes: to, was: asked.to } });
  return { line: { ...asked, count, persons, to }, cut };
}
