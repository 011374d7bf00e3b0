import { OPERATIONS } from '../../../apps/api/src/operations.js';
import { AuthorisationWorld, CALLERS, type Caller } from '../../support/api/authorisation-world.js';
import { mi24Content } from '../../support/api/running-api.js';

const LEG = 'host_consent:cote-divoire';
/** Stands in all that is said between Côte d'Ivoire and the Secretariat. */
const SECRET = 'between-us-alone';
/** Who speaks for Côte d'Ivoire is its own affair as well. */
const PRIVATE = new RegExp(`${SECRET}|alsoasked-approver`, 'u');

/** Callers to whom it was said, or who see every case. */
const TOLD: readonly Caller[] = [
  'unit manager',
  'unit focal_point',
  'unit administrator',
  'unit auditor',
  'otherUnit administrator',
  'otherUnit auditor',
];

function isTold(caller: Caller): boolean {
  return TOLD.includes(caller) || caller.startsWith('alsoAsked ');
}

const READS = OPERATIONS.filter((operation) => operation.method === 'get');

describe('what is said between a party and the Secretariat', () => {
  let world: AuthorisationWorld;
  let request: string;

  beforeAll(async () => {
    world = await AuthorisationWorld.start();
    const { requestId } = world.request;
    request = `/requests/${requestId}`;
    const leg = { requestId, legId: LEG };
    const approver = world.as('alsoAsked approver');
    const manager = world.as('unit manager');
    const { questionId } = await approver.askOnLeg({ ...leg, body: { text: `Why now? ${SECRET}` } });
    await manager.replyToQuestion({ requestId, questionId, body: { text: `Because. ${SECRET}` } });
    await approver.decideLeg({
      ...leg,
      body: {
        answer: 'consent_with_conditions',
        conditions: `Only by daylight. ${SECRET}`,
        instrument: { kind: 'note_verbale', reference: `NV/${SECRET}`, organ: null, date: null },
      },
    });
    const caps = { persons: 60, equipment: null, area: [SECRET], tasks: null, from: null, to: null };
    await world.as('unit focal_point').enterConditions({ ...leg, body: { caps } });
    await manager.countersignConditions(leg);
  });
  afterAll(() => world.close());

  it('is seen whole by the two, by auditors and by administrators', async () => {
    for (const caller of [...TOLD, 'alsoAsked approver', 'alsoAsked focal_point'] as const) {
      const { text } = await world.read(caller, request);
      const view = JSON.parse(text) as { legs: { id: string; detail: unknown }[] };
      expect([caller, SECRET.length > 0 && text.includes(SECRET)]).toEqual([caller, true]);
      expect(view.legs.find((leg) => leg.id === LEG)?.detail).not.toBeNull();
    }
  });

  it.each(READS.map((operation) => [operation.id, operation] as const))(
    'is not in what others read by %s',
    async (_id, operation) => {
      const others = CALLERS.filter((caller) => !isTold(caller));
      const leaks = await Promise.all(
        others.map(async (caller) => {
          const { text } = await world.read(caller, world.pathOf(operation));
          return PRIVATE.test(text) ? [`${caller}: ${PRIVATE.exec(text)?.[0]}`] : [];
        }),
      );
      expect(leaks.flat()).toEqual([]);
    },
  );

  it('leaves others the kind, the party and the status of the leg, and nothing of its time', async () => {
    for (const caller of ['asked approver', 'mission manager'] as const) {
      const view = JSON.parse((await world.read(caller, request)).text) as {
        sees: string;
        legs: { id: string; detail: unknown }[];
        lines: { window: unknown }[];
        nextSteps: unknown[];
      };
      expect(view.sees).toBe('own');
      expect(view.legs.find((leg) => leg.id === LEG)).toEqual({
        id: LEG,
        kind: 'host_consent',
        party: { id: 'cote-divoire', name: "Government of Côte d'Ivoire" },
        status: 'obtained_with_caveats',
        detail: null,
        allowedActs: [],
        allowedAnswers: [],
        allowedRecords: [],
      });
      expect(view.lines.map((line) => line.window)).toEqual([null]);
      expect(JSON.stringify(view.nextSteps)).not.toMatch(/Ukraine|Côte d'Ivoire/u);
    }
  });

  it('is not told by numbers, filters or marks either, once another party is late', async () => {
    await world.as('asked approver').decideLeg({
      requestId: world.request.requestId,
      legId: 'host_consent:liberia',
      body: {
        answer: 'consent',
        instrument: { kind: 'note_verbale', reference: 'NV/1', organ: null, date: null },
      },
    });
    await world.moveClock('2011-01-25T14:00:00Z');
    const list = async (caller: Caller, query: string) =>
      (
        JSON.parse((await world.read(caller, `/requests?${query}`)).text) as {
          items: { id: string; atRisk: boolean; legs: { overdue: number; satisfied: number } }[];
        }
      ).items.filter((item) => item.id === world.request.requestId);
    expect(await list('unit manager', 'overdue=true')).toMatchObject([{ atRisk: true }]);
    expect(await list('asked approver', 'overdue=true')).toEqual([]);
    expect(await list('asked approver', 'atRisk=true')).toEqual([]);
    expect(await list('asked approver', 'state=open')).toMatchObject([
      { atRisk: false, legs: { overdue: 0 } },
    ]);
    expect(await list('mission manager', 'overdue=true')).toEqual([]);
    expect(await list('otherUnit manager', 'state=all')).toEqual([]);
    const arrangement = JSON.parse(
      (await world.read('asked approver', `/arrangements/${world.request.arrangementId}`)).text,
    ) as { sees: string; lines: { window: unknown; lastConsent: unknown; arrivalLag: unknown }[] };
    expect(arrangement.sees).toBe('own');
    for (const line of arrangement.lines) {
      expect([line.window, line.lastConsent, line.arrivalLag]).toEqual([null, null, null]);
    }
  });

  it('shows in the audit chain every link and only the own content', async () => {
    const chainOf = async (caller: Caller) =>
      (
        JSON.parse((await world.read(caller, `${request}/audit?limit=200`)).text) as {
          items: { hash: string; kind: string; fact: unknown }[];
        }
      ).items;
    const [whole, own] = [await chainOf('unit auditor'), await chainOf('asked approver')];
    expect(own.map((link) => link.hash)).toEqual(whole.map((link) => link.hash));
    const about = (kind: string) => whole.findIndex((link) => link.kind === kind);
    for (const kind of ['question_asked', 'question_answered', 'conditions_entered']) {
      expect(own[about(kind)]).toMatchObject({ kind: 'not_shown', fact: null });
    }
    expect(own.filter((link) => link.kind === 'answered')).toHaveLength(1);
  });

  it('keeps an arrangement that one unit manages from the managers of another', async () => {
    const content = mi24Content({ kind: 'extend', arrangementId: world.request.arrangementId });
    await expect(world.as('otherUnit manager').draftRequest({ body: { content } })).rejects.toMatchObject({
      status: 422,
      problem: { errors: [{ rule: 'unknown_reference', pointer: '/content/arrangementId' }] },
    });
  });

  it('is closed to those who have left, also where they did it themselves', async () => {
    await world.change(`UPDATE membership SET party_id = 'unmil' WHERE person_id = 'unit-manager'`);
    const { status, text } = await world.read('unit manager', `${request}/audit?limit=200`);
    expect(status).toBe(200);
    expect(text).not.toMatch(PRIVATE);
  });
});
