import { createServer, type Server } from 'node:net';
import { signOffKeyFrom, signOffTokenFor } from '#libs/mail';
import { createDataSource } from '#libs/store';
import { mailsTo } from '../../support/product/mailbox.js';
import {
  mi24Content,
  startTestApi,
  withReferencesOfItsOwn,
  type Caller,
  type TestApi,
} from '../../support/api/running-api.js';
import { until } from '../../support/product/until.js';
import { legOf, present, textOf } from '../../support/api/answers.js';

let api: TestApi;
let ana: Caller;

beforeAll(async () => {
  api = await withReferencesOfItsOwn(await startTestApi());
  ana = await api.as('ana-ribeiro');
});
afterAll(() => api.close());

const address = 'olena.koval@ukraine.example';

interface Link {
  path: string;
  requestId: string;
  arrangementId: string;
  reference: string;
}

/** A link by which Ukraine is asked, as its mail holds it. */
async function linkOf(running: TestApi = api, officer: Caller = ana): Promise<Link> {
  const drafted = await officer.does.draftRequest({
    body: {
      content: mi24Content(),
      clockStartsAt: '2011-01-07T14:00:00Z',
    },
  });
  const { requestId, arrangementId, reference } = drafted;
  await officer.does.submitRequest({ requestId });
  const jun = await running.as('jun-takeda');
  await jun.does.decideLeg({
    requestId,
    legId: 'advance_notice:eosg',
    body: {
      answer: 'notice_given',
      instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
    },
  });
  const dataSource = await createDataSource(running.database.appUrl, { poolSize: 1 }).initialize();
  const token = await signOffTokenFor(dataSource.manager, signOffKeyFrom(running.config.COUNTERSIGN_SECRET), {
    personId: 'olena-koval',
    requestId,
    legId: 'contributor_consent:ukraine',
    round: 1,
  });
  await dataSource.destroy();
  return { path: `/sign-off/${token}`, requestId, arrangementId, reference };
}

const who = { '/signedBy/name': 'Olena Koval', '/signedBy/title': 'Counsellor' };

async function codeFor(reference: string, known = 0): Promise<string> {
  const mails = await until('the code is mailed', async () => {
    const found = await mailsTo(address, reference);
    const codes = found.filter((mail) => mail.subject.includes('Code'));
    return codes.length > known && codes;
  });
  return /code is (\d{6})/u.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
}

async function legOfUkraine({ requestId }: Link) {
  return legOf(await ana.does.getRequest({ requestId }), 'contributor_consent:ukraine');
}

