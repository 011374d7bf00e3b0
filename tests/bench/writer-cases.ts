import { randomUUID } from 'node:crypto';
import { Cases } from '#libs/cases';
import { answerInputSchema, requestContentSchema, type AnswerInput } from '#libs/contracts';
import { viewerOf, type Viewer } from '#libs/identity';
import type { DataSource, EntityManager } from 'typeorm';
import { content } from './prepare-leg.js';
import { fail } from './turns.js';

/** The parties that consent to the arrangement that is measured, each with one who answers for it. */
export const CONSENTS = [
  { legId: 'contributor_consent:ukraine', personId: 'olena-koval' },
  { legId: 'host_consent:liberia', personId: 'james-kollie' },
  { legId: 'host_consent:cote-divoire', personId: 'awa-kone' },
] as const;

/** People's verbs without HTTP: each call is one transaction with a key of its own, as the api makes it. */
export class WriterCases {
  private readonly people = new Map<string, Viewer>();
  private readonly cases: Cases;
  private readonly pool: DataSource;

  constructor(pool: DataSource) {
    this.pool = pool;
    this.cases = new Cases(pool, { movableClocks: false });
  }

  /** Opens a request and takes it to the moment at which the consents have been asked. */
  async asked(): Promise<string> {
    const manager = await this.person('ana-ribeiro');
    const asked = requestContentSchema.parse(content());
    const { requestId } = await this.run(manager, (tx) =>
      this.cases.draftRequest(tx, manager, { content: asked }),
    );
    await this.run(manager, (tx) => this.cases.submitRequest(tx, manager, requestId, null));
    const instrument = { kind: 'letter', reference: 'S/2011/5', organ: null, date: null };
    await this.answer(requestId, 'advance_notice:eosg', 'jun-takeda', { answer: 'notice_given', instrument });
    return requestId;
  }

  /** Several requests at that moment. */
  async manyAsked(count: number, signal: AbortSignal | undefined): Promise<string[]> {
    const ids: string[] = [];
    for (let one = 0; one < count; one += 1) {
      signal?.throwIfAborted();
      ids.push(await this.asked());
    }
    return ids;
  }

  /** Consents to a leg. */
  async consent(requestId: string, { legId, personId }: (typeof CONSENTS)[number]): Promise<void> {
    await this.answer(requestId, legId, personId, { answer: 'consent' });
  }

  private async answer(requestId: string, legId: string, personId: string, given: unknown): Promise<void> {
    const viewer = await this.person(personId);
    const input: AnswerInput = answerInputSchema.parse(given);
    await this.run(viewer, (tx) => this.cases.decide(tx, viewer, { requestId, legId }, input, 'api'));
  }

  private async person(id: string): Promise<Viewer> {
    const known = this.people.get(id);
    if (known !== undefined) return known;
    const viewer = (await viewerOf(this.pool.manager, id)) ?? fail(`${id} is not in the cast`);
    this.people.set(id, viewer);
    return viewer;
  }

  private async run<T>(viewer: Viewer, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const idempotency = { scope: viewer.personId, key: randomUUID(), route: 'bench', bodyHash: 'bench' };
    const answered = await this.cases.transact(idempotency, async (tx) => ({
      status: 200,
      body: await work(tx),
    }));
    return answered.body;
  }
}
