import type {
  AnswerInput,
  Authority,
  Caps,
  CouncilAct,
  Instant,
  Instrument,
  Policy,
  RequestContent,
} from '#libs/contracts';
import { policySchema } from '#libs/contracts';
import { canonicalJson, sha256 } from '#libs/platform';
import type {
  Actor,
  AnswerGiven,
  LegAsk,
  LegId,
  PlannedLeg,
  RequestFact,
  RequestParties,
} from '#libs/process';
import { planLegs } from '#libs/process';

/** Notice first, then the contributor, both hosts and the Council side by side. */
export const noticeFirst: Policy = policySchema.parse({
  id: 'notice-first',
  version: 1,
  title: 'Notice first, then all side by side',
  description: 'Advance notice to the Council, then the contributor, both hosts and the Council at once.',
  zone: 'America/New_York',
  legs: [
    {
      kind: 'advance_notice',
      of: 'notifier',
      after: [],
      due: 'P5D',
      reminders: ['P3D'],
      escalate: 'P6D',
      lapse: 'P30D',
    },
    ...(
      [
        ['contributor_consent', 'each_contributor'],
        ['host_consent', 'each_host'],
        ['council_decision', 'council'],
      ] as const
    ).map(([kind, of]) => ({
      kind,
      of,
      after: ['advance_notice' as const],
      due: 'P14D',
      reminders: ['P7D', 'P12D'],
      escalate: 'P15D',
      lapse: 'P60D',
    })),
  ],
  warnings: ['P30D', 'P14D', 'P7D', 'P3D', 'P1D'],
  replyToQuestion: 'P2D',
  lapseAfterNeededBy: 'P30D',
});

export const resolution1967: Authority = {
  id: 's-res-1967-2011',
  symbol: 'S/RES/1967 (2011)',
  adoptedOn: '2011-01-19',
  kind: 'specific',
  directions: [{ from: 'unmil', to: 'unoci' }],
  units: [
    { unitId: 'mi-24', count: 3, persons: 60, words: 'three armed helicopters with their crews' },
    { unitId: 'mi-8', count: 2, persons: 40, words: 'two military utility helicopters with their crews' },
  ],
  term: { for: 'P4W' },
  countingModel: 'SENDER_COUNTS',
  sources: ['S/RES/1967 (2011), para. 5'],
};

/** The three armed helicopters of Ukraine. */
export const mi24: RequestContent['lines'][number] = {
  id: 'mi-24',
  unitId: 'mi-24',
  count: 3,
  persons: { military: 60, police: 0, civilian: 0 },
  from: null,
  to: null,
  area: null,
  tasks: null,
  readiness: null,
};

/** A second line with another contributor, where two lines are needed. */
export const mi8: RequestContent['lines'][number] = {
  ...mi24,
  id: 'mi-8',
  unitId: 'mi-8',
  count: 2,
  persons: { military: 40, police: 0, civilian: 0 },
};

export const helicopters: RequestContent = {
  kind: 'start',
  arrangementId: null,
  sendingMission: 'unmil',
  receivingMission: 'unoci',
  purpose: 'Deter attacks on civilians and on the Golf Hotel.',
  scope: 'Three Mi-24 with crews, 28 days.',
  authorityId: 's-res-1967-2011',
  policyId: 'notice-first',
  neededBy: '2011-02-01',
  lines: [mi24],
};

export const parties: RequestParties = {
  secretariat: 'dpko',
  notifier: 'secretary-general',
  council: 'security-council',
  regionalBody: 'african-union',
  sendingMission: 'unmil',
  receivingMission: 'unoci',
  hosts: [
    { missionId: 'unmil', partyId: 'liberia' },
    { missionId: 'unoci', partyId: 'cote-divoire' },
  ],
  contributors: [
    { lineId: 'mi-24', partyId: 'ukraine' },
    { lineId: 'mi-8', partyId: 'ghana' },
  ],
};

/** The parties of a request for these lines only. */
export function partiesOf(content: RequestContent): RequestParties {
  const lineIds = content.lines.map((line) => line.id);
  return { ...parties, contributors: parties.contributors.filter((entry) => lineIds.includes(entry.lineId)) };
}

export const requester: Actor = { personId: 'akosua', partyId: 'dpko' };
export const desk: Actor = { personId: 'birgit', partyId: 'dpko' };
export const secondDesk: Actor = { personId: 'chen', partyId: 'dpko' };

