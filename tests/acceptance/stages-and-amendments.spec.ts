import { resultOf } from '#libs/contracts/client';
import { type PolicyLeg, type VoteRule, workflowIdOf } from '#libs/contracts';
import { connectTemporal } from '#libs/platform';
import { armedHelicopters } from '../support/fixtures/cast.js';
import {
  COTE_DIVOIRE,
  COUNCIL,
  LIBERIA,
  ArrangementCase,
  UKRAINE,
  resolution1967,
} from '../support/product/arrangement-case.js';
import { appoint, asOwner, enterPolicy, policyLike } from '../support/fixtures/policies.js';
import { Product } from '../support/api/product.js';
import { until } from '../support/product/until.js';

const MANAGER = 'ana.ribeiro@dpko.example';
const LIBERIAN = 'james.kollie@liberia.example';
const MINISTRY = 'iryna-melnyk';
const CABINET = 'petro-bondar';
const PARLIAMENT = 'sofia-shevchuk';
const POLICY = 'stages-and-working-time';

const workingDays = (days: number) =>
  ({ time: { workingDays: days }, after: 'asked', calendar: 'headquarters' }) as const;
const unanimous: VoteRule = {
  kind: 'vote',
  approve: { kind: 'all' },
  reject: null,
  rejection: 'at_once',
  quorum: null,
  veto: [],
  changeOfVote: false,
};

/** The capital speaks by its ministry first, then by cabinet and parliament side by side; its time is counted in working days. */
const inStages = (leg: PolicyLeg): Partial<PolicyLeg> =>
  leg.kind === 'contributor_consent'
    ? {
        seats: [
          { id: 'ministry', title: 'Ministry of Defence' },
          { id: 'cabinet', title: 'Cabinet of Ministers' },
          { id: 'parliament', title: 'Parliament' },
        ],
        rule: {
          kind: 'stages',
          stages: [
            { title: 'Ministry', seats: ['ministry'], rule: unanimous },
            { title: 'Cabinet and Parliament', seats: ['cabinet', 'parliament'], rule: unanimous },
          ],
        },
        due: workingDays(4),
        reminders: [workingDays(2)],
        escalate: workingDays(5),
        lapse: workingDays(20),
      }
    : {};

const [wholeLine] = armedHelicopters().lines;
if (wholeLine === undefined) throw new Error('the request has a line');
const linesFor = (military: number) => [{ ...wholeLine, persons: { military, police: 0, civilian: 0 } }];

