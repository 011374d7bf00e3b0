import type { LegKind } from './vocabulary.js';

/** The one task queue. A change that old workers cannot serve gets a new number. */
export const TASK_QUEUE = 'countersign-1';

/** The only signal of every workflow: something changed, look again. It carries no data. */
export const CHANGED_SIGNAL = 'changed';

/** Search attributes by which Temporal's own pages can be asked which leg waits for whom. */
export const SEARCH_ATTRIBUTES = {
  request: 'CountersignRequest',
  legKind: 'CountersignLegKind',
  party: 'CountersignParty',
} as const;

/** Workflow types by what they carry through time. */
export const WORKFLOW_TYPES = {
  request: 'requestWorkflow',
  arrangement: 'arrangementWorkflow',
  releasing_assessment: 'releasingAssessment',
  cost_review: 'costReview',
  consultation: 'consultation',
  advance_notice: 'advanceNotice',
  contributor_consent: 'contributorConsent',
  host_consent: 'hostConsent',
  regional_consent: 'regionalConsent',
  council_decision: 'councilDecision',
  mou_amendment: 'mouAmendment',
  clearances: 'clearances',
} as const satisfies Record<LegKind | 'request' | 'arrangement', string>;

/** What a workflow is about: a request, one round of one leg, or an arrangement. */
export type Subject =
  | { kind: 'request'; requestId: string }
  | { kind: 'round'; requestId: string; legId: string; round: number }
  | { kind: 'arrangement'; arrangementId: string };

/** The workflow's id, made from business keys so that starting it twice is harmless. */
export function workflowIdOf(subject: Subject): string {
  switch (subject.kind) {
    case 'request':
      return `request/${subject.requestId}`;
    case 'round':
      return `leg/${subject.requestId}/${subject.legId}/${subject.round}`;
    case 'arrangement':
      return `arrangement/${subject.arrangementId}`;
  }
}

/** The subject named by a workflow id, or null where the id is not one of ours. */
export function subjectOf(workflowId: string): Subject | null {
  const [kind, id, legId, round] = workflowId.split('/');
  if (kind === undefined || id === undefined) return null;
  if (kind === 'request') return { kind, requestId: id };
  if (kind === 'arrangement') return { kind, arrangementId: id };
  if (kind === 'leg' && legId !== undefined && round !== undefined) {
    return { kind: 'round', requestId: id, legId, round: Number(round) };
  }
  return null;
}

/** The workflow type that carries a subject through time, or null where its leg kind is not known here. */
export function workflowTypeOf(subject: Subject): string | null {
  const key = subject.kind === 'round' ? kindAndPartyOf(subject.legId).kind : subject.kind;
  const types: Readonly<Record<string, string>> = WORKFLOW_TYPES;
  return Object.hasOwn(types, key) ? (types[key] ?? null) : null;
}

/** The search attributes under which a subject's workflow is found. */
export function searchAttributesOf(subject: Subject): { name: string; value: string }[] {
  if (subject.kind === 'arrangement') return [];
  const request = { name: SEARCH_ATTRIBUTES.request, value: subject.requestId };
  if (subject.kind === 'request') return [request];
  const { kind, party } = kindAndPartyOf(subject.legId);
  return [
    request,
    { name: SEARCH_ATTRIBUTES.legKind, value: kind },
    { name: SEARCH_ATTRIBUTES.party, value: party },
  ];
}

/** A leg's id is its kind and its party, joined by a colon. */
function kindAndPartyOf(legId: string): { kind: string; party: string } {
  const colon = legId.indexOf(':');
  return { kind: legId.slice(0, colon), party: legId.slice(colon + 1) };
}

/** The workflow by which lost workflows are found; a schedule starts it. */
export const RECONCILE_WORKFLOW_TYPE = 'reconcileWorkflow';

/** The workflow by which what has been kept for its time is removed; a schedule starts it. */
export const RETENTION_WORKFLOW_TYPE = 'retentionWorkflow';

/** The workflow that sends a webhook what it has to be told, for as long as something is left. */
export const WEBHOOK_WORKFLOW_TYPE = 'deliverWebhook';

/** What that workflow is started with. */
export interface WebhookToDeliver {
  webhookId: string;
}

/** The id of a webhook's workflow. */
export function webhookWorkflowIdOf(webhookId: string): string {
  return `webhook/${webhookId}`;
}

/** The webhook named by a workflow id, or null where the id is none of a webhook. */
export function webhookOf(workflowId: string): WebhookToDeliver | null {
  const [kind, webhookId] = workflowId.split('/');
  return kind === 'webhook' && webhookId !== undefined ? { webhookId } : null;
}

/** What a round of sending leaves behind. */
export interface DeliveryRound {
  /** When something is to be sent next, in real milliseconds; null: nothing is left. */
  againInMs: number | null;
}

/** The outside acts that the machine can ask for; an activity of the same name carries each out, by one letter. */
export const EFFECT_KINDS = [
  'ask',
  'remind',
  'relayReply',
  'receipt',
  'tellConsentStands',
  'tellPremiseLost',
  'tellAppointed',
  'tellContested',
  'tellContestSettled',
  'escalateSilence',
  'escalateLateReply',
  'escalateEmptySeat',
  'relayQuestion',
  'warnNeededBy',
  'warnWindow',
  'warnExpiry',
  'warnCaution',
  'reportLost',
  'alarmExpired',
  'alarmDiscontinued',
  'alarmRulingNeeded',
  'alarmConsentWithdrawn',
  'tellSuspended',
  'tellResumed',
  'announceEnd',
  'announceLapse',
  'announceRevision',
  'announceAdverseAnswer',
  'announceTask',
  'tellHandedOver',
  'tellHandedBack',
] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

/** One outside act not yet done, as a workflow sees it. */
export interface EffectToDo {
  effectId: string;
  kind: EffectKind;
}

/** What `look` tells a workflow about its subject. */
export interface SubjectView {
  closed: boolean;
  /** Real milliseconds until the subject next needs a look; null where only a change can wake it. */
  wakeInMs: number | null;
  todo: EffectToDo[];
  /** One line for Temporal's own pages, e.g. "waits for Ukraine since 7 January 2011". */
  details: string;
}
