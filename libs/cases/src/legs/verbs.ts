import { randomUUID } from 'node:crypto';
import { type AnswerInput, type Caps, type LegStatus, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { type LegState, type RequestState, openRound, askHashOfRound } from '#libs/process';
import { RequestEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { assertCover } from '../people/absences.js';
import {
  type LegRef,
  actor,
  bySecretariat,
  fold,
  legOf,
  onLegBySecretariat,
  secretariatOf,
  versionOf,
} from '../writer/acts.js';
import { bindAttachments } from '../papers/attachments.js';
import { absent, reject } from '../errors.js';
import type { ArrangementAggregate } from '../writer/aggregate.js';
import { storedState } from '../writer/machine.js';
import { keepSignature } from './signatures.js';
import { renderingOf, rendersAsk } from '../requests/renderings.js';
import { asksUnderAct } from '../requests/submission.js';

/** What a party gets for its answer. */
export interface DecisionReceipt {
  decisionId: string;
  receipt: number;
  /** `late`: kept, but the leg was closed already; the Secretariat reviews it. */
  status: 'counts' | 'late';
  legStatus: LegStatus;
  caseTime: string;
  recordedAt: string;
}

/** A request as it was last written. */
export async function requestState(manager: EntityManager, requestId: string): Promise<RequestState> {
  const request = await manager.findOneBy(RequestEntity, { id: requestId });
  if (request === null) return reject('not_found', '', absent('request'));
  return (await storedState(manager, requestId)) as RequestState;
}

/** An answer as it is given, with the absent person for whom it is given, and the hash of the text that was read, if any. */
export type AnswerOfPerson = AnswerInput & { onBehalfOf?: string | null; textHash?: string | null };

/**
 * The hash of the text that was read: the one that the caller names, otherwise the one that the party was sent. Null if
 * nothing has been sent.
 * @throws CaseError 409 if the text that the caller read is not of the present ask
 */
async function textRead(tx: EntityManager, leg: LegState, textHash: string | null): Promise<string | null> {
  const round = openRound(leg);
  if (textHash !== null && round !== null && !(await rendersAsk(tx, textHash, askHashOfRound(leg, round)))) {
    reject(
      'text_changed',
      '/textHash',
      messageOf('case_refusals.text_changed', { revision: round.revision }),
    );
  }
  if (leg.rounds.length === 0) return null;
  return round === null || textHash === null ? (await renderingOf(tx, leg.askHash)).hash : textHash;
}

/** What a channel requires of an answer besides what every answer needs; checked under the lock. */
export type Demand = (state: RequestState, leg: LegState) => Promise<void> | void;

/** Answers a leg for the party that was asked; for an absent person where an absence says so. */
export async function decide(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, legId }: LegRef,
  { onBehalfOf = null, textHash = null, signedBy, ...input }: AnswerOfPerson,
  channel: 'inbox' | 'api' | 'sign_off_page',
  assertAllowed: Demand = () => undefined,
): Promise<DecisionReceipt> {
  const decisionId = randomUUID();
  const aggregate = await fold(tx, requestId, channel, async (before) => {
    const leg = legOf(before, legId);
    const by = actor(viewer, 'answer', { asked_party: [leg.partyId] });
    await assertAllowed(before, leg);
    const read = await textRead(tx, leg, textHash);
    if (onBehalfOf !== null) await assertCover(tx, viewer, { absentId: onBehalfOf, partyId: leg.partyId });
    const asks = await asksUnderAct(tx, before, input.act);
    await bindAttachments(tx, viewer, { requestId, legId: leg.id }, input.instrument?.attachments);
    const signature = await keepSignature(tx, signedBy, viewer.personId);
    return {
      payload: {
        kind: 'answered',
        given: { ...input, signedBy: signature, decisionId, legId: leg.id, onBehalfOf, textHash: read },
        ...(asks.length === 0 ? {} : { asks }),
      },
      by,
    };
  });
  return receiptOf(aggregate, requestId, decisionId);
}

function receiptOf(aggregate: ArrangementAggregate, requestId: string, decisionId: string): DecisionReceipt {
  const { decisions, legs } = aggregate.request(requestId);
  const decision = decisions[decisionId];
  const receipt = aggregate.receipts.get(decisionId);
  if (decision === undefined || receipt === undefined) throw new Error(`${decisionId} was not saved`);
  return {
    decisionId,
    receipt,
    status: decision.status === 'late' ? 'late' : 'counts',
    legStatus: legs[decision.legId]?.status ?? 'asked',
    caseTime: decision.at,
    recordedAt: aggregate.realNow,
  };
}

/** Asks us a question before answering; the party's clock on this leg stops. */
export async function ask(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, legId }: LegRef,
  text: string,
  channel: 'inbox' | 'api' | 'sign_off_page',
  assertAllowed: Demand = () => undefined,
): Promise<{ questionId: string }> {
  const questionId = randomUUID();
  await fold(tx, requestId, channel, async (state) => {
    const leg = legOf(state, legId);
    const by = actor(viewer, 'answer', { asked_party: [leg.partyId] });
    await assertAllowed(state, leg);
    return { payload: { kind: 'question_asked', questionId, legId: leg.id, text }, by };
  });
  return { questionId };
}

