import { resultOf } from '#libs/contracts/client';
import {
  COTE_DIVOIRE,
  COUNCIL,
  LIBERIA,
  ArrangementCase,
  NOTICE,
  UKRAINE,
  letter,
  resolution1967,
} from '../support/product/arrangement-case.js';
import { PlainBrowser } from '../support/api/forms.js';
import { Product } from '../support/api/product.js';
import { until } from '../support/product/until.js';

const CAPITAL = 'olena.koval@ukraine.example';
const MANAGER = 'ana.ribeiro@dpko.example';

/** One live request through notice, capital, hosts and Council to its expiry, breach and return; every part is real. */
describe('the thread', () => {
  let product: Product;
  let arrangement: ArrangementCase;
  let link: string;
  const capital = new PlainBrowser();

  beforeAll(async () => {
    product = await Product.start();
  });

  afterAll(async () => {
    await product.stop();
  });

  const tasksOf = async (personId: string) =>
    (await (await arrangement.as(personId)).does.listInbox({ queue: 'party' })).items;

  it('a manager submits the request, and the Secretary-General’s office is asked first', async () => {
    arrangement = await ArrangementCase.submitted(product);
    expect((await arrangement.view()).legs.map((leg) => leg.status)).toEqual([
      'asked',
      'not_started',
      'not_started',
      'not_started',
      'not_started',
    ]);
    expect(await tasksOf('jun-takeda')).toEqual([expect.objectContaining({ kind: 'answer', legId: NOTICE })]);
    expect(await product.mailsTo(CAPITAL)).toEqual([]);
  });

  it('the notice is recorded with its symbol, and the capital is asked by mail with the whole ask in text', async () => {
    const notice = await arrangement.answer('jun-takeda', NOTICE, {
      answer: 'notice_given',
      instrument: letter('S/2011/5', '2011-01-07'),
    });
    expect(notice).toMatchObject({ status: 201, body: { status: 'counts', legStatus: 'obtained' } });
    const mail = await product.mail(CAPITAL, /sign-off/u);
    for (const words of [
      'three armed helicopters',
      'UNMIL',
      'S/RES/1967 (2011)',
      '60',
      arrangement.reference,
    ]) {
      expect(mail.text.replaceAll(/\s+/gu, ' ').toLowerCase()).toContain(
        words === 'UNMIL'
          ? 'united nations mission in liberia'
          : words.toLowerCase().replace('three armed', '3 armed'),
      );
    }
    link = /http:\/\/\S+\/sign-off\/\S+/u.exec(mail.text)?.[0] ?? '';
    expect(link).toContain(`${product.url}/sign-off/`);
  });

  it('opening the link, however often, changes nothing', async () => {
    const before = await product.dataSource.query('SELECT count(*) FROM fact');
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
    expect(await product.dataSource.query('SELECT count(*) FROM fact')).toEqual(before);
  });

  it('the capital is reminded, and a reminder does not go out twice', async () => {
    await arrangement.moveClock('2011-01-14T15:00:00.000Z');
    await until('the reminder has come', async () => (await product.mailsTo(CAPITAL)).length === 2);
    const { detail } = await arrangement.leg(UKRAINE);
    expect(detail.remindersSent).toBe(1);
  });

  it('its deadline passes: overdue, not consented, and the managers hear of it', async () => {
    await arrangement.moveClock('2011-01-22T15:00:00.000Z');
    const leg = await arrangement.leg(UKRAINE);
    expect(leg).toMatchObject({ status: 'asked', detail: { satisfied: false, holder: 'party' } });
    expect(leg.detail.overdueSince).not.toBeNull();
    await product.mail(MANAGER, /No answer from Ukraine/u);
    expect((await arrangement.view()).status).toBe('open');
  });

  it('the capital consents by the link, with a code mailed to its registered address, and gets a receipt', async () => {
    const page = await capital.open(link);
    expect(page.text).toContain('Ukraine');
    const review = await capital.send(page, 'Review', {
      '/answer': 'consent',
      '/signedBy/name': 'Olena Koval',
      '/signedBy/title': 'Counsellor, Permanent Mission of Ukraine',
      '/instrument/reference': '4132/203-600-12',
    });
    expect(review.url).toMatch(/\/review$/u);
    expect((await arrangement.leg(UKRAINE)).status).toBe('asked');
    const codeMail = await product.mail(CAPITAL, /\b\d{6}\b/u);
    const code = /\b\d{6}\b/u.exec(codeMail.text)?.[0] ?? '';
    const wrong = await capital.send(review, 'Sign', { code: code === '000000' ? '000001' : '000000' });
    expect(wrong.status).toBe(422);
    expect((await arrangement.leg(UKRAINE)).status).toBe('asked');
    const receipt = await capital.send(wrong, 'Sign', { code });
    expect(receipt).toMatchObject({ status: 200, url: expect.stringMatching(/\/receipt$/u) });
    expect(await arrangement.leg(UKRAINE)).toMatchObject({ status: 'obtained', detail: { satisfied: true } });
    const decision = (await arrangement.view()).decisions.find((candidate) => candidate.legId === UKRAINE);
    expect(decision).toMatchObject({
      channel: 'sign_off_page',
      round: 1,
      textHash: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    expect(receipt.text).toContain(String(decision?.receipt));
    const again = await capital.open(link);
    expect(again.text).toContain(String(decision?.receipt));
    await product.mail(CAPITAL, /receipt/iu);
  });

  it('a second answer by the same seat is refused, naming who and when', async () => {
    resultOf(await arrangement.answer('james-kollie', LIBERIA, { answer: 'consent' }));
    const second = await arrangement.answer('james-kollie', LIBERIA, {
      answer: 'refuse',
      reason: 'We thought again.',
    });
    expect(second).toMatchObject({
      status: 409,
      body: {
        errors: [{ rule: 'already_answered' }],
        earlier: { personId: 'james-kollie', at: expect.any(String) },
      },
    });
    expect((await arrangement.leg(LIBERIA)).status).toBe('obtained');
  });

  it('the other host consents on paper, which counts once a second person has countersigned it', async () => {
    const recorder = await arrangement.as('tomas-lindqvist');
    const { requestId } = arrangement;
    const { paperId } = await recorder.does.recordPaper({
      requestId,
      legId: COTE_DIVOIRE,
      body: {
        answer: 'consent',
        instrument: {
          kind: 'note_verbale',
          reference: 'NV/2011/12',
          organ: 'Ministry of Foreign Affairs',
          date: { notBefore: '2011-01-18', notAfter: '2011-01-21' },
        },
      },
    });
    expect(await arrangement.leg(COTE_DIVOIRE)).toMatchObject({
      status: 'asked',
      detail: { holder: 'secretariat' },
    });
    expect(await recorder.api.countersignPaper({ requestId, paperId })).toMatchObject({
      status: 403,
      body: { errors: [{ rule: 'own_record' }] },
    });
    const miriam = await arrangement.as('miriam-okafor');
    expect((await miriam.api.countersignPaper({ requestId, paperId })).status).toBe(201);
    expect(await arrangement.leg(COTE_DIVOIRE)).toMatchObject({ status: 'obtained' });
  });

  it('the act of the Council is recorded by one person, countersigned by another, and the arrangement is in force', async () => {
    expect((await arrangement.view()).status).toBe('open');
    const counted = await arrangement.paper('claire-dubois', COUNCIL, {
      answer: 'adopted',
      act: resolution1967,
    });
    expect(counted.status).toBe(201);
    expect((await arrangement.view()).status).toBe('granted');
    expect(await arrangement.arrangement()).toMatchObject({
      status: 'in_force',
      lines: [{ status: 'planned', expiresAt: '2011-02-17T05:00:00.000Z' }],
    });
    await product.mail(MANAGER, /granted/iu);
  });

  it('the unit arrives, the line expires, the unit is still there: breach, with an alarm', async () => {
    await arrangement.move('recordDeparture');
    await arrangement.move('recordArrival');
    await arrangement.moveClock('2011-02-14T15:00:00.000Z');
    await product.mail(MANAGER, /the authority ends/u);
    await arrangement.moveClock('2011-02-17T05:00:00.000Z');
    expect(await arrangement.arrangement()).toMatchObject({
      breach: true,
      lines: [{ status: 'arrived', breachSince: '2011-02-17T05:00:00.000Z' }],
    });
    const alarm = await product.mail(MANAGER, /breach/iu);
    expect(alarm.text).toMatch(/without/iu);
  });

  it('the unit returns, and the arrangement is over', async () => {
    await arrangement.moveClock('2011-02-20T15:00:00.000Z');
    await arrangement.move('recordReturn');
    expect(await arrangement.arrangement()).toMatchObject({
      status: 'ended',
      breach: false,
      lines: [{ status: 'returned' }],
    });
  });

  it('every effect was carried out, every chain is whole, and every projection is what the facts give', async () => {
    await until('no effect is left', async () => {
      const [left] = await product.dataSource.query(`SELECT count(*) FROM effect WHERE status = 'pending'`);
      return Number(left.count) === 0;
    });
    expect(await product.faults()).toEqual([]);
    const auditor = await arrangement.as('daniel-stern');
    const audit = await auditor.does.getRequestAudit({ requestId: arrangement.requestId });
    expect(audit.items.map((entry) => entry.kind)).toEqual(
      expect.arrayContaining([
        'drafted',
        'submitted',
        'answered',
        'paper_recorded',
        'paper_countersigned',
        'reserved',
      ]),
    );
  });

  it('`countersign verify` finds all of it whole, and says so with its exit code', async () => {
    const { stdout } = await product.command('verify', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, cases: [{ faults: [] }, { faults: [] }] });
  });

  it('no mail holds a token where mails are kept', async () => {
    const kept = await product.dataSource.query(`SELECT raw FROM mail_message WHERE raw LIKE '%sign-off/%'`);
    expect(kept.length).toBeGreaterThan(0);
    const token = link.split('/').at(-1) ?? '';
    for (const { raw } of kept) expect(raw.replaceAll(/=\r?\n/gu, '')).not.toContain(token);
  });
});
