import type { ArrangementView, RequestView } from '#libs/cases';
import type { RequestKind } from '#libs/contracts';
import type { ArrangementLineView } from '../../libs/cases/src/read/views.js';
import { COTE_DIVOIRE, COUNCIL, LIBERIA, NOTICE, UKRAINE, done, letter } from './loan.js';
import type { Person, Product } from './product.js';
import { until } from './until.js';

const PAKISTAN = 'contributor_consent:pakistan';
/** The legs whose party consents of itself in this run, with who answers for it. */
const IN_THE_INBOX = [
  [PAKISTAN, 'sara-qureshi'],
  [LIBERIA, 'james-kollie'],
  [COTE_DIVOIRE, 'awa-kone'],
] as const;

const UNITS = {
  infantry: { unitId: 'unmil-infantry', count: 3, military: 500 },
  mi8: { unitId: 'ukr-mi8', count: 2, military: 25 },
  mi24: { unitId: 'ukr-mi24', count: 3, military: 60 },
} as const;
export type Unit = keyof typeof UNITS;

/** What one request of the chain asks. */
interface Asked {
  readonly kind: RequestKind;
  readonly policyId: string;
  readonly units: readonly Unit[];
  readonly neededBy: string;
}

/** What this run supposes, since no record says it. */
const ASSUMPTIONS =
  'Assumed for this run: the hours; that all were asked on the day of each notice; the notice before S/RES/1962 (2010) and its ' +
  'symbol; on which days Pakistan and both hosts consented, and that they did; the strength of the infantry and the day of its ' +
  'arrival; that Ukraine consented to each extension by the law that it had then.';

/**
 * The loan from UNMIL to UNOCI from S/RES/1951 (2010) to S/RES/1968 (2011) as live requests, driven through the API by those
 * who take part, on a clock that is moved.
 */
export class Chain {
  readonly requests = new Map<string, string>();
  arrangementId = '';
  private readonly people = new Map<string, Person>();

  constructor(private readonly product: Product) {}

  async as(personId: string): Promise<Person> {
    const known = this.people.get(personId) ?? (await this.product.as(personId));
    this.people.set(personId, known);
    return known;
  }

  private async doAs<T = { receipt?: number }>(
    personId: string,
    path: string,
    body: object = {},
  ): Promise<T> {
    return done(await (await this.as(personId)).post<T>(path, body));
  }

  private requestId(symbol: string): string {
    const id = this.requests.get(symbol);
    if (id === undefined) throw new Error(`nothing was asked about ${symbol}`);
    return id;
  }

  /** Asks for what a resolution then gave; the first ask starts the loan and its clock. */
  async asks(
    name: string,
    { kind, policyId, units, neededBy }: Asked,
    clockStartsAt?: string,
  ): Promise<void> {
    const drafted = await this.doAs<{ requestId: string; arrangementId: string }>(
      'ana-ribeiro',
      '/requests',
      {
        content: {
          kind,
          arrangementId: kind === 'start' ? null : this.arrangementId,
          sendingMission: 'unmil',
          receivingMission: 'unoci',
          purpose: 'Reinforce UNOCI during the crisis that followed the presidential election.',
          scope: `From UNMIL to UNOCI: ${units.join(', ')}.`,
          authorityId: 's-res-1609-2005',
          policyId,
          neededBy,
          lines: units.map((id) => {
            const { unitId, count, military } = UNITS[id];
            return { id, unitId, count, persons: { military, police: 0, civilian: 0 }, from: null, to: null };
          }),
        },
        ...(clockStartsAt === undefined ? {} : { clockStartsAt, assumptions: ASSUMPTIONS }),
      },
    );
    this.arrangementId = drafted.arrangementId;
    this.requests.set(name, drafted.requestId);
    await this.doAs('ana-ribeiro', `/requests/${drafted.requestId}/submit`);
  }

