import type {
  CalendarDate,
  ClearanceInput,
  CountingModel,
  EndingAct,
  InFlightRuling,
  Increment,
  Instant,
  Persons,
  Readiness,
  RequestKind,
  TimeRange,
  UnitLineAsked,
  ExpiryCause,
} from '#libs/contracts';
import type { FactBase, LegId, MachineUpgraded, WakeUp } from '../shared/facts.js';

/** What happens to a consent on which granted lines rest; a sibling fact from the request whose leg it is. */
interface ConsentAfterGrant {
  requestId: string;
  legId: LegId;
  /** Whose consent it is. */
  partyId: string;
  decisionId: string;
  /** The granted lines that rest on it; others are passed over. */
  lineIds: string[];
  /** Whether its party answered, or contests what was recorded for it, or lets that stand. */
  because: 'answered' | 'record_contested' | 'record_stands';
  /** Why, as the party says; null where it does not. */
  reason: string | null;
}

type ArrangementFactPayload =
  | {
      kind: 'opened';
      arrangementId: string;
      sendingMission: string;
      receivingMission: string;
      /** Milliseconds by which this arrangement's clock differs from the real one; 0 for every live arrangement. */
      clockOffsetMs: number;
      /** A label for times that a run of the past had to assume; null for live arrangements. */
      assumptions: string | null;
    }
  | { kind: 'request_opened'; requestId: string; lines: UnitLineAsked[] }
  | { kind: 'line_granted'; requestId: string; grant: LineGrant }
  | {
      kind: 'line_not_granted';
      requestId: string;
      lineId: string;
      reason: 'refused' | 'withdrawn' | 'lapsed' | 'dropped';
    }
  /** A request ended that never opened a line on the arrangement, such as a withdrawn draft. */
  | { kind: 'request_closed'; requestId: string }
  | { kind: 'readiness_stated'; lineId: string; readiness: Readiness }
  | { kind: 'departed'; lineId: string }
  | {
      kind: 'arrived';
      lineId: string;
      /** What arrived this time; null or absent: all of the unit. */
      increment?: Increment | null;
      /** Whether this is the last part, however many have arrived. */
      complete?: boolean;
    }
  | { kind: 'authority_transferred'; lineId: string; certificate: string }
  | { kind: 'returned'; lineId: string }
  | { kind: 'repatriated'; lineId: string }
  | ({ kind: 'clearance_recorded'; lineId: string } & ClearanceInput)
  /** `lineIds` null means all lines of the arrangement, here and below. */
  | { kind: 'suspended'; lineIds: string[] | null; reason: string }
  | { kind: 'resumed'; lineIds: string[] | null; reason: string }
  | ({ kind: 'consent_withdrawn'; lastDay: CalendarDate | null } & ConsentAfterGrant)
  | ({ kind: 'consent_suspended' } & ConsentAfterGrant)
  | ({ kind: 'consent_restored' } & ConsentAfterGrant)
  | {
      kind: 'discontinued';
      lineIds: string[] | null;
      act: EndingAct;
      /** The last day on which units may still be there; null: at once. */
      returnBy: CalendarDate | null;
      reason: string;
    }
  | {
      kind: 'in_flight_ruled';
      lineId: string;
      ruling: InFlightRuling;
      instrument: string;
      /** With `proceed`: the last day of the stay; null: as the line was granted. */
      until: CalendarDate | null;
      reason: string;
    }
  | { kind: 'converted'; lineIds: string[] | null; act: EndingAct; reason: string }
  | { kind: 'clock_moved'; clockOffsetMs: number }
  /** An arrangement from the record goes on as any live one. */
  | { kind: 'continued_live' }
  | { kind: 'due'; wake: WakeUp }
  | MachineUpgraded;

/** A fact of an arrangement's log. */
export type ArrangementFact = FactBase & ArrangementFactPayload;

/** A fact of an arrangement of one kind. */
export type ArrangementFactOf<K extends ArrangementFact['kind']> = Extract<ArrangementFact, { kind: K }>;

/** What a request tells its arrangement when a line has all it needs. */
export interface LineGrant {
  /** What the request asked of the arrangement. */
  kind: RequestKind;
  lineId: string;
  unitId: string;
  count: number;
  persons: Persons;
  /** Null: all of the receiving mission. */
  area: string[] | null;
  /** Null: all tasks of its mandate. */
  tasks: string[] | null;
  from: CalendarDate | null;
  expiresAt: Instant;
  expiresBecause: ExpiryCause;
  /** How the unit counts against ceilings under the authority. */
  countingModel: CountingModel;
  adopted: TimeRange;
  lastConsent: TimeRange;
  readiness: Readiness | null;
  /** When to warn before the expiry, already as moments. */
  warnAt: { at: Instant; before: string }[];
}
