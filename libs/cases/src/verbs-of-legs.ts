import { randomUUID } from 'node:crypto';
import type { AnswerInput, Caps, Channel, LegStatus } from '#libs/contracts';
import { type CaseAct, type Viewer, actsFor, viewerOf } from '#libs/identity';
import type { Actor, LegId, RequestFact, RequestState } from '#libs/process';
import { DecisionEntity, RequestEntity, SnapshotEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { type Given, advance } from './advance.js';
import { refuse } from './errors.js';

/** What a party gets for its answer. */
export interface DecisionReceipt {
  decisionId: string;
  receipt: number;
  /** `late`: kept, but the leg was closed already; the Secretariat reviews it. */
  standing: 'counts' | 'late';
  legStatus: LegStatus;
  caseTime: string;
  recordedAt: string;
}

/** A leg of a request. */
export interface LegRef {
  requestId: string;
  legId: string;
}

type Payload = Given<RequestFact>['payload'];

/** A request as it was last written. */
export async function requestState(manager: EntityManager, requestId: string): Promise<RequestState> {
  const request = await manager.findOneBy(RequestEntity, { id: requestId });
  if (request === null) return refuse('not_found', '', 'There is no such request.');
  return (await manager.findOneByOrFail(SnapshotEntity, { caseId: requestId })).state as RequestState;
}

function secretariatOf(state: RequestState): string {
  return state.parties?.secretariat ?? state.requestedBy.partyId;
}

function legOf(state: RequestState, legId: string) {
  const leg = Object.values(state.legs).find((candidate) => candidate.id === legId);
  return leg ?? refuse('not_found', '', 'The request has no such leg.');
}

/** The person as actor for one of the parties, where a role allows the act. */
function actor(viewer: Viewer, act: CaseAct, partyIds: readonly string[], words: string): Actor {
  const partyId = actsFor(viewer, act, partyIds);
  if (partyId === null) return refuse('role_missing', '', words);
  return { personId: viewer.personId, partyId };
}

async function fold(tx: EntityManager, requestId: string, payload: Payload, by: Actor, channel: Channel) {
  const family = await advance(tx, requestId, [{ payload, by, channel }]);
  return family.request(requestId);
}

/** Answers a leg for the party that was asked. */
export async function decide(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, legId }: LegRef,
  input: AnswerInput,
  channel: 'inbox' | 'api' | 'sign_off_page',
): Promise<DecisionReceipt> {
  const leg = legOf(await requestState(tx, requestId), legId);
  const by = actor(
    viewer,
    'answer',
    [leg.partyId],
    `Only those who answer for ${leg.partyId} can answer this leg.`,
  );
  const decisionId = randomUUID();
  const given = { ...input, decisionId, legId: leg.id };
  const state = await fold(tx, requestId, { kind: 'answered', given }, by, channel);
  return receiptOf(tx, state, leg.id, decisionId);
}

async function receiptOf(
  tx: EntityManager,
  state: RequestState,
  legId: LegId,
  decisionId: string,
): Promise<DecisionReceipt> {
  const row = await tx.findOneByOrFail(DecisionEntity, { id: decisionId });
  return {
    decisionId,
    receipt: Number(row.receipt),
    standing: state.decisions[decisionId]?.standing === 'late' ? 'late' : 'counts',
    legStatus: state.legs[legId]?.status ?? 'asked',
    caseTime: row.caseTime,
    recordedAt: row.recordedAt,
  };
}

/** Asks us a question before answering; the party's clock on this leg stops. */
export async function ask(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, legId }: LegRef,
  text: string,
  channel: 'inbox' | 'api' | 'sign_off_page',
): Promise<{ questionId: string }> {
  const leg = legOf(await requestState(tx, requestId), legId);
  const by = actor(
    viewer,
    'answer',
    [leg.partyId],
    `Only those who answer for ${leg.partyId} can ask on this leg.`,
  );
  const questionId = randomUUID();
  await fold(tx, requestId, { kind: 'question_asked', questionId, legId: leg.id, text }, by, channel);
  return { questionId };
}

/** Folds an act of the Secretariat on a request. */
async function bySecretariat(
  tx: EntityManager,
  viewer: Viewer,
  act: CaseAct,
  requestId: string,
  payload: (state: RequestState) => Payload,
): Promise<RequestState> {
  const state = await requestState(tx, requestId);
  const words = 'This is for the Secretariat to do, by those whose role it is.';
  return fold(tx, requestId, payload(state), actor(viewer, act, [secretariatOf(state)], words), 'api');
}

/** Replies to a party's question; its clock runs again. */
export async function reply(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, questionId }: { requestId: string; questionId: string },
  text: string,
): Promise<{ version: number }> {
  const state = await bySecretariat(tx, viewer, 'secretariat_task', requestId, () => ({
    kind: 'question_answered',
    questionId,
    text,
  }));
  return { version: state.factCount };
}

/** Records an instrument that came on paper; it counts once a second person has countersigned the record. */
export async function recordPaper(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, legId }: LegRef,
  input: AnswerInput,
): Promise<{ paperId: string }> {
  const state = await requestState(tx, requestId);
  const leg = legOf(state, legId);
  const words = 'Papers are recorded by focal points of the party or of the Secretariat.';
  const by = actor(viewer, 'record_paper', [leg.partyId, secretariatOf(state)], words);
  const paperId = randomUUID();
  const given = { ...input, decisionId: paperId, legId: leg.id };
  await fold(tx, requestId, { kind: 'paper_recorded', paperId, given }, by, 'paper');
  return { paperId };
}

