import { type BodyOf } from '#libs/contracts/client';
import type { PolicyLeg } from '#libs/contracts';
import { ApiRequests, type Drafted } from '../../support/api/api-requests.js';
import { appoint, enterPolicy, policyLike } from '../../support/fixtures/policies.js';
import type { Caller } from '../../support/api/running-api.js';
import { present } from '../../support/api/answers.js';

const UKRAINE = 'contributor_consent:ukraine';

/** The contributor speaks by two seats, which must both be for it. */
const twoSeats = (leg: PolicyLeg): Partial<PolicyLeg> =>
  leg.kind === 'contributor_consent'
    ? {
        seats: [
          { id: 'ministry', title: 'Ministry of Defence' },
          { id: 'parliament', title: 'Parliament' },
        ],
        rule: {
          kind: 'vote',
          approve: { kind: 'all' },
          reject: null,
          rejection: 'at_once',
          quorum: null,
          veto: [],
          changeOfVote: false,
        },
      }
    : {};

describe('a party that speaks by several seats', () => {
  let cases: ApiRequests;
  let ana: Caller;
  let iryna: Caller;
  let petro: Caller;
  let sofia: Caller;

  beforeAll(async () => {
    cases = await ApiRequests.start();
    const { ownerUrl } = cases.api.database;
    await enterPolicy(ownerUrl, policyLike('two-seats', twoSeats));
    await appoint(ownerUrl, 'iryna-melnyk', { party: 'ukraine', role: 'approver', seat: 'ministry' });
    await appoint(ownerUrl, 'petro-bondar', { party: 'ukraine', role: 'approver', seat: 'parliament' });
    await appoint(ownerUrl, 'sofia-shevchuk', { party: 'ukraine', role: 'approver' });
    ana = cases.manager;
    [iryna, petro, sofia] = [
      await cases.as('iryna-melnyk'),
      await cases.as('petro-bondar'),
      await cases.as('sofia-shevchuk'),
    ];
  });
  afterAll(() => cases.close());

  const noticed = () => cases.noticed({ policyId: 'two-seats' });
  const decide = (by: Caller, { requestId }: Drafted, body: BodyOf<'decideLeg'>) =>
    by.api.decideLeg({ requestId, legId: UKRAINE, body });
  const adds = ({ requestId }: Drafted, body: BodyOf<'addApprover'>) =>
    ana.api.addApprover({ requestId, legId: UKRAINE, body });
  const removes = ({ requestId }: Drafted, body: BodyOf<'removeApprover'>) =>
    ana.api.removeApprover({ requestId, legId: UKRAINE, body });
  const inboxOf = async (client: Caller, { requestId }: Drafted) =>
    (await client.does.listInbox({ limit: 200 })).items.filter(
      (row) => row.requestId === requestId && row.kind === 'answer',
    );

  it('hears each seat from its own people, and is obtained by both', async () => {
    const drafted = await noticed();
    expect(await inboxOf(iryna, drafted)).toHaveLength(1);
    expect(await inboxOf(sofia, drafted)).toEqual([]);
    expect(await decide(sofia, drafted, { answer: 'consent', seat: 'ministry' })).toMatchObject({
      status: 403,
      body: { errors: [{ rule: 'not_in_seat', pointer: '/seat' }] },
    });
    expect(await decide(sofia, drafted, { answer: 'consent' })).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'seat_not_named', pointer: '/seat' }] },
    });
    expect(await decide(iryna, drafted, { answer: 'consent' })).toMatchObject({
      status: 201,
      body: { legStatus: 'asked' },
    });
    expect(await decide(petro, drafted, { answer: 'consent' })).toMatchObject({
      status: 201,
      body: { legStatus: 'obtained' },
    });
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('counts an abstention as no vote for, so that the leg cannot be obtained', async () => {
    const drafted = await noticed();
    expect(await decide(iryna, drafted, { answer: 'abstain' })).toMatchObject({
      status: 201,
      body: { legStatus: 'objected' },
    });
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('takes on and lets go people of a seat, and waits for an appointment where nobody is left', async () => {
    const drafted = await noticed();
    const seat = { seatId: 'ministry' };
    expect(await adds(drafted, { ...seat, personId: 'james-kollie' })).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'not_of_party', pointer: '/personId' }] },
    });
    expect(await adds(drafted, { seatId: 'cabinet', personId: 'sofia-shevchuk' })).toMatchObject({
      status: 404,
      body: { errors: [{ pointer: '/seatId' }] },
    });
    const removed = await removes(drafted, {
      ...seat,
      personId: 'iryna-melnyk',
      reason: 'Left.',
    });
    expect(removed.status).toBe(200);
    expect(await inboxOf(iryna, drafted)).toEqual([]);
    expect((await cases.view(drafted.requestId)).tasks).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'appoint_person', aboutId: 'ministry' })]),
    );
    expect((await adds(drafted, { ...seat, personId: 'sofia-shevchuk' })).status).toBe(200);
    expect(await inboxOf(sofia, drafted)).toHaveLength(1);
    expect((await decide(sofia, drafted, { answer: 'consent' })).status).toBe(201);
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('lets only managers and administrators appoint', async () => {
    const drafted = await noticed();
    const body = { seatId: 'ministry', personId: 'sofia-shevchuk' };
    const tomas = await cases.api.as('tomas-lindqvist');
    const before = await cases.api.counts();
    expect((await iryna.api.addApprover({ requestId: drafted.requestId, legId: UKRAINE, body })).status).toBe(
      403,
    );
    expect((await tomas.api.addApprover({ requestId: drafted.requestId, legId: UKRAINE, body })).status).toBe(
      403,
    );
    expect(await cases.api.counts()).toEqual(before);
  });

  it('names in the record for whom a task was done that was handed over, and hands it back', async () => {
    const drafted = await noticed();
    const { taskId } = present((await inboxOf(iryna, drafted))[0]);
    expect((await sofia.api.claimTask({ requestId: drafted.requestId, taskId })).status).toBe(404);
    expect((await iryna.api.claimTask({ requestId: drafted.requestId, taskId })).status).toBe(200);
    expect(
      await iryna.api.handOverTask({
        requestId: drafted.requestId,
        taskId,
        body: { to: 'james-kollie', reason: 'Leave.' },
      }),
    ).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'not_of_party', pointer: '/to' }] },
    });
    expect(
      (
        await iryna.api.handOverTask({
          requestId: drafted.requestId,
          taskId,
          body: { to: 'sofia-shevchuk', reason: 'Leave.' },
        })
      ).status,
    ).toBe(200);
    expect(await inboxOf(sofia, drafted)).toHaveLength(1);
    expect((await sofia.api.handBackTask({ requestId: drafted.requestId, taskId })).status).toBe(200);
    expect(await inboxOf(sofia, drafted)).toEqual([]);
    await iryna.does.handOverTask({
      requestId: drafted.requestId,
      taskId,
      body: { to: 'sofia-shevchuk', reason: 'Leave.' },
    });
    expect((await decide(sofia, drafted, { answer: 'consent', seat: 'ministry' })).status).toBe(201);
    const decisions = (await cases.view(drafted.requestId)).decisions;
    expect(decisions.at(-1)).toMatchObject({
      by: { id: 'sofia-shevchuk' },
      onBehalfOf: { id: 'iryna-melnyk' },
    });
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('hears who stands in for an absent person only where an absence says so', async () => {
    const drafted = await noticed();
    const answer = {
      answer: 'consent',
      seat: 'ministry',
      onBehalfOf: 'iryna-melnyk',
    } satisfies BodyOf<'decideLeg'>;
    expect(await decide(sofia, drafted, answer)).toMatchObject({
      status: 403,
      body: { errors: [{ rule: 'no_cover', pointer: '/onBehalfOf' }] },
    });
    const absence = {
      personId: 'iryna-melnyk',
      from: '2020-01-01T00:00:00Z',
      to: '2190-01-01T00:00:00Z',
      coveredBy: 'sofia-shevchuk',
    };
    expect((await sofia.api.recordAbsence({ body: absence })).status).toBe(403);
    expect((await iryna.api.recordAbsence({ body: { ...absence, to: absence.from } })).status).toBe(422);
    expect((await iryna.api.recordAbsence({ body: absence })).status).toBe(201);
    expect(await inboxOf(sofia, drafted)).toHaveLength(1);
    expect((await decide(sofia, drafted, answer)).status).toBe(201);
    expect((await cases.view(drafted.requestId)).decisions.at(-1)).toMatchObject({
      by: { id: 'sofia-shevchuk' },
      onBehalfOf: { id: 'iryna-melnyk' },
    });
    expect(await cases.faults(drafted)).toEqual([]);
  });
});
