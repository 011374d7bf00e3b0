import type { EffectForDelivery } from '#libs/cases';
import { ROLES, type Role } from '#libs/contracts';
import type { CaseParams, Recipient } from '#libs/mail';
import { ApplicationFailure } from '@temporalio/activity';
import type { EffectDeps } from './carry-out.js';

type Request = NonNullable<EffectForDelivery['request']>;

/** An effect with its case, and how its letters name the case. */
export interface EffectCase {
  readonly effect: EffectForDelivery;
  /** The request that the effect is about; for an arrangement its latest one. */
  readonly request: Request;
  readonly about: CaseParams;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly senderName: string;
  readonly receiverName: string;
  /** The page of the request, for people with an account. */
  readonly requestUrl: string;
}

/** Gathers what the letters of an effect say about its case. */
export async function caseOf(
  { directory, clock, publicUrl }: EffectDeps,
  effect: EffectForDelivery,
): Promise<EffectCase> {
  const { request, arrangement } = effect;
  if (request === null) throw malformed(effect, 'its loan has no request');
  const { sendingMission, receivingMission } = request.content;
  const unitIds = [...request.content.lines, ...Object.values(arrangement.lines)].map((line) => line.unitId);
  const [unitNames, missions] = await Promise.all([
    directory.unitNames(unitIds),
    directory.partyNames([sendingMission, receivingMission]),
  ]);
  const senderName = missions.get(sendingMission) ?? sendingMission;
  const receiverName = missions.get(receivingMission) ?? receivingMission;
  const units = request.content.lines.map((line) => unitNames.get(line.unitId) ?? line.unitId);
  const route = `${senderName} to ${receiverName}`;
  const ofArrangement = effect.caseId === arrangement.id;
  return {
    effect,
    request,
    about: {
      reference: (ofArrangement ? null : effect.requestReference) ?? effect.arrangementReference,
      revision: ofArrangement ? null : request.revision,
      arrangement: `${units.join(' and ')}, ${route}`,
      route,
      now: new Date(clock.now().getTime() + arrangement.clockOffsetMs).toISOString(),
      rehearsal:
        arrangement.clockOffsetMs === 0 && arrangement.assumptions === null
          ? null
          : (arrangement.assumptions ?? 'Its times are not those of the real world.'),
    },
    unitNames,
    senderName,
    receiverName,
    requestUrl: `${publicUrl}/requests/${request.id}`,
  };
}

/** Those of the Secretariat who act in one of the roles, and the requester for as long as they act for it. */
export async function managersOf(
  { directory }: EffectDeps,
  { request }: EffectCase,
  roles: readonly Role[],
): Promise<Recipient[]> {
  const secretariat = request.parties?.secretariat;
  const people = secretariat === undefined ? [] : await directory.peopleOf(secretariat, ROLES);
  return people.filter(
    (person) =>
      person.personId === request.requestedBy.personId || person.roles.some((role) => roles.includes(role)),
  );
}

/** The leg that an effect is about, with the round. */
export function roundOf({ effect, request }: EffectCase) {
  const { legId, round: number } = effect.about;
  const leg = legId === undefined ? undefined : request.legs[legId];
  const round = leg?.rounds.find((candidate) => candidate.number === number);
  if (leg === undefined || round === undefined) throw malformed(effect, 'it names no round of its request');
  return { leg, round };
}

/** A failure that no further try can mend: the effect does not fit its case. */
export function malformed({ effectId, kind }: EffectForDelivery, why: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(
    `The effect ${effectId} (${kind}) cannot be carried out: ${why}.`,
    'MalformedEffect',
  );
}
