import { ANSWERS, answerInputSchema, type Answer } from '#libs/contracts';
import { cast } from '../../support/fixtures/cast.js';
import { LiveCases } from '../../support/product/live-request.js';
import { CONTRIBUTOR, grantedArrangement, type Asked } from '../../support/product/lived-arrangements.js';
import { resolution1967 } from '../../support/product/arrangement-case.js';
import { signOffLink } from '../../support/api/mailed-links.js';
import { type Caller, type TestApi, startTestApi } from '../../support/api/running-api.js';

let api: TestApi;
let live: LiveCases;
let thief: Caller;

beforeAll(async () => {
  api = await startTestApi();
  live = await LiveCases.on(api.database);
  thief = await api.as();
});
afterAll(async () => {
  await live.close();
  await api.close();
});

const HOST = 'host_consent:liberia';
const CONSULTED = 'consultation:ukraine';
const who = { '/signedBy/name': 'Somebody', '/signedBy/title': 'Somebody else' };

async function linkTo({ requestId }: Asked, legId: string, personId: string): Promise<string> {
  return signOffLink(api, live.dataSource.manager, { personId, requestId, legId });
}

/** Whoever has the link and not the mailbox of its person gives an answer, and leaves the code away or guesses it. */
async function answersWithLinkAlone(path: string, answer: string, more: Record<string, string> = {}) {
  const reviewed = await thief.form(path, { ...who, '/answer': answer, '/text': 'A reason.', ...more });
  const signed = await thief.form(`${path}/review`, {});
  return { reviewed: reviewed.status, signed: signed.status };
}

async function stateOf({ requestId }: Asked): Promise<string> {
  return JSON.stringify(await live.cases.requestState(live.dataSource.manager, requestId));
}

async function statusOf({ requestId }: Asked, legId: string): Promise<string | undefined> {
  const { legs } = await live.cases.requestState(live.dataSource.manager, requestId);
  return Object.values(legs).find((leg) => leg.id === legId)?.status;
}

describe('whoever has stolen a link', () => {
  it('cannot say in principle and then withdraw', async () => {
    const asked = await live.submitWithNotice();
    const path = await linkTo(asked, CONTRIBUTOR, 'olena-koval');
    // This much goes without a code: it closes nothing and satisfies nothing.
    expect(await answersWithLinkAlone(path, 'in_principle')).toEqual({ reviewed: 303, signed: 303 });
    expect(await statusOf(asked, CONTRIBUTOR)).toBe('in_principle');
    const before = await stateOf(asked);
    expect((await answersWithLinkAlone(path, 'withdraw')).reviewed).toBe(422);
    expect(await stateOf(asked)).toBe(before);
  });

  it.each<[string, Record<string, string>]>([
    ['object', {}],
    ['notified', {}],
    ['consulted', {}],
    ['suspend', {}],
    ['withdraw', {}],
    ['abstain', {}],
    ['provisional', {}],
  ])("cannot say %s on a host's leg, which does not offer it", async (answer, more) => {
    const asked = await live.submitWithNotice();
    const path = await linkTo(asked, HOST, 'james-kollie');
    const before = await stateOf(asked);
    expect((await answersWithLinkAlone(path, answer, more)).reviewed).toBe(422);
    expect(await stateOf(asked)).toBe(before);
  });

  it.each<[string, Record<string, string>]>([
    ['consent', {}],
    ['consent_with_conditions', { '/conditions': 'Not by night.' }],
    ['refuse', {}],
  ])('cannot %s without the code', async (answer, more) => {
    const asked = await live.submitWithNotice();
    const path = await linkTo(asked, HOST, 'james-kollie');
    const before = await stateOf(asked);
    const came = await answersWithLinkAlone(path, answer, more);
    expect(came).toEqual({ reviewed: 303, signed: 422 });
    expect(await stateOf(asked)).toBe(before);
  });

  it.each(['consulted', 'object'])(
    'cannot say %s where being consulted is all that the policy needs',
    async (answer) => {
      const asked = await live.submitWithNotice({ policyId: 'council-first' });
      expect(await statusOf(asked, CONSULTED)).toBe('asked');
      const path = await linkTo(asked, CONSULTED, 'olena-koval');
      const before = await stateOf(asked);
      expect(await answersWithLinkAlone(path, answer)).toEqual({ reviewed: 303, signed: 422 });
      expect(await stateOf(asked)).toBe(before);
    },
  );

  it('cannot withdraw a suspended consent once the units have been granted', async () => {
    const asked = await grantedArrangement(live);
    await live.decide(asked.requestId, CONTRIBUTOR, cast.ukraine, 'suspend', { reason: 'Under review.' });
    expect(await statusOf(asked, CONTRIBUTOR)).toBe('suspended');
    const path = await linkTo(asked, CONTRIBUTOR, 'olena-koval');
    const before = await stateOf(asked);
    for (const answer of ['withdraw', 'refuse', 'consent', 'in_principle']) {
      await answersWithLinkAlone(path, answer);
      await answersWithLinkAlone(path, answer, { correct: '1' });
    }
    expect(await stateOf(asked)).toBe(before);
  });
});

describe('the writer itself', () => {
  const needs: Partial<Record<Answer, object>> = {
    consent_with_conditions: { conditions: 'Not by night.' },
    notice_given: { instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null } },
    adopted: { act: resolution1967 },
  };

  async function decideByLink(asked: Asked, legId: string, answer: Answer, withCode: boolean, round = 1) {
    const viewer = legId === HOST ? cast.liberia : cast.ukraine;
    const input = answerInputSchema.parse({ answer, reason: 'A reason.', ...needs[answer] });
    const leg = { requestId: asked.requestId, legId, round };
    return live
      .run((tx) => live.cases.links.decideByLink(tx, viewer, leg, input, withCode))
      .then(
        () => 'taken',
        (error: unknown) => (error as { rule: string }).rule,
      );
  }

  it.each(ANSWERS)('takes %s by a link without its code only where nothing hangs on it', async (answer) => {
    const asked = await live.submitWithNotice();
    const came = await decideByLink(asked, HOST, answer, false);
    const offered = ['consent', 'consent_with_conditions', 'refuse'].includes(answer);
    expect(came).toBe(
      answer === 'in_principle' ? 'taken' : offered ? 'code_needed' : 'answer_not_of_this_leg',
    );
    expect(await statusOf(asked, HOST)).toBe(answer === 'in_principle' ? 'in_principle' : 'asked');
  });

  it('takes nothing by a link to another round than the one that is asked now', async () => {
    const asked = await live.submitWithNotice();
    expect(await decideByLink(asked, HOST, 'consent', true, 2)).toBe('text_changed');
    expect(await decideByLink(asked, HOST, 'consent', true)).toBe('taken');
    expect(await decideByLink(asked, HOST, 'in_principle', false)).toBe('code_needed');
  });
});
