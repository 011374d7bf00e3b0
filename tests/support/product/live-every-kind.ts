import type { Ask, Authority, Policy, PolicyLeg, RequestContent } from '#libs/contracts';
import { policySchema } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { canonicalJson, sha256 } from '#libs/platform';
import type { LegAsk, LegId, RequestParties } from '#libs/process';
import { ONE_VOICE, planLegs } from '#libs/process';
import {
  AuthorityEntity,
  createDataSource,
  MembershipEntity,
  PartyEntity,
  PersonEntity,
  PolicyVersionEntity,
} from '#libs/store';
import { askOf } from '#libs/rules';
import { askHashOf, keepRenderings } from '../../../libs/cases/src/requests/renderings.js';
import { type IncomingFact, advance } from '../../../libs/cases/src/writer/advance.js';
import { armedHelicopters, cast } from '../fixtures/cast.js';
import type { TestDatabase } from './database.js';
import type { LiveCases } from './live-request.js';

/** A legal fiction for tests: a policy that opens a leg of every kind, with seats, steps of escalation and caps of questions. */
const everyKind: Policy = policySchema.parse({
  id: 'every-kind',
  version: 1,
  title: 'Every kind',
  description: 'A leg of every kind, for tests.',
  zone: 'America/New_York',
  legs: [
    leg('releasing_assessment', 'sending_mission'),
    leg('cost_review', 'secretariat'),
    leg('advance_notice', 'notifier'),
    { ...leg('consultation', 'each_contributor'), required: false, satisfiedBy: ['consulted', 'waived'] },
    {
      ...leg('contributor_consent', 'each_contributor', 'advance_notice'),
      escalate: [
        { at: 'P8D', to: 'managers', say: 'Call the Permanent Mission.' },
        { at: 'P10D', to: 'executive_office', say: 'Raise it at the level of the Under-Secretary-General.' },
        { at: 'P12D', to: 'sending_mission' },
      ],
    },
    {
      ...leg('host_consent', 'each_host', 'advance_notice'),
      questions: { atMost: 1, pauseAtMost: 'P3D' },
    },
    leg('regional_consent', 'regional_body', 'advance_notice'),
    {
      ...leg('council_decision', 'council', 'advance_notice'),
      seats: [
        { id: 'president', title: 'President of the Council' },
        { id: 'gabon', title: 'Gabon' },
        { id: 'portugal', title: 'Portugal' },
      ],
      rule: { kind: 'no_objection', recordedBy: 'president' },
      objectionsUntil: 'P4D',
    },
    leg('mou_amendment', 'each_contributor', 'contributor_consent'),
    leg('clearances', 'receiving_mission', 'contributor_consent'),
  ],
  warnings: ['P7D', 'P1D'],
  replyToQuestion: 'P2D',
  lapseAfterNeededBy: 'P30D',
});

function leg(kind: PolicyLeg['kind'], of: PolicyLeg['of'], ...after: PolicyLeg['kind'][]) {
  return { kind, of, after, due: 'P7D', reminders: ['P5D'], escalate: 'P8D', lapse: 'P30D' };
}

const REGIONAL_BODY = 'african-union';

/** People who answer for the parties that the personas do not speak for. */
export const furtherCast = {
  unmil: person('maria-silva', 'unmil'),
  unoci: person('paul-mensah', 'unoci'),
  africanUnion: person('amina-diallo', REGIONAL_BODY),
  costReview: person('wei-chen', 'dpko'),
};

function person(personId: string, partyId: string): Viewer {
  return { personId, name: personId, memberships: [{ partyId, partyKind: 'state', role: 'approver' }] };
}

const WHO: Readonly<Record<string, readonly Viewer[]>> = {
  eosg: [cast.notifier],
  dpko: [furtherCast.costReview],
  'security-council': [cast.council],
  ukraine: [cast.ukraine],
  liberia: [cast.liberia],
  'cote-divoire': [cast.coteDIvoire],
  unmil: [furtherCast.unmil],
  unoci: [furtherCast.unoci],
  [REGIONAL_BODY]: [furtherCast.africanUnion],
};

