import { randomInt, randomUUID } from 'node:crypto';
import { Cases } from '#libs/cases';
import { answerInputSchema, type Answer, type AnswerInput, type RequestContent } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { MACHINE, type Machine } from '#libs/process';
import { createDataSource, seed } from '#libs/store';
import type { DataSource, EntityManager } from 'typeorm';
import { armedHelicopters, cast } from '../fixtures/cast.js';
import type { TestDatabase } from './database.js';

/** A seeded store and the verbs that tests of the shell need on it. */
export class LiveCases {
  private constructor(
    readonly dataSource: DataSource,
    readonly cases: Cases,
  ) {}

  /** @param machine another version of the machine than the product's, as a later release would have it */
  static async on(database: TestDatabase, machine: Machine = MACHINE): Promise<LiveCases> {
    await seed(database.ownerUrl);
    await beginReferencesAnywhere(database.ownerUrl);
    const dataSource = createDataSource(database.appUrl, { poolSize: 8, name: 'test', release: machine });
    await dataSource.initialize();
    return new LiveCases(dataSource, new Cases(dataSource, { movableClocks: true }));
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
  }

  /** Does something in one transaction. */
  async run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return (await this.cases.transact(null, async (tx) => ({ status: 200, body: await work(tx) }))).body;
  }

  /** A request submitted in January 2011, in a world of its own. */
  async submit(change: Partial<RequestContent> = {}): Promise<{ requestId: string; arrangementId: string }> {
    const draft = await this.run((tx) =>
      this.cases.draftRequest(tx, cast.manager, {
        content: armedHelicopters(change),
        clockStartsAt: '2011-01-19T15:00:00.000Z',
        assumptions: 'Dates of asking are assumed for this run.',
      }),
    );
    await this.run((tx) => this.cases.submitRequest(tx, cast.manager, draft.requestId, draft.version));
    return draft;
  }

  /** A request on which notice was given, so that all others have been asked. */
  async submitWithNotice(
    change: Partial<RequestContent> = {},
  ): Promise<{ requestId: string; arrangementId: string }> {
    const draft = await this.submit(change);
    await this.decide(draft.requestId, 'advance_notice:eosg', cast.notifier, 'notice_given', {
      instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
    });
    return draft;
  }

  async decide(
    requestId: string,
    legId: string,
    viewer: Viewer,
    answer: Answer,
    more: Partial<AnswerInput> = {},
  ): Promise<void> {
    const input = answerInputSchema.parse({ ...more, answer });
    await this.run((tx) => this.cases.decide(tx, viewer, { requestId, legId }, input, 'inbox'));
  }
}

/** All test files share one mailbox: references that several databases give would be taken for each other there. */
async function beginReferencesAnywhere(ownerUrl: string): Promise<void> {
  const owner = createDataSource(ownerUrl, { poolSize: 1, name: 'test' });
  await owner.initialize();
  await owner.query(`SELECT setval('case_reference', $1)`, [randomInt(10_000, 2 ** 40)]);
  await owner.destroy();
}

/** A name that no other test uses. */
export function unique(prefix: string): string {
  return `${prefix}-${randomUUID()}`;
}
