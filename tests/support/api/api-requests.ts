import { verifyCase } from '#libs/cases';
import type { ApiSchemas } from '#libs/contracts/client';
import { createDataSource } from '#libs/store';
import type { DataSource } from 'typeorm';
import type { ApiConfig } from '../../../apps/api/src/config.js';
import { legOf } from './answers.js';
import { type AskedContent, type Caller, type TestApi, mi24Content, startTestApi } from './running-api.js';

/** A request as it was drafted. */
export interface Drafted {
  requestId: string;
  arrangementId: string;
}

/** An api on which requests of January 2011 are carried by the cast. */
export class ApiRequests {
  private constructor(
    readonly api: TestApi,
    readonly dataSource: DataSource,
    readonly manager: Caller,
  ) {}

  static async start(changes: Partial<ApiConfig> = {}): Promise<ApiRequests> {
    const api = await startTestApi(changes);
    const dataSource = await createDataSource(api.database.appUrl, { poolSize: 2 }).initialize();
    return new ApiRequests(api, dataSource, await api.as('ana-ribeiro'));
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.api.close();
  }

  /** Lets persons of the tests have sessions as if they were of the cast. */
  async as(personId: string): Promise<Caller> {
    await this.api.sql('UPDATE person SET persona = true WHERE id = $1', [personId]);
    return this.api.as(personId);
  }

  /** A submitted request. */
  async open(change: Partial<AskedContent> = {}): Promise<Drafted> {
    const { requestId, arrangementId } = await this.manager.does.draftRequest({
      body: { content: mi24Content(change), clockStartsAt: '2011-01-07T14:00:00Z' },
    });
    await this.manager.does.submitRequest({ requestId });
    return { requestId, arrangementId };
  }

  /** A request on which notice was given, so that all others have been asked. */
  async noticed(change: Partial<AskedContent> = {}): Promise<Drafted> {
    const drafted = await this.open(change);
    await this.giveNotice(drafted.requestId);
    return drafted;
  }

  async giveNotice(requestId: string): Promise<void> {
    const jun = await this.api.as('jun-takeda');
    await jun.does.decideLeg({
      requestId,
      legId: 'advance_notice:eosg',
      body: {
        answer: 'notice_given',
        instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
      },
    });
  }

  /** The request as the manager sees it. */
  async view(requestId: string): Promise<ApiSchemas['Request']> {
    return this.manager.does.getRequest({ requestId });
  }

  /** A leg as the manager sees it. */
  async leg(requestId: string, legId: string): Promise<ReturnType<typeof legOf>> {
    return legOf(await this.view(requestId), legId);
  }

  /** What the rows and folds of a request and its arrangement have wrong; nothing, one hopes. */
  async faults({ requestId, arrangementId }: Drafted): Promise<string[]> {
    return [
      ...(await verifyCase(this.dataSource, requestId)),
      ...(await verifyCase(this.dataSource, arrangementId)),
    ];
  }
}
