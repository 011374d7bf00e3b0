import type {
  AnswerInput,
  AskDifference,
  Authority,
  CalendarDate,
  Caps,
  Channel,
  ClosedBecause,
  CouncilAct,
  Cut,
  EffectKind,
  EffectOf,
  Holder,
  Instant,
  LegKind,
  LegStatus,
  NotCovered,
  Readiness,
  Refusal,
  ReopenedBecause,
  RequestContent,
  RequestLineStatus,
  RequestStatus,
  StandingConsent,
  TaskKind,
  TaskStatus,
  TimeRange,
  Vote,
  ExpiryCause,
} from '#libs/contracts';
import type { CountedLine } from '#libs/rules';
import type { ArrangementFact } from '../arrangement/facts.js';
import type { ArrangementState } from '../arrangement/state.js';
import type { EscalationAt } from '../request/asking/deadlines.js';
import type {
  Actor,
  AnswerGiven,
  ArrangementExtract,
  LegId,
  OverrideAct,
  RequestCalendars,
  RequestFact,
  RequestParties,
} from './facts.js';
import type { Said } from './said.js';
import type { Transition } from './transitions.js';

/**
 * The version of the machine; goes into every fold so that a log can be read by the code that wrote it. It stays 1 until the
 * first release; until then the machine changes in place, and a store of an earlier build is refused.
 */
export const MACHINE_VERSION = 1;

/** One round of a leg. */
export interface Round {
  number: number;
  revision: number;
  /** What it asked, where that is no longer the ask of its leg; see `askHashOfRound`. */
  askHash?: string;
  askedAt: Instant;
  dueAt: Instant;
  lapseAt: Instant;
  /** Once the round is closed, only when it was reminded. */
  remindAt: Instant[];
  remindersSent: number;
  /** Who is told, and when, that no answer has come; the earliest first. */
  escalations: EscalationAt[];
  escalationsSent: number;
  /** Until when members may object under the no-objection procedure; absent where there is no such procedure. */
  objections?: { until: Instant; ended: boolean };
  /** How long questions stopped the clock of this round so far. */
  pausedMs: number;
  closedAt: Instant | null;
  closedBecause:
    | 'answered'
    | 'lapsed'
    | 'waived'
    | 'request_closed'
    | 'revised'
    | 'asked_again'
    | 'premise_lost'
    | 'override'
    | 'not_in_record'
    | null;
  /** When the party was asked, as the record says; only in a case from the record, elsewhere that is `askedAt`. */
  asked?: TimeRange;
}

/** An answer of a seat, never changed; a later one supersedes it. What it does not say is absent. */
export interface DecisionState extends Said<
  Pick<AnswerInput, 'instrument' | 'caps' | 'conditions' | 'act' | 'reason' | 'corrects' | 'lastDay'> &
    Pick<AnswerGiven, 'signedBy' | 'onBehalfOf'>
> {
  id: string;
  legId: LegId;
  answer: AnswerInput['answer'];
  round: number | null;
  /** The ask to which it was given, where that is not the ask of its round; see `askHashOfDecision`. */
  askHash?: string;
  /** SHA-256 of the text that was read; absent if there was none yet, or nobody read it. */
  textHash?: string;
  /** The seat that spoke. */
  seat: string;
  /** The revision of the ask to which it was given; null where nothing had been asked. */
  revision: number | null;
  by: Actor | null;
  channel: Channel;
  /** Case time at which the answer counted. */
  at: Instant;
  /** When it was given according to its paper or the record, where that is not `at`; see `decidedWhen`. */
  decidedAt?: TimeRange;
  /** `contested`: its party contests what was recorded; `struck`: the Secretariat has struck such a record. */
  status: 'counts' | 'late' | 'noted' | 'superseded' | 'contested' | 'struck';
}

/** One span of the delay ledger: who held the leg. `to` is null while it is still held. */
export interface LedgerSpan {
  holder: Holder;
  from: Instant;
  to: Instant | null;
}

/** One voice of a leg. */
export interface SeatState {
  id: string;
  title: string;
  /** Who can answer on it, by id. */
  people: string[];
  /** Since when nobody is left who could answer; absent if somebody is. */
  vacantSince?: Instant;
  /** Its vote in a leg of several seats; null where it has not voted, and always where the party has one voice. */
  vote: Vote | null;
  decisionId: string | null;
}

