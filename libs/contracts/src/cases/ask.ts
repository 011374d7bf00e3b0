import type { Term } from './decision.js';
import type { CalendarDate } from '../moments.js';
import type { Persons, Readiness } from './request.js';
import type { LegKind, RequestKind } from '../vocabulary.js';

/** One unit line of an ask. */
export interface AskLine {
  unit: string;
  count: number;
  persons: Persons;
  from: CalendarDate | null;
  to: CalendarDate | null;
  area: string[] | null;
  tasks: string[] | null;
  readiness: Readiness | null;
  /** The last day of the line in the present arrangement; null if it has none. */
  endsNow: CalendarDate | null;
  /** Whether it would be added to the arrangement. */
  joins: boolean;
}

/**
 * What one party is asked, as a code and parameters: all that its text says, and nothing that differs between two rounds
 * with the same ask (no due date, no link, no person's name). Its hash identifies a round; the text is made from it in the
 * party's language. It holds parties, missions and units by name, as the party reads them.
 */
export interface Ask {
  code: `ask_text.${LegKind}`;
  params: {
    kind: RequestKind;
    party: string;
    /** The request's reference. */
    reference: string;
    sendingMission: string;
    receivingMission: string;
    purpose: string;
    scope: string;
    lines: AskLine[];
    /** `lastDay`: the last day of its term; null where it has none, or counts from the end of what is extended. */
    authority: { symbol: string; adoptedOn: CalendarDate; term: Term | null; lastDay: CalendarDate | null };
    neededBy: CalendarDate;
  };
}
