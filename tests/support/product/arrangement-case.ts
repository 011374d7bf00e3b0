import type { ArrangementView, RequestView } from '#libs/cases';
import type { RequestContent } from '#libs/contracts';
import { armedHelicopters } from '../fixtures/cast.js';
import type { Answer, Person } from '../api/product.js';

export const NOTICE = 'advance_notice:eosg';
export const UKRAINE = 'contributor_consent:ukraine';
export const LIBERIA = 'host_consent:liberia';
export const COTE_DIVOIRE = 'host_consent:cote-divoire';
export const COUNCIL = 'council_decision:security-council';

/** S/RES/1967 (2011) as recorded on the Council's leg; its term is that of the authority. */
export const resolution1967 = { symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null };

/** What a call that must succeed was answered; the test fails with the whole answer where it did not. */
export function done<T>(answer: Answer<T>): T {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A running product at which the cast can sign in. */
export interface SignsIn {
  as(personaId: string): Promise<Person>;
}

/** One arrangement as a test drives it through the API, as the people who take part in it. */
export class ArrangementCase {
  readonly product: SignsIn;
  readonly requestId: string;
  readonly arrangementId: string;
  readonly reference: string;
  private readonly people = new Map<string, Person>();

  private constructor(
    product: SignsIn,
    manager: Person,
    drafted: { requestId: string; arrangementId: string; reference: string },
  ) {
    this.product = product;
    this.requestId = drafted.requestId;
    this.arrangementId = drafted.arrangementId;
    this.reference = drafted.reference;
    this.people.set('ana-ribeiro', manager);
  }

  /** Drafts and submits the request for the armed helicopters; its clock starts in the morning of 7 January 2011. */
  static async submitted(
    product: SignsIn,
    change: Partial<RequestContent> = {},
    assumptions?: string,
  ): Promise<ArrangementCase> {
    const manager = await product.as('ana-ribeiro');
    const drafted = done(
      await manager.post<{ requestId: string; arrangementId: string; reference: string }>('/requests', {
        content: armedHelicopters(change),
        clockStartsAt: '2011-01-07T14:00:00.000Z',
        ...(assumptions === undefined ? {} : { assumptions }),
      }),
    );
    done(await manager.post(`/requests/${drafted.requestId}/submit`));
    return new ArrangementCase(product, manager, drafted);
  }

  /** The same, with the Secretary-General's letter recorded: capital, hosts and Council are asked. */
  static async noticed(
    product: SignsIn,
    change: Partial<RequestContent> = {},
    assumptions?: string,
  ): Promise<ArrangementCase> {
    const arrangement = await ArrangementCase.submitted(product, change, assumptions);
    done(
      await arrangement.answer('jun-takeda', NOTICE, {
        answer: 'notice_given',
        instrument: letter('S/2011/5', '2011-01-07'),
      }),
    );
    return arrangement;
  }

  async as(personId: string): Promise<Person> {
    const known = this.people.get(personId) ?? (await this.product.as(personId));
    this.people.set(personId, known);
    return known;
  }

  async view(personId = 'ana-ribeiro'): Promise<RequestView> {
    return done(await (await this.as(personId)).get<RequestView>(`/requests/${this.requestId}`));
  }

  async arrangement(): Promise<ArrangementView> {
    return done(
      await (await this.as('ana-ribeiro')).get<ArrangementView>(`/arrangements/${this.arrangementId}`),
    );
  }

  async leg(legId: string) {
    const leg = (await this.view()).legs.find((candidate) => candidate.id === legId);
    if (leg?.detail == null) throw new Error(`no leg ${legId}`);
    return { ...leg, detail: leg.detail };
  }

  async line() {
    const line = (await this.arrangement()).lines[0];
    if (line === undefined) throw new Error('the loan has no line');
    return line;
  }

  async answer(personId: string, legId: string, input: Record<string, unknown>, key?: string) {
    return (await this.as(personId)).post(`${this.legPath(legId)}/decide`, input, key);
  }

  legPath(legId: string): string {
    return `/requests/${this.requestId}/legs/${legId}`;
  }

  /** Records a paper and has it countersigned by another person. */
  async paper(recorder: string, legId: string, input: Record<string, unknown>) {
    const recorded = done(
      await (await this.as(recorder)).post<{ paperId: string }>(`${this.legPath(legId)}/papers`, input),
    );
    return (await this.as('miriam-okafor')).post(
      `/requests/${this.requestId}/papers/${recorded.paperId}/countersign`,
    );
  }

  /** Changes the ask as somebody does who has read the request as it is now. */
  async amend(change: Partial<RequestContent>, reason: string) {
    const { version, content } = await this.view();
    const manager = await this.as('ana-ribeiro');
    const amended = { content: { ...content, ...change }, reason };
    return done(await manager.postIfAt(version, `/requests/${this.requestId}/amend`, amended));
  }

  async moveClock(to: string): Promise<void> {
    done(await (await this.as('ana-ribeiro')).post(`/arrangements/${this.arrangementId}/clock`, { to }));
  }

  async move(what: 'departed' | 'arrived' | 'returned', effective: object | null = null) {
    const path = `/arrangements/${this.arrangementId}/lines/mi24/${what}`;
    return done(await (await this.as('ana-ribeiro')).post(path, { effective }));
  }
}

export function letter(reference: string, on: string | null = null) {
  return { kind: 'letter', reference, organ: null, date: on === null ? null : { on } };
}