export const NOTICE: LegId = 'advance_notice:secretary-general';
export const UKRAINE: LegId = 'contributor_consent:ukraine';
export const GHANA: LegId = 'contributor_consent:ghana';
export const LIBERIA: LegId = 'host_consent:liberia';
export const COTE_DIVOIRE: LegId = 'host_consent:cote-divoire';
export const COUNCIL: LegId = 'council_decision:security-council';

/** The first person who answers for the party of a leg. */
export function voiceOf(legId: LegId): Actor {
  const partyId = legId.slice(legId.indexOf(':') + 1);
  return { personId: `${partyId}-1`, partyId };
}

/** Two people for each seat of a leg. */
function seatsFor({ id, template }: PlannedLeg): LegAsk['seats'] {
  const partyId = id.slice(id.indexOf(':') + 1);
  const seatIds = template.seats.length === 0 ? ['party'] : template.seats.map((seat) => seat.id);
  return seatIds.map((seatId) => ({
    seatId,
    people: [1, 2].map((number) => `${seatId === 'party' ? partyId : `${partyId}-${seatId}`}-${number}`),
  }));
}

/** What stands behind the hashes of asks that tests make up. */
const madeUp = new Map<string, string>();

/** The identity of an ask that a test makes up: the machine knows no more of an ask than that. */
export function hashed(ask: string): { askHash: string } {
  const askHash = sha256(canonicalJson(ask));
  madeUp.set(askHash, ask);
  return { askHash };
}

/** The ask behind a hash of {@link hashed}. */
export function askBehind(askHash: string): string {
  const ask = madeUp.get(askHash);
  if (ask === undefined) throw new Error(`no test made up an ask with the hash ${askHash}`);
  return ask;
}

/** What each party is asked under a policy. */
export function asksOf(policy: Policy, of: RequestParties): LegAsk[] {
  return planLegs(of, policy).map((planned) => ({
    legId: planned.id,
    ...hashed(`To ${planned.id}`),
    seats: seatsFor(planned),
  }));
}

export function noteVerbale(on: string, reference = 'NV/7'): Instrument {
  return { kind: 'note_verbale', reference, organ: null, date: { on } };
}

export const noLimits: Caps = {
  persons: null,
  equipment: null,
  area: null,
  tasks: null,
  from: null,
  to: null,
};

/** An answer with nothing beside it but what is given. */
export function answerTo(
  legId: LegId,
  decisionId: string,
  input: Partial<Omit<AnswerInput, 'signedBy'>> & Pick<AnswerInput, 'answer'>,
): AnswerGiven {
  return {
    instrument: null,
    caps: null,
    conditions: null,
    act: null,
    reason: null,
    signedBy: null,
    corrects: null,
    seat: null,
    lastDay: null,
    onBehalfOf: null,
    ...input,
    decisionId,
    legId,
  };
}

/** An act of the Council that allows all that was asked. */
export function actOf(act: Pick<CouncilAct, 'symbol' | 'adoptedOn' | 'term'>): CouncilAct {
  return { ...act, form: 'resolution', allows: null, votes: null };
}

/** What each party says when it agrees. */
export const AGREEMENT: Readonly<Record<string, Partial<AnswerInput> & Pick<AnswerInput, 'answer'>>> = {
  advance_notice: {
    answer: 'notice_given',
    instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
  },
  contributor_consent: { answer: 'consent' },
  host_consent: { answer: 'consent' },
  council_decision: {
    answer: 'adopted',
    act: actOf({ symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null }),
  },
};

export function drafted(at: Instant, content: RequestContent = helicopters): RequestFact {
  return {
    kind: 'drafted',
    at,
    by: requester,
    channel: 'inbox',
    requestId: 'r1',
    arrangementId: 'a1',
    content,
  };
}

export function submitted(at: Instant, policy: Policy, of: RequestParties): RequestFact {
  return {
    kind: 'submitted',
    at,
    by: requester,
    channel: 'inbox',
    policyHash: 'policy-hash',
    authority: resolution1967,
    parties: of,
    asks: asksOf(policy, of),
    calendars: null,
    senderMandateEndsOn: null,
    standingConsents: [],
    arrangement: null,
  };
}
