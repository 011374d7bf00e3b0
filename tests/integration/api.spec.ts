import { startTestApi, mi24Content, type ApiClient, type TestApi } from '../support/running-api.js';

let api: TestApi;
let ana: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  ana = await api.as('ana-ribeiro');
});
afterAll(() => api.close());

async function drafted(
  clockStartsAt = '2011-01-07T14:00:00Z',
): Promise<{ requestId: string; arrangementId: string }> {
  const answer = await ana.post('/api/v1/requests', { content: mi24Content(), clockStartsAt });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function submitted() {
  const draft = await drafted();
  expect((await ana.post(`/api/v1/requests/${draft.requestId}/submit`, {})).status).toBe(200);
  return draft;
}

const notice = {
  answer: 'notice_given',
  instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
};

describe('a request through the API', () => {
  it('is drafted, submitted and decided, with a receipt', async () => {
    const { requestId } = await submitted();
    const jun = await api.as('jun-takeda');
    const inbox = await jun.get('/api/v1/inbox');
    expect(inbox.body.items).toEqual([
      expect.objectContaining({ requestId, kind: 'answer', legKind: 'advance_notice' }),
    ]);
    const decided = await jun.post(`/api/v1/requests/${requestId}/legs/advance_notice:eosg/decide`, notice);
    expect(decided).toMatchObject({ status: 201, body: { standing: 'counts', legStatus: 'obtained' } });
    const view = await ana.get(`/api/v1/requests/${requestId}`);
    expect(view.body.legs.map((leg: any) => leg.status)).toEqual([
      'obtained',
      'asked',
      'asked',
      'asked',
      'asked',
    ]);
  });
});
