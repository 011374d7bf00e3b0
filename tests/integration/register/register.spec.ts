import { randomUUID } from 'node:crypto';
import { verifyChains } from '#libs/audit';
import { Cases } from '#libs/cases';
import { ApiRequests } from '../../support/api/api-requests.js';
import { type ApiClient, mi24Content } from '../../support/api/running-api.js';

const LIBERIA = 'host_consent:liberia';
const clockStartsAt = '2011-01-07T14:00:00Z';
const ghana = {
  id: 'ghana',
  kind: 'state',
  name: 'Ghana',
  language: 'en',
  zone: 'Africa/Accra',
  sources: ['S/RES/1609 (2005), para. 6'],
};
const unamsil = {
  id: 'unamsil',
  kind: 'mission',
  name: 'UNAMSIL',
  language: 'en',
  zone: 'Africa/Freetown',
  sources: ['S/RES/1609 (2005), para. 6'],
  mission: { fullName: 'United Nations Mission in Sierra Leone', host: 'sierra-leone' },
};
const helen = {
  id: 'helen-cooper',
  name: 'Helen Cooper',
  title: 'Legal adviser',
  address: 'helen.cooper@liberia.example',
  language: 'en',
};

describe('the register of parties and people', () => {
  let cases: ApiRequests;
  let ruth: ApiClient;

  beforeAll(async () => {
    cases = await ApiRequests.start();
    ruth = await cases.api.as('ruth-mwangi');
  });
  afterAll(() => cases.close());

  const at = (path: string) => `/api/v1${path}`;
  const enter = async (id: string, more: Record<string, unknown> = {}) =>
    ruth.post(at('/people'), { ...helen, id, address: `${id}@liberia.example`, ...more });
  const give = async (id: string, role: string, more: Record<string, unknown> = {}) =>
    ruth.post(at(`/people/${id}/memberships`), { partyId: 'liberia', role, ...more });
  const end = async (id: string, membershipId: string) =>
    ruth.post(at(`/people/${id}/memberships/${membershipId}/end`), { reason: 'Another post.' });
  const events = async (kind: string) =>
    (
      await cases.api.sql<{ body: Record<string, unknown> }>(
        `SELECT body FROM audit_event WHERE chain = 'system' AND body ->> 'kind' = $1 ORDER BY number`,
        [kind],
      )
    ).map(({ body }) => body);

  it('enters and changes parties, each change with what was before and after', async () => {
    expect(await ruth.post(at('/parties'), unamsil)).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'unknown_reference', pointer: '/mission/host' }] },
    });
    const wrongHost = { ...unamsil, mission: { ...unamsil.mission, host: 'unmil' } };
    expect(await ruth.post(at('/parties'), wrongHost)).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'wrong_kind_of_party', pointer: '/mission/host' }] },
    });
    expect(await ruth.post(at('/parties'), { ...ghana, kind: 'council' })).toMatchObject({
      status: 409,
      body: { errors: [{ rule: 'already_exists', pointer: '/kind' }] },
    });
    expect(await ruth.post(at('/parties'), { ...ghana, zone: 'Nowhere' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/zone' }] },
    });
    expect((await ruth.post(at('/parties'), { ...ghana, mission: unamsil.mission })).status).toBe(422);
    expect((await ruth.post(at('/parties'), ghana)).status).toBe(201);
    expect((await ruth.post(at('/parties'), ghana)).status).toBe(409);
    const read = await ruth.get(at('/parties/ghana'));
    expect([read.status, read.headers.get('etag')]).toEqual([200, '"1"']);
    const { id: _id, kind: _kind, ...rest } = ghana;
    const changed = { ...rest, name: 'Government of Ghana' };
    expect((await ruth.put(at('/parties/ghana'), changed)).status).toBe(428);
    expect((await ruth.put(at('/parties/ghana'), changed, { 'if-match': '"9"' })).status).toBe(412);
    expect(await ruth.put(at('/parties/ghana'), changed, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await events('party_changed')).toMatchObject([
      {
        partyId: 'ghana',
        by: 'ruth-mwangi',
        before: { name: 'Ghana' },
        after: { name: 'Government of Ghana' },
      },
    ]);
    const tomas = await cases.api.as('tomas-lindqvist');
    expect((await tomas.get(at('/parties/ghana'))).body).toMatchObject({ name: 'Government of Ghana' });
    expect((await tomas.get(at('/parties/atlantis'))).status).toBe(404);
  });

  it('takes no request for a mission that is not open on the day of need', async () => {
    const mission = {
      fullName: 'United Nations Mission in Liberia',
      host: 'liberia',
      openedOn: '2003-10-01',
      closedOn: '2010-12-31',
    };
    const { version, name, language, zone, sources } = (await ruth.get(at('/parties/unmil'))).body;
    const party = { name, language, zone, sources };
    const change = async (given: unknown, seen: number) =>
      ruth.put(at('/parties/unmil'), { ...party, mission: given }, { 'if-match': `"${seen}"` });
    expect((await change(mission, version)).status).toBe(200);
    const draft = await cases.manager.post(at('/requests'), { content: mi24Content(), clockStartsAt });
    expect(draft).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'mission_not_there', pointer: '/content/sendingMission' }] },
    });
    expect((await change({ ...mission, closedOn: '2003-01-01' }, version + 1)).status).toBe(422);
    expect((await change({ ...mission, closedOn: null }, version + 1)).status).toBe(200);
    expect(
      (await cases.manager.post(at('/requests'), { content: mi24Content(), clockStartsAt })).status,
    ).toBe(201);
  });

  it('says on the leg of a host who is recognised as speaking for it, then and now', async () => {
    const drafted = await cases.noticed();
    // The case lives on 7 January 2011; the Council's resolution is of 20 December 2010.
    expect((await cases.leg(drafted.requestId, 'host_consent:cote-divoire')).detail.speaker).toEqual({
      speaker: 'Alassane Dramane Ouattara, President-elect',
      from: '2010-12-20',
      source: 'S/RES/1962 (2010)',
    });
    const path = at('/parties/liberia/representations');
    const given = { speaker: 'The President of Liberia', from: '2006-01-16', source: 'a test' };
    expect((await ruth.post(path, { ...given, to: '2005-01-01' })).status).toBe(422);
    expect(await ruth.post(at('/parties/unmil/representations'), given)).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'wrong_kind_of_party' }] },
    });
    const recorded = await ruth.post(path, given);
    expect(recorded.status).toBe(201);
    expect((await ruth.post(path, { ...given, from: '2010-01-01' })).status).toBe(409);
    const entry = `${path}/${recorded.body.representationId}`;
    expect((await cases.leg(drafted.requestId, LIBERIA)).detail.speaker).toMatchObject({
      speaker: given.speaker,
    });
    expect((await ruth.post(`${entry}/end`, { to: '2010-12-31', source: 'a test' })).status).toBe(200);
    expect((await cases.leg(drafted.requestId, LIBERIA)).detail.speaker).toBeNull();
    expect((await ruth.post(`${entry}/withdraw`, { reason: 'The wrong day.' })).status).toBe(200);
    expect((await ruth.post(`${entry}/withdraw`, { reason: 'Again.' })).status).toBe(409);
    expect((await ruth.post(path, given)).status).toBe(201);
    const listed = (await (await cases.api.as('james-kollie')).get(path)).body.items;
    expect(listed.map((item: { withdrawnReason: string | null }) => item.withdrawnReason).toSorted()).toEqual(
      ['The wrong day.', null],
    );
  });

  it('enters and changes people without writing of them into the chain that nobody can change', async () => {
    expect((await enter(helen.id)).status).toBe(201);
    expect(await enter('another', { address: 'HELEN-COOPER@liberia.example' })).toMatchObject({
      status: 409,
      body: { errors: [{ rule: 'already_exists', pointer: '/address' }] },
    });
    const { version, ...read } = (await ruth.get(at(`/people/${helen.id}`))).body;
    expect(read.memberships).toEqual([]);
    const { name, title, language } = helen;
    const changed = { name, title, language, address: 'h.cooper@liberia.example' };
    expect((await ruth.put(at(`/people/${helen.id}`), changed, { 'if-match': '"7"' })).status).toBe(412);
    const put = await ruth.put(at(`/people/${helen.id}`), changed, { 'if-match': `"${version}"` });
    expect(put).toMatchObject({ status: 200, body: { version: version + 1 } });
    const [told] = await events('person_changed');
    expect(told).toMatchObject({ personId: helen.id, by: 'ruth-mwangi', changed: ['address'] });
    const system = JSON.stringify(await cases.api.sql(`SELECT body FROM audit_event WHERE chain = 'system'`));
    expect(system).not.toMatch(/liberia\.example|Helen Cooper/u);
  });

  it('lets a role begin and end, keeps what was, and shows it to those whom it concerns', async () => {
    await enter('george-weah-junior');
    const given = await give('george-weah-junior', 'approver');
    expect(given.status).toBe(201);
    expect(await give('george-weah-junior', 'approver')).toMatchObject({
      status: 409,
      body: { errors: [{ rule: 'already_exists', pointer: '/role' }] },
    });
    expect(await give('nobody-at-all', 'approver')).toMatchObject({ status: 404 });
    expect(await give('george-weah-junior', 'manager', { to: '2001-01-01T00:00:00Z' })).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'ends_before_start', pointer: '/to' }] },
    });
    const { requestId } = await cases.noticed();
    const george = await cases.as('george-weah-junior');
    expect((await george.get(at(`/requests/${requestId}`))).status).toBe(200);
    expect((await george.get(at('/people?partyId=liberia'))).body.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 'james-kollie' })]),
    );
    expect((await george.get(at('/people/ana-ribeiro'))).status).toBe(404);
    expect(await end('george-weah-junior', given.body.membershipId)).toMatchObject({ status: 200 });
    expect((await george.get(at(`/requests/${requestId}`))).status).toBe(404);
    expect((await end('george-weah-junior', given.body.membershipId)).status).toBe(409);
    expect((await end('george-weah-junior', randomUUID())).status).toBe(404);
    expect((await give('george-weah-junior', 'approver')).status).toBe(201);
    const { memberships } = (await ruth.get(at('/people/george-weah-junior'))).body;
    expect(
      memberships.map((entry: { now: boolean; endedReason: string | null }) => [
        entry.now,
        entry.endedReason,
      ]),
    ).toEqual([
      [true, null],
      [false, 'Another post.'],
    ]);
  });

  it('fails closed where the last person leaves a seat, and asks the Secretariat to appoint somebody', async () => {
    const drafted = await cases.noticed();
    const seat = (await cases.leg(drafted.requestId, LIBERIA)).detail.seats[0];
    const james = await cases.api.as('james-kollie');
    for (const { id } of seat.people) {
      const { memberships } = (await ruth.get(at(`/people/${id}`))).body;
      for (const membership of memberships.filter((entry: { now: boolean }) => entry.now)) {
        expect((await end(id, membership.id)).status).toBe(200);
      }
    }
    const leg = await cases.leg(drafted.requestId, LIBERIA);
    expect(leg.status).toBe('asked');
    expect(leg.detail.seats[0]).toMatchObject({ people: [], vacantSince: expect.any(String) });
    const decided = await james.post(at(`/requests/${drafted.requestId}/legs/${LIBERIA}/decide`), {
      answer: 'consent',
    });
    expect(decided.status).toBe(404);
    const { tasks } = await cases.view(drafted.requestId);
    expect(tasks).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'appoint_person', legId: LIBERIA })]),
    );
    expect(await cases.faults(drafted)).toEqual([]);
    expect((await give('james-kollie', 'approver')).status).toBe(201);
    const appointed = await cases.manager.post(
      at(`/requests/${drafted.requestId}/legs/${LIBERIA}/approvers/add`),
      { seatId: 'party', personId: 'james-kollie' },
    );
    expect(appointed.status).toBe(200);
  });

  it('takes people off their seats when the time of their role runs out by itself', async () => {
    await enter('ellen-acting');
    const given = await give('ellen-acting', 'approver', { to: '2190-01-01T00:00:00Z' });
    const drafted = await cases.noticed();
    const peopleOf = async () => {
      const { people } = (await cases.leg(drafted.requestId, LIBERIA)).detail.seats[0];
      return people.map((person: { id: string }) => person.id).toSorted();
    };
    expect(await peopleOf()).toEqual(['ellen-acting', 'james-kollie']);
    await cases.api.sql('UPDATE membership SET valid_to = clock_timestamp() WHERE id = $1', [
      given.body.membershipId,
    ]);
    const writer = new Cases(cases.dataSource, { movableClocks: true });
    expect(await writer.settleMemberships()).toBe(1);
    expect(await writer.settleMemberships()).toBe(0);
    expect(await peopleOf()).toEqual(['james-kollie']);
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('lets neither the last administrator leave nor the last who manages open requests', async () => {
    const membershipOf = async (id: string) =>
      (await ruth.get(at(`/people/${id}`))).body.memberships.find((entry: { now: boolean }) => entry.now).id;
    const before = await cases.api.counts();
    expect(await end('ruth-mwangi', await membershipOf('ruth-mwangi'))).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'nobody_left' }] },
    });
    expect(await cases.api.counts()).toEqual(before);
    await cases.api.sql(`INSERT INTO party (id, kind, name, language, zone, sources)
      VALUES ('dfs', 'secretariat', 'Department of Field Support', 'en', 'America/New_York', '{a test}')`);
    await enter('field-manager');
    const given = await give('field-manager', 'manager', { partyId: 'dfs' });
    const manager = await cases.as('field-manager');
    const drafted = await manager.post(at('/requests'), { content: mi24Content(), clockStartsAt });
    expect(drafted.status).toBe(201);
    expect(await end('field-manager', given.body.membershipId)).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'nobody_left' }] },
    });
    await manager.post(at(`/requests/${drafted.body.requestId}/withdraw`), { reason: 'Needless.' });
    expect((await end('field-manager', given.body.membershipId)).status).toBe(200);
  });

  it('takes no absence that would leave nobody to answer, and takes one back', async () => {
    const awa = await cases.api.as('awa-kone');
    const absence = {
      personId: 'awa-kone',
      from: '2020-01-01T00:00:00Z',
      to: '2190-01-01T00:00:00Z',
      coveredBy: 'james-kollie',
    };
    expect(await awa.post(at('/absences'), absence)).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'nobody_left', pointer: '/coveredBy' }] },
    });
    await enter('second-adviser');
    await give('second-adviser', 'approver', { partyId: 'cote-divoire', from: '2019-01-01T00:00:00Z' });
    const second = await cases.as('second-adviser');
    const drafted = await cases.noticed();
    const covered = { ...absence, coveredBy: 'second-adviser' };
    const recorded = await awa.post(at('/absences'), covered);
    expect(recorded.status).toBe(201);
    const other = { ...covered, personId: 'second-adviser', coveredBy: 'awa-kone' };
    expect(await second.post(at('/absences'), other)).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'nobody_left' }] },
    });
    expect((await second.get(at('/absences'))).body.items).toMatchObject([
      { person: { id: 'awa-kone' }, coveredBy: { id: 'second-adviser' }, cancelledAt: null },
    ]);
    const james = await cases.api.as('james-kollie');
    expect((await james.get(at('/absences'))).body.items).toEqual([]);
    const cancel = at(`/absences/${recorded.body.absenceId}/cancel`);
    expect((await second.post(cancel, {})).status).toBe(404);
    expect((await awa.post(cancel, {})).status).toBe(200);
    expect((await awa.post(cancel, {})).status).toBe(409);
    const answer = { answer: 'consent', onBehalfOf: 'awa-kone' };
    const decide = at(`/requests/${drafted.requestId}/legs/host_consent:cote-divoire/decide`);
    expect(await second.post(decide, answer)).toMatchObject({
      status: 403,
      body: { errors: [{ rule: 'no_cover' }] },
    });
  });

  it('shows the chain of what belongs to no case to those who verify it, whole', async () => {
    const daniel = await cases.api.as('daniel-stern');
    const told = await daniel.get(at('/audit?kind=party_entered'));
    expect(told.body.items).toMatchObject([{ body: { kind: 'party_entered', by: 'ruth-mwangi' } }]);
    expect((await cases.manager.get(at('/audit'))).status).toBe(403);
    const first = await daniel.get(at('/audit?limit=1'));
    expect(first.body.items).toHaveLength(1);
    const second = await daniel.get(at(`/audit?limit=1&cursor=${first.body.next}`));
    expect(second.body.items[0].previousHash).toBe(first.body.items[0].hash);
    const verdicts = await verifyChains(cases.dataSource);
    expect(verdicts.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
