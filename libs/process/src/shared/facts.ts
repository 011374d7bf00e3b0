import type { Calendar } from '#libs/calendars';
import type {
  AnswerInput,
  Authority,
  CalendarDate,
  Caps,
  Channel,
  HeldBy,
  Instant,
  LegKind,
  Readiness,
  RequestContent,
  StandingConsent,
  TimeRange,
} from '#libs/contracts';

/** The person who acts, and the party for which they act. */
export interface Actor {
  personId: string;
  partyId: string;
}

/** What every fact carries. `at` is case time and never runs backwards; `effective` is what the paper says. */
export interface FactBase {
  at: Instant;
  by: Actor | null;
  channel: Channel;
  effective?: TimeRange;
}

/** Identifies a leg within its request: kind and party, for life. */
export type LegId = `${LegKind}:${string}`;

/** What the party of a leg is asked. Its hash identifies a round, and is in every decision on it. */
export interface LegAsk {
  legId: LegId;
  /** SHA-256 of the ask as a code and parameters, in canonical JSON. */
  askHash: string;
  /** Who can answer on each seat, the requester not counted. A seat without people makes the submission fail. */
  seats: SeatPeople[];
}

/** The people of one seat, by id. A party that speaks with one voice has the seat {@link ONE_VOICE}. */
export interface SeatPeople {
  seatId: string;
  people: string[];
}

/** The seat of a party that speaks with one voice. */
export const ONE_VOICE = 'party';

/**
 * A signature that is kept outside the log, so that it can be erased on request while the log stays as it is. The commitment
 * binds it to the fact: SHA-256 over a salt, kept with it, and the signature.
 */
export interface KeptSignature {
  detailId: string;
  commitment: string;
}

/** An answer with all that the machine must know of it. */
export interface AnswerGiven extends Omit<AnswerInput, 'signedBy'> {
  signedBy: KeptSignature | null;
  decisionId: string;
  legId: LegId;
  /** SHA-256 of the text that was read; absent or null if there was none yet, or nobody read it. */
  textHash?: string | null;
  /** The person for whom somebody else answers, under an absence, a delegation or a hand-over; null for their own act. */
  onBehalfOf: string | null;
}

/** The calendars in which deadlines are counted; null where the policy counts in calendar time only. */
export interface RequestCalendars {
  headquarters: Calendar;
  /** By party; a party without one is given that of headquarters. */
  parties: Record<string, Calendar>;
}

/** What the arrangement is when a further request about it is submitted. */
export interface ArrangementExtract {
  lines: { lineId: string; expiresOn: CalendarDate | null }[];
}

/** What an administrator may do where a process is stuck. None of it answers for a party. */
export type OverrideAct =
  | { kind: 'ask_again'; legId: LegId }
  | { kind: 'close_round'; legId: LegId }
  | { kind: 'extend_lapse'; legId: LegId; until: Instant }
  | { kind: 'release_task'; taskId: string };

/** Which parties a request touches, found from its missions and units when it is submitted. */
export interface RequestParties {
  /** Holds the work that falls to us: countersignatures, replies, conditions. */
  secretariat: string;
  /** Gives the Council advance notice: the Secretary-General's office. */
  notifier: string;
  council: string;
  /** The regional body that must be asked too, e.g. where a hybrid operation lends; null where there is none. */
  regionalBody: string | null;
  sendingMission: string;
  receivingMission: string;
  hosts: { missionId: string; partyId: string }[];
  contributors: { lineId: string; partyId: string }[];
}

/** That a later version of the machine took a case over. Only the one writer writes it; nobody can send it. */
export interface MachineUpgraded {
  kind: 'machine_upgraded';
  from: number;
  to: number;
  /** The hash of the state as the earlier version left it. */
  hashBefore: string;
  /** The hash of the state as the later version takes it over, before this fact is folded. */
  hashAfter: string;
}

