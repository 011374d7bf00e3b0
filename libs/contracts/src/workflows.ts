import type { LegKind } from './vocabulary.js';

/** The one task queue. A change that old workers cannot serve gets a new number. */
export const TASK_QUEUE = 'countersign-1';

/** The only signal of every workflow: something changed, poll again. It carries no data. */
export const CHANGED_SIGNAL = 'changed';

/** Search attributes for Temporal's own pages, to find what waits for whom, with their types in Temporal. */
export const SEARCH_ATTRIBUTES = {
  /** The reference of the request or arrangement. */
  reference: { name: 'CountersignReference', type: 'KEYWORD' },
  /** The ids of the parties that are awaited. */
  waitsFor: { name: 'CountersignWaitsFor', type: 'KEYWORD_LIST' },
  /** The stages that are open. */
  stages: { name: 'CountersignStage', type: 'KEYWORD_LIST' },
  /** The next deadline, on the clock of the case. */
  deadline: { name: 'CountersignDeadline', type: 'DATETIME' },
  /** Whether a party that was asked is late. */
  overdue: { name: 'CountersignOverdue', type: 'BOOL' },
} as const;

/** The case of a workflow: a request or an arrangement. */
export type Subject = { kind: 'request'; requestId: string } | { kind: 'arrangement'; arrangementId: string };

/** Workflow types by the kind of case. */
export const WORKFLOW_TYPES = {
  request: 'imcRequest',
  arrangement: 'imcArrangement',
} as const satisfies Record<Subject['kind'], string>;

/** The id of the case that a subject is. */
export function caseIdOf(subject: Subject): string {
  return subject.kind === 'request' ? subject.requestId : subject.arrangementId;
}

/** The workflow's id, made from business keys so that starting it twice is harmless. */
export function workflowIdOf(subject: Subject): string {
  return `${subject.kind}/${caseIdOf(subject)}`;
}

/** The subject named by a workflow id, or null if the id is not that of a case. */
export function subjectOf(workflowId: string): Subject | null {
  const [kind, id] = workflowId.split('/');
  if (id === undefined) return null;
  if (kind === 'request') return { kind, requestId: id };
  return kind === 'arrangement' ? { kind, arrangementId: id } : null;
}

/** The stages of a request, each named after what it obtains. */
export const STAGES = {
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
} as const satisfies Record<LegKind, string>;
export type StageName = (typeof STAGES)[LegKind];

/** The outside acts that the machine can ask for. */
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

/** The activity that asks, by what is asked for: Temporal's pages then name who is asked. */
export const ASKING_ACTIVITIES = {
  releasing_assessment: 'askForAssessment',
  cost_review: 'askForCostReview',
  consultation: 'askForConsultation',
  advance_notice: 'askForNotice',
  contributor_consent: 'askContributor',
  host_consent: 'askHost',
  regional_consent: 'askRegionalBody',
  council_decision: 'askCouncil',
  mou_amendment: 'askForMouAmendment',
  clearances: 'askForClearances',
} as const satisfies Record<LegKind, string>;

/** The activities that carry out effects, each named after what it does. */
export type EffectActivity = Exclude<EffectKind, 'ask'> | (typeof ASKING_ACTIVITIES)[LegKind];

/** The names of all activities that carry out effects. */
export const EFFECT_ACTIVITIES: readonly EffectActivity[] = [
  ...Object.values(ASKING_ACTIVITIES),
  ...EFFECT_KINDS.filter((kind) => kind !== 'ask'),
];

/** One outside act not yet done, as a workflow sees it. */
export interface EffectToDo {
  effectId: string;
  activity: EffectActivity;
  /** What is done for whom, for Temporal's pages: "Ukraine: second reminder". */
  summary: string;
}

/** When a part of a case next wakes. */
export interface NextWakeUp {
  /** The real moment, which identifies the wake-up over several polls. */
  at: string;
  /** Real milliseconds from the poll to that moment. */
  inMs: number;
  /** What happens then, for Temporal's pages: "Liberia: answer due". */
  summary: string;
}

/** One leg of a request, as text for Temporal's pages; ids only where those pages search by them. */
export interface LegView {
  legId: string;
  stage: StageName;
  partyId: string;
  party: string;
  status: string;
  /** Whether it is being asked. */
  open: boolean;
  overdue: boolean;
  /** Who holds it, and since when; empty if nobody does. */
  holder: string;
  since: string;
  /** When its answer is due; empty where it is not being asked. */
  due: string;
  wake: NextWakeUp | null;
}

/** What a poll returns to the workflow of a request. */
export interface RequestView {
  open: boolean;
  /** The reference of the request. */
  title: string;
  legs: LegView[];
  /** The next wake-up of the request as a whole. */
  wake: NextWakeUp | null;
  /** The next deadline on the clock of the case; null where none is left. */
  deadline: string | null;
  todo: EffectToDo[];
}

/** What a poll returns to the workflow of an arrangement. */
export interface ArrangementView {
  open: boolean;
  title: string;
  /** What it waits for, as text. */
  waitsFor: string;
  wake: NextWakeUp | null;
  todo: EffectToDo[];
}

/** The workflow that finds lost workflows; a schedule starts it. */
export const RECONCILE_WORKFLOW_TYPE = 'reconcileWorkflow';

/** The workflow that removes what has passed its retention time; a schedule starts it. */
export const RETENTION_WORKFLOW_TYPE = 'retentionWorkflow';

/** The workflow that sends one webhook its events, while something is left. */
export const WEBHOOK_WORKFLOW_TYPE = 'deliverWebhook';

/** What that workflow is started with. */
export interface WebhookToDeliver {
  webhookId: string;
}

/** The id of a webhook's workflow. */
export function webhookWorkflowIdOf(webhookId: string): string {
  return `webhook/${webhookId}`;
}

/** The webhook named by a workflow id, or null if the id is not that of a webhook. */
export function webhookOf(workflowId: string): WebhookToDeliver | null {
  const [kind, webhookId] = workflowId.split('/');
  return kind === 'webhook' && webhookId !== undefined ? { webhookId } : null;
}

/** The result of a round of sending. */
export interface DeliveryRound {
  /** When something is to be sent next, in real milliseconds; null: nothing is left. */
  againInMs: number | null;
}
