import {
  type Authority,
  type CalendarDate,
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
import { MembershipEntity, PartyEntity, RequestEntity, findPrepared, together } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { calendarsFor, yearsOf } from '../catalogue/calendar-extracts.js';
import { reject } from '../errors.js';
import { namesFor } from './names.js';
import { policyFor } from './policies.js';
import { askHashOf, keepRenderings } from './renderings.js';
import { standingConsentsOf } from '../legs/standing-consents.js';
import { missionsOf, unitsOf } from './spoken-of.js';

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

/** What is on record of those that a request touches. */
export interface Touched {
  parties: RequestParties;
  names: Awaited<ReturnType<typeof namesFor>>;
  senderMandateEndsOn: CalendarDate | null;
}

/** Reads who a request touches, and their names. */
export async function touchedBy(
  tx: EntityManager,
  content: RequestContent,
  secretariat: string,
): Promise<Touched> {
  const [parties, names, missions] = await together([
    partiesOfRequest(tx, content, secretariat),
    namesFor(tx, content),
    missionsOf(tx, content),
  ]);
  const sender = missions.find(({ partyId }) => partyId === content.sendingMission);
  return { parties, names, senderMandateEndsOn: sender?.mandateEndsOn ?? null };
}

/** All that the machine needs to know of parties, people, calendars and consents when a request is submitted. */
export async function submissionOf(
  tx: EntityManager,
  asking: Asking,
  { parties, names, senderMandateEndsOn }: Touched,
  now: Instant,
): Promise<
  Pick<
    Submitted,
    'parties' | 'asks' | 'calendars' | 'senderMandateEndsOn' | 'standingConsents' | 'arrangement'
  >
> {
  const { content, policy, arrangement } = asking;
  const legs = planLegs(parties, policy);
  const legParties = legs.map((leg) => leg.partyId);
  const [asks, calendars, standingConsents] = await together([
    composeAsks(tx, asking, legs, names),
    calendarsFor(tx, policy, legs, yearsOf(now, content.neededBy)),
    standingConsentsOf(tx, legParties),
  ]);
  return { parties, asks, calendars, senderMandateEndsOn, standingConsents, arrangement };
}

/** The parties that a request touches, found from its missions and units. */
export async function partiesOfRequest(
  tx: EntityManager,
  content: RequestContent,
  secretariat: string,
): Promise<RequestParties> {
  const [missions, units, offices] = await together([
    missionsOf(tx, content),
    unitsOf(tx, content),
    findPrepared(tx, PartyEntity, `WHERE kind IN ('executive_office', 'council') ORDER BY id`, []),
  ]);
  const of = (kind: PartyEntity['kind']) =>
    offices.find((office) => office.kind === kind)?.id ??
    reject('unknown_reference', '', messageOf('case_refusals.no_party_of_kind', { kind }));
  const mission = (missionId: string) => missions.find(({ partyId }) => partyId === missionId);
  const hostOf = (missionId: string) => ({
    missionId,
    partyId: mission(missionId)?.hostPartyId ?? missionId,
  });
  const { sendingMission, receivingMission } = content;
  return {
    secretariat,
    notifier: of('executive_office'),
    council: of('council'),
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
  names: Touched['names'],
): Promise<LegAsk[]> {
  const put = legs.map(({ id, kind, partyId, templateIndex }) => {
    const leg = { kind, partyId, partyName: names.parties[partyId] ?? partyId };
    const ask = askOf({ leg, reference, content, names, authority, arrangement });
    const seatIds = policy.legs[templateIndex]?.seats.map((seat) => seat.id) ?? [];
    return { legId: id, partyId, seatIds, ask, askHash: askHashOf(ask) };
  });
  const [members] = await together([
    peopleWhoCanAnswer(
      tx,
      legs.map((leg) => leg.partyId),
    ),
    keepRenderings(
      tx,
      put.map(({ ask }) => ask),
    ),
  ]);
  return put.map(({ legId, partyId, seatIds, askHash }) => {
    const ofParty = members.filter((member) => member.partyId === partyId);
    return { legId, askHash, seats: seatsOf(ofParty, seatIds, requesterId) };
  });
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
  return composeAsks(tx, asking, legs, await namesFor(tx, content));
}

/**
 * The people of each seat of a party, from those who can give its answer: for a party with one voice all of them, otherwise those
 * appointed to the seat. The requester does not count, since they may not decide on their own request.
 */
export function seatsOf(
  members: readonly MembershipEntity[],
  seatIds: readonly string[],
  requesterId: string,
): LegAsk['seats'] {
  const peopleOf = (onSeat: (member: MembershipEntity) => boolean) =>
    [...new Set(members.filter(onSeat).map((member) => member.personId))]
      .filter((personId) => personId !== requesterId)
      .toSorted();
  if (seatIds.length === 0) return [{ seatId: ONE_VOICE, people: peopleOf(() => true) }];
  return seatIds.map((seatId) => ({ seatId, people: peopleOf((member) => member.seat === seatId) }));
}

/** Those who can give the answers of parties now, with the seats that they hold. */
export async function peopleWhoCanAnswer(
  tx: EntityManager,
  partyIds: readonly string[],
): Promise<MembershipEntity[]> {
  return findPrepared(
    tx,
    MembershipEntity,
    `WHERE party_id = ANY($1) AND role = ANY($2)
       AND valid_from <= clock_timestamp() AND (valid_to IS NULL OR valid_to > clock_timestamp())`,
    [partyIds, ANSWERING_ROLES],
  );
}