  /** The Secretary-General informs the Council; with that, all others are asked. */
  async noticed(name: string, reference: string, on: string | null): Promise<void> {
    await this.doAs('jun-takeda', `${this.leg(name, NOTICE)}/decide`, {
      answer: 'notice_given',
      instrument: letter(reference, on),
    });
  }

  /** Those whose word no record has consent in the inbox, as far as the request asks them. */
  async othersConsent(name: string): Promise<void> {
    const { legs } = await this.view(name);
    for (const [legId, personId] of IN_THE_INBOX) {
      if (!legs.some((leg) => leg.id === legId)) continue;
      await this.doAs(personId, `${this.leg(name, legId)}/decide`, { answer: 'consent' });
    }
  }

  /** A law of Ukraine, recorded and countersigned as it came on paper. */
  async lawOfUkraine(name: string, reference: string | null, on: string, caps?: object): Promise<void> {
    await this.paper('tomas-lindqvist', name, UKRAINE, {
      answer: caps === undefined ? 'consent' : 'consent_with_conditions',
      instrument: { kind: 'law', reference, organ: 'Verkhovna Rada', date: { on } },
      ...(caps === undefined ? {} : { caps }),
    });
  }

  async adopted(name: string, symbol: string, adoptedOn: string, term: string): Promise<void> {
    await this.paper('claire-dubois', name, COUNCIL, {
      answer: 'adopted',
      act: { symbol, adoptedOn, term: { for: term } },
      instrument: {
        kind: 'resolution',
        reference: symbol,
        organ: 'Security Council',
        date: { on: adoptedOn },
      },
    });
  }

  async arrived(unit: Unit, effective: object): Promise<void> {
    await this.doAs('tomas-lindqvist', this.line(unit, 'arrived'), { effective });
  }

  async readyFrom(unit: Unit, notBefore: string): Promise<void> {
    await this.doAs('tomas-lindqvist', this.line(unit, 'readiness'), {
      readiness: { notBefore, notAfter: null },
    });
  }

  async moveClock(to: string): Promise<void> {
    await this.doAs('ana-ribeiro', `/arrangements/${this.arrangementId}/clock`, { to });
  }

  /** Waits until the workflows have carried out everything that is to be done so far. */
  async carriedOut(): Promise<void> {
    await until('the workflows have done all that is to be done', async () => {
      const [row]: { pending: number }[] = await this.product.dataSource.query(
        `SELECT count(*)::int AS pending FROM effect WHERE status = 'pending' AND case_id IN
           (SELECT id FROM request WHERE arrangement_id = $1 UNION ALL SELECT $1::uuid)`,
        [this.arrangementId],
      );
      return row?.pending === 0;
    });
  }

  async view(name: string): Promise<RequestView> {
    return done(await (await this.as('ana-ribeiro')).get<RequestView>(`/requests/${this.requestId(name)}`));
  }

  async loan(): Promise<ArrangementView> {
    return done(
      await (await this.as('ana-ribeiro')).get<ArrangementView>(`/arrangements/${this.arrangementId}`),
    );
  }

  async lineOf(unit: Unit): Promise<ArrangementLineView> {
    const line = (await this.loan()).lines.find(({ id }) => id === unit);
    if (line === undefined) throw new Error(`the loan has no line ${unit}`);
    return line;
  }

  async legOf(name: string, legId: string) {
    const leg = (await this.view(name)).legs.find(({ id }) => id === legId);
    if (leg?.detail == null) throw new Error(`no leg ${legId}`);
    return leg.detail;
  }

  private leg(name: string, legId: string): string {
    return `/requests/${this.requestId(name)}/legs/${legId}`;
  }

  private line(unit: Unit, verb: string): string {
    return `/arrangements/${this.arrangementId}/lines/${unit}/${verb}`;
  }

  private async paper(recorder: string, name: string, legId: string, body: object): Promise<void> {
    const { paperId } = await this.doAs<{ paperId: string }>(
      recorder,
      `${this.leg(name, legId)}/papers`,
      body,
    );
    await this.doAs('miriam-okafor', `/requests/${this.requestId(name)}/papers/${paperId}/countersign`);
  }
}
