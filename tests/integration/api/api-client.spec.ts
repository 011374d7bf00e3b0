import { randomUUID } from 'node:crypto';
import {
  ApiRefusal,
  NotTheApi,
  addressOf,
  createApiClient,
  resultOf,
  resultsOf,
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
    return resultOf(await manager.draftRequest({ body }));
  }

  it('carries a request from its draft to the consent of a host', async () => {
    const { requestId, version } = await draft();
    const submitted = await manager.submitRequest({ requestId, ifMatch: version });
    expect(resultOf(submitted).version).toBeGreaterThan(version);

    const notifier = await as('jun-takeda');
    const noticed = await notifier.decideLeg({
      requestId,
      legId: 'advance_notice:eosg',
      body: {
        answer: 'notice_given',
        instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
      },
    });
    expect(resultOf(noticed).status).toBe('counts');

    const host = await as('james-kollie');
    const inbox = resultOf(await host.listInbox({ queue: 'party' }));
    expect(inbox.items.map((row) => row.requestId)).toContain(requestId);
    const consented = await host.decideLeg({
      requestId,
      legId: 'host_consent:liberia',
      body: { answer: 'consent' },
    });
    expect(consented.status).toBe(201);

    const view: ApiSchemas['Request'] = resultOf(await manager.getRequest({ requestId }));
    const leg = view.legs.find(({ id }) => id === 'host_consent:liberia');
    expect(leg?.status).toBe('obtained');
  });

  it('makes a key for every call, and repeats a call under the key that is given', async () => {
    const [one, other] = [await draft(), await draft()];
    expect(one.requestId).not.toBe(other.requestId);
    const again = { body: { content: armedHelicopters(), clockStartsAt }, key: 'one call' };
    const first = resultOf(await manager.draftRequest(again));
    const repeated = await manager.draftRequest(again);
    expect(resultOf(repeated).requestId).toBe(first.requestId);
    expect(repeated.headers.get('idempotency-replayed')).toBe('true');
    expect(repeated.headers.get('location')).toBe(`/api/v1/requests/${first.requestId}`);
  });

  it('throws a refusal as the problem that it is', async () => {
    const content = { ...armedHelicopters(), receivingMission: 'unmil' };
    const answer = await manager.draftRequest({ body: { content, clockStartsAt } });
    expect(answer).toMatchObject({
      ok: false,
      body: { errors: [{ pointer: '/content/receivingMission', rule: 'rule_broken' }] },
    });
    const refused = await Promise.resolve(answer)
      .then(resultOf)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiRefusal);
    expect(refused).toMatchObject({ status: 422 });
    expect((refused as ApiRefusal).broke('rule_broken')).toBe(true);
    expect((refused as ApiRefusal).broke('not_found')).toBe(false);
  });

  it('gives the result alone to who wants no refusals', async () => {
    const client = resultsOf(manager);
    const { requestId } = await client.draftRequest({ body: { content: armedHelicopters(), clockStartsAt } });
    expect((await client.getRequest({ requestId })).status).toBe('draft');
    await expect(client.getRequest({ requestId: randomUUID() })).rejects.toThrow(ApiRefusal);
  });

  it('makes addresses, with every sign of a value as a value', async () => {
    expect(addressOf('listRequests', { limit: 3, q: 'Côte & d’Ivoire?' })).toBe(
      '/api/v1/requests?limit=3&q=C%C3%B4te+%26+d%E2%80%99Ivoire%3F',
    );
    expect(addressOf('getUnit', { unitId: '../parties/$&' })).toBe('/api/v1/units/..%2Fparties%2F%24%26');
    expect((await manager.getUnit({ unitId: '../parties/liberia' })).status).toBe(404);
  });

  it('sends a form and reads what is no JSON', async () => {
    const file = new File(['Note 17 of 12 January 2011'], 'note.txt', { type: 'text/plain' });
    const body = new FormData();
    body.set('file', file);
    const { id, bytes } = resultOf(await manager.uploadAttachment({ body }));
    expect(bytes).toBe(file.size);
    const content = resultOf(await manager.downloadAttachment({ attachmentId: id }));
    expect(await content.text()).toBe(await file.text());
  });

  it('takes the key of each call from who makes the client', async () => {
    const credentials = await signInAsPersona({ url: api.url }, 'ana-ribeiro');
    const newKey = (id: string, call: unknown) => `${id} ${JSON.stringify(call).length}`;
    const again = resultsOf(createApiClient({ url: api.url, credentials, newKey }));
    const body = { content: armedHelicopters(), clockStartsAt };
    const first = await again.draftRequest({ body });
    expect(await again.draftRequest({ body })).toEqual(first);
  });

  it('says so where what answers is not the API', async () => {
    const fetch = async () => new Response('<h1>Bad Gateway</h1>', { status: 502 });
    await expect(createApiClient({ url: api.url, fetch }).getMe()).rejects.toThrow(NotTheApi);
  });

  it('is nobody without credentials', async () => {
    const answer = await createApiClient({ url: api.url }).getMe();
    expect(answer).toMatchObject({ status: 401, body: { errors: [{ rule: 'not_signed_in' }] } });
  });
});
