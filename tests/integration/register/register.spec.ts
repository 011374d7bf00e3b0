import { resultOf, type BodyOf } from '#libs/contracts/client';
import { randomUUID } from 'node:crypto';
import { verifyChains } from '#libs/audit';
import { Cases } from '#libs/cases';
import { ApiRequests } from '../../support/api/api-requests.js';
import { type Caller, mi24Content } from '../../support/api/running-api.js';
import { expectStatus, present } from '../../support/api/answers.js';

const LIBERIA = 'host_consent:liberia';
const clockStartsAt = '2011-01-07T14:00:00Z';
const ghana = {
  id: 'ghana',
  kind: 'state',
  name: 'Ghana',
  language: 'en',
  zone: 'Africa/Accra',
  sources: ['S/RES/1609 (2005), para. 6'],
} satisfies BodyOf<'enterParty'>;
const unamsil = {
  id: 'unamsil',
  kind: 'mission',
  name: 'UNAMSIL',
  language: 'en',
  zone: 'Africa/Freetown',
  sources: ['S/RES/1609 (2005), para. 6'],
  mission: { fullName: 'United Nations Mission in Sierra Leone', host: 'sierra-leone' },
} satisfies BodyOf<'enterParty'>;
const helen = {
  id: 'helen-cooper',
  name: 'Helen Cooper',
  title: 'Legal adviser',
  address: 'helen.cooper@liberia.example',
  language: 'en',
};

