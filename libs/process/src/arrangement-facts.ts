import type { CalendarDate, Instant, Readiness, TimeRange, UnitLineAsked } from '#libs/contracts';
import type { FactBase, WakeUp } from './facts.js';

type ArrangementFactPayload =
  | {
      kind: 'opened';
      arrangementId: string;
      sendingMission: string;
      receivingMission: string;
      /** Milliseconds by which this loan's clock differs from the real one; 0 for every live loan. */
      clockOffsetMs: number;
      /** A label for times that a run of the past had to assume; null for live loans. */
      assumptions: string | null;
    }
  | { kind: 'request_opened'; requestId: string; lines: UnitLineAsked[] }
  | { kind: 'line_granted'; requestId: string; grant: LineGrant }
  | {
      kind: 'line_not_granted';
      requestId: string;
      lineId: string;
      reason: 'refused' | 'withdrawn' | 'lapsed';
    }
  | { kind: 'readiness_stated'; lineId: string; readiness: Readiness }
  | { kind: 'departed'; lineId: string }
  | { kind: 'arrived'; lineId: string }
  | { kind: 'returned'; lineId: string }
  | { kind: 'clock_moved'; clockOffsetMs: number }
  | { kind: 'due'; wake: WakeUp };

/** A fact of an arrangement's log. */
export type ArrangementFact = FactBase & ArrangementFactPayload;

/** What a request tells its arrangement when a line has all it needs. */
export interface LineGrant {
  lineId: string;
  unitId: string;
  persons: UnitLineAsked['persons'];
  from: CalendarDate | null;
  expiresAt: Instant;
  expiresBecause: string;
  adopted: TimeRange;
  lastConsent: TimeRange;
  readiness: Readiness | null;
  /** When to warn before the expiry, already as moments. */
  warnAt: { at: Instant; before: string }[];
}
