import type {
  AnswerInput,
  Authority,
  Caps,
  Channel,
  Instant,
  LegKind,
  Readiness,
  RequestContent,
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

/** The very text put to a party; its hash goes into the round and into every decision on it. */
export interface AskText {
  legId: LegId;
  language: string;
  text: string;
  textHash: string;
  /** How many people can answer for the party, the requester not counted. 0 makes the submission fail. */
  people: number;
}

/** An answer with all that the machine must know of it. */
export interface AnswerGiven extends AnswerInput {
  decisionId: string;
  legId: LegId;
}

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

type RequestFactPayload =
  | { kind: 'drafted'; requestId: string; arrangementId: string; content: RequestContent }
  | { kind: 'revised'; content: RequestContent }
  | {
      kind: 'submitted';
      policyHash: string;
      authority: Authority;
      parties: RequestParties;
      asks: AskText[];
    }
  | { kind: 'answered'; given: AnswerGiven }
  | { kind: 'paper_recorded'; paperId: string; given: AnswerGiven }
  | { kind: 'paper_countersigned'; paperId: string }
  | { kind: 'paper_sent_back'; paperId: string; reason: string }
  | { kind: 'question_asked'; questionId: string; legId: LegId; text: string }
  | { kind: 'question_answered'; questionId: string; text: string }
  | { kind: 'conditions_entered'; legId: LegId; caps: Caps }
  | { kind: 'conditions_countersigned'; legId: LegId }
  | { kind: 'conditions_sent_back'; legId: LegId; reason: string }
  | { kind: 'late_answer_noted'; decisionId: string; reason: string }
  | { kind: 'late_answer_reinstated'; decisionId: string; reason: string }
  | { kind: 'leg_waived'; legId: LegId; instrument: string; reason: string }
  | { kind: 'task_claimed'; taskId: string }
  | {
      kind: 'task_released';
      taskId: string;
      /** Whether who claimed the task acts for its party no more, so that others of the party may give it back. */
      claimantLeft?: boolean;
    }
  | { kind: 'withdrawn'; reason: string }
  | { kind: 'reserved'; lineId: string }
  | { kind: 'reservation_refused'; lineId: string; heldBy: string }
  | { kind: 'reservation_retried'; lineId: string }
  | { kind: 'readiness_told'; lineId: string; readiness: Readiness }
  | { kind: 'due'; wake: WakeUp };

/** A fact of a request's log. */
export type RequestFact = FactBase & RequestFactPayload;

/** What a `due` fact is about. */
export type WakeUp =
  | { at: Instant; what: 'remind'; legId: LegId; round: number; number: number }
  | { at: Instant; what: 'overdue'; legId: LegId; round: number }
  | { at: Instant; what: 'escalate'; legId: LegId; round: number }
  | { at: Instant; what: 'lapse'; legId: LegId; round: number }
  | { at: Instant; what: 'reply_overdue'; questionId: string }
  | { at: Instant; what: 'needed_by' }
  | { at: Instant; what: 'request_lapse' }
  | { at: Instant; what: 'warn'; lineId: string; before: string }
  | { at: Instant; what: 'expire'; lineId: string };