describe('the register of parties and people', () => {
  let cases: ApiRequests;
  let ruth: Caller;

  beforeAll(async () => {
    cases = await ApiRequests.start();
    ruth = await cases.api.as('ruth-mwangi');
  });
  afterAll(() => cases.close());

  const enter = async (id: string, more: Partial<BodyOf<'enterPerson'>> = {}) =>
    ruth.api.enterPerson({ body: { ...helen, id, address: `${id}@liberia.example`, ...more } });
  const give = async (
    id: string,
    role: BodyOf<'giveMembership'>['role'],
    more: Partial<BodyOf<'giveMembership'>> = {},
  ) => ruth.api.giveMembership({ personId: id, body: { partyId: 'liberia', role, ...more } });
  const end = async (id: string, membershipId: string) =>
    ruth.api.endMembership({ personId: id, membershipId, body: { reason: 'Another post.' } });
  const events = async (kind: string) =>
    (
      await cases.api.sql<{ body: Record<string, unknown> }>(
        `SELECT body FROM audit_event WHERE chain = 'system' AND body ->> 'kind' = $1 ORDER BY number`,
        [kind],
      )
    ).map(({ body }) => body);

  it('enters and changes parties, each change with what was before and after', async () => {
    expect(await ruth.api.enterParty({ body: unamsil })).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'unknown_reference', pointer: '/mission/host' }] },
    });
    const wrongHost = {
      ...unamsil,
      mission: { ...unamsil.mission, host: 'unmil' },
    } satisfies BodyOf<'enterParty'>;
    expect(await ruth.api.enterParty({ body: wrongHost })).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'wrong_kind_of_party', pointer: '/mission/host' }] },
    });
    expect(await ruth.api.enterParty({ body: { ...ghana, kind: 'council' } })).toMatchObject({
      status: 409,
      body: { errors: [{ rule: 'already_exists', pointer: '/kind' }] },
    });
    expect(await ruth.api.enterParty({ body: { ...ghana, zone: 'Nowhere' } })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/zone' }] },
    });
    expect((await ruth.api.enterParty({ body: { ...ghana, mission: unamsil.mission } })).status).toBe(422);
    expect((await ruth.api.enterParty({ body: ghana })).status).toBe(201);
    expect((await ruth.api.enterParty({ body: ghana })).status).toBe(409);
    const read = await ruth.api.getParty({ partyId: 'ghana' });
    expect([read.status, read.headers.get('etag')]).toEqual([200, '"1"']);
    const { id: _id, kind: _kind, ...rest } = ghana;
    const changed = { ...rest, name: 'Government of Ghana' };
    expect((await ruth.raw('changeParty', { partyId: 'ghana' }, changed)).status).toBe(428);
    expect((await ruth.api.changeParty({ partyId: 'ghana', body: changed, ifMatch: 9 })).status).toBe(412);
    expect(await ruth.api.changeParty({ partyId: 'ghana', body: changed, ifMatch: 1 })).toMatchObject({
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
    expect(await tomas.does.getParty({ partyId: 'ghana' })).toMatchObject({ name: 'Government of Ghana' });
    expect((await tomas.api.getParty({ partyId: 'atlantis' })).status).toBe(404);
  });

  it('takes no request for a mission that is not open on the day of need', async () => {
    const mission = {
      fullName: 'United Nations Mission in Liberia',
      host: 'liberia',
      openedOn: '2003-10-01',
      closedOn: '2010-12-31',
    };
    const { version, name, language, zone, sources } = await ruth.does.getParty({ partyId: 'unmil' });
    const party = { name, language, zone, sources } satisfies Partial<BodyOf<'changeParty'>>;
    const change = async (given: NonNullable<BodyOf<'changeParty'>['mission']>, seen: number) =>
      ruth.api.changeParty({ partyId: 'unmil', body: { ...party, mission: given }, ifMatch: seen });
    expect((await change(mission, version)).status).toBe(200);
    const draft = await cases.manager.api.draftRequest({ body: { content: mi24Content(), clockStartsAt } });
    expect(draft).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'mission_not_there', pointer: '/content/sendingMission' }] },
    });
    expect((await change({ ...mission, closedOn: '2003-01-01' }, version + 1)).status).toBe(422);
    expect((await change({ ...mission, closedOn: null }, version + 1)).status).toBe(200);
    expect(
      (await cases.manager.api.draftRequest({ body: { content: mi24Content(), clockStartsAt } })).status,
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
    const partyId = 'liberia';
    const enters = async (body: BodyOf<'recordRepresentation'>) =>
      ruth.api.recordRepresentation({ partyId, body });
    const given = { speaker: 'The President of Liberia', from: '2006-01-16', source: 'a test' };
    expect((await enters({ ...given, to: '2005-01-01' })).status).toBe(422);
    expect(await ruth.api.recordRepresentation({ partyId: 'unmil', body: given })).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'wrong_kind_of_party' }] },
    });
    const recorded = await enters(given);
    expectStatus(recorded, 201);
    expect((await enters({ ...given, from: '2010-01-01' })).status).toBe(409);
    const entry = { partyId, representationId: recorded.body.representationId };
    expect((await cases.leg(drafted.requestId, LIBERIA)).detail.speaker).toMatchObject({
      speaker: given.speaker,
    });
    expect(
      (await ruth.api.endRepresentation({ ...entry, body: { to: '2010-12-31', source: 'a test' } })).status,
    ).toBe(200);
    expect((await cases.leg(drafted.requestId, LIBERIA)).detail.speaker).toBeNull();
    expect(
      (await ruth.api.withdrawRepresentation({ ...entry, body: { reason: 'The wrong day.' } })).status,
    ).toBe(200);
    expect((await ruth.api.withdrawRepresentation({ ...entry, body: { reason: 'Again.' } })).status).toBe(
      409,
    );
    expect((await enters(given)).status).toBe(201);
    const james = await cases.api.as('james-kollie');
    const listed = (await james.does.listRepresentations({ partyId })).items;
    const reasons = listed.map((item) => item.withdrawnReason);
    expect(new Set(reasons)).toEqual(new Set(['The wrong day.', null]));
    expect(reasons).toHaveLength(2);
  });

  it('enters and changes people without writing of them into the chain that nobody can change', async () => {
    expect((await enter(helen.id)).status).toBe(201);
    expect(await enter('another', { address: 'HELEN-COOPER@liberia.example' })).toMatchObject({
      status: 409,
      body: { errors: [{ rule: 'already_exists', pointer: '/address' }] },
    });
    const { version, ...read } = await ruth.does.getPerson({ personId: helen.id });
    expect(read.memberships).toEqual([]);
    const { name, title, language } = helen;
    const changed = { name, title, language, address: 'h.cooper@liberia.example' };
    expect((await ruth.api.changePerson({ personId: helen.id, body: changed, ifMatch: 7 })).status).toBe(412);
    const put = await ruth.api.changePerson({ personId: helen.id, body: changed, ifMatch: version });
    expect(put).toMatchObject({ status: 200, body: { version: version + 1 } });
    const [told] = await events('person_changed');
    expect(told).toMatchObject({ personId: helen.id, by: 'ruth-mwangi', changed: ['address'] });
    const system = JSON.stringify(await cases.api.sql(`SELECT body FROM audit_event WHERE chain = 'system'`));
    expect(system).not.toMatch(/liberia\.example|Helen Cooper/u);
  });

  it('lets a role begin and end, keeps what was, and shows it to those whom it concerns', async () => {
    await enter('george-kpadeh');
    const given = await give('george-kpadeh', 'approver');
    expect(given.status).toBe(201);
    expect(await give('george-kpadeh', 'approver')).toMatchObject({
      status: 409,
      body: { errors: [{ rule: 'already_exists', pointer: '/role' }] },
    });
    expect(await give('nobody-at-all', 'approver')).toMatchObject({ status: 404 });
    expect(await give('george-kpadeh', 'manager', { to: '2001-01-01T00:00:00Z' })).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'ends_before_start', pointer: '/to' }] },
    });
    const { requestId } = await cases.noticed();
    const george = await cases.as('george-kpadeh');
    expect((await george.api.getRequest({ requestId })).status).toBe(200);
    expect((await george.does.listPeople({ partyId: 'liberia' })).items).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 'james-kollie' })]),
    );
    expect((await george.api.getPerson({ personId: 'ana-ribeiro' })).status).toBe(404);
    expect(await end('george-kpadeh', resultOf(given).membershipId)).toMatchObject({ status: 200 });
    expect((await george.api.getRequest({ requestId })).status).toBe(404);
    expect((await end('george-kpadeh', resultOf(given).membershipId)).status).toBe(409);
    expect((await end('george-kpadeh', randomUUID())).status).toBe(404);
    expect((await give('george-kpadeh', 'approver')).status).toBe(201);
    const { memberships } = await ruth.does.getPerson({ personId: 'george-kpadeh' });
    expect(memberships.map((entry) => [entry.now, entry.endedReason])).toEqual([
      [true, null],
      [false, 'Another post.'],
    ]);
  });

  it('lets no administrator give a role to themselves', async () => {
    const before = await ruth.does.getPerson({ personId: 'ruth-mwangi' });
    for (const role of ['approver', 'signatory', 'manager', 'administrator'] as const) {
      expect(await give('ruth-mwangi', role)).toMatchObject({
        status: 403,
        body: { errors: [{ rule: 'own_role' }] },
      });
    }
    const after = await ruth.does.getPerson({ personId: 'ruth-mwangi' });
    expect(after.memberships).toEqual(before.memberships);
  });

  it('fails closed where the last person leaves a seat, and asks the Secretariat to appoint somebody', async () => {
    const drafted = await cases.noticed();
    const seat = (await cases.leg(drafted.requestId, LIBERIA)).detail.seats[0];
    const james = await cases.api.as('james-kollie');
    for (const { id } of seat?.people ?? []) {
      const { memberships } = await ruth.does.getPerson({ personId: id });
      for (const membership of memberships.filter((entry) => entry.now)) {
        expect((await end(id, membership.id)).status).toBe(200);
      }
    }
    const leg = await cases.leg(drafted.requestId, LIBERIA);
    expect(leg.status).toBe('asked');
    expect(leg.detail.seats[0]).toMatchObject({ people: [], vacantSince: expect.any(String) });
    const decided = await james.api.decideLeg({
      requestId: drafted.requestId,
      legId: LIBERIA,
      body: {
        answer: 'consent',
      },
    });
    expect(decided.status).toBe(404);
    const { tasks } = await cases.view(drafted.requestId);
    expect(tasks).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'appoint_person', legId: LIBERIA })]),
    );
    expect(await cases.faults(drafted)).toEqual([]);
    expect((await give('james-kollie', 'approver')).status).toBe(201);
    const appointed = await cases.manager.api.addApprover({
      requestId: drafted.requestId,
      legId: LIBERIA,
      body: { seatId: 'party', personId: 'james-kollie' },
    });
    expect(appointed.status).toBe(200);
  });

  it('takes people off their seats when the time of their role runs out by itself', async () => {
    await enter('ellen-acting');
    const given = await give('ellen-acting', 'approver', { to: '2190-01-01T00:00:00Z' });
    const drafted = await cases.noticed();
    const peopleOf = async () => {
      const [seat] = (await cases.leg(drafted.requestId, LIBERIA)).detail.seats;
      return seat?.people.map(({ id }) => id).toSorted();
    };
    expect(await peopleOf()).toEqual(['ellen-acting', 'james-kollie']);
    await cases.api.sql('UPDATE membership SET valid_to = clock_timestamp() WHERE id = $1', [
      resultOf(given).membershipId,
    ]);
    const writer = new Cases(cases.dataSource, { movableClocks: true });
    expect(await writer.settleMemberships()).toBe(1);
    expect(await writer.settleMemberships()).toBe(0);
    expect(await peopleOf()).toEqual(['james-kollie']);
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('lets neither the last administrator leave nor the last who manages open requests', async () => {
    const membershipOf = async (id: string) =>
      present((await ruth.does.getPerson({ personId: id })).memberships.find((entry) => entry.now)).id;
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
    const drafted = await manager.api.draftRequest({ body: { content: mi24Content(), clockStartsAt } });
    expectStatus(drafted, 201);
    expect(await end('field-manager', resultOf(given).membershipId)).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'nobody_left' }] },
    });
    await manager.does.withdrawRequest({ requestId: drafted.body.requestId, body: { reason: 'Needless.' } });
    expect((await end('field-manager', resultOf(given).membershipId)).status).toBe(200);
  });

  it('takes no absence that would leave nobody to answer, and takes one back', async () => {
    const awa = await cases.api.as('awa-kone');
    const absence = {
      personId: 'awa-kone',
      from: '2020-01-01T00:00:00Z',
      to: '2190-01-01T00:00:00Z',
      coveredBy: 'james-kollie',
    };
    expect(await awa.api.recordAbsence({ body: absence })).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'nobody_left', pointer: '/coveredBy' }] },
    });
    await enter('second-adviser');
    await give('second-adviser', 'approver', { partyId: 'cote-divoire', from: '2019-01-01T00:00:00Z' });
    const second = await cases.as('second-adviser');
    const drafted = await cases.noticed();
    const covered = { ...absence, coveredBy: 'second-adviser' };
    const recorded = await awa.api.recordAbsence({ body: covered });
    expectStatus(recorded, 201);
    const other = { ...covered, personId: 'second-adviser', coveredBy: 'awa-kone' };
    expect(await second.api.recordAbsence({ body: other })).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'nobody_left' }] },
    });
    expect((await second.does.listAbsences()).items).toMatchObject([
      { person: { id: 'awa-kone' }, coveredBy: { id: 'second-adviser' }, cancelledAt: null },
    ]);
    const james = await cases.api.as('james-kollie');
    expect((await james.does.listAbsences()).items).toEqual([]);
    const { absenceId } = recorded.body;
    expect((await second.api.cancelAbsence({ absenceId })).status).toBe(404);
    expect((await awa.api.cancelAbsence({ absenceId })).status).toBe(200);
    expect((await awa.api.cancelAbsence({ absenceId })).status).toBe(409);
    const uncovered = second.api.decideLeg({
      requestId: drafted.requestId,
      legId: 'host_consent:cote-divoire',
      body: { answer: 'consent', onBehalfOf: 'awa-kone' },
    });
    expect(await uncovered).toMatchObject({
      status: 403,
      body: { errors: [{ rule: 'no_cover' }] },
    });
  });

  it('shows the chain of what belongs to no case to those who verify it, whole', async () => {
    const daniel = await cases.api.as('daniel-stern');
    const told = await daniel.does.listSystemAudit({ kind: 'party_entered' });
    expect(told.items).toMatchObject([{ body: { kind: 'party_entered', by: 'ruth-mwangi' } }]);
    expect((await cases.manager.api.listSystemAudit()).status).toBe(403);
    const first = await daniel.does.listSystemAudit({ limit: 1 });
    expect(first.items).toHaveLength(1);
    const second = await daniel.does.listSystemAudit({ limit: 1, cursor: present(first.next) });
    expect(second.items[0]?.previousHash).toBe(first.items[0]?.hash);
    const verdicts = await verifyChains(cases.dataSource);
    expect(verdicts.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