export interface LegState {
  id: LegId;
  /** Its place in the order of the request, from 0. */
  position: number;
  /** Its place among the legs of the policy, from 0. */
  template: number;
  kind: LegKind;
  partyId: string;
  after: LegKind[];
  status: LegStatus;
  /** One seat for a party that speaks with one voice; else those of the policy, in its order. */
  seats: SeatState[];
  /** The status before a question paused the leg; absent where none does. */
  pausedFrom?: LegStatus;
  pausedAt?: Instant;
  overdueSince?: Instant;
  /** The ask that the party is, or will be, sent. */
  askHash: string;
  rounds: Round[];
  decisionId: string | null;
  /** Conditions in prose that two people of the Secretariat still have to turn into caps. */
  conditions: 'none' | 'to_enter' | 'to_countersign';
  enteredCaps?: Caps;
  enteredBy?: Actor;
  /** Why the consent or waiver does not cover the ask; empty where it does. */
  gaps: NotCovered[];
  /** Why a changed ask opened the leg again; empty where none did. */
  reopenedBecause: ReopenedBecause[];
  satisfied: boolean;
  waiver?: {
    by: Actor;
    instrument: string;
    reason: string;
    at: Instant;
    revision: number;
    /** When it was waived, as the record says; only in a case from the record, elsewhere that is `at`. */
    within?: TimeRange;
  };
  ledger: LedgerSpan[];
}

export interface TaskState {
  id: string;
  kind: TaskKind;
  /** The party whose people do it. */
  partyId: string;
  legId: LegId | null;
  /** What the task is about: a paper, decision, question or line; absent where that is its leg alone. */
  aboutId?: string;
  status: TaskStatus;
  openedAt: Instant;
  dueAt: Instant | null;
  claimedBy?: string;
  /** From whom a person has taken it over; absent where nobody handed it over. */
  handedOverBy?: string;
  /** Who may not do it, since it is their own record that is checked. */
  notBy?: string;
  closedAt: Instant | null;
  closedBy: string | null;
}

export interface PaperState {
  id: string;
  legId: LegId;
  given: AnswerGiven;
  decidedAt: TimeRange;
  /** The last round of the leg when it was recorded; null where the party had not been asked. */
  round: number | null;
  /** The ask that the party had been, or was to be, sent when it was recorded, and its revision. */
  askHash: string;
  revision: number;
  /** Why it corrects the decision that it names; null where it corrects none, or nobody was asked why. */
  correctionReason: string | null;
  recordedBy: Actor;
  recordedAt: Instant;
  status: 'to_countersign' | 'countersigned' | 'sent_back';
  countersignedBy: Actor | null;
}

/** How a contest ended. `noted`: the record no longer counted, and the contest was filed. */
type ContestSettlement = 'withdrawn' | 'corrected' | 'answered' | 'asked_again' | 'struck' | 'noted';

/** That a party contests what was recorded for it from a paper. The record does not count until this is settled. */
export interface ContestState {
  id: string;
  legId: LegId;
  decisionId: string;
  reason: string;
  by: Actor;
  channel: Channel;
  at: Instant;
  /** The status of the decision when it was contested. */
  decisionWas: DecisionState['status'];
  /** The status of the leg that rested on the record; null where none did. */
  legWas: LegStatus | null;
  /** The vote in the record; null if its party has one voice. */
  vote: Vote | null;
  status: 'open' | ContestSettlement;
  settledAt: Instant | null;
  settledBy: Actor | null;
  settledBecause: string | null;
  /** The decision that replaced the record. */
  successorId: string | null;
}

export interface QuestionState {
  id: string;
  legId: LegId;
  text: string;
  askedBy: Actor;
  askedAt: Instant;
  replyDueAt: Instant;
  /** Until when at the latest it stops the party's clock; null if the policy does not let it stop the clock. */
  pausesUntil: Instant | null;
  replyOverdue: boolean;
  reply: { text: string; by: Actor; at: Instant } | null;
}

/** One frozen ask. */
export interface RevisionState {
  number: number;
  at: Instant;
  by: Actor | null;
  because: 'submitted' | 'amended' | 'partial_decision';
  /** The reason given by the person who made it; null if none was given. */
  reason: string | null;
  /** The symbol of the act of the Council that cut the ask; null where none did. */
  act: string | null;
  /** What an earlier revision asked; what the current one asks is the request's `content`. See `contentOf`. */
  content?: RequestContent;
  /** What changed since the previous revision. */
  changes: (AskDifference | Cut)[];
  /** The legs that this revision opened again, and why. */
  reopened: { legId: LegId; why: ReopenedBecause[] }[];
}

/** What an administrator wants to do where a process is stuck; it counts once a second person has confirmed it. */
export interface OverrideState {
  id: string;
  act: OverrideAct;
  reason: string;
  proposedBy: Actor;
  proposedAt: Instant;
  status: 'to_confirm' | 'confirmed' | 'rejected';
  decidedBy: Actor | null;
  decidedAt: Instant | null;
}