/** Enters the policy, the regional body and the further people into a seeded store. */
export async function enterEveryKind(database: TestDatabase): Promise<void> {
  const owner = await createDataSource(database.ownerUrl, { poolSize: 1, name: 'test' }).initialize();
  try {
    await owner.transaction(async (tx) => {
      await tx.insert(PolicyVersionEntity, {
        hash: sha256(canonicalJson(everyKind)),
        policyId: everyKind.id,
        version: everyKind.version,
        document: everyKind,
      });
      await tx.insert(PartyEntity, {
        id: REGIONAL_BODY,
        kind: 'regional_body',
        name: 'African Union',
        language: 'en',
        zone: 'Africa/Addis_Ababa',
        sources: ['Charter of the United Nations, Chapter VIII'],
      });
      for (const { personId, name, memberships } of Object.values(furtherCast)) {
        const address = `${personId}@parties.example`;
        await tx.insert(PersonEntity, {
          id: personId,
          name,
          title: 'Officer',
          address,
          language: 'en',
          persona: true,
        });
        await tx.insert(
          MembershipEntity,
          memberships.map(({ partyId, role }) => ({
            personId,
            partyId,
            role,
            validFrom: '2000-01-01T00:00:00.000Z',
            validTo: null,
          })),
        );
      }
    });
  } finally {
    await owner.destroy();
  }
}

const parties: RequestParties = {
  secretariat: 'dpko',
  notifier: 'eosg',
  council: 'security-council',
  regionalBody: REGIONAL_BODY,
  sendingMission: 'unmil',
  receivingMission: 'unoci',
  hosts: [
    { missionId: 'unmil', partyId: 'liberia' },
    { missionId: 'unoci', partyId: 'cote-divoire' },
  ],
  contributors: [{ lineId: 'mi24', partyId: 'ukraine' }],
};

/** What each party is asked; it changes with the content. */
function asksFor(content: RequestContent, authority: Authority): { put: Ask[]; asks: LegAsk[] } {
  const legs = planLegs(parties, everyKind).map(({ id, kind, partyId, template }) => {
    const names = { parties: {}, missions: {}, units: {} };
    const put = { kind, partyId, partyName: partyId };
    const ask = askOf({ leg: put, reference: 'IMC/2011/1-R', content, names, authority, arrangement: null });
    const seatIds = template.seats.length === 0 ? [ONE_VOICE] : template.seats.map((seat) => seat.id);
    const people = (WHO[partyId] ?? []).map(({ personId }) => personId);
    const seats = seatIds.map((seatId) => ({ seatId, people }));
    return { ask, asked: { legId: id, askHash: askHashOf(ask), seats } };
  });
  return { put: legs.map(({ ask }) => ask), asks: legs.map(({ asked }) => asked) };
}

const by = { personId: cast.manager.personId, partyId: 'dpko' };

/** Requests under the policy that has a leg of every kind, brought to the one writer as facts. */
export class EveryKindCases {
  readonly content = armedHelicopters({ policyId: everyKind.id });

  constructor(readonly live: LiveCases) {}

  /** Brings facts of a request to the one writer. */
  async bring(requestId: string, ...payloads: IncomingFact['payload'][]): Promise<void> {
    await this.live.run((tx) =>
      advance(tx, requestId, () => payloads.map((payload) => ({ payload, by, channel: 'api' }))),
    );
  }

  /** A request submitted on 19 January 2011. */
  async submit(): Promise<{ requestId: string; arrangementId: string }> {
    const { cases } = this.live;
    const draft = await this.live.run((tx) =>
      cases.draftRequest(tx, cast.manager, {
        content: this.content,
        clockStartsAt: '2011-01-19T15:00:00.000Z',
        assumptions: 'Dates of asking are assumed for this run.',
      }),
    );
    const authority = await this.authority();
    await this.bring(draft.requestId, {
      kind: 'submitted',
      policyHash: sha256(canonicalJson(everyKind)),
      authority,
      parties,
      asks: await this.put(this.content, authority),
      calendars: null,
      senderMandateEndsOn: null,
      standingConsents: [],
      arrangement: null,
    });
    return draft;
  }

  /** The same ask with another number of persons. */
  async amend(requestId: string, military: number, reason: string): Promise<void> {
    const content: RequestContent = {
      ...this.content,
      lines: this.content.lines.map((line) => ({ ...line, persons: { military, police: 0, civilian: 0 } })),
    };
    const authority = await this.authority();
    await this.bring(requestId, {
      kind: 'amended',
      content,
      authority,
      parties,
      asks: await this.put(content, authority),
      reason,
    });
  }

  async askAgain(requestId: string, legId: LegId, reason: string): Promise<void> {
    await this.bring(requestId, { kind: 'asked_again', legId, reason });
  }

  /** Keeps the texts that the parties are asked, as the product does. */
  private async put(content: RequestContent, authority: Authority): Promise<LegAsk[]> {
    const { put, asks } = asksFor(content, authority);
    await this.live.run((tx) => keepRenderings(tx, put));
    return asks;
  }

  private async authority() {
    const { authorityId: id } = this.content;
    return (await this.live.dataSource.manager.findOneByOrFail(AuthorityEntity, { id })).document;
  }
}
