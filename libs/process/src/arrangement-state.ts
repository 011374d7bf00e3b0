import type { ArrangementStatus, Instant, LineStatus, Persons, Readiness, TimeRange } from '#libs/contracts';
import type { LineGrant } from './arrangement-facts.js';

export interface ArrangementLineState {
  id: string;
  requestId: string;
  unitId: string;
  persons: Persons;
  status: LineStatus;
  grant: LineGrant | null;
  readiness: Readiness | null;
  departedAt: TimeRange | null;
  arrivedAt: TimeRange | null;
  returnedAt: TimeRange | null;
  expiredAt: Instant | null;
  expiredInMovement: boolean;
  /** Since when the unit is present without an authority; null where it is not. */
  breachSince: Instant | null;
  breachEndedAt: Instant | null;
  warned: string[];
  lostReportedAt: Instant | null;
}

export interface ArrangementState {
  case: 'arrangement';
  id: string;
  sendingMission: string;
  receivingMission: string;
  status: ArrangementStatus;
  clockOffsetMs: number;
  assumptions: string | null;
  requestIds: string[];
  lines: Record<string, ArrangementLineState>;
  closedAt: Instant | null;
  factCount: number;
  lastFactAt: Instant;
}
