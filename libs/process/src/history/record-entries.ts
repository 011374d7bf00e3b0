import type { Instant, TimeRange } from '#libs/contracts';
import { later } from '#libs/rules';
import type { ArrangementFact } from '../arrangement/facts.js';
import type { Actor, FactBase, RequestFact } from '../shared/facts.js';

type Payload<F> = F extends unknown ? Omit<F, keyof FactBase> : never;

/** What the record may say of a request. */
export type RequestFactOfRecord = Extract<
  Payload<RequestFact>,
  {
    kind:
      | 'leg_asked'
      | 'answer_entered'
      | 'leg_not_in_record'
      | 'leg_waived'
      | 'late_answer_noted'
      | 'late_answer_reinstated'
      | 'refusal_accepted'
      | 'asked_again'
      | 'line_dropped'
      | 'withdrawn'
      | 'overtaken';
  }
>;

/** What the record may say of an arrangement. */
export type HistoricalArrangementFact = Extract<
  Payload<ArrangementFact>,
  {
    kind:
      | 'readiness_stated'
      | 'clearance_recorded'
      | 'departed'
      | 'arrived'
      | 'authority_transferred'
      | 'suspended'
      | 'resumed'
      | 'discontinued'
      | 'in_flight_ruled'
      | 'converted'
      | 'returned'
      | 'repatriated';
  }
>;

/** That the record has a request; its ask is drawn up at its place in time. */
interface OpeningOfRecord {
  kind: 'request_opened';
  requestId: string;
}

/** One fact as it was entered from the record. It never changes; what follows from it is folded again when needed. */
export interface RecordEntry {
  /** Its place in the order of entry, from 1. */
  number: number;
  /** When it happened, as the record says; both bounds null if it does not say. */
  effective: TimeRange;
  /** The moment at which it counts: its upper bound; where it has none, what the case had reached when it was entered. */
  countsAt: Instant;
  by: Actor;
  says:
    | OpeningOfRecord
    | { kind: 'of_request'; requestId: string; fact: RequestFactOfRecord }
    | { kind: 'of_arrangement'; fact: HistoricalArrangementFact };
}

/** Within one moment: what opens, then silence, asking, answering, moving, ending. */
const RANKS: readonly string[] = [
  'request_opened',
  'leg_not_in_record',
  'leg_asked',
  'readiness_stated',
  'clearance_recorded',
  'answer_entered',
  'leg_waived',
  'late_answer_noted',
  'late_answer_reinstated',
  'departed',
  'arrived',
  'authority_transferred',
  'suspended',
  'resumed',
  'discontinued',
  'in_flight_ruled',
  'converted',
  'returned',
  'repatriated',
];

function rankOf({ says }: RecordEntry): number {
  const kind = says.kind === 'request_opened' ? says.kind : says.fact.kind;
  const rank = RANKS.indexOf(kind);
  return rank === -1 ? RANKS.length : rank;
}

/** What an entry is about, as text: it orders facts of one kind at one moment. */
function subjectOf({ says }: RecordEntry): string {
  if (says.kind === 'request_opened') return says.requestId;
  const { fact } = says;
  const [requestId] = 'requestId' in says ? [says.requestId] : [''];
  if ('given' in fact) return `${requestId}/${fact.given.legId}/${fact.given.seat ?? ''}`;
  if ('legId' in fact) return `${requestId}/${fact.legId}`;
  return 'lineId' in fact ? `${requestId}/${fact.lineId}` : requestId;
}

/** An entry with its place in time. */
export interface PlacedEntry extends RecordEntry {
  /** When it counts: its own moment, or the opening of its request where that is later. */
  at: Instant;
}

/**
 * The order in which entries are folded: by the moment at which they count, within one moment by what they are, and facts of
 * one kind about one thing in the order of entry. Apart from that, the order of entry does not matter. Nothing comes before
 * the opening of its request: what happened earlier keeps its own date and counts from there.
 */
export function entriesInOrder(entries: readonly RecordEntry[]): PlacedEntry[] {
  const openings = entries.filter((entry) => entry.says.kind === 'request_opened');
  const first = openings.toSorted((a, b) => a.number - b.number)[0]?.countsAt ?? '';
  const opened = new Map(
    openings.flatMap(({ says, countsAt }) => ('requestId' in says ? [[says.requestId, countsAt]] : [])),
  );
  const openedAt = ({ says }: RecordEntry) => ('requestId' in says && opened.get(says.requestId)) || first;
  return entries
    .map((entry) => ({ ...entry, at: later(later(entry.countsAt, openedAt(entry)), first) }))
    .toSorted((a, b) => {
      if (a.at !== b.at) return a.at < b.at ? -1 : 1;
      const [subjectA, subjectB] = [subjectOf(a), subjectOf(b)];
      const bySubject = subjectA === subjectB ? 0 : subjectA < subjectB ? -1 : 1;
      return rankOf(a) - rankOf(b) || bySubject || a.number - b.number;
    });
}
