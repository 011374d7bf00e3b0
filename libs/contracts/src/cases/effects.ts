import type { EscalationTarget } from '../policies/policy.js';
import type { LegKind, RequestStatus } from '../vocabulary.js';
import type { EffectKind } from '../workflows.js';

/** A leg's id: its kind and its party. */
type LegKey = `${LegKind}:${string}`;

/** A leg, and the round of it that was open. */
interface OfRound {
  readonly legId: LegKey;
  readonly round: number;
}

/** A unit line. */
interface OfLine {
  readonly lineId: string;
}

/** How a request ended. */
export type RequestEnd = Exclude<RequestStatus, 'draft' | 'open'>;

/** What each kind of effect is about: codes and keys with which its letter finds the rest in the state of the case. */
export interface EffectParams {
  // To the party of a leg.
  ask: OfRound;
  remind: OfRound & { readonly reminder: number };
  relayReply: OfRound & { readonly questionId: string };
  receipt: { readonly legId: LegKey; readonly decisionId: string };
  tellConsentStands: OfRound & { readonly revision: number };
  tellPremiseLost: OfRound;
  tellAppointed: OfRound & { readonly seatId: string; readonly personId: string };

  // To the party of a record that it contests, and to those who manage the request.
  tellContested: { readonly legId: LegKey; readonly decisionId: string; readonly contestId: string };
  tellContestSettled: { readonly legId: LegKey; readonly decisionId: string; readonly contestId: string };

  // To whoever the policy names.
  escalateSilence: OfRound & { readonly step: number; readonly to: EscalationTarget };
  escalateLateReply: OfRound & { readonly questionId: string };
  escalateEmptySeat: OfRound & { readonly seatId: string };

  // To those who manage the request.
  relayQuestion: OfRound & { readonly questionId: string };
  warnNeededBy: Readonly<Record<string, never>>;
  warnWindow: OfLine & { readonly before: string };
  warnExpiry: OfLine & { readonly before: string };
  warnCaution: OfLine;
  reportLost: OfLine;
  alarmExpired: OfLine;
  alarmDiscontinued: OfLine;
  alarmRulingNeeded: OfLine;
  alarmConsentWithdrawn: OfLine;
  tellSuspended: OfLine;
  tellResumed: OfLine;
  announceEnd: { readonly end: RequestEnd };
  announceLapse: OfRound;
  announceRevision: { readonly revision: number };
  announceAdverseAnswer: { readonly legId: LegKey; readonly decisionId: string };

  // To those of the Secretariat who can do a task, or to the one who now holds it.
  announceTask: { readonly taskId: string };
  tellHandedOver: {
    readonly taskId: string;
    readonly from: string;
    readonly to: string;
    readonly reason: string;
  };
  tellHandedBack: { readonly taskId: string; readonly from: string; readonly to: string };
}

/** An outside act that the machine asks for: its kind, and what it is about. */
export type EffectOf<K extends EffectKind = EffectKind> = {
  [Kind in K]: { readonly kind: Kind; readonly about: EffectParams[Kind] };
}[K];
