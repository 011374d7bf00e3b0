import {
  type AskDifference,
  type CalendarDate,
  type ClosedBecause,
  type CodedMessage,
  type Cut,
  type Gap,
  type HeldBy,
  type MessageValue,
  type Persons,
  type ReopenedBecause,
  messageOf,
} from '#libs/contracts';
import { PERSON_KINDS } from '../authorities/scope.js';

/** The result of comparing an ask with another ask, or with the limits of a consent. */
export type Finding = AskDifference | Gap | Cut | ReopenedBecause | ClosedBecause | HeldBy;

/** A finding as it is said to people: its data as a message of the catalogue, with its line before it. */
export function messageOfFinding(finding: Finding): CodedMessage {
  const { params } = finding;
  const line = 'line' in params ? params.line : null;
  const what = saidOf(finding);
  return line === null ? what : messageOf('findings.of_line', { line, what });
}

/** A number of persons of one category, e.g. `80 military persons`. */
export function personsOfKind(count: number, kind: keyof Persons): CodedMessage {
  return messageOf(`findings.persons_${kind}`, { count });
}

function itemsOf(kind: 'area' | 'tasks', items: readonly string[] | null): MessageValue {
  if (items === null) return messageOf(`findings.all_${kind}`);
  return items.length === 0 ? messageOf('findings.nothing') : { all: items };
}

function startOf(day: CalendarDate | null): MessageValue {
  return day === null ? messageOf('findings.decision') : { date: day };
}

function endOf(day: CalendarDate | null): MessageValue {
  return day === null ? messageOf('findings.to_decision') : messageOf('findings.to_day', { day });
}

function saidOf({ code, params }: Finding): CodedMessage {
  switch (code) {
    case 'ask.line_added': {
      const { persons, count, unit } = params;
      const strength = {
        all: PERSON_KINDS.filter((kind) => persons[kind] > 0).map((kind) =>
          personsOfKind(persons[kind], kind),
        ),
      };
      return messageOf(`findings.${code}`, { count, unit, strength });
    }
    case 'ask.unit':
    case 'ask.sending_mission':
    case 'ask.receiving_mission':
    case 'ask.authority':
    case 'ask.purpose':
    case 'ask.scope':
    case 'ask.needed_by':
      return messageOf(`findings.${code}`, { becomes: params.becomes, was: params.was });
    case 'ask.count':
      return messageOf(`findings.${code}`, { becomes: params.becomes, was: params.was });
    case 'ask.kind':
      return messageOf(`findings.${code}`, {
        becomes: messageOf(`labels.request_kind.${params.becomes}`),
        was: messageOf(`labels.request_kind.${params.was}`),
      });
    case 'ask.persons':
      return messageOf(`findings.${code}`, {
        becomes: personsOfKind(params.becomes, params.category),
        was: params.was,
      });
    case 'ask.start':
      return messageOf(`findings.${code}`, { becomes: startOf(params.becomes), was: startOf(params.was) });
    case 'ask.end':
      return messageOf(`findings.${code}`, { becomes: endOf(params.becomes), was: endOf(params.was) });
    case 'ask.area':
      return messageOf(`findings.${code}`, {
        becomes: itemsOf('area', params.becomes),
        was: itemsOf('area', params.was),
      });
    case 'ask.tasks':
      return messageOf(`findings.${code}`, {
        becomes: itemsOf('tasks', params.becomes),
        was: itemsOf('tasks', params.was),
      });
    case 'gap.persons':
      return messageOf(`findings.${code}`, params);
    case 'gap.equipment':
      return messageOf(`findings.${code}`, { consented: params.consented, asked: params.asked });
    case 'gap.area':
      return messageOf(`findings.${code}`, {
        consented: itemsOf('area', params.consented),
        asked: itemsOf('area', null),
      });
    case 'gap.tasks':
      return messageOf(`findings.${code}`, {
        consented: itemsOf('tasks', params.consented),
        asked: itemsOf('tasks', null),
      });
    case 'gap.area_missing':
    case 'gap.tasks_missing':
      return messageOf(`findings.${code}`, { missing: { all: params.missing } });
    case 'gap.start':
      return messageOf(`findings.${code}`, { consented: params.consented, asked: startOf(params.asked) });
    case 'gap.end':
      return messageOf(`findings.${code}`, { consented: params.consented, asked: params.asked });
    case 'gap.ended_before_start':
      return messageOf(`findings.${code}`, { consented: params.consented, starts: params.starts });
    case 'reopened.ask_changed':
      return messageOf(`findings.${code}`, { since: messageOf(`labels.leg_status.${params.since}`) });
    case 'cut.ends_before_start':
      return messageOf(`findings.${code}`, { ends: params.ends, starts: params.starts });
    case 'held.by_arrangement':
      return messageOf(`findings.${code}`, params);
    case 'held.ceiling_full':
      return messageOf(`findings.${code}`, {
        ...params,
        category: messageOf(`labels.category.${params.category}`),
      });
    case 'closed.stated':
      return messageOf(`findings.${code}`, params);
    case 'ask.line_dropped':
    case 'cut.not_named':
    case 'cut.none_of_unit':
    case 'cut.no_persons':
    case 'held.by_another':
    case 'closed.all_obtained':
    case 'closed.part_obtained':
    case 'closed.per_record':
    case 'closed.refused':
    case 'closed.cut_to_nothing':
    case 'closed.nothing_asked':
    case 'closed.expired':
    case 'closed.lapsed':
      return messageOf(`findings.${code}`);
  }
}
