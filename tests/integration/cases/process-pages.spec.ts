import { type BodyOf } from '#libs/contracts/client';
import type { PolicyLeg } from '#libs/contracts';
import { ApiRequests } from '../../support/api/api-requests.js';
import { appoint, enterPolicy, policyLike } from '../../support/fixtures/policies.js';
import { MI24_LINE, mi24Content, type Caller } from '../../support/api/running-api.js';

const LIBERIA = 'host_consent:liberia';

const oneSeat = (leg: PolicyLeg): Partial<PolicyLeg> =>
  leg.kind === 'contributor_consent'
    ? {
        seats: [{ id: 'ministry', title: 'Ministry of Defence' }],
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

describe('the pages on which a process is resolved', () => {
  let cases: ApiRequests;
  let ana: Caller;
  let james: Caller;

  beforeAll(async () => {
    cases = await ApiRequests.start();
    const { ownerUrl } = cases.api.database;
    await appoint(ownerUrl, 'nadia-haddad', { party: 'dpko', role: 'administrator' });
    await appoint(ownerUrl, 'paul-meyer', { party: 'dpko', role: 'administrator' });
    await enterPolicy(ownerUrl, policyLike('one-seat', oneSeat));
    await appoint(ownerUrl, 'iryna-melnyk', { party: 'ukraine', role: 'approver', seat: 'ministry' });
    await appoint(ownerUrl, 'sofia-shevchuk', { party: 'ukraine', role: 'approver' });
    ana = cases.manager;
    james = await cases.api.as('james-kollie');
  });
  afterAll(() => cases.close());

  it('shows what blocks, and lets a manager ask again or take it as final', async () => {
    const { requestId } = await cases.noticed();
    const reject = { answer: 'refuse', reason: 'Not in our airspace.' } satisfies BodyOf<'decideLeg'>;
    await james.does.decideLeg({ requestId, legId: LIBERIA, body: reject });
    const request = await ana.get(`/requests/${requestId}`);
    expect(request.body).toContain('What is blocked');
    const path = `/requests/${requestId}/legs/${LIBERIA}/block`;
    expect((await ana.get(path)).body).toContain('Not in our airspace.');
    expect((await james.get(path)).status).toBe(404);
    const again = await ana.form(path, { _act: 'ask-again', '/reason': 'The route changed.' });
    expect(again.headers.get('location')).toContain('done=asked_again');
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({ status: 'asked' });
    await james.does.decideLeg({ requestId, legId: LIBERIA, body: reject });
    const final = await ana.form(path, { _act: 'accept-refusal', '/reason': 'It is final.' });
    expect(final.headers.get('location')).toContain('done=accepted');
    expect(await cases.view(requestId)).toMatchObject({ status: 'refused' });
  });

  it('lets a party take its consent back on the page on which it answers', async () => {
    const { requestId } = await cases.noticed();
    const path = `/requests/${requestId}/legs/${LIBERIA}`;
    expect((await james.get(path)).body).not.toContain('Withdraw the consent');
    await james.form(path, { '/answer': 'consent' });
    expect((await james.get(path)).body).toContain('Withdraw the consent');
    const without = await james.form(path, { '/answer': 'withdraw' });
    expect(without.status).toBe(422);
    await james.form(path, {
      '/answer': 'withdraw',
      '/text': 'The vote was lost.',
      '/lastDay': '2011-02-01',
    });
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({ status: 'withdrawn' });
    expect((await cases.view(requestId)).decisions.at(-1)).toMatchObject({ lastDay: '2011-02-01' });
  });

  it('lets a seat abstain on the page on which it answers', async () => {
    const { requestId } = await cases.noticed({ policyId: 'one-seat' });
    const iryna = await cases.as('iryna-melnyk');
    const path = `/requests/${requestId}/legs/contributor_consent:ukraine`;
    expect((await iryna.get(path)).body).toContain('Abstain');
    await iryna.form(path, { '/answer': 'abstain', '/seat': '' });
    expect((await cases.view(requestId)).decisions.at(-1)).toMatchObject({
      answer: 'abstain',
      seat: 'ministry',
    });
  });

  it('shows revisions with what changed, and closes what is overtaken', async () => {
    const { requestId } = await cases.noticed();
    const { version } = await cases.view(requestId);
    const amended = await ana.api.amendRequest({
      requestId,
      body: {
        content: mi24Content({
          lines: [{ ...MI24_LINE, persons: { military: 70, police: 0, civilian: 0 } }],
        }),
        reason: 'More crews.',
      },
      ifMatch: version,
    });
    expect(amended.status).toBe(200);
    const { body } = await ana.get(`/requests/${requestId}`);
    expect(body).toContain('Revisions');
    expect(body).toContain('More crews.');
    expect(body).toContain('Asked again: Advance notice to the Council');
    await ana.form(`/requests/${requestId}`, { _act: 'overtaken', '/reason': 'The crisis ended.' });
    expect((await ana.get(`/requests/${requestId}`)).body).toContain('overtaken by events');
  });

  it('shows the seats with their people, and lets a manager appoint somebody', async () => {
    const { requestId } = await cases.noticed({ policyId: 'one-seat' });
    const path = `/requests/${requestId}/legs/contributor_consent:ukraine/seats`;
    const before = await ana.get(path);
    expect(before.body).toContain('Ministry of Defence');
    expect(before.body).toContain('iryna-melnyk');
    const wrong = await ana.form(path, { '/seatId': 'ministry', '/personId': 'james-kollie' });
    expect(wrong.status).toBe(422);
    const right = await ana.form(path, { '/seatId': 'ministry', '/personId': 'sofia-shevchuk' });
    expect(right.headers.get('location')).toContain('done=appointed');
    expect((await ana.get(path)).body).toContain('sofia-shevchuk');
  });

  it('lets a second person confirm an override', async () => {
    const { requestId } = await cases.noticed();
    const [nadia, paul] = [await cases.as('nadia-haddad'), await cases.as('paul-meyer')];
    const act = { kind: 'close_round', legId: LIBERIA } satisfies NonNullable<
      BodyOf<'proposeOverride'>['act']
    >;
    const proposed = await nadia.does.proposeOverride({ requestId, body: { act, reason: 'Silence.' } });
    const path = `/requests/${requestId}/overrides/${proposed.overrideId}`;
    expect((await nadia.get(path)).body).toContain('A second person has to confirm');
    expect((await paul.get(path)).body).toContain('Close the round without an answer');
    const confirmed = await paul.form(path, { _act: 'confirm' });
    expect(confirmed.headers.get('location')).toContain('done=override_confirmed');
    expect((await ana.get(`/requests/${requestId}`)).body).toContain('lapsed');
  });
});
