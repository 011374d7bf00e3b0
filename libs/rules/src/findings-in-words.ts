import type { AskDifference, ClosedBecause, Cut, Gap, HeldBy, ReopenedBecause } from '#libs/contracts';
import {
  ALL_AREA,
  ALL_TASKS,
  FROM_THE_DECISION,
  PERSON_KINDS,
  formatEnd,
  formatItems,
  personsOfKind,
} from './authorities/scope.js';

/*
 * What holding an ask against another ask, or against the limits of a consent, came to, in English. Made at the edge only.
 */

export type Finding = AskDifference | Gap | Cut | ReopenedBecause | ClosedBecause | HeldBy;

const KINDS_OF_ARRANGEMENT = { area: ALL_AREA, tasks: ALL_TASKS } as const;

/** One finding as people read it, with its line before it. */
export function formatFinding(finding: Finding): string {
  const { params } = finding;
  const line = 'line' in params ? params.line : null;
  const words = wordsOf(finding);
  return line === null ? words : `${line}: ${words}`;
}

function wordsOf({ code, params }: Finding): string {
  switch (code) {
    case 'ask.line_added': {
      const strength = PERSON_KINDS.filter((kind) => params.persons[kind] > 0).map((kind) =>
        personsOfKind(params.persons[kind], kind),
      );
      return `a new line, ${params.count} of the unit ${params.unit} with ${strength.join(', ')}`;
    }
    case 'ask.line_dropped':
      return 'no longer asked';
    case 'ask.unit':
      return `the unit ${params.becomes} instead of ${params.was}`;
    case 'ask.count':
      return `${params.becomes} of the unit instead of ${params.was}`;
    case 'ask.persons':
      return `${personsOfKind(params.becomes, params.category)} instead of ${params.was}`;
    case 'ask.start':
      return `from ${params.becomes ?? FROM_THE_DECISION} instead of from ${params.was ?? FROM_THE_DECISION}`;
    case 'ask.end':
      return `${formatEnd(params.becomes)} instead of ${formatEnd(params.was)}`;
    case 'ask.area':
    case 'ask.tasks': {
      const field = code === 'ask.area' ? 'area' : 'tasks';
      const all = KINDS_OF_ARRANGEMENT[field];
      return `${field}: ${formatItems(params.becomes, all)} instead of ${formatItems(params.was, all)}`;
    }
    case 'ask.kind':
      return `to ${params.becomes} the loan instead of to ${params.was} it`;
    case 'ask.sending_mission':
      return `from the mission ${params.becomes} instead of ${params.was}`;
    case 'ask.receiving_mission':
      return `to the mission ${params.becomes} instead of ${params.was}`;
    case 'ask.authority':
      return `on the authority ${params.becomes} instead of ${params.was}`;
    case 'ask.purpose':
      return `purpose: “${params.becomes}” instead of “${params.was}”`;
    case 'ask.scope':
      return `scope: “${params.becomes}” instead of “${params.was}”`;
    case 'ask.needed_by':
      return `needed by ${params.becomes} instead of ${params.was}`;
    case 'gap.persons':
      return `persons: ${params.consented} consented of ${params.asked} asked${params.lines > 1 ? ' in all' : ''}`;
    case 'gap.equipment':
      return `equipment: ${params.consented} consented of ${params.asked} asked`;
    case 'gap.area':
      return `area: consented to ${formatItems(params.consented, ALL_AREA)}, asked for ${ALL_AREA}`;
    case 'gap.tasks':
      return `tasks: consented to ${formatItems(params.consented, ALL_TASKS)}, asked for ${ALL_TASKS}`;
    case 'gap.area_missing':
      return `area: not consented to ${params.missing.join(', ')}`;
    case 'gap.tasks_missing':
      return `tasks: not consented to ${params.missing.join(', ')}`;
    case 'gap.start':
      return `start: consented from ${params.consented}, asked from ${params.asked ?? FROM_THE_DECISION}`;
    case 'gap.end':
      return `end: consented to ${params.consented}, asked to ${params.asked}`;
    case 'gap.ended_before_start':
      return `end: consented to ${params.consented}, asked from ${params.starts}`;
    case 'reopened.ask_changed':
      return `the ask has changed since the leg was ${params.since.replaceAll('_', ' ')}`;
    case 'cut.not_named':
      return 'left out, since the act does not name it';
    case 'cut.none_of_unit':
      return 'left out, since the act allows none of the unit';
    case 'cut.no_persons':
      return 'left out, since the act allows no persons';
    case 'cut.ends_before_start':
      return `left out, since the act ends it on ${params.ends}, before its start on ${params.starts}`;
    case 'held.by_arrangement':
      return params.reference;
    case 'held.by_another':
      return 'another loan';
    case 'held.ceiling_full':
      return `the ${params.category} ceiling of ${params.mission} (${params.amount}, ${params.authority}): ${params.free} places are free, ${params.needed} are needed`;
    case 'closed.stated':
      return params.reason;
    case 'closed.all_obtained':
      return 'All that was needed has been obtained.';
    case 'closed.part_obtained':
      return 'Part of what was asked has been obtained.';
    case 'closed.per_record':
      return 'The loan was made; of some of what it needed the record says nothing.';
    case 'closed.refused':
      return 'A party whose consent is needed said no.';
    case 'closed.cut_to_nothing':
      return 'The act of the Council leaves nothing of what was asked.';
    case 'closed.nothing_asked':
      return 'No line is asked any more.';
    case 'closed.expired':
      return 'The expiry passed before all consents were there.';
    case 'closed.lapsed':
      return 'The day by which it was needed has long passed.';
  }
}