describe('the sign-off page', () => {
  it('shows the ask, and changes nothing by being opened', async () => {
    const link = await linkOf();
    const capital = await api.as();
    const before = await api.counts();
    const page = await capital.get(link.path);
    expect((await capital.call('HEAD', link.path)).status).toBe(200);
    expect((await capital.call('HEAD', `${link.path}/review`)).status).toBe(303);
    expect(await api.counts()).toEqual(before);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.getSetCookie()).toEqual([]);
    for (const words of [
      'asks Ukraine',
      '3 armed helicopters',
      'in New York',
      'in Kyiv',
      'In principle',
      'rehearsal',
    ]) {
      expect(page.body).toContain(words);
    }
    expect(page.body).not.toContain('<script');
  });

  it('takes a consent after a review and a mailed code, and gives a receipt', async () => {
    const link = await linkOf();
    const capital = await api.as();
    const reviewed = await capital.form(link.path, {
      ...who,
      '/answer': 'consent',
      '/instrument/kind': 'note_verbale',
      '/instrument/reference': 'NV 41/2011',
      '/instrument/date/on': '2011-01-06',
    });
    expect(reviewed.headers.get('location')).toBe(`${link.path}/review`);
    const review = await capital.get(`${link.path}/review`);
    expect(review.body).toContain('Ukraine consents to all that is asked.');
    expect(review.body).toContain('NV 41/2011');
    expect((await legOfUkraine(link)).status).toBe('asked');

    const wrong = await capital.form(`${link.path}/review`, { code: '000000' });
    expect(wrong.status).toBe(422);
    const code = await codeFor(link.reference);
    const signed = await capital.form(`${link.path}/review`, { code });
    expect(signed.headers.get('location')).toBe(`${link.path}/receipt`);
    const receipt = await capital.get(`${link.path}/receipt`);
    expect(receipt.body).toContain('Your answer has been received');
    expect(receipt.body).toContain('To correct or withdraw it');
    expect(await legOfUkraine(link)).toMatchObject({ status: 'obtained', detail: { satisfied: true } });

    // The same form again leads to the same receipt, and the used link says so.
    expect((await capital.form(`${link.path}/review`, { code })).status).toBe(303);
    expect((await capital.get(link.path)).body).toContain('Your answer has been received');
    const view = await ana.does.getRequest({ requestId: link.requestId });
    expect(view.decisions.filter((decision) => decision.legId.includes('ukraine'))).toMatchObject([
      { channel: 'sign_off_page', signedBy: { name: 'Olena Koval' } },
    ]);
  });

  it('signs what was reviewed last, and nothing that hidden fields say', async () => {
    const link = await linkOf();
    const capital = await api.as();
    await capital.form(link.path, { ...who, '/answer': 'consent' });
    const first = await codeFor(link.reference);
    await capital.form(link.path, { ...who, '/answer': 'refuse', '/text': 'The crews are needed at home.' });
    const second = await codeFor(link.reference, 1);
    // Once in a million runs both codes are the same.
    const wrong = first === second ? '000000' : first;
    expect((await capital.form(`${link.path}/review`, { code: wrong })).status).toBe(422);
    await capital.form(`${link.path}/review`, { code: second, '/answer': 'consent', answer: 'consent' });
    expect((await legOfUkraine(link)).status).toBe('refused');
  });

  it('signs nothing that its page did not show, where a second holder of the link has changed it', async () => {
    const link = await linkOf();
    const capital = await api.as();
    await capital.form(link.path, { ...who, '/answer': 'consent' });
    const page = await capital.get(`${link.path}/review`);
    const shown = /name="reviewed" value="([^"]+)"/u.exec(textOf(page))?.[1] ?? '';
    await capital.form(link.path, { ...who, '/answer': 'refuse' });
    const code = await codeFor(link.reference, 1);
    const signed = await capital.form(`${link.path}/review`, { reviewed: shown, code });
    expect(signed).toMatchObject({ status: 409, body: expect.stringContaining('has changed') });
    expect((await legOfUkraine(link)).status).toBe('asked');
  });

  it('stops after five wrong codes, also when new ones are asked for', async () => {
    const link = await linkOf();
    const capital = await api.as();
    await capital.form(link.path, { ...who, '/answer': 'consent' });
    const code = await codeFor(link.reference);
    const wrong = code === '123456' ? '654321' : '123456';
    const statuses = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      statuses.push((await capital.form(`${link.path}/review`, { code: wrong })).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    expect((await capital.form(`${link.path}/review`, { code })).status).toBe(429);
    const again = await capital.form(link.path, { ...who, '/answer': 'consent' });
    expect(again.status).toBe(429);
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(again.body).toContain('Too many wrong codes');
    expect((await legOfUkraine(link)).status).toBe('asked');
    await api.sql(`UPDATE mailed_link SET code_expires_at = now() - interval '1 second'`);
    expect((await capital.form(link.path, { ...who, '/answer': 'consent' })).status).toBe(303);
  });

  it('mails no more than six codes in an hour to whoever has the link', async () => {
    const link = await linkOf();
    const capital = await api.as();
    const answers = [];
    for (let review = 0; review < 7; review += 1) {
      answers.push(await capital.form(link.path, { ...who, '/answer': 'consent' }));
    }
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 303, 429]);
    expect(Number(answers[6]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answers[6]?.body).toContain('Too many codes were asked for');
    const known = (await mailsTo(address, link.reference)).filter((mail) => mail.subject.includes('Code'));
    expect(known).toHaveLength(6);
    // The code that was mailed last still signs, and another link has its own count.
    const code = await codeFor(link.reference, 5);
    expect((await capital.form(`${link.path}/review`, { code })).status).toBe(303);
    expect((await capital.form((await linkOf()).path, { ...who, '/answer': 'consent' })).status).toBe(303);
  });

  it('takes an answer in principle without a code, and keeps the link open for the formal one', async () => {
    const link = await linkOf();
    const capital = await api.as();
    await capital.form(link.path, { ...who, '/answer': 'in_principle' });
    expect((await capital.form(`${link.path}/review`, {})).status).toBe(303);
    expect((await legOfUkraine(link)).status).toBe('in_principle');
    expect((await capital.get(link.path)).body).toContain('We still wait for your formal answer');
    expect((await capital.form(link.path, { ...who, '/answer': 'consent' })).status).toBe(303);
  });

  it('puts a question and shows its reply', async () => {
    const link = await linkOf();
    const capital = await api.as();
    await capital.form(link.path, { ...who, '/answer': 'question', '/text': 'Who pays for the fuel?' });
    await capital.form(`${link.path}/review`, {});
    expect((await capital.get(`${link.path}/receipt`)).body).toContain('Your question has been received');
    expect((await legOfUkraine(link)).status).toBe('paused');
    const tomas = await api.as('tomas-lindqvist');
    const [question] = (await tomas.does.getRequest({ requestId: link.requestId })).questions;
    await tomas.does.replyToQuestion({
      requestId: link.requestId,
      questionId: present(question).id,
      body: {
        text: 'UNOCI pays.',
      },
    });
    expect((await capital.get(link.path)).body).toContain('UNOCI pays.');
  });

  it('takes a correction in the place of the first answer', async () => {
    const link = await linkOf();
    const capital = await api.as();
    await capital.form(link.path, { ...who, '/answer': 'consent' });
    await capital.form(`${link.path}/review`, { code: await codeFor(link.reference) });
    expect((await capital.get(`${link.path}?correct=1`)).body).toContain('Correct your answer');
    await capital.form(link.path, {
      ...who,
      correct: '1',
      '/answer': 'consent_with_conditions',
      '/conditions': 'Until 31 January 2011 only.',
    });
    await capital.form(`${link.path}/review`, { code: await codeFor(link.reference, 1) });
    expect(await legOfUkraine(link)).toMatchObject({
      status: 'obtained_with_caveats',
      detail: { satisfied: false },
    });
  });

  it('takes no consent back without a code, not even for an answer that needs none by itself', async () => {
    const link = await linkOf();
    const capital = await api.as();
    await capital.form(link.path, { ...who, '/answer': 'consent' });
    await capital.form(`${link.path}/review`, { code: await codeFor(link.reference) });
    await capital.form(link.path, { ...who, correct: '1', '/answer': 'in_principle' });
    expect((await capital.form(`${link.path}/review`, {})).status).toBe(422);
    expect((await legOfUkraine(link)).status).toBe('obtained');
    await capital.form(`${link.path}/review`, { code: await codeFor(link.reference, 1) });
    expect((await legOfUkraine(link)).status).toBe('in_principle');
  });

  it('still takes a late answer, and says that it is late', async () => {
    const link = await linkOf();
    await ana.does.moveClock({ arrangementId: link.arrangementId, body: { to: '2011-05-01T12:00:00Z' } });
    const capital = await api.as();
    expect((await capital.get(link.path)).body).toContain('no longer waits for your answer');
    await capital.form(link.path, { ...who, '/answer': 'consent' });
    await capital.form(`${link.path}/review`, { code: await codeFor(link.reference) });
    expect((await capital.get(`${link.path}/receipt`)).body).toContain('kept as a late answer');
    expect((await legOfUkraine(link)).status).toBe('lapsed');
  });

  it('says so where the link was replaced, or its person no longer acts for the party', async () => {
    const link = await linkOf();
    const capital = await api.as();
    await api.sql(`UPDATE mailed_link SET revoked_at = now() WHERE request_id = $1`, [link.requestId]);
    const replaced = await capital.get(link.path);
    expect(replaced).toMatchObject({ status: 410, body: expect.stringContaining('has been replaced') });
    expect((await capital.form(link.path, { ...who, '/answer': 'consent' })).status).toBe(410);
  });

  it('says clearly that the code could not be mailed, and signs nothing', async () => {
    const silent: Server = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const lonely = await startTestApi({ SMTP_URL: `smtp://127.0.0.1:${port}` });
    const link = await linkOf(lonely, await lonely.as('ana-ribeiro'));
    const capital = await lonely.as();
    const start = Date.now();
    const answer = await capital.form(link.path, { ...who, '/answer': 'consent' });
    const tookMs = Date.now() - start;
    await lonely.close();
    silent.close();
    expect(answer.status).toBe(503);
    expect(answer.body).toContain('nothing has been signed');
    expect(tookMs).toBeLessThan(7_000);
  });
});
