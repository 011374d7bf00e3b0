import type { Operation } from '../../../apps/api/src/http/operations/operation.js';
import { OPERATIONS } from '../../../apps/api/src/operations.js';
import { AUTHORISATION } from '../../support/api/authorisation-table.js';
import { AuthorisationWorld, CALLERS } from '../../support/api/authorisation-world.js';

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

describe('what the API reads out', () => {
  let world: AuthorisationWorld;
  /** Every text that the store holds: what people, policies, sources and the rendered asks say. */
  let kept: string[];
  let looked = 0;

  beforeAll(async () => {
    world = await AuthorisationWorld.start();
    const request = `/requests/${world.request.requestId}`;
    await world.post('asked approver', `${request}/legs/host_consent:liberia/ask`, {
      text: 'How long will they stay?',
    });
    await world.post('alsoAsked approver', `${request}/legs/host_consent:cote-divoire/decide`, {
      answer: 'consent_with_conditions',
      caps: { persons: 20, equipment: null, area: ['Bouake'], tasks: null, from: null, to: null },
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
      for (const [place, said] of textsIn(JSON.parse(text))) {
        looked += 1;
        const isKept = !said.includes(' ') || kept.some((known) => known.includes(said));
        if (!isKept) found.add(`${place}: ${said}`);
      }
    }
    return [...found];
  }

  it.each(READS.map((operation) => [operation.id, operation] as const))(
    'holds no sentence of its own: %s',
    async (_id, operation) => {
      expect(await sentencesOf(operation)).toEqual([]);
    },
  );

  it('would be found out: a text with a space that nobody wrote is none that is kept', () => {
    expect(kept.some((known) => known.includes('How long will they stay?'))).toBe(true);
    expect(looked).toBeGreaterThan(5000);
    expect(kept.some((known) => known.includes('The Secretariat decides what follows.'))).toBe(false);
  });
});
