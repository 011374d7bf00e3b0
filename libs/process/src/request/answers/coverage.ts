import type {
  AskDifference,
  Caps,
  LegStatus,
  NotCovered,
  Persons,
  RequestContent,
  UnitLineAsked,
} from '#libs/contracts';
import { PERSON_KINDS, uncoveredOf, widened } from '#libs/rules';
import type { DecisionState, LegState, RequestState } from '../../shared/state.js';
import { linesNeeding } from '../asking/plan.js';
import { hand, openRound } from '../asking/rounds.js';
import type { FoldContext } from '../fold-context.js';
import { eachOnce, inOneOrder } from '../order.js';

/** The decisions of the seats that carry a leg's answer: one, or those that voted for it. */
export function decisionsThatCount(state: RequestState, leg: LegState): DecisionState[] {
  const ids =
    leg.seats.length > 1
      ? leg.seats.filter((seat) => seat.vote === 'for').map((seat) => seat.decisionId)
      : [leg.decisionId];
  return ids
    .map((id) => (id === null ? undefined : state.decisions[id]))
    .filter((found) => found !== undefined);
}

/** The limits on a leg's consent: those that its seats gave as data, and those that the Secretariat entered. */
export function capsThatCount(state: RequestState, leg: LegState): Caps[] {
  const given = decisionsThatCount(state, leg).map((decision) => decision.caps);
  const entered = leg.conditions === 'none' ? leg.enteredCaps : undefined;
  return [...given, entered].filter((caps) => caps !== undefined);
}

/**
 * The lines of an ask that a leg concerns and that nobody has refused or dropped. A line that expired still counts: no
 * deadline makes caps cover more.
 */
function linesConcerned(state: RequestState, leg: LegState, content: RequestContent): UnitLineAsked[] {
  if (state.parties === null) return [];
  const needing = linesNeeding(leg, state.parties, content);
  const gone: readonly (string | undefined)[] = ['refused', 'dropped'];
  return content.lines.filter(
    (line) => needing.includes(line.id) && !gone.includes(state.lines[line.id]?.status),
  );
}

/** Whether a leg stands as its policy needs it. Only a party's act or a waiver brings a leg into such a status. */
export function isSatisfied(context: FoldContext, leg: LegState): boolean {
  const satisfying: readonly LegStatus[] = context.template(leg).satisfiedBy;
  if (!satisfying.includes(leg.status)) return false;
  return leg.conditions === 'none' && leg.gaps.length === 0;
}

/** Whether the coverage of a consent must be checked: it has conditions, or was given to another ask. */
export function isToWeigh(state: RequestState, leg: LegState): boolean {
  if (leg.status === 'obtained_with_caveats') return true;
  if (leg.status !== 'obtained') return false;
  return (
    leg.gaps.length > 0 || decisionsThatCount(state, leg).some(({ revision }) => revision !== state.revision)
  );
}

/** Weighs a leg again; a consent that leaves a gap opens a task for the Secretariat. */
export function weigh(context: FoldContext, leg: LegState): void {
  const mayHaveGaps = isToWeigh(context.state, leg) && leg.conditions === 'none';
  const gaps = mayHaveGaps ? whyNotCovered(context.state, leg, context.state.content) : [];
  if (inOneOrder(gaps) !== inOneOrder(leg.gaps)) leg.gaps = gaps;
  const satisfied = isSatisfied(context, leg);
  if (leg.satisfied !== satisfied) context.weighings += 1;
  leg.satisfied = satisfied;
  if (!mayHaveGaps) return;
  const isTask = (task: { legId: string | null; kind: string }) =>
    task.legId === leg.id && task.kind === 'resolve_coverage';
  if (leg.gaps.length === 0) {
    context.closeTasks('done', isTask);
    if (openRound(leg) === null) hand(leg, null, context.now);
  } else if (!context.hasTask(isTask)) {
    context.openTask('resolve_coverage', context.secretariat(), { legId: leg.id });
    hand(leg, 'secretariat', context.now);
  }
}

/** The ask to which a consent was given, with what its own caps govern taken as it now is: there the caps have the word. */
function askedThen(then: RequestContent, after: RequestContent, caps: readonly Caps[]): RequestContent {
  const governs = (field: keyof Caps) => caps.some((each) => each[field] !== null);
  const before = new Map(then.lines.map((line) => [line.id, line.persons]));
  // A cap on all persons leaves the mix as it was: military and police never offset (S/RES/1609 (2005), para. 6).
  const sameMix = !after.lines.some((line) => offsets(before.get(line.id) ?? line.persons, line.persons));
  const lines = then.lines.map((line): UnitLineAsked => {
    const now = after.lines.find((candidate) => candidate.id === line.id);
    if (now === undefined) return line;
    return {
      ...line,
      persons: governs('persons') && sameMix ? now.persons : line.persons,
      count: governs('equipment') ? now.count : line.count,
      area: governs('area') ? now.area : line.area,
      tasks: governs('tasks') ? now.tasks : line.tasks,
      from: governs('from') ? now.from : line.from,
      to: governs('to') ? now.to : line.to,
    };
  });
  return { ...then, lines };
}

/** Whether one kind of persons grows at the cost of another. */
function offsets(before: Persons, after: Persons): boolean {
  const grows = PERSON_KINDS.some((kind) => after[kind] > before[kind]);
  return grows && PERSON_KINDS.some((kind) => after[kind] < before[kind]);
}

/** The ask as it was in a revision. */
function contentOf(state: RequestState, revision: number | null): RequestContent | null {
  const found = state.revisions.find(({ number }) => number === revision);
  return found === undefined ? null : (found.content ?? state.content);
}

/** Why one decision does not cover an ask: as far as its own caps do not govern, it covers the ask of its revision. */
export function whyDecisionDoesNotCover(
  state: RequestState,
  leg: LegState,
  decision: DecisionState,
  after: RequestContent,
): AskDifference[] {
  const then = contentOf(state, decision.revision);
  if (then === null) return [];
  const entered =
    decision.conditions !== undefined && leg.conditions === 'none' ? leg.enteredCaps : undefined;
  const caps = [decision.caps, entered].filter((each) => each !== undefined);
  const lines = linesConcerned(state, leg, after).map((line) => line.id);
  return widened(askedThen(then, after, caps), after, (lineId) => lines.includes(lineId));
}

/**
 * Why a leg's consent or waiver does not cover a changed ask; empty where it does. A conditional consent covers
 * what its caps cover; in all that they leave open, as without any, it covers the ask to which it was given.
 */
export function whyNotCovered(state: RequestState, leg: LegState, after: RequestContent): NotCovered[] {
  const lines = linesConcerned(state, leg, after);
  const concerns = (lineId: string) => lines.some((line) => line.id === lineId);
  if (leg.waiver !== undefined) {
    const then = contentOf(state, leg.waiver.revision);
    return then === null ? [] : widened(then, after, concerns);
  }
  const why = decisionsThatCount(state, leg).flatMap((decision) =>
    whyDecisionDoesNotCover(state, leg, decision, after),
  );
  const beyondCaps = capsThatCount(state, leg).flatMap((each) =>
    uncoveredOf(each, lines, state.act?.adoptedOn ?? null),
  );
  return eachOnce([...why, ...beyondCaps]);
}
