import { randomUUID } from 'node:crypto';
import type { AnswerInput, Caps, Channel, LegStatus } from '#libs/contracts';
import { type CaseAct, type Viewer, actsFor, viewerOf } from '#libs/identity';
import type { Actor, LegId, RequestFact, RequestState } from '#libs/process';
import { RequestEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { type Given, advance } from './advance.js';
import { refuse } from './errors.js';
import type { Family } from './family.js';
import { storedState } from './machine.js';

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
  return (await storedState(manager, requestId)) as RequestState;
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

function versionOf(family: Family, requestId: string): { version: number } {
  return { version: family.request(requestId).factCount };
}

/** Folds what a person brings to a request, drawn from the request as it stands under the lock. */
async function fold(
  tx: EntityManager,
  requestId: string,
  channel: Channel,
  brings: (state: RequestState) => Promise<{ payload: Payload; by: Actor }> | { payload: Payload; by: Actor },
): Promise<Family> {
  return advance(tx, requestId, async (before) => [
    { ...(await brings(before.request(requestId))), channel },
  ]);
}

/** Answers a leg for the party that was asked. */
export async function decide(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, legId }: LegRef,
  input: AnswerInput,
  channel: 'inbox' | 'api' | 'sign_off_page',
): Promise<DecisionReceipt> {
  const decisionId = randomUUID();
  const family = await fold(tx, requestId, channel, (before) => {
    const leg = legOf(before, legId);
    const words = `Only those who answer for ${leg.partyId} can answer this leg.`;
    return {
      payload: { kind: 'answered', given: { ...input, decisionId, legId: leg.id, onBehalfOf: null } },
      by: actor(viewer, 'answer', [leg.partyId], words),
    };
  });
  return receiptOf(family, requestId, decisionId);
}

function receiptOf(family: Family, requestId: string, decisionId: string): DecisionReceipt {
  const { decisions, legs } = family.request(requestId);
  const decision = decisions[decisionId];
  const receipt = family.receipts.get(decisionId);
  if (decision === undefined || receipt === undefined) throw new Error(`${decisionId} was not saved`);
  return {
    decisionId,
    receipt,
    standing: decision.standing === 'late' ? 'late' : 'counts',
    legStatus: legs[decision.legId]?.status ?? 'asked',
    caseTime: decision.at,
    recordedAt: family.realNow,
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
  const questionId = randomUUID();
  await fold(tx, requestId, channel, (state) => {
    const leg = legOf(state, legId);
    const words = `Only those who answer for ${leg.partyId} can ask on this leg.`;
    return {
      payload: { kind: 'question_asked', questionId, legId: leg.id, text },
      by: actor(viewer, 'answer', [leg.partyId], words),
    };
  });
  return { questionId };
}

/** Folds an act of the Secretariat on a request. */
async function bySecretariat(
  tx: EntityManager,
  viewer: Viewer,
  act: CaseAct,
  requestId: string,
  payload: (state: RequestState) => Payload,
): Promise<Family> {
  const words = 'This is for the Secretariat to do, by those whose role it is.';
  return fold(tx, requestId, 'api', (state) => ({
    payload: payload(state),
    by: actor(viewer, act, [secretariatOf(state)], words),
  }));
}

/** Folds an act of the Secretariat on one leg. */
async function onLegBySecretariat(
  tx: EntityManager,
  viewer: Viewer,
  act: CaseAct,
  { requestId, legId }: LegRef,
  payload: (legId: LegId) => Payload,
): Promise<{ version: number }> {
  const family = await bySecretariat(tx, viewer, act, requestId, (before) =>
    payload(legOf(before, legId).id),
  );
  return versionOf(family, requestId);
}

/** Replies to a party's question; its clock runs again. */
export async function reply(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, questionId }: { requestId: string; questionId: string },
  text: string,
): Promise<{ version: number }> {
  const family = await bySecretariat(tx, viewer, 'secretariat_task', requestId, () => ({
    kind: 'question_answered',
    questionId,
    text,
  }));
  return versionOf(family, requestId);
}