type RequestFactPayload =
  | {
      kind: 'drafted';
      requestId: string;
      arrangementId: string;
      content: RequestContent;
      /** Whether the request is entered from the record of the past, where a leg may be not in the record. */
      ofRecord?: boolean;
      /** Whether it is a record case: nobody is asked, except as the record says. */
      inThePast?: boolean;
    }
  | { kind: 'revised'; content: RequestContent }
  | {
      kind: 'submitted';
      policyHash: string;
      authority: Authority;
      parties: RequestParties;
      asks: LegAsk[];
      calendars: RequestCalendars | null;
      /** The last day of the sending mission's mandate; null where it is not known. */
      senderMandateEndsOn: CalendarDate | null;
      /** What the parties consented to in advance, with the id of a decision for each in case it counts. */
      standingConsents: { consent: StandingConsent; decisionId: string }[];
      /** Null where the request starts an arrangement. */
      arrangement: ArrangementExtract | null;
    }
  | {
      kind: 'amended';
      content: RequestContent;
      authority: Authority;
      parties: RequestParties;
      asks: LegAsk[];
      reason: string;
    }
  | { kind: 'overtaken'; reason: string }
  | { kind: 'line_dropped'; lineId: string; reason: string }
  | { kind: 'refusal_accepted'; legId: LegId; reason: string }
  | { kind: 'asked_again'; legId: LegId; reason: string }
  | {
      kind: 'answered';
      given: AnswerGiven;
      /** The texts as they are once an act that allows less has shrunk the ask; empty where it has not. */
      asks?: LegAsk[];
    }
  | {
      kind: 'paper_recorded';
      paperId: string;
      given: AnswerGiven;
      /** Why it corrects the decision that it names. */
      correctionReason?: string;
    }
  | { kind: 'paper_countersigned'; paperId: string; asks?: LegAsk[] }
  | { kind: 'paper_sent_back'; paperId: string; reason: string }
  | { kind: 'record_contested'; contestId: string; decisionId: string; reason: string }
  | { kind: 'contest_withdrawn'; contestId: string; reason: string | null }
  | { kind: 'record_struck'; contestId: string; reason: string }
  | { kind: 'contest_noted'; contestId: string; reason: string }
  | { kind: 'question_asked'; questionId: string; legId: LegId; text: string }
  | { kind: 'question_answered'; questionId: string; text: string }
  | { kind: 'conditions_entered'; legId: LegId; caps: Caps }
  | { kind: 'conditions_countersigned'; legId: LegId }
  | { kind: 'conditions_sent_back'; legId: LegId; reason: string }
  | { kind: 'late_answer_noted'; decisionId: string; reason: string }
  | { kind: 'late_answer_reinstated'; decisionId: string; reason: string }
  | { kind: 'leg_waived'; legId: LegId; instrument: string; reason: string }
  | { kind: 'leg_not_in_record'; legId: LegId; reason: string }
  /** The record says that a party was asked; `effective` says when, both bounds null where it does not. */
  | { kind: 'leg_asked'; legId: LegId }
  /** The record says what a party answered; `effective` says when. */
  | { kind: 'answer_entered'; given: AnswerGiven; asks?: LegAsk[] }
  /** A case from the record goes on as any live one, with the people who can answer on its legs today. */
  | {
      kind: 'continued_live';
      seats: { legId: LegId; seats: SeatPeople[] }[];
      calendars: RequestCalendars | null;
    }
  | { kind: 'approver_added'; legId: LegId; seatId: string; personId: string }
  | { kind: 'approver_removed'; legId: LegId; seatId: string; personId: string; reason: string }
  | {
      kind: 'calendar_corrected';
      of: 'headquarters' | { partyId: string };
      calendar: Calendar;
      reason: string;
    }
  | { kind: 'override_proposed'; overrideId: string; act: OverrideAct; reason: string }
  | { kind: 'override_confirmed'; overrideId: string }
  | { kind: 'override_rejected'; overrideId: string; reason: string }
  | { kind: 'task_handed_over'; taskId: string; to: string; reason: string }
  | { kind: 'task_handed_back'; taskId: string }
  | { kind: 'task_claimed'; taskId: string }
  | {
      kind: 'task_released';
      taskId: string;
      /**
       * Whether the person who claimed the task no longer acts for the party, so that others of the party may release it.
       */
      claimantLeft?: boolean;
    }
  | { kind: 'withdrawn'; reason: string }
  | { kind: 'reserved'; lineId: string }
  | { kind: 'reservation_refused'; lineId: string; heldBy: HeldBy }
  | { kind: 'reservation_retried'; lineId: string }
  | { kind: 'readiness_reported'; lineId: string; readiness: Readiness }
  | { kind: 'due'; wake: WakeUp }
  | MachineUpgraded;

/** A fact of a request's log. */
export type RequestFact = FactBase & RequestFactPayload;

/** What a `due` fact is about. */
export type WakeUp =
  | { at: Instant; what: 'remind'; legId: LegId; round: number; number: number }
  | { at: Instant; what: 'overdue'; legId: LegId; round: number }
  | { at: Instant; what: 'escalate'; legId: LegId; round: number; number: number }
  | { at: Instant; what: 'objections_end'; legId: LegId; round: number }
  | { at: Instant; what: 'pause_end'; legId: LegId; round: number }
  | { at: Instant; what: 'lapse'; legId: LegId; round: number }
  | { at: Instant; what: 'reply_overdue'; questionId: string }
  | { at: Instant; what: 'needed_by' }
  | { at: Instant; what: 'request_lapse' }
  | { at: Instant; what: 'warn'; lineId: string; before: string }
  | { at: Instant; what: 'expire'; lineId: string }
  | { at: Instant; what: 'ruling'; lineId: string; number: number };