/** Replies to a party's question; its clock runs again. */
export async function reply(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, questionId }: { requestId: string; questionId: string },
  text: string,
): Promise<{ version: number }> {
  const aggregate = await bySecretariat(tx, viewer, 'secretariat_task', requestId, () => ({
    kind: 'question_answered',
    questionId,
    text,
  }));
  return versionOf(aggregate, requestId);
}

/** What a paper says, and, where it corrects what counts now, why. */
export type RecordOfPaper = AnswerInput & { correctionReason?: string | null };

/** Records an instrument that came on paper; it counts once a second person has countersigned the record. */
export async function recordPaper(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, legId }: LegRef,
  { correctionReason = null, ...input }: RecordOfPaper,
): Promise<{ paperId: string }> {
  const paperId = randomUUID();
  await fold(tx, requestId, 'paper', async (state) => {
    const leg = legOf(state, legId);
    const by = actor(viewer, 'record_paper', {
      asked_party: [leg.partyId],
      managing_unit: [secretariatOf(state)],
    });
    await bindAttachments(tx, viewer, { requestId, legId: leg.id }, input.instrument?.attachments);
    const signedBy = await keepSignature(tx, input.signedBy, viewer.personId);
    const textHash = await textRead(tx, leg, null);
    const given = { ...input, signedBy, decisionId: paperId, legId: leg.id, onBehalfOf: null, textHash };
    const why = correctionReason === null ? {} : { correctionReason };
    return { payload: { kind: 'paper_recorded', paperId, given, ...why }, by };
  });
  return { paperId };
}

/** Countersigns, as a second person, that a record matches its paper; the answer counts from now. */
export async function countersignPaper(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, paperId }: { requestId: string; paperId: string },
): Promise<DecisionReceipt> {
  const aggregate = await bySecretariat(tx, viewer, 'secretariat_task', requestId, async (state) => {
    const asks = await asksUnderAct(tx, state, state.papers[paperId]?.given.act ?? null);
    return { kind: 'paper_countersigned', paperId, ...(asks.length === 0 ? {} : { asks }) };
  });
  const paper = aggregate.request(requestId).papers[paperId];
  if (paper === undefined) return reject('not_found', '/paperId', absent('paper'));
  return receiptOf(aggregate, requestId, paper.given.decisionId);
}

/** Sends a record back, as a second person, because it does not match its paper. */
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

/** Countersigns, as a second person, that entered caps match the party's words. */
export async function countersignConditions(tx: EntityManager, viewer: Viewer, leg: LegRef) {
  return onLegBySecretariat(tx, viewer, 'secretariat_task', leg, (legId) => ({
    kind: 'conditions_countersigned',
    legId,
  }));
}

/** Sends entered caps back, as a second person, because they do not match the party's words. */
export async function sendBackConditions(tx: EntityManager, viewer: Viewer, leg: LegRef, reason: string) {
  return onLegBySecretariat(tx, viewer, 'secretariat_task', leg, (legId) => ({
    kind: 'conditions_sent_back',
    legId,
    reason,
  }));
}

/** Settles a late answer: it counts, or is noted without effect. */
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

/** Waives a leg: by whom, by which instrument, why. */
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

/** Tries again to reserve a unit that another arrangement held. */
export async function retryReservation(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, lineId }: { requestId: string; lineId: string },
): Promise<{ version: number }> {
  const payload = { kind: 'reservation_retried', lineId } as const;
  return versionOf(await bySecretariat(tx, viewer, 'secretariat_task', requestId, () => payload), requestId);
}