/** Records an instrument that came on paper; it counts once a second person has countersigned the record. */
export async function recordPaper(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, legId }: LegRef,
  input: AnswerInput,
): Promise<{ paperId: string }> {
  const words = 'Papers are recorded by focal points of the party or of the Secretariat.';
  const paperId = randomUUID();
  await fold(tx, requestId, 'paper', (state) => {
    const leg = legOf(state, legId);
    const given = { ...input, decisionId: paperId, legId: leg.id, onBehalfOf: null };
    return {
      payload: { kind: 'paper_recorded', paperId, given },
      by: actor(viewer, 'record_paper', [leg.partyId, secretariatOf(state)], words),
    };
  });
  return { paperId };
}

/** Confirms, as a second person, that a record says what the paper says; the answer counts from now. */
export async function countersignPaper(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, paperId }: { requestId: string; paperId: string },
): Promise<DecisionReceipt> {
  const family = await bySecretariat(tx, viewer, 'secretariat_task', requestId, () => ({
    kind: 'paper_countersigned',
    paperId,
  }));
  const paper = family.request(requestId).papers[paperId];
  if (paper === undefined) return refuse('not_found', '/paperId', 'The request has no such record.');
  return receiptOf(family, requestId, paper.given.decisionId);
}

/** Says, as a second person, that a record does not say what the paper says. */
export async function sendBackPaper(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, paperId }: { requestId: string; paperId: string },
  reason: string,
): Promise<{ version: number }> {
  const payload = { kind: 'paper_sent_back', paperId, reason } as const;
  return versionOf(await bySecretariat(tx, viewer, 'secretariat_task', requestId, () => payload), requestId);
}

/** Enters as caps the conditions that a party stated in words. */
export async function enterConditions(tx: EntityManager, viewer: Viewer, leg: LegRef, caps: Caps) {
  return onLegBySecretariat(tx, viewer, 'secretariat_task', leg, (legId) => ({
    kind: 'conditions_entered',
    legId,
    caps,
  }));
}

/** Confirms, as a second person, that entered caps say what the party said. */
export async function countersignConditions(tx: EntityManager, viewer: Viewer, leg: LegRef) {
  return onLegBySecretariat(tx, viewer, 'secretariat_task', leg, (legId) => ({
    kind: 'conditions_countersigned',
    legId,
  }));
}

/** Says, as a second person, that entered caps do not say what the party said. */
export async function sendBackConditions(tx: EntityManager, viewer: Viewer, leg: LegRef, reason: string) {
  return onLegBySecretariat(tx, viewer, 'secretariat_task', leg, (legId) => ({
    kind: 'conditions_sent_back',
    legId,
    reason,
  }));
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
  return versionOf(await bySecretariat(tx, viewer, 'review', requestId, () => payload), requestId);
}

/** Records that a leg is not needed: by whom, by which instrument, why. */
export async function waiveLeg(
  tx: EntityManager,
  viewer: Viewer,
  leg: LegRef,
  { instrument, reason }: { instrument: string; reason: string },
): Promise<{ version: number }> {
  return onLegBySecretariat(tx, viewer, 'waive', leg, (legId) => ({
    kind: 'leg_waived',
    legId,
    instrument,
    reason,
  }));
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
  const family = await fold(tx, requestId, 'inbox', async ({ tasks }) => {
    const found = tasks[taskId];
    // The tasks of others look like those that there are not, else their numbers would tell what others do.
    const task = viewer.memberships.some((entry) => entry.partyId === found?.partyId) ? found : undefined;
    if (task === undefined) return refuse('not_found', '', 'The request has no such task.');
    const act = task.kind === 'answer' ? 'answer' : 'secretariat_task';
    const words = `This task is for people of ${task.partyId} whose role it is.`;
    const by = actor(viewer, act, [task.partyId], words);
    const { claimedBy } = task;
    const claimant = claimedBy === null || claimedBy === by.personId ? null : await viewerOf(tx, claimedBy);
    const claimantLeft = claimant !== null && actsFor(claimant, act, [task.partyId]) === null;
    const payload: Payload =
      kind === 'task_released' && claimantLeft ? { kind, taskId, claimantLeft } : { kind, taskId };
    return { payload, by };
  });
  return versionOf(family, requestId);
}

/** Tries again to hold a unit that another loan held. */
export async function retryReservation(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, lineId }: { requestId: string; lineId: string },
): Promise<{ version: number }> {
  const payload = { kind: 'reservation_retried', lineId } as const;
  return versionOf(await bySecretariat(tx, viewer, 'secretariat_task', requestId, () => payload), requestId);
}
