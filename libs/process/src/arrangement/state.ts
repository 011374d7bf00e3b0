import type {
  ArrangementStatus,
  Caution,
  ClearanceInput,
  EndingAct,
  InFlightRuling,
  Increment,
  Instant,
  LineStatus,
  Persons,
  Readiness,
  TimeRange,
  ExpiryCause,
} from '#libs/contracts';
import type { LegId } from '../shared/facts.js';
import type { LineGrant } from './facts.js';

/** A period; `to` is null while it lasts. */
export interface OpenSpan {
  from: Instant;
  to: Instant | null;
}

/** Why a line is suspended: by those who manage the arrangement (`legId` null), or because a party suspended its consent. */
export interface Suspension extends OpenSpan {
  legId: LegId | null;
  /** `ordered`: by those who manage the arrangement; otherwise what the party did about its consent. */
  because: 'ordered' | 'answered' | 'record_contested' | 'record_stands';
  reason: string | null;
}

/** A clearance as it was last recorded. */
export interface ClearanceState extends ClearanceInput {
  recordedAt: Instant;
}

/** One part of a unit that arrived. `increment` is null where all of it came at once. */
export interface ArrivalState {
  at: TimeRange;
  increment: Increment | null;
}

/** That the Council ended the authority of a line, and what was ruled where its unit was moving then. */
export interface DiscontinuationState {
  act: EndingAct;
  reason: string;
  since: Instant;
  /** Whether the unit was moving, so that somebody must rule on it. */
  inFlight: boolean;
  alarms: number;
  ruling: { ruling: InFlightRuling; instrument: string; reason: string; at: Instant } | null;
}

/** The moment at which operational authority over a unit passed, with its certificate. */
export interface TransferOfAuthority {
  certificate: string;
  at: TimeRange;
}

export interface ArrangementLineState {
  id: string;
  /** The request that last granted the line, or that asks for it. */
  requestId: string;
  unitId: string;
  /** How many of the unit; null if that is not known. */
  count: number | null;
  persons: Persons;
  area: string[] | null;
  tasks: string[] | null;
  status: LineStatus;
  /** The last grant; what it says of the expiry may have been shortened since. */
  grant: LineGrant | null;
  expiresAt: Instant | null;
  expiresBecause: ExpiryCause | null;
  /** When to warn before the expiry, the earliest first. */
  warnAt: { at: Instant; before: string }[];
  warned: string[];
  readiness: Readiness | null;
  departedAt: TimeRange | null;
  /** What has arrived in the present stay. */
  arrivals: ArrivalState[];
  /** When all of it was there. */
  arrivedAt: TimeRange | null;
  transferOfAuthority: TransferOfAuthority | null;
  returnedAt: TimeRange | null;
  expiredAt: Instant | null;
  expiredInMovement: boolean;
  /** By when the unit must have left, if the authority or a consent was ended early. */
  returnDueAt: Instant | null;
  /** Times without an authority between an expiry and a later extension. */
  gaps: { from: Instant; to: Instant }[];
  /** Times at which the unit was present without an authority. */
  breaches: OpenSpan[];
  suspensions: Suspension[];
  discontinuation: DiscontinuationState | null;
  clearances: ClearanceState[];
  cautions: Caution[];
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
