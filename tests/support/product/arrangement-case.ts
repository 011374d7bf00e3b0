import type { RequestContent } from '#libs/contracts';
import type { AnswerOf, ApiSchemas, BodyOf } from '#libs/contracts/client';
import { resultOf } from '#libs/contracts/client';
import { armedHelicopters } from '../fixtures/cast.js';
import type { Caller } from '../api/caller.js';

export const NOTICE = 'advance_notice:eosg';
export const UKRAINE = 'contributor_consent:ukraine';
export const LIBERIA = 'host_consent:liberia';
export const COTE_DIVOIRE = 'host_consent:cote-divoire';
export const COUNCIL = 'council_decision:security-council';

/** S/RES/1967 (2011) as recorded on the Council's leg; its term is that of the authority. */
export const resolution1967 = { symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null };

/** A running product at which the cast can sign in. */
export interface SignsIn {
  as(personaId: string): Promise<Caller>;
}

/** One arrangement as a test drives it through the API, as the people who take part in it. */
export class ArrangementCase {
  readonly product: SignsIn;
  readonly requestId: string;
  readonly arrangementId: string;
  readonly reference: string;
  private readonly people = new Map<string, Caller>();

  private constructor(
    product: SignsIn,
    manager: Caller,
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
    const drafted = await manager.does.draftRequest({
      body: {
        content: armedHelicopters(change),
        clockStartsAt: '2011-01-07T14:00:00.000Z',
        ...(assumptions === undefined ? {} : { assumptions }),
      },
    });
    await manager.does.submitRequest({ requestId: drafted.requestId });
    return new ArrangementCase(product, manager, drafted);
  }

  /** The same, with the Secretary-General's letter recorded: capital, hosts and Council are asked. */
  static async noticed(
    product: SignsIn,
    change: Partial<RequestContent> = {},
    assumptions?: string,
  ): Promise<ArrangementCase> {
    const arrangement = await ArrangementCase.submitted(product, change, assumptions);
    resultOf(
      await arrangement.answer('jun-takeda', NOTICE, {
        answer: 'notice_given',
        instrument: letter('S/2011/5', '2011-01-07'),
      }),
    );
    return arrangement;
  }

  async as(personId: string): Promise<Caller> {
    const known = this.people.get(personId) ?? (await this.product.as(personId));
    this.people.set(personId, known);
    return known;
  }

  async view(personId = 'ana-ribeiro'): Promise<ApiSchemas['Request']> {
    return (await this.as(personId)).does.getRequest({ requestId: this.requestId });
  }

  async arrangement(): Promise<ApiSchemas['Arrangement']> {
    return (await this.as('ana-ribeiro')).does.getArrangement({ arrangementId: this.arrangementId });
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

  async answer(personId: string, legId: string, body: BodyOf<'decideLeg'>): Promise<AnswerOf<'decideLeg'>> {
    return (await this.as(personId)).api.decideLeg({ requestId: this.requestId, legId, body });
  }

  /** Records a paper and has it countersigned by another person. */
  async paper(recorder: string, legId: string, body: BodyOf<'recordPaper'>) {
    const { requestId } = this;
    const { paperId } = await (await this.as(recorder)).does.recordPaper({ requestId, legId, body });
    return (await this.as('miriam-okafor')).api.countersignPaper({ requestId, paperId });
  }

  /** Changes the ask as somebody does who has read the request as it is now. */
  async amend(change: Partial<RequestContent>, reason: string) {
    const { version, content } = await this.view();
    const manager = await this.as('ana-ribeiro');
    const body = { content: { ...content, ...change }, reason };
    return manager.does.amendRequest({ requestId: this.requestId, body, ifMatch: version });
  }

  async moveClock(to: string): Promise<void> {
    const { arrangementId } = this;
    await (await this.as('ana-ribeiro')).does.moveClock({ arrangementId, body: { to } });
  }

  async move(
    what: 'recordDeparture' | 'recordArrival' | 'recordReturn',
    effective: ApiSchemas['DateOrRange'] | null = null,
  ) {
    const { does } = await this.as('ana-ribeiro');
    return does[what]({ arrangementId: this.arrangementId, lineId: 'mi24', body: { effective } });
  }
}

export function letter(reference: string, on: string | null = null) {
  return { kind: 'letter' as const, reference, organ: null, date: on === null ? null : { on } };
}
