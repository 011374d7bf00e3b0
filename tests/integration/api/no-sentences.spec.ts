import { freePorts } from '#infra/embedded';
import type { Operation } from '../../../apps/api/src/http/operations/operation.js';
import { OPERATIONS } from '../../../apps/api/src/operations.js';
import { AUTHORISATION } from '../../support/api/authorisation-table.js';
import { AuthorisationWorld, CALLERS } from '../../support/api/authorisation-world.js';
import { Caller } from '../../support/api/caller.js';

/** The tables of the machine are a document: they say in English what each of their rows means. */
const DOCUMENTS = ['getTables'];

const READS = OPERATIONS.filter(
  ({ id, kind, method }) => kind === 'read' && method === 'get' && !DOCUMENTS.includes(id),
);

/** All texts in a value, each with where it stands. */
function textsIn(value: unknown, at = ''): [place: string, text: string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, `${at}/${name}`));
}

/** The texts with a space that nobody wrote, each with its place. */
function unkept(value: unknown, kept: readonly string[]): string[] {
  return textsIn(value)
    .filter(([, said]) => said.includes(' ') && !kept.some((known) => known.includes(said)))
    .map(([place, said]) => `${place}: ${said}`);
}

/** A port of this machine on which nobody listens. */
async function closedPort(): Promise<number> {
  const [port] = await freePorts(1);
  if (port === undefined) throw new Error('there is no free port');
  return port;
}

describe('what the API reads out', () => {
  let world: AuthorisationWorld;
  /** Every text that the store holds: what people, policies, sources and the rendered asks say. */
  let kept: string[];
  let looked = 0;

  beforeAll(async () => {
    world = await AuthorisationWorld.start();
    const { requestId } = world.request;
    await world.as('asked approver').askOnLeg({
      requestId,
      legId: 'host_consent:liberia',
      body: { text: 'How long will they stay?' },
    });
    await world.as('alsoAsked approver').decideLeg({
      requestId,
      legId: 'host_consent:cote-divoire',
      body: {
        answer: 'consent_with_conditions',
        caps: { persons: 20, equipment: null, area: ['Bouake'], tasks: null, from: null, to: null },
      },
    });
    kept = await world.texts();
  });
  afterAll(() => world.close());

  async function sentencesOf(operation: Operation): Promise<string[]> {
    const found = new Set<string>();
    for (const caller of CALLERS) {
      if (caller === 'nobody' || AUTHORISATION[operation.id]?.(caller) !== 'allowed') continue;
      const { status, text } = await world.read(caller, world.pathOf(operation));
      if (status !== 200) continue;
      const value: unknown = JSON.parse(text);
      looked += textsIn(value).length;
      for (const sentence of unkept(value, kept)) found.add(sentence);
    }
    return [...found];
  }

  it.each(READS.map((operation) => [operation.id, operation] as const))(
    'holds no sentence of its own: %s',
    async (_id, operation) => {
      expect(await sentencesOf(operation)).toEqual([]);
    },
  );

  it('holds none where a session says on what it was opened', async () => {
    const agent = 'Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0';
    const james = new Caller(world.url);
    await james.does.signInAsPersona({ personaId: 'james-kollie', headers: { 'user-agent': agent } });
    const sessions = await james.does.listMySessions();
    expect(sessions.items).toMatchObject([{ device: { browser: 'firefox', system: 'windows' } }]);
    expect(unkept(sessions, await world.texts())).toEqual([]);
  });

  it('holds none where a message of a webhook says why it could not be sent', async () => {
    const keeper = 'asked approver';
    const address = { partyId: 'liberia', url: `http://127.0.0.1:${await closedPort()}/hook` };
    const { webhookId } = await world.as(keeper).registerWebhook({ body: address });
    await world.as(keeper).testWebhook({ webhookId });
    await world.deliver(webhookId);
    const { status, text } = await world.read(keeper, `/webhooks/${webhookId}/deliveries`);
    expect(status).toBe(200);
    const log = JSON.parse(text) as { items: unknown[] };
    const fault = { code: 'connection_refused', params: {} };
    expect(log.items).toMatchObject([{ tries: [{ status: null, fault }] }]);
    expect(unkept(log, await world.texts())).toEqual([]);
  });

  it('would be found out: a text with a space that nobody wrote is none that is kept', () => {
    expect(kept.some((known) => known.includes('How long will they stay?'))).toBe(true);
    expect(looked).toBeGreaterThan(5000);
    expect(kept.some((known) => known.includes('The Secretariat decides what follows.'))).toBe(false);
  });
});
