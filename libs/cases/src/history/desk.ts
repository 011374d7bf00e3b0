import type { Ask, CouncilAct, Policy } from '#libs/contracts';
import {
  type ArrangementState,
  type LegAsk,
  type CaseState,
  ONE_VOICE,
  type OpenedOfRecord,
  type RecordDesk,
  type RequestState,
  linesNeeding,
  planLegs,
} from '#libs/process';
import { askOf, authorityFaults, shrink } from '#libs/rules';
import { absent, CaseError, reject } from '../errors.js';
import { assertFitsArrangement, arrangementExtract } from '../requests/on-arrangements.js';
import { askHashOf } from '../requests/renderings.js';
import type { Opening, StoredEntry } from './entries.js';

/** An arrangement of the record, as far as it can be read without a fold. */
export interface HistoricalArrangement {
  arrangementId: string;
  sendingMission: string;
  receivingMission: string;
}

/** What a fold is given, and what it asked the parties, so that the text can be kept. */
export interface DeskOfRecord extends RecordDesk {
  readonly put: readonly Ask[];
}

/** What the fold of a record is given: the openings as they were drawn up, and their frozen policies. */
export function deskOf(
  arrangement: HistoricalArrangement,
  stored: readonly StoredEntry[],
  policies: ReadonlyMap<string, Policy>,
): DeskOfRecord {
  const put: Ask[] = [];
  const openings = new Map(
    stored.flatMap(({ payload }) =>
      payload.kind === 'request_opened' ? [[payload.requestId, payload.opening]] : [],
    ),
  );
  const openingOf = (requestId: string) =>
    openings.get(requestId) ?? reject('not_found', '/requestId', absent('request'));
  const policyOf = (requestId: string) => {
    const policy = policies.get(openingOf(requestId).policyHash);
    if (policy === undefined) throw new Error(`the policy of the request ${requestId} was not read`);
    return policy;
  };
  return {
    ...arrangement,
    put,
    policyOf,
    open: (requestId, cases) => opened(openingOf(requestId), policyOf(requestId), cases, put),
    asksUnderAct: (request, act) =>
      asksUnderAct(openingOf(request.id), policyOf(request.id), { request, act }, put),
  };
}

/** Draws up a request on the arrangement as it stands, or gives the refusal. */
function opened(
  opening: Opening,
  policy: Policy,
  cases: readonly CaseState[],
  put: Ask[],
): OpenedOfRecord | { refused: Error } {
  const { content, authority, parties, calendars, policyHash } = opening;
  const arrangement = cases.find((state): state is ArrangementState => state.case === 'arrangement');
  const existing = content.kind === 'start' || arrangement === undefined ? null : arrangement;
  try {
    const [fault, ...others] = authorityFaults(authority, content);
    if (fault !== undefined) throw new CaseError([fault, ...others]);
    if (existing !== null) {
      assertFitsArrangement({ arrangement: existing, all: () => [...cases] }, content, null);
    }
  } catch (error) {
    if (error instanceof CaseError) return { refused: error };
    throw error;
  }
  const asItStands = existing === null ? null : arrangementExtract(existing);
  const legs = planLegs(parties, policy);
  return {
    content,
    submission: {
      policyHash,
      authority,
      parties,
      calendars,
      asks: asksOf(opening, { content, arrangement: asItStands }, { policy, legs, put }),
      senderMandateEndsOn: null,
      standingConsents: [],
      arrangement: asItStands,
    },
  };
}

function asksUnderAct(
  opening: Opening,
  policy: Policy,
  { request: state, act }: { request: RequestState; act: CouncilAct },
  put: Ask[],
): LegAsk[] {
  const { parties, arrangement } = state;
  if (state.status !== 'open' || parties === null) return [];
  const { content, cut } = shrink(state.content, act.allows);
  if (content === null || cut.length === 0) return [];
  const legs = planLegs(parties, policy).filter(
    (leg) => state.legs[leg.id] !== undefined && linesNeeding(leg, parties, content).length > 0,
  );
  return asksOf(opening, { content, arrangement }, { policy, legs, put });
}

/** What each party of a past request would have been asked; nobody of today sits on its seats. */
function asksOf(
  { reference, names, authority }: Opening,
  { content, arrangement }: Pick<RequestState, 'content' | 'arrangement'>,
  { policy, legs, put }: { policy: Policy; legs: ReturnType<typeof planLegs>; put: Ask[] },
): LegAsk[] {
  return legs.map(({ id, kind, partyId, templateIndex }) => {
    const leg = { kind, partyId, partyName: names.parties[partyId] ?? partyId };
    const ask = askOf({ leg, reference, content, names, authority, arrangement });
    put.push(ask);
    const seatIds = policy.legs[templateIndex]?.seats.map((seat) => seat.id) ?? [];
    const seats = (seatIds.length === 0 ? [ONE_VOICE] : seatIds).map((seatId) => ({ seatId, people: [] }));
    return { legId: id, askHash: askHashOf(ask), seats };
  });
}