/** One live request whose capital decides in stages and in working time, amended twice on its way; every part is real. */
describe('a request amended on its way, with a capital that decides in stages', () => {
  let product: Product;
  let arrangement: ArrangementCase;

  beforeAll(async () => {
    product = await Product.start();
    await enterPolicy(product.ownerUrl, policyLike(POLICY, inStages));
    const seats = { [MINISTRY]: 'ministry', [CABINET]: 'cabinet', [PARLIAMENT]: 'parliament' };
    for (const [personId, seat] of Object.entries(seats)) {
      await appoint(product.ownerUrl, personId, { party: 'ukraine', role: 'approver', seat });
    }
    await asOwner(product.ownerUrl, 'UPDATE person SET persona = true WHERE id = ANY ($1)', [
      Object.keys(seats),
    ]);
  });

  afterAll(async () => {
    await product.stop();
  });

  /** Whether the capital's task lies in the inbox of one of its people. */
  async function isAsked(personId: string): Promise<boolean> {
    const { items } = await (await arrangement.as(personId)).does.listInbox();
    return items.some((item) => item.kind === 'answer' && item.requestId === arrangement.requestId);
  }

  const consents = async (personId: string, legId: string) =>
    resultOf(await arrangement.answer(personId, legId, { answer: 'consent' }));

  it('asks the ministry first, and counts its time in working days', async () => {
    arrangement = await ArrangementCase.noticed(product, { policyId: POLICY });
    const { status, detail } = await arrangement.leg(UKRAINE);
    expect(status).toBe('asked');
    // Asked on Friday, 7 January 2011, in the morning of New York: the fourth working day after it is a Thursday.
    expect(detail.dueAt).toMatch(/^2011-01-13T14:00:/u);
    expect(detail.group?.explanation).toMatchObject({ code: 'groups.stage', params: { title: 'Ministry' } });
    expect(await isAsked(MINISTRY)).toBe(true);
    expect(await isAsked(CABINET)).toBe(false);
  });

  it('reminds after two working days, not after two days', async () => {
    await arrangement.moveClock('2011-01-10T15:00:00.000Z');
    expect((await arrangement.leg(UKRAINE)).detail.remindersSent).toBe(0);
    await arrangement.moveClock('2011-01-11T15:00:00.000Z');
    await product.mail(`${MINISTRY}@example.org`, /Reminder 1/u);
  });

  it('an ask for fewer keeps the consent that was given, and asks the others the new text', async () => {
    await consents('james-kollie', LIBERIA);
    await arrangement.amend({ lines: linesFor(50) }, 'Ten fewer are needed.');
    expect(await arrangement.leg(LIBERIA)).toMatchObject({ status: 'obtained', detail: { satisfied: true } });
    expect((await arrangement.leg(UKRAINE)).detail.rounds.map(({ closedBecause }) => closedBecause)).toEqual([
      'revised',
      null,
    ]);
    expect((await arrangement.view()).revisions.at(-1)).toMatchObject({ number: 2, reopened: [] });
    await product.mail(LIBERIAN, /your consent stands/u);
  });

  it('goes from the ministry to cabinet and parliament, and is obtained once all have spoken', async () => {
    await consents(MINISTRY, UKRAINE);
    expect(await isAsked(MINISTRY)).toBe(false);
    expect([await isAsked(CABINET), await isAsked(PARLIAMENT)]).toEqual([true, true]);
    await consents(PARLIAMENT, UKRAINE);
    expect((await arrangement.leg(UKRAINE)).status).toBe('asked');
    await consents(CABINET, UKRAINE);
    expect(await arrangement.leg(UKRAINE)).toMatchObject({ status: 'obtained', detail: { satisfied: true } });
  });

  it('an ask for as many as at first opens again exactly the consent that was given to fewer, and says why', async () => {
    await arrangement.amend({ lines: linesFor(60) }, 'The crews are needed after all.');
    const { revisions } = await arrangement.view();
    expect(revisions.at(-1)).toMatchObject({
      number: 3,
      because: 'amended',
      reopened: [{ legId: UKRAINE, why: [expect.objectContaining({ code: 'ask.persons' })] }],
    });
    expect(await arrangement.leg(LIBERIA)).toMatchObject({
      status: 'obtained',
      detail: { satisfied: true, round: 1 },
    });
    expect(await arrangement.leg(UKRAINE)).toMatchObject({
      status: 'asked',
      detail: { satisfied: false, round: 3 },
    });
    const told = await until('the manager is told of the third revision', async () =>
      (await product.mailsTo(MANAGER)).find(
        ({ subject, text }) => /amended/u.test(subject) && /revision 3/u.test(text),
      ),
    );
    expect(told.text).toMatch(/Ukraine: .*60 military/u);
  });

  it('asks every seat again, and is granted with the last consent and the act of the Council', async () => {
    for (const personId of [MINISTRY, CABINET, PARLIAMENT]) await consents(personId, UKRAINE);
    await consents('awa-kone', COTE_DIVOIRE);
    await arrangement.moveClock('2011-01-19T20:00:00.000Z');
    expect((await arrangement.view()).status).toBe('open');
    const counted = await arrangement.paper('claire-dubois', COUNCIL, {
      answer: 'adopted',
      act: resolution1967,
    });
    expect(counted.status).toBe(201);
    expect((await arrangement.view()).status).toBe('granted');
    expect(await arrangement.arrangement()).toMatchObject({
      status: 'in_force',
      lines: [{ status: 'planned' }],
    });
    await product.mail(MANAGER, /Granted/u);
  });

  it('leaves no effect undone, no workflow of a closed request running, and every chain and projection whole', async () => {
    await until('no effect is left', async () => {
      const [left] = await product.dataSource.query(`SELECT count(*) FROM effect WHERE status = 'pending'`);
      return Number(left.count) === 0;
    });
    const temporal = await connectTemporal({
      TEMPORAL_ADDRESS: product.temporalAddress,
      TEMPORAL_NAMESPACE: 'default',
    });
    const id = workflowIdOf({ kind: 'request', requestId: arrangement.requestId });
    await temporal.client.workflow.getHandle(id).result();
    await temporal.close();
    expect(await product.faults()).toEqual([]);
  });
});
