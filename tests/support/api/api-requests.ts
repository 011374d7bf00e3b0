import { verifyCase } from '#libs/cases';
import { createDataSource } from '#libs/store';
import type { DataSource } from 'typeorm';
import type { ApiConfig } from '../../../apps/api/src/config.js';
import { type ApiClient, type TestApi, mi24Content, startTestApi } from './running-api.js';

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
    readonly manager: ApiClient,
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
  async as(personId: string): Promise<ApiClient> {
    await this.api.sql('UPDATE person SET persona = true WHERE id = $1', [personId]);
    return this.api.as(personId);
  }

  /** A submitted request. */
  async open(change: Record<string, unknown> = {}): Promise<Drafted> {
    const drafted = await this.manager.post('/api/v1/requests', {
      content: mi24Content(change),
      clockStartsAt: '2011-01-07T14:00:00Z',
    });
    const { requestId, arrangementId } = drafted.body;
    const submitted = await this.manager.post(`/api/v1/requests/${requestId}/submit`, {});
    if (submitted.status !== 200) throw new Error(JSON.stringify(submitted.body));
    return { requestId, arrangementId };
  }

  /** A request on which notice was given, so that all others have been asked. */
  async noticed(change: Record<string, unknown> = {}): Promise<Drafted> {
    const drafted = await this.open(change);
    await this.giveNotice(drafted.requestId);
    return drafted;
  }

  async giveNotice(requestId: string): Promise<void> {
    const jun = await this.api.as('jun-takeda');
    const given = await jun.post(`/api/v1/requests/${requestId}/legs/advance_notice:eosg/decide`, {
      answer: 'notice_given',
      instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
    });
    if (given.status !== 201) throw new Error(JSON.stringify(given.body));
  }

  /** The request as the manager sees it. */
  async view(requestId: string) {
    return (await this.manager.get(`/api/v1/requests/${requestId}`)).body;
  }

  async leg(requestId: string, legId: string) {
    const { legs } = await this.view(requestId);
    return legs.find((leg: { id: string }) => leg.id === legId);
  }

  /** What the rows and folds of a request and its arrangement have wrong; nothing, one hopes. */
  async faults({ requestId, arrangementId }: Drafted): Promise<string[]> {
    return [
      ...(await verifyCase(this.dataSource, requestId)),
      ...(await verifyCase(this.dataSource, arrangementId)),
    ];
  }
}
