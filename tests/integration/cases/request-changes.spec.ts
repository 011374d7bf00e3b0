import { randomUUID } from 'node:crypto';
import { ApiRequests } from '../../support/api/api-requests.js';
import { MI24_LINE, mi24Content, type AskedContent, type Caller } from '../../support/api/running-api.js';
import { staleListings } from '../../support/product/stale-listings.js';
import { type BodyOf } from '#libs/contracts/client';

const LIBERIA = 'host_consent:liberia';
const COTE_DIVOIRE = 'host_consent:cote-divoire';
const UKRAINE = 'contributor_consent:ukraine';
const COUNCIL = 'council_decision:security-council';

const fewer = { ...MI24_LINE, persons: { military: 40, police: 0, civilian: 0 } };
const more = { ...MI24_LINE, persons: { military: 70, police: 0, civilian: 0 } };

describe('changes of a request on its way', () => {
  let cases: ApiRequests;
  let ana: Caller;
  let james: Caller;
  let awa: Caller;

  beforeAll(async () => {
    cases = await ApiRequests.start();
    ana = cases.manager;
    [james, awa] = [await cases.api.as('james-kollie'), await cases.api.as('awa-kone')];
  });
  afterAll(() => cases.close());
  const consents = (by: Caller, requestId: string, legId: string, more_: Partial<BodyOf<'decideLeg'>> = {}) =>
    by.api.decideLeg({ requestId, legId, body: { answer: 'consent', ...more_ } });

  const amend = async (requestId: string, content: AskedContent) =>
    ana.api.amendRequest({
      requestId,
      body: { content, reason: 'The crews changed.' },
      ifMatch: (await cases.view(requestId)).version,
    });

  it('keeps a consent that covers the amended ask, and asks again where it is wider', async () => {
    const drafted = await cases.noticed();
    const { requestId } = drafted;
    await consents(james, requestId, LIBERIA);
    expect((await amend(requestId, mi24Content({ lines: [fewer] }))).status).toBe(200);
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({ status: 'obtained' });
    expect(await cases.leg(requestId, COTE_DIVOIRE)).toMatchObject({ status: 'asked', detail: { round: 2 } });
    expect((await amend(requestId, mi24Content({ lines: [more] }))).status).toBe(200);
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({ status: 'not_started' });
    await cases.giveNotice(requestId);
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({ status: 'asked', detail: { round: 2 } });
    const { revision, revisions } = await cases.view(requestId);
    expect(revision).toBe(3);
    expect(revisions[2]).toMatchObject({
      because: 'amended',
      reason: 'The crews changed.',
      reopened: expect.arrayContaining([
        { legId: LIBERIA, why: [expect.objectContaining({ code: 'ask.persons' })] },
      ]),
    });
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('refuses an amendment of what another has amended since, and of what it may not touch', async () => {
    const { requestId } = await cases.noticed();
    const { version } = await cases.view(requestId);
    await amend(requestId, mi24Content({ lines: [fewer] }));
    const before = await cases.api.counts();
    const amended = { content: mi24Content({ lines: [more] }), reason: 'More.' };
    const stale = await ana.api.amendRequest({ requestId, body: amended, ifMatch: version });
    expect(stale).toMatchObject({ status: 412, body: { errors: [{ rule: 'stale_version' }] } });
    const without = await ana.raw('amendRequest', { requestId }, amended);
    expect(without.status).toBe(428);
    const elsewhere = await amend(
      requestId,
      mi24Content({ receivingMission: 'unmil', sendingMission: 'unoci' }),
    );
    expect(elsewhere).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'not_amendable', pointer: '/content/sendingMission' }] },
    });
    expect(await cases.api.counts()).toEqual(before);
  });

  it('blocks a line by a refusal until the Secretariat accepts it', async () => {
    const drafted = await cases.noticed();
    const { requestId } = drafted;
    await james.does.decideLeg({ requestId, legId: LIBERIA, body: { answer: 'refuse', reason: 'Not now.' } });
    expect(await cases.view(requestId)).toMatchObject({
      status: 'open',
      lines: [{ status: 'blocked' }],
      tasks: expect.arrayContaining([expect.objectContaining({ kind: 'resolve_block', legId: LIBERIA })]),
    });
    const notTheirs = await james.api.acceptRefusal({ requestId, legId: LIBERIA, body: { reason: 'Yes.' } });
    expect(notTheirs).toMatchObject({ status: 403, body: { errors: [{ rule: 'role_missing' }] } });
    const accepted = await ana.api.acceptRefusal({
      requestId,
      legId: LIBERIA,
      body: {
        reason: 'It is final.',
      },
    });
    expect(accepted.status).toBe(200);
    expect(await cases.view(requestId)).toMatchObject({ status: 'refused', lines: [{ status: 'refused' }] });
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('asks again after a refusal, and the party may then consent', async () => {
    const drafted = await cases.noticed();
    const { requestId } = drafted;
    await james.does.decideLeg({ requestId, legId: LIBERIA, body: { answer: 'refuse', reason: 'Not now.' } });
    const again = await ana.api.askAgain({ requestId, legId: LIBERIA, body: { reason: 'The dates moved.' } });
    expect(again.status).toBe(200);
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({ status: 'asked', detail: { round: 2 } });
    expect((await consents(james, requestId, LIBERIA)).body).toMatchObject({
      status: 'counts',
      legStatus: 'obtained',
    });
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('drops a line, and with the last one the request', async () => {
    const drafted = await cases.noticed();
    const { requestId } = drafted;
    const unknown = await ana.api.dropLine({ requestId, lineId: 'mi8', body: { reason: 'x' } });
    expect(unknown.status).toBe(404);
    expect(
      (await ana.api.dropLine({ requestId, lineId: 'mi24', body: { reason: 'Not needed.' } })).status,
    ).toBe(200);
    expect(await cases.view(requestId)).toMatchObject({
      status: 'withdrawn',
      lines: [{ status: 'dropped' }],
    });
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('closes what events have made needless, once', async () => {
    const drafted = await cases.noticed();
    const { requestId } = drafted;
    const body = { reason: 'The crisis ended.' };
    expect((await ana.api.declareOvertaken({ requestId, body })).status).toBe(200);
    expect(await cases.view(requestId)).toMatchObject({
      status: 'overtaken',
      closedBecause: { code: 'closed.stated', params: { reason: body.reason } },
    });
    expect((await ana.api.declareOvertaken({ requestId, body })).status).toBe(409);
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('shrinks the ask by an act that allows less, with the texts that go with it', async () => {
    const drafted = await cases.noticed();
    const { requestId } = drafted;
    await consents(james, requestId, LIBERIA);
    const act = {
      symbol: 'S/RES/1967 (2011)',
      adoptedOn: '2011-01-19',
      term: null,
      allows: [{ lineId: 'mi24', count: 2, persons: { military: 40, police: 0, civilian: 0 }, to: null }],
    };
    await ana.does.moveClock({ arrangementId: drafted.arrangementId, body: { to: '2011-01-19T20:00:00Z' } });
    const [tomas, miriam] = [await cases.api.as('tomas-lindqvist'), await cases.api.as('miriam-okafor')];
    const paper = await tomas.does.recordPaper({
      requestId,
      legId: COUNCIL,
      body: { answer: 'adopted', act },
    });
    const counted = await miriam.does.countersignPaper({ requestId, paperId: paper.paperId });
    expect(counted).toMatchObject({ legStatus: 'obtained' });
    const view = await cases.view(requestId);
    expect(view).toMatchObject({ revision: 2, lines: [{ count: 2, persons: { military: 40 } }] });
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({ status: 'obtained' });
    const asked = await cases.leg(requestId, UKRAINE);
    expect(asked).toMatchObject({ status: 'asked', detail: { round: 2 } });
    expect(asked.detail.ask.text).toContain('count: 2');
    await consents(awa, requestId, COTE_DIVOIRE);
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('lets a party take its consent back before the grant, which blocks the line', async () => {
    const drafted = await cases.noticed();
    const { requestId } = drafted;
    await consents(james, requestId, LIBERIA);
    const withoutReason = await james.api.decideLeg({
      requestId,
      legId: LIBERIA,
      body: { answer: 'withdraw' },
    });
    expect(withoutReason).toMatchObject({ status: 422, body: { errors: [{ pointer: '/reason' }] } });
    const withdrawn = await james.api.decideLeg({
      requestId,
      legId: LIBERIA,
      body: {
        answer: 'withdraw',
        reason: 'The Government has changed its mind.',
        lastDay: '2011-01-20',
      },
    });
    expect(withdrawn).toMatchObject({ status: 201, body: { legStatus: 'withdrawn' } });
    expect(await cases.view(requestId)).toMatchObject({ lines: [{ status: 'blocked' }] });
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('gives the same answer to the same amendment sent twice', async () => {
    const { requestId } = await cases.noticed();
    const { version } = await cases.view(requestId);
    const key = randomUUID();
    const body = { content: mi24Content({ lines: [fewer] }), reason: 'Fewer.' };
    const first = await ana.api.amendRequest({ requestId, body, ifMatch: version, key });
    const again = await ana.api.amendRequest({ requestId, body, ifMatch: version, key });
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(await cases.view(requestId)).toMatchObject({ revision: 2 });
  });

  it('leaves all lists as a fresh look at the cases makes them', async () => {
    expect(await staleListings((text) => cases.api.sql(text))).toEqual([]);
  });
});
