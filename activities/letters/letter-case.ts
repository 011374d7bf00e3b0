import type { EffectForDelivery } from '#libs/cases';
import type { CaseParams, LineParams } from '#libs/mail';

import { ApplicationFailure } from '@temporalio/activity';
import type { LegId, LetterDeps } from './letter-deps.js';

type Request = NonNullable<EffectForDelivery['request']>;

/** The case of a letter, and how letters name it. */
export interface LetterCase {
  readonly effect: EffectForDelivery;
  /** The request that the letter is about; for an arrangement its latest one. */
  readonly request: Request;
  readonly about: CaseParams;
  readonly unitNames: ReadonlyMap<string, string>;
  /** The page of the request, for people with an account. */
  readonly requestUrl: string;
}

/** Collects what letters say about their case. */
export async function letterCaseOf(
  { directory, clock, publicUrl }: LetterDeps,
  effect: EffectForDelivery,
): Promise<LetterCase> {
  const { request, arrangement } = effect;
  if (request === null) throw malformed(effect, 'its arrangement has no request');
  const { sendingMission, receivingMission } = request.content;
  const unitIds = [...request.content.lines, ...Object.values(arrangement.lines)].map((line) => line.unitId);
  const [unitNames, missions] = await Promise.all([
    directory.unitNames(unitIds),
    directory.partyNames([sendingMission, receivingMission]),
  ]);
  const ofArrangement = effect.caseId === arrangement.id;
  const { clockOffsetMs, assumptions } = arrangement;
  return {
    effect,
    request,
    about: {
      reference: (ofArrangement ? null : effect.requestReference) ?? effect.arrangementReference,
      revision: ofArrangement ? null : request.revision,
      units: request.content.lines.map((line) => unitNames.get(line.unitId) ?? line.unitId),
      sender: missions.get(sendingMission) ?? sendingMission,
      receiver: missions.get(receivingMission) ?? receivingMission,
      now: new Date(clock.now().getTime() + clockOffsetMs).toISOString(),
      rehearsal: clockOffsetMs === 0 && assumptions === null ? null : { assumptions },
    },
    unitNames,
    requestUrl: `${publicUrl}/requests/${request.id}`,
  };
}

/** The leg with this id. */
export function legOf({ effect, request }: LetterCase, legId: LegId) {
  const leg = request.legs[legId];
  if (leg === undefined) throw malformed(effect, 'it names no leg of its request');
  return leg;
}

/** The leg with this id and the round with this number. */
export function roundOf(of: LetterCase, { legId, round: number }: { legId: LegId; round: number }) {
  const leg = legOf(of, legId);
  const round = leg.rounds.find((candidate) => candidate.number === number);
  if (round === undefined) throw malformed(of.effect, 'it names no round of its request');
  return { leg, round };
}

/** The decision with this id. */
export function decisionOf({ effect, request }: LetterCase, decisionId: string) {
  const decision = request.decisions[decisionId];
  if (decision === undefined) throw malformed(effect, 'it names no decision of its request');
  return decision;
}

/** The question with this id, and the party that asked it. */
export async function questionOf({ directory }: LetterDeps, of: LetterCase, questionId: string) {
  const question = of.request.questions[questionId];
  if (question === undefined) throw malformed(of.effect, 'it names no question');
  return { question, party: await directory.party(legOf(of, question.legId).partyId) };
}

/** The task with this id. */
export function taskOf({ effect, request }: LetterCase, taskId: string) {
  const task = request.tasks[taskId];
  if (task === undefined) throw malformed(effect, 'it names no task of its request');
  return task;
}

/** The revision with this number. */
export function revisionOf({ effect, request }: LetterCase, number: number) {
  const revision = request.revisions.find((candidate) => candidate.number === number);
  if (revision === undefined) throw malformed(effect, 'it names no revision of its request');
  return revision;
}

/** A line of the arrangement, or of the request while it is not granted, as letters need it. */
export function lineOf({ effect, request, unitNames }: LetterCase, lineId: string): LineParams {
  const granted = effect.arrangement.lines[lineId];
  const requested = request.lines[lineId];
  const asked = request.content.lines.find((line) => line.id === lineId);
  const unitId = granted?.unitId ?? requested?.unitId;
  const persons = granted?.persons ?? asked?.persons;
  if (unitId === undefined || persons === undefined) throw malformed(effect, 'it names no line of its case');
  return {
    unit: unitNames.get(unitId) ?? unitId,
    persons: persons.military + persons.police + persons.civilian,
    expiresAt: granted?.expiresAt ?? requested?.expiry?.at ?? null,
  };
}

/** The parties whose act is still missing. */
export async function waitingForOf({ directory }: LetterDeps, { request }: LetterCase) {
  const waiting = Object.values(request.legs).filter((leg) => !leg.satisfied);
  const names = await directory.partyNames(waiting.map((leg) => leg.partyId));
  return waiting.map((leg) => ({ party: names.get(leg.partyId) ?? leg.partyId, legKind: leg.kind }));
}

/** A failure that no further try can fix: the effect does not fit its case. */
export function malformed(
  { effectId, kind }: Pick<EffectForDelivery, 'effectId' | 'kind'>,
  why: string,
): ApplicationFailure {
  return ApplicationFailure.nonRetryable(
    `The effect ${effectId} (${kind}) cannot be carried out: ${why}.`,
    'MalformedEffect',
  );
}
