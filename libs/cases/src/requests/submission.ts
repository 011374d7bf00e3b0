import {
  type Ask,
  type Authority,
  type CouncilAct,
  type Instant,
  type Policy,
  type RequestContent,
  messageOf,
} from '#libs/contracts';
import {
  type LegAsk,
  type ArrangementExtract,
  ONE_VOICE,
  type PlannedLeg,
  type RequestFact,
  type RequestParties,
  type RequestState,
  linesNeeding,
  planLegs,
} from '#libs/process';
import { askOf, shrink } from '#libs/rules';
import { MembershipEntity, MissionEntity, PartyEntity, RequestEntity, UnitEntity } from '#libs/store';
import { In, type EntityManager } from 'typeorm';
import { calendarsFor, yearsOf } from '../catalogue/calendar-extracts.js';
import { reject } from '../errors.js';
import { namesFor } from './names.js';
import { policyFor } from './policies.js';
import { askHashOf, keepRenderings } from './renderings.js';
import { standingConsentsOf } from '../legs/standing-consents.js';

/** Roles in which a person can give a party's answer. */
const ANSWERING_ROLES = ['approver', 'signatory', 'focal_point'] as const;

/** A request about to be asked, with what its asks are made of. */
interface Asking {
  reference: string;
  content: RequestContent;
  authority: Authority;
  policy: Policy;
  /** The person who makes the request, and so cannot decide on it. */
  requesterId: string;
  arrangement: ArrangementExtract | null;
}

type Submitted = Extract<RequestFact, { kind: 'submitted' }>;

/** All that the machine needs to know of parties, people, calendars and consents when a request is submitted. */
export async function submissionOf(
  tx: EntityManager,
  asking: Asking,
  secretariat: string,
  now: Instant,
): Promise<
  Pick<
    Submitted,
    'parties' | 'asks' | 'calendars' | 'senderMandateEndsOn' | 'standingConsents' | 'arrangement'
  >
> {
  const { content, policy, arrangement } = asking;
  const parties = await partiesOfRequest(tx, content, secretariat);
  const legs = planLegs(parties, policy);
  const sender = await tx.findOneBy(MissionEntity, { partyId: content.sendingMission });
  return {
    parties,
    asks: await composeAsks(tx, asking, legs),
    calendars: await calendarsFor(tx, policy, legs, yearsOf(now, content.neededBy)),
    senderMandateEndsOn: sender?.mandateEndsOn ?? null,
    standingConsents: await standingConsentsOf(
      tx,
      legs.map((leg) => leg.partyId),
    ),
    arrangement,
  };
}

/** The parties that a request touches, found from its missions and units. */
export async function partiesOfRequest(
  tx: EntityManager,
  content: RequestContent,
  secretariat: string,
): Promise<RequestParties> {
  const missions = await tx.findBy(MissionEntity, {
    partyId: In([content.sendingMission, content.receivingMission]),
  });
  const units = await tx.findBy(UnitEntity, { id: In(content.lines.map((line) => line.unitId)) });
  const of = async (kind: PartyEntity['kind']) =>
    (await tx.findOne(PartyEntity, { where: { kind }, order: { id: 'ASC' } }))?.id ??
    reject('unknown_reference', '', messageOf('case_refusals.no_party_of_kind', { kind }));
  const mission = (missionId: string) => missions.find(({ partyId }) => partyId === missionId);
  const hostOf = (missionId: string) => ({
    missionId,
    partyId: mission(missionId)?.hostPartyId ?? missionId,
  });
  const { sendingMission, receivingMission } = content;
  return {
    secretariat,
    notifier: await of('executive_office'),
    council: await of('council'),
    regionalBody:
      mission(sendingMission)?.regionalBodyPartyId ?? mission(receivingMission)?.regionalBodyPartyId ?? null,
    sendingMission,
    receivingMission,
    hosts: [hostOf(sendingMission), hostOf(receivingMission)],
    contributors: content.lines.map((line) => ({
      lineId: line.id,
      partyId: units.find((unit) => unit.id === line.unitId)?.contributorPartyId ?? '',
    })),
  };
}

/** What each party is asked, with the people of its seats; the text is kept word for word. */
export async function composeAsks(
  tx: EntityManager,
  { reference, content, authority, policy, requesterId, arrangement }: Asking,
  legs: readonly Pick<PlannedLeg, 'id' | 'kind' | 'partyId' | 'templateIndex'>[],
): Promise<LegAsk[]> {
  const names = await namesFor(tx, content);
  const put: Ask[] = [];
  const asks: LegAsk[] = [];
  for (const { id, kind, partyId, templateIndex } of legs) {
    const leg = { kind, partyId, partyName: names.parties[partyId] ?? partyId };
    const ask = askOf({ leg, reference, content, names, authority, arrangement });
    const seatIds = policy.legs[templateIndex]?.seats.map((seat) => seat.id) ?? [];
    put.push(ask);
    asks.push({
      legId: id,
      askHash: askHashOf(ask),
      seats: await seatsOf(tx, partyId, seatIds, requesterId),
    });
  }
  await keepRenderings(tx, put);
  return asks;
}

/**
 * The texts of an open request as an act of the Council that allows less leaves it, for the parties of which a line is left;
 * none where the act allows all that was asked.
 */
export async function asksUnderAct(
  tx: EntityManager,
  state: RequestState,
  act: CouncilAct | null,
): Promise<LegAsk[]> {
  const { parties, authority, arrangement } = state;
  if (act === null || state.status !== 'open' || parties === null || authority === null) return [];
  const { content, cut } = shrink(state.content, act.allows);
  if (content === null || cut.length === 0) return [];
  const { reference } = await tx.findOneByOrFail(RequestEntity, { id: state.id });
  const policy = await policyFor(tx, state);
  const asking = {
    reference,
    content,
    authority,
    policy,
    requesterId: state.requestedBy.personId,
    arrangement,
  };
  const legs = Object.values(state.legs)
    .filter((leg) => linesNeeding(leg, parties, content).length > 0)
    .toSorted((a, b) => a.position - b.position)
    .map(({ id, kind, partyId, template }) => ({ id, kind, partyId, templateIndex: template }));
  return composeAsks(tx, asking, legs);
}

/**
 * The people of each seat of a party: for a party with one voice all who can give its answer, otherwise those appointed to
 * the seat. The requester does not count, since they may not decide on their own request.
 */
export async function seatsOf(
  tx: EntityManager,
  partyId: string,
  seatIds: readonly string[],
  requesterId: string,
): Promise<LegAsk['seats']> {
  const members = await peopleWhoCanAnswer(tx, partyId);
  const peopleOf = (onSeat: (member: MembershipEntity) => boolean) =>
    [...new Set(members.filter(onSeat).map((member) => member.personId))]
      .filter((personId) => personId !== requesterId)
      .toSorted();
  if (seatIds.length === 0) return [{ seatId: ONE_VOICE, people: peopleOf(() => true) }];
  return seatIds.map((seatId) => ({ seatId, people: peopleOf((member) => member.seat === seatId) }));
}

/** Those who can give a party's answer now, with the seats that they hold. */
export async function peopleWhoCanAnswer(tx: EntityManager, partyId: string): Promise<MembershipEntity[]> {
  return tx
    .createQueryBuilder(MembershipEntity, 'm')
    .where('m.partyId = :partyId AND m.role IN (:...roles)', { partyId, roles: [...ANSWERING_ROLES] })
    .andWhere('m.validFrom <= clock_timestamp() AND (m.validTo IS NULL OR m.validTo > clock_timestamp())')
    .getMany();
}