/** A line of a request on its way to being granted. */
export interface RequestLineState {
  id: string;
  unitId: string;
  contributorId: string;
  status: RequestLineStatus;
  expiry: { at: Instant; lastDay: CalendarDate; because: ExpiryCause; party: string | null } | null;
  readiness: Readiness | null;
  /** Which of the warnings before its expiry have passed. */
  warned: string[];
  lostReportedAt?: Instant;
}

/** A warning that an expiry is near, and how long before it comes. */
export interface Warning {
  at: Instant;
  before: string;
}

export interface RequestState {
  case: 'request';
  id: string;
  arrangementId: string;
  status: RequestStatus;
  revision: number;
  content: RequestContent;
  requestedBy: Actor;
  policyHash: string | null;
  authority: Authority | null;
  parties: RequestParties | null;
  calendars: RequestCalendars | null;
  senderMandateEndsOn: CalendarDate | null;
  standingConsents: { consent: StandingConsent; decisionId: string }[];
  arrangement: ArrangementExtract | null;
  /** Whether it is entered from the record of the past. */
  ofRecord: boolean;
  /** Where its time is that of the record: since when it goes on as a live one, null while it does not. */
  record?: { continuedAt: Instant | null };
  revisions: RevisionState[];
  submittedAt: Instant | null;
  neededByAt: Instant;
  neededByPassed: boolean;
  lapseAt: Instant | null;
  closedAt: Instant | null;
  closedBecause: ClosedBecause | null;
  legs: Record<LegId, LegState>;
  lines: Record<string, RequestLineState>;
  /** By the moment at which lines expire, when to warn of it, the earliest first. */
  warnings: Record<Instant, Warning[]>;
  decisions: Record<string, DecisionState>;
  papers: Record<string, PaperState>;
  contests: Record<string, ContestState>;
  questions: Record<string, QuestionState>;
  tasks: Record<string, TaskState>;
  overrides: Record<string, OverrideState>;
  act: CouncilAct | null;
  factCount: number;
  lastFactAt: Instant;
}

export type CaseState = RequestState | ArrangementState;

/** A row for the outside world. `number` is its fact's number, `index` its place among that fact's effects. */
export type Effect<K extends EffectKind = EffectKind> = EffectOf<K> & {
  readonly number: number;
  readonly index: number;
};

/** A fact for the sister log, folded in the same transaction. */
export type SiblingFact =
  { to: 'arrangement'; fact: ArrangementFact } | { to: 'request'; requestId: string; fact: RequestFact };

/** A reservation that only the database can grant: of the unit, and of places under ceilings. */
export interface ReservationRequest {
  lineId: string;
  unitId: string;
  from: Instant;
  to: Instant;
  /** What the line counts against the ceilings of the missions. */
  counts: CountedLine;
}

/** What `step` returns. A broken rule leaves the case as it was. */
export type StepResult<S extends CaseState> =
  | {
      state: S;
      effects: Effect[];
      siblingFacts: SiblingFact[];
      reservationRequests: ReservationRequest[];
      transitions: Transition[];
    }
  | { broken: BrokenRule };

/** The rules a fact can break. Each has one message, `problems.<rule>`, and one HTTP status in `libs/cases/src/errors.ts`. */
export type RuleName =
  | 'not_found'
  | 'already_exists'
  | 'status_forbids'
  | 'needed_by_past'
  | 'authority_explores_only'
  | 'direction_not_authorised'
  | 'unit_not_authorised'
  | 'count_above_authority'
  | 'persons_above_authority'
  | 'ends_before_decision'
  | 'seat_without_people'
  | 'ask_missing'
  | 'own_request'
  | 'not_your_leg'
  | 'answer_not_of_this_leg'
  | 'already_answered'
  | 'already_decided'
  | 'no_consent_to_take_back'
  | 'seat_not_named'
  | 'not_in_seat'
  | 'allows_more_than_asked'
  | 'vote_does_not_carry'
  | 'line_unknown'
  | 'line_granted_already'
  | 'policy_not_for_this'
  | 'party_missing'
  | 'calendars_missing'
  | 'not_waivable'
  | 'not_of_record'
  | 'correction_of_another_seat'
  | 'claimed_by_other'
  | 'own_record'
  | 'act_date_differs'
  | 'act_in_future'
  | 'act_without_term'
  | 'instrument_in_future'
  | 'happened_in_future'
  | 'clock_runs_forward'
  | 'line_not_granted';

export interface BrokenRule extends Refusal<RuleName> {
  /** Who answered already and when, where the rule is `already_answered`. */
  earlier?: { decisionId: string; personId: string | null; at: Instant };
}
