import type {
  Authority,
  Instant,
  RecordDate,
  RecordFact,
  RecordSource,
  RequestContent,
  TimeRange,
} from '#libs/contracts';
import type {
  AnswerGiven,
  HistoricalArrangementFact,
  RecordEntry,
  RequestFactOfRecord,
  RequestParties,
} from '#libs/process';
import { exactly, rangeOf } from '#libs/rules';
import type { RecordEntryEntity } from '#libs/store';
import type { CalendarsOfRequest } from '../catalogue/calendar-extracts.js';
import type { namesFor } from '../requests/names.js';

/** What is drawn up once when a request of the record is opened, so that every later fold finds it as it was. */
export interface Opening {
  reference: string;
  content: RequestContent;
  policyHash: string;
  authority: Authority;
  parties: RequestParties;
  names: Awaited<ReturnType<typeof namesFor>>;
  calendars: CalendarsOfRequest | null;
}

/** What an entry holds, as it is kept. */
export type EntryPayload =
  | { kind: 'request_opened'; requestId: string; opening: Opening }
  | { kind: 'of_request'; requestId: string; fact: RequestFactOfRecord }
  | { kind: 'of_arrangement'; fact: HistoricalArrangementFact }
  /** An entry was made in error and no longer counts; it stays readable. */
  | { kind: 'struck'; entry: number; reason: string };

/** An entry as it is stored, with typed payload and source. */
export type StoredEntry = Omit<RecordEntryEntity, 'payload' | 'source'> & {
  payload: EntryPayload;
  source: RecordSource;
};

/** A row as an entry. */
export function storedEntry(row: RecordEntryEntity): StoredEntry {
  return row as StoredEntry;
}

/** The entries that count: those that nobody has struck, as the machine folds them. */
export function entriesThatCount(stored: readonly StoredEntry[]): RecordEntry[] {
  const struck = struckIn(stored);
  return stored.flatMap((row) => {
    const { number, payload } = row;
    if (payload.kind === 'struck' || struck.has(number)) return [];
    return [
      {
        number,
        effective: { from: row.effectiveFrom, to: row.effectiveTo },
        countsAt: row.countsAt,
        by: { personId: row.personId, partyId: row.partyId },
        says: payload,
      },
    ];
  });
}

/** Which entries were struck, each with the number of the entry that says so. */
export function struckIn(stored: readonly StoredEntry[]): ReadonlyMap<number, number> {
  return new Map(
    stored.flatMap(({ number, payload }) => (payload.kind === 'struck' ? [[payload.entry, number]] : [])),
  );
}

/** A date of the record as a range. */
export function rangeOfRecord(date: RecordDate | null): TimeRange {
  if (date === null) return { from: null, to: null };
  return 'at' in date ? exactly(date.at) : rangeOf(date);
}

/** When a fact happened: as its entry says; if it does not, an answer takes the day of its act or instrument. */
export function effectiveOf(date: RecordDate | null, fact: RecordFact): TimeRange {
  if (date !== null || fact.kind !== 'decided') return rangeOfRecord(date);
  if (fact.act !== null) return rangeOf({ on: fact.act.adoptedOn });
  return rangeOfRecord(fact.instrument?.date ?? null);
}

/** What an answer holds beside what is entered: its name, and its signature as it is kept beside the log. */
export type AnswerKeys = Pick<AnswerGiven, 'decisionId' | 'signedBy'>;

/** What a person enters, as the machine folds it. */
export function payloadOf(fact: RecordFact, answer: AnswerKeys): EntryPayload {
  if (!('requestId' in fact)) return { kind: 'of_arrangement', fact };
  const { requestId, ...said } = fact;
  return { kind: 'of_request', requestId, fact: factOfRequest(said, answer) };
}

type WithoutRequest<F> = F extends { requestId: string } ? Omit<F, 'requestId'> : never;
type LegId = Extract<RequestFactOfRecord, { kind: 'leg_asked' }>['legId'];

/** Translates the outer contract into facts of the machine, which checks that the leg belongs to the request. */
function factOfRequest(said: WithoutRequest<RecordFact>, keys: AnswerKeys): RequestFactOfRecord {
  const legId = ('legId' in said ? said.legId : '') as LegId;
  switch (said.kind) {
    case 'asked':
      return { kind: 'leg_asked', legId };
    case 'decided': {
      const { kind: _kind, ...answer } = said;
      return { kind: 'answer_entered', given: { ...answer, ...keys, legId, onBehalfOf: null } };
    }
    case 'not_in_record':
      return { kind: 'leg_not_in_record', legId, reason: said.reason };
    case 'waived':
      return { kind: 'leg_waived', legId, instrument: said.instrument, reason: said.reason };
    case 'refusal_accepted':
    case 'asked_again':
      return { kind: said.kind, legId, reason: said.reason };
    case 'late_answer_noted':
    case 'late_answer_reinstated':
    case 'line_dropped':
    case 'withdrawn':
    case 'overtaken':
      return said;
  }
}

/** The kind of an entry, as it is listed. */
export function kindOf(payload: EntryPayload): string {
  return 'fact' in payload ? payload.fact.kind : payload.kind;
}

/**
 * The moment at which an entry counts: the upper bound of its date, but not after now; if it has none, the time that the
 * case had reached.
 */
export function countsAt(
  effective: TimeRange,
  { now, reached }: { now: Instant; reached: Instant },
): Instant {
  if (effective.to !== null) return effective.to < now ? effective.to : now;
  return effective.from !== null && effective.from > reached ? effective.from : reached;
}
