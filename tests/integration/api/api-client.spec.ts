import {
  ApiRefusal,
  createApiClient,
  resultOf,
  signInAsPersona,
  type ApiClient,
  type ApiSchemas,
} from '#libs/contracts/client';
import { armedHelicopters } from '../../support/fixtures/cast.js';
import { startTestApi, type TestApi } from '../../support/api/running-api.js';

const clockStartsAt = '2011-01-07T14:00:00Z';

describe('the typed client of the API', () => {
  let api: TestApi;
  let manager: ApiClient;

  const as = async (personaId: string): Promise<ApiClient> =>
    createApiClient({ url: api.url, credentials: await signInAsPersona({ url: api.url }, personaId) });

  beforeAll(async () => {
    api = await startTestApi();
    manager = await as('ana-ribeiro');
  });
  afterAll(() => api.close());

  async function draft(): Promise<{ requestId: string; version: number }> {
    const body = { content: armedHelicopters(), clockStartsAt };
    return resultOf(await manager.POST('/api/v1/requests', { body }));
  }

  it('carries a request from its draft to the consent of a host', async () => {
    const { requestId, version } = await draft();
    const path = { requestId };
    const submitted = await manager.POST('/api/v1/requests/{requestId}/submit', {
      params: { path, header: { 'If-Match': `"${version}"` } },
    });
    expect(resultOf(submitted).version).toBeGreaterThan(version);

    const notifier = await as('jun-takeda');
    const noticed = await notifier.POST('/api/v1/requests/{requestId}/legs/{legId}/decide', {
      params: { path: { requestId, legId: 'advance_notice:eosg' } },
      body: {
        answer: 'notice_given',
        instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
      },
    });
    expect(resultOf(noticed).status).toBe('counts');

    const host = await as('james-kollie');
    const inbox = resultOf(await host.GET('/api/v1/inbox', { params: { query: { queue: 'party' } } }));
    expect(inbox.items.map((row) => row.requestId)).toContain(requestId);
    const consented = await host.POST('/api/v1/requests/{requestId}/legs/{legId}/decide', {
      params: { path: { requestId, legId: 'host_consent:liberia' } },
      body: { answer: 'consent' },
    });
    expect(consented.response.status).toBe(201);

    const view: ApiSchemas['Request'] = resultOf(
      await manager.GET('/api/v1/requests/{requestId}', { params: { path } }),
    );
    const leg = view.legs.find(({ id }) => id === 'host_consent:liberia');
    expect(leg?.status).toBe('obtained');
  });

  it('makes a key for every call, and repeats a call under the key that is given', async () => {
    const [one, other] = [await draft(), await draft()];
    expect(one.requestId).not.toBe(other.requestId);
    const again = {
      body: { content: armedHelicopters(), clockStartsAt },
      params: { header: { 'Idempotency-Key': 'one call' } },
    };
    const first = resultOf(await manager.POST('/api/v1/requests', again));
    const repeated = await manager.POST('/api/v1/requests', again);
    expect(resultOf(repeated).requestId).toBe(first.requestId);
    expect(repeated.response.headers.get('idempotency-replayed')).toBe('true');
    expect(repeated.response.headers.get('location')).toBe(`/api/v1/requests/${first.requestId}`);
  });

  it('throws a refusal as the problem that it is', async () => {
    const content = { ...armedHelicopters(), receivingMission: 'unmil' };
    const answer = await manager.POST('/api/v1/requests', { body: { content, clockStartsAt } });
    expect(answer.error?.errors[0]).toMatchObject({
      pointer: '/content/receivingMission',
      rule: 'rule_broken',
    });
    const refused = await Promise.resolve(answer)
      .then(resultOf)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiRefusal);
    expect(refused).toMatchObject({ status: 422 });
    expect((refused as ApiRefusal).broke('rule_broken')).toBe(true);
    expect((refused as ApiRefusal).broke('not_found')).toBe(false);
  });

  it('is nobody without credentials', async () => {
    const { error, response } = await createApiClient({ url: api.url }).GET('/api/v1/me');
    expect([response.status, error?.errors[0]?.rule]).toEqual([401, 'not_signed_in']);
  });
});