/** Confirms, as a second person, that a record says what the paper says; the answer counts from now. */
export async function countersignPaper(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, paperId }: { requestId: string; paperId: string },
): Promise<DecisionReceipt> {
  const state = await bySecretariat(tx, viewer, 'secretariat_task', requestId, () => ({
    kind: 'paper_countersigned',
    paperId,
  }));
  const paper = state.papers[paperId];
  if (paper === undefined) return refuse('not_found', '/paperId', 'The request has no such record.');
  return receiptOf(tx, state, paper.legId, paper.given.decisionId);
}

/** Says, as a second person, that a record does not say what the paper says. */
export async function sendBackPaper(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, paperId }: { requestId: string; paperId: string },
  reason: string,
): Promise<{ version: number }> {
  const payload = { kind: 'paper_sent_back', paperId, reason } as const;
  return {
    version: (await bySecretariat(tx, viewer, 'secretariat_task', requestId, () => payload)).factCount,
  };
}

/** Enters as caps the conditions that a party stated in words. */
export async function enterConditions(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, legId }: LegRef,
  caps: Caps,
) {
  const state = await bySecretariat(tx, viewer, 'secretariat_task', requestId, (before) => ({
    kind: 'conditions_entered',
    legId: legOf(before, legId).id,
    caps,
  }));
  return { version: state.factCount };
}

/** Confirms, as a second person, that entered caps say what the party said. */
export async function countersignConditions(tx: EntityManager, viewer: Viewer, { requestId, legId }: LegRef) {
  const state = await bySecretariat(tx, viewer, 'secretariat_task', requestId, (before) => ({
    kind: 'conditions_countersigned',
    legId: legOf(before, legId).id,
  }));
  return { version: state.factCount };
}

/** Says, as a second person, that entered caps do not say what the party said. */
export async function sendBackConditions(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, legId }: LegRef,
  reason: string,
) {
  const state = await bySecretariat(tx, viewer, 'secretariat_task', requestId, (before) => ({
    kind: 'conditions_sent_back',
    legId: legOf(before, legId).id,
    reason,
  }));
  return { version: state.factCount };
}

/** Settles a late answer: it is put into force, or noted without effect. */
export async function reviewLateAnswer(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, decisionId }: { requestId: string; decisionId: string },
  verdict: 'late_answer_noted' | 'late_answer_reinstated',
  reason: string,
): Promise<{ version: number }> {
  const payload = { kind: verdict, decisionId, reason };
  return { version: (await bySecretariat(tx, viewer, 'review', requestId, () => payload)).factCount };
}

/** Records that a leg is not needed: by whom, by which instrument, why. */
export async function waiveLeg(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, legId }: LegRef,
  { instrument, reason }: { instrument: string; reason: string },
): Promise<{ version: number }> {
  const state = await bySecretariat(tx, viewer, 'waive', requestId, (before) => ({
    kind: 'leg_waived',
    legId: legOf(before, legId).id,
    instrument,
    reason,
  }));
  return { version: state.factCount };
}

/** Takes a task on, so that others of the party leave it alone. */
export async function claimTask(
  tx: EntityManager,
  viewer: Viewer,
  ref: { requestId: string; taskId: string },
) {
  return foldOnTask(tx, viewer, ref, 'task_claimed');
}

/** Gives a claimed task back to the party. */
export async function releaseTask(
  tx: EntityManager,
  viewer: Viewer,
  ref: { requestId: string; taskId: string },
) {
  return foldOnTask(tx, viewer, ref, 'task_released');
}

async function foldOnTask(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, taskId }: { requestId: string; taskId: string },
  kind: 'task_claimed' | 'task_released',
): Promise<{ version: number }> {
  const found = (await requestState(tx, requestId)).tasks[taskId];
  // The tasks of others look like those that there are not, else their numbers would tell what others do.
  const task = viewer.memberships.some((entry) => entry.partyId === found?.partyId) ? found : undefined;
  if (task === undefined) return refuse('not_found', '', 'The request has no such task.');
  const act = task.kind === 'answer' ? 'answer' : 'secretariat_task';
  const by = actor(
    viewer,
    act,
    [task.partyId],
    `This task is for people of ${task.partyId} whose role it is.`,
  );
  const { claimedBy } = task;
  const claimant = claimedBy === null || claimedBy === by.personId ? null : await viewerOf(tx, claimedBy);
  const claimantLeft = claimant !== null && actsFor(claimant, act, [task.partyId]) === null;
  const payload: Payload =
    kind === 'task_released' && claimantLeft ? { kind, taskId, claimantLeft } : { kind, taskId };
  return { version: (await fold(tx, requestId, payload, by, 'inbox')).factCount };
}

/** Tries again to hold a unit that another loan held. */
export async function retryReservation(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, lineId }: { requestId: string; lineId: string },
): Promise<{ version: number }> {
  const payload = { kind: 'reservation_retried', lineId } as const;
  return {
    version: (await bySecretariat(tx, viewer, 'secretariat_task', requestId, () => payload)).factCount,
  };
}
