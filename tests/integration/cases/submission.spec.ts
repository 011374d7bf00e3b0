import { type CaseError, verifyCase } from '#libs/cases';
import type { PolicyLeg, RequestContent } from '#libs/contracts';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { dayFromNow } from '../../support/product/lived-arrangements.js';
import { LiveCases } from '../../support/product/live-request.js';
import { staleListings } from '../../support/product/stale-listings.js';
import { armedHelicopters, cast } from '../../support/fixtures/cast.js';
import { refusalText } from '../../support/written.js';
import { appoint, asOwner, enterPolicy, policyLike } from '../../support/fixtures/policies.js';

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
          reject: { kind: 'any' },
          quorum: null,
          veto: [],
          rejection: 'at_once',
          changeOfVote: false,
        },
      }
    : {};

/** The same seats, to which nobody has been appointed. */
const onEmptySeats = (leg: PolicyLeg): Partial<PolicyLeg> => {
  const { seats = [], ...rest } = twoSeats(leg);
  return seats.length === 0
    ? rest
    : { ...rest, seats: seats.map((seat) => ({ ...seat, id: `new-${seat.id}` })) };
};

describe('what a request is submitted with', () => {
  let database: TestDatabase;
  let live: LiveCases;

  beforeAll(async () => {
    database = await createTestDatabase();
    live = await LiveCases.on(database);
    await enterPolicy(database.ownerUrl, policyLike('two-seats', twoSeats));
    await enterPolicy(
      database.ownerUrl,
      policyLike('working-days', (leg) =>
        leg.kind === 'host_consent'
          ? { due: { time: { workingDays: 5 }, after: 'asked', calendar: 'party' } }
          : {},
      ),
    );
  });

  afterAll(async () => {
    await live.close();
    await database.drop();
  });

  const stateOf = (requestId: string) => live.cases.requestState(live.dataSource.manager, requestId);

  it('fails closed where nobody sits on a seat, and names it', async () => {
    const refused = await live.submit({ policyId: 'two-seats' }).then(
      () => null,
      (error: unknown) => error as CaseError,
    );
    expect(refused?.rule).toBe('seat_without_people');
    expect(refusalText(refused?.errors[0])).toContain('Ministry of Defence');
  });

  it('brings the people of each seat by their appointment, without the requester', async () => {
    await appoint(database.ownerUrl, 'iryna-melnyk', {
      party: 'ukraine',
      role: 'approver',
      seat: 'ministry',
    });
    await appoint(database.ownerUrl, 'petro-bondar', {
      party: 'ukraine',
      role: 'approver',
      seat: 'parliament',
    });
    await appoint(database.ownerUrl, 'ana-ribeiro', {
      party: 'ukraine',
      role: 'approver',
      seat: 'parliament',
    });
    const { requestId, arrangementId } = await live.submitWithNotice({ policyId: 'two-seats' });
    expect((await stateOf(requestId)).legs[UKRAINE]?.seats).toMatchObject([
      { id: 'ministry', people: ['iryna-melnyk'] },
      { id: 'parliament', people: ['petro-bondar'] },
    ]);
    const tasks = await live.dataSource.query(
      `SELECT about_id, people FROM task WHERE request_id = $1 AND leg_id = $2 ORDER BY about_id`,
      [requestId, UKRAINE],
    );
    expect(tasks).toEqual([
      { about_id: 'ministry', people: ['iryna-melnyk'] },
      { about_id: 'parliament', people: ['petro-bondar'] },
    ]);
    expect(await verifyCase(live.dataSource, requestId)).toEqual([]);
    expect(await verifyCase(live.dataSource, arrangementId)).toEqual([]);
  });

  it('brings calendars only where working time counts, and of them only the years that matter', async () => {
    const calendarTime = await live.submit();
    expect((await stateOf(calendarTime.requestId)).calendars).toBeNull();
    const { requestId } = await live.submit({ policyId: 'working-days' });
    const { calendars } = await stateOf(requestId);
    expect(calendars?.headquarters.id).toBe('unhq');
    expect(Object.keys(calendars?.parties ?? {}).toSorted()).toEqual(['cote-divoire', 'liberia', 'ukraine']);
    expect(calendars?.headquarters.holidays.map((list) => list.year)).toEqual([]);
  });

  it('brings when the mandate of the sender ends, which then bounds the arrangement', async () => {
    await asOwner(
      database.ownerUrl,
      `UPDATE mission SET mandate_ends_on = '2011-02-05' WHERE party_id = 'unmil'`,
    );
    const { requestId } = await live.submit();
    expect((await stateOf(requestId)).lines['mi24']?.expiry).toMatchObject({
      lastDay: '2011-02-05',
      because: 'sender_mandate',
    });
    await asOwner(database.ownerUrl, `UPDATE mission SET mandate_ends_on = NULL WHERE party_id = 'unmil'`);
  });

  it('brings what a party consented to in advance, which answers as soon as it is asked', async () => {
    const consent = {
      id: 'liberia-2011',
      partyId: 'liberia',
      legKind: 'host_consent',
      instrument: { kind: 'note_verbale', reference: 'NV/1', organ: null, date: { on: '2010-12-01' } },
      scope: {
        sendingMissions: ['unmil'],
        receivingMissions: null,
        units: null,
        caps: { persons: null, equipment: null, area: null, tasks: null, from: null, to: null },
      },
      validFrom: '2010-12-01',
      validTo: null,
      binding: true,
      withdrawnAt: null,
    };
    await asOwner(
      database.ownerUrl,
      `INSERT INTO standing_consent (id, party_id, document, recorded_by, recorded_at)
       VALUES ('liberia-2011', 'liberia', $1, 'tomas-lindqvist', now())`,
      [JSON.stringify(consent)],
    );
    const { requestId, arrangementId } = await live.submitWithNotice();
    const state = await stateOf(requestId);
    expect(state.legs['host_consent:liberia']).toMatchObject({ status: 'obtained', satisfied: true });
    const decision = Object.values(state.decisions).find(({ legId }) => legId === 'host_consent:liberia');
    expect(decision).toMatchObject({ channel: 'standing_consent', answer: 'consent' });
    const stored = await live.dataSource.query(`SELECT channel FROM decision WHERE id = $1`, [decision?.id]);
    expect(stored).toEqual([{ channel: 'standing_consent' }]);
    expect(await verifyCase(live.dataSource, requestId)).toEqual([]);
    expect(await verifyCase(live.dataSource, arrangementId)).toEqual([]);
  });

  /** Drafts and submits in one call. */
  const submitAtOnce = (content: RequestContent) =>
    live.run((tx) => live.cases.draftRequest(tx, cast.manager, { content, submit: true }));

  /** What is kept of a request and its arrangement, without what tells one from the other. */
  const kept = async ({ requestId, arrangementId }: { requestId: string; arrangementId: string }) => {
    const rows: Record<string, unknown>[] = [];
    for (const columns of [
      `number, kind, person_id, party_id, channel FROM fact WHERE case_id IN ($1, $2) ORDER BY case_id = $1, number`,
      `status, policy_hash, requested_by, managed_by FROM request WHERE id = $1 AND arrangement_id = $2`,
      `leg_id, status, holder, satisfied FROM leg WHERE request_id IN ($1, $2) ORDER BY leg_id`,
      `kind, party_id, leg_id, status FROM task WHERE request_id IN ($1, $2) ORDER BY kind, leg_id`,
      `kind, number, index FROM effect WHERE case_id IN ($1, $2) ORDER BY case_id = $1, number, index`,
      `kind, leg_id, party_id, party_only FROM event WHERE arrangement_id = $2 AND request_id = $1 ORDER BY id`,
    ]) {
      rows.push(...(await live.dataSource.query(`SELECT ${columns}`, [requestId, arrangementId])));
    }
    return rows;
  };

  const stale = () => staleListings((text) => live.dataSource.query(text));

  it('is submitted in the call that drafts it, and leaves what two calls leave', async () => {
    const content = armedHelicopters({ neededBy: dayFromNow(20) });
    const drafted = await live.run((tx) => live.cases.draftRequest(tx, cast.manager, { content }));
    const { version } = await live.run((tx) =>
      live.cases.submitRequest(tx, cast.manager, drafted.requestId, drafted.version),
    );
    const one = await submitAtOnce(content);
    expect(one.version).toBe(version);
    expect(await kept(one)).toEqual(await kept(drafted));
    expect(await verifyCase(live.dataSource, one.requestId)).toEqual([]);
    expect(await verifyCase(live.dataSource, one.arrangementId)).toEqual([]);
    expect(await stale()).toEqual([]);
  });

  it('is drafted and submitted on its arrangement in one call', async () => {
    const first = await submitAtOnce(armedHelicopters({ neededBy: dayFromNow(20) }));
    const [line] = armedHelicopters().lines;
    const further = await submitAtOnce(
      armedHelicopters({
        kind: 'extend',
        policyId: 'extension',
        arrangementId: first.arrangementId,
        neededBy: dayFromNow(30),
        lines: [{ ...line!, id: 'infantry', unitId: 'unmil-infantry' }],
      }),
    );
    expect(further.arrangementId).toBe(first.arrangementId);
    expect(await stateOf(further.requestId)).toMatchObject({ status: 'open', revision: 1 });
    expect(await verifyCase(live.dataSource, further.requestId)).toEqual([]);
    expect(await verifyCase(live.dataSource, further.arrangementId)).toEqual([]);
    expect(await stale()).toEqual([]);
  });

  it('is refused as its submission would be, and then there is not even a draft', async () => {
    await enterPolicy(database.ownerUrl, policyLike('empty-seats', onEmptySeats));
    const counted = () =>
      live.dataSource.query(
        `SELECT (SELECT count(*) FROM arrangement) AS arrangements, (SELECT count(*) FROM request) AS requests,
                (SELECT count(*) FROM fact) AS facts, (SELECT count(*) FROM rendering) AS renderings`,
      );
    const before = await counted();
    const content = armedHelicopters({ neededBy: dayFromNow(20), policyId: 'empty-seats' });
    await expect(submitAtOnce(content)).rejects.toMatchObject({ rule: 'seat_without_people' });
    const [line] = armedHelicopters().lines;
    const tooMany = armedHelicopters({ neededBy: dayFromNow(20), lines: [{ ...line!, count: 30 }] });
    await expect(submitAtOnce(tooMany)).rejects.toMatchObject({
      status: 422,
      rule: 'count_above_authority',
      pointer: '/lines/0/count',
    });
    expect(await counted()).toEqual(before);
  });
});
