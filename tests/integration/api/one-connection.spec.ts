import { ApiRequests } from '../../support/api/api-requests.js';

/*
 * A call that holds a connection to the database and waits for a second one would wait for ever once as many calls do so as there are
 * connections. With one connection every such call would be found at once.
 */
describe('an api with a single connection to its database', () => {
  let requests: ApiRequests;

  beforeAll(async () => {
    requests = await ApiRequests.start({ DATABASE_CONNECTIONS: 1 });
  });

  afterAll(async () => {
    await requests.close();
  });

  it('carries a request while people answer and read at the same moment', async () => {
    const { requestId } = await requests.noticed();
    const hostsAsked = [
      ['james-kollie', 'host_consent:liberia'],
      ['awa-kone', 'host_consent:cote-divoire'],
    ] as const;
    const answering = hostsAsked.map(async ([personId, legId]) => {
      const caller = await requests.as(personId);
      await caller.does.decideLeg({ requestId, legId, body: { answer: 'consent' } });
      return caller.does.listInbox({ queue: 'done' });
    });
    const [inboxes, list] = await Promise.all([
      Promise.all(answering),
      requests.manager.does.listRequests({}),
    ]);

    expect(inboxes.map(({ items }) => items.map((item) => item.requestId))).toEqual([
      [requestId],
      [requestId],
    ]);
    expect(list.items.map(({ id }) => id)).toContain(requestId);
    const { legs } = await requests.view(requestId);
    const hosts = legs.filter(({ kind }) => kind === 'host_consent').map(({ status }) => status);
    expect(hosts).toEqual(['obtained', 'obtained']);
  });
});
