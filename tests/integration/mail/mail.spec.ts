import { createActivities, type ActivityDeps, type EffectOutcome } from '#activities';
import {
  BLANKED_TOKEN,
  Directory,
  Mailer,
  Outbox,
  readContestToken,
  readSignOffToken,
  contestKeyFrom,
  contestTokenFor,
  signOffKeyFrom,
  signOffTokenFor,
  type OutgoingMail,
} from '#libs/mail';
import { systemClock } from '#libs/platform';
import { EffectEntity, MailMessageEntity, MailedLinkEntity } from '#libs/store';
import { cast } from '../../support/fixtures/cast.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { Gate } from '../../support/product/gate.js';
import { LiveCases } from '../../support/product/live-request.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { required } from '../../support/product/running-worker.js';
import { until } from '../../support/product/until.js';

const OLENA = 'olena.koval@ukraine.example';
const UKRAINE = 'contributor_consent:ukraine';
const key = signOffKeyFrom('a secret of tests that is long enough for anybody');
const contestKey = contestKeyFrom('a secret of tests that is long enough for anybody');

describe('mail on PostgreSQL and SMTP', () => {
  let database: TestDatabase;
  let live: LiveCases;
  let mailer: Mailer;

  beforeAll(async () => {
    database = await createTestDatabase();
    live = await LiveCases.on(database);
    mailer = new Mailer({
      smtpUrl: required('COUNTERSIGN_TEST_SMTP_URL'),
      from: 'Countersign <countersign@un.example>',
      timeoutMs: 5_000,
    });
  });

  afterAll(async () => {
    mailer.close();
    await live.close();
    await database.drop();
  });

  /** The activities as the worker has them, with a mail server that does as the test says. */
  function activities(
    send: (mail: OutgoingMail) => Promise<string> = (mail) => mailer.send(mail),
    domain = mailer.domain,
  ) {
    const outcomes: EffectOutcome[] = [];
    const deps: ActivityDeps = {
      cases: live.cases,
      directory: new Directory(live.dataSource),
      outbox: new Outbox(live.dataSource, {
        domain,
        compose: (mail) => mailer.compose(mail),
        keepsWaiting: () => mailer.keepsWaiting(),
        send,
      }),
      contestToken: (target) => contestTokenFor(live.dataSource.manager, contestKey, target),
      signOffToken: (target) => signOffTokenFor(live.dataSource.manager, key, target),
      publicUrl: 'https://countersign.example',
      clock: systemClock,
      effectEnded: (_kind, outcome) => outcomes.push(outcome),
      polled: () => undefined,
      isRunning: async () => true,
      releaseStuck: async () => 0,
      forgetWhatIsPast: async () => ({}),
      deliverWebhook: async () => ({ againInMs: null }),
    };
    return { ...createActivities(deps), outcomes };
  }

  async function askOfUkraine(): Promise<{ requestId: string; effectId: string }> {
    const { requestId } = await live.submitWithNotice();
    const effects = await live.dataSource.manager.findBy(EffectEntity, { caseId: requestId, kind: 'ask' });
    const ask = effects.find(({ about }) => about['legId'] === UKRAINE);
    if (ask === undefined) throw new Error('Ukraine was not asked');
    return { requestId, effectId: ask.id };
  }

  const referenceOf = async (requestId: string) =>
    (
      await live.dataSource.query<{ reference: string }[]>('SELECT reference FROM request WHERE id = $1', [
        requestId,
      ])
    )[0]?.reference ?? '';
  const mailsOf = (effectId: string) => live.dataSource.manager.findBy(MailMessageEntity, { effectId });
  const statusOf = async (effectId: string) =>
    (await live.dataSource.manager.findOneByOrFail(EffectEntity, { id: effectId })).status;

  it('smtp-accepted-but-not-recorded: the mail goes again under the same Message-ID, with the same link', async () => {
    const { requestId, effectId } = await askOfUkraine();
    let cutOff = true;
    const { askContributor: ask, outcomes } = activities(async (mail) => {
      const raw = await mailer.send(mail);
      if (cutOff) throw new Error('the process died after the server had said yes');
      return raw;
    });
    await expect(ask({ effectId })).rejects.toThrow('1 of 1 mails could not be sent');
    expect(await mailsOf(effectId)).toMatchObject([{ status: 'sending', sentAt: null }]);
    expect(await statusOf(effectId)).toBe('pending');

    cutOff = false;
    await ask({ effectId });
    expect(await mailsOf(effectId)).toMatchObject([{ status: 'sent' }]);
    expect(await statusOf(effectId)).toBe('done');
    expect(outcomes).toEqual(['failed', 'done']);

    const reference = await referenceOf(requestId);
    const received = await until('both have arrived', async () => {
      const mails = await mailsTo(OLENA, reference);
      return mails.length === 2 && mails;
    });
    expect(new Set(received.map((mail) => mail.messageId)).size).toBe(1);
    const links = received.map((mail) => /https:\/\/\S+\/sign-off\/\S+/u.exec(mail.text)?.[0]);
    expect(links[0]).toBeDefined();
    expect(new Set(links).size).toBe(1);
  });

  it('a mail on record as sent does not go again, even where the effect was not recorded as done', async () => {
    const { effectId } = await askOfUkraine();
    let sent = 0;
    const { askContributor: ask } = activities(async () => {
      sent += 1;
      return '';
    });
    await ask({ effectId });
    await live.dataSource.query(`UPDATE effect SET status = 'pending', done_at = NULL WHERE id = $1`, [
      effectId,
    ]);
    await ask({ effectId });
    expect(sent).toBe(1);
    expect(await statusOf(effectId)).toBe('done');
  });

  it('an effect that is done is not carried out again', async () => {
    const { effectId } = await askOfUkraine();
    const { askContributor: ask, outcomes } = activities(async () => '');
    await ask({ effectId });
    await ask({ effectId });
    expect(outcomes).toEqual(['done', 'gone']);
  });

  it('a try that joins one still under way sends nothing of its own', async () => {
    const { effectId } = await askOfUkraine();
    let sent = 0;
    const answer = new Gate();
    const { askContributor: ask } = activities(async () => {
      sent += 1;
      await answer.pass();
      return '';
    });
    const tries = [ask({ effectId }), ask({ effectId })];
    await until('the mail is under way', async () => sent > 0);
    answer.open();
    await Promise.all(tries);
    expect(sent).toBe(1);
  });

  it('a question whose answer came first is cancelled, not mailed', async () => {
    const { requestId, effectId } = await askOfUkraine();
    await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
    const { askContributor: ask, outcomes } = activities(async () => {
      throw new Error('nothing may be sent');
    });
    await ask({ effectId });
    expect(outcomes).toEqual(['gone']);
    expect(await statusOf(effectId)).toBe('cancelled');
  });

  /** An effect that concerns three people of the Secretariat. */
  async function concernsThree(): Promise<string> {
    const { requestId } = await live.submitWithNotice();
    await live.decide(requestId, UKRAINE, cast.ukraine, 'refuse', { reason: 'no crews' });
    const [lost] = await live.dataSource.manager.findBy(EffectEntity, {
      caseId: requestId,
      kind: 'announceEnd',
    });
    if (lost === undefined) throw new Error('nothing was announced');
    // What concerns focal points too goes to three people here.
    await live.dataSource.query(
      `UPDATE effect SET kind = 'reportLost', about = '{"lineId":"mi24"}' WHERE id = $1`,
      [lost.id],
    );
    return lost.id;
  }

  it('one person whose server refuses keeps nobody else from being told', async () => {
    const effectId = await concernsThree();
    const told: string[] = [];
    const refused = 'tomas.lindqvist@dpko.example';
    const { reportLost } = activities(async ({ to }) => {
      if (to.address === refused) throw new Error('550');
      told.push(to.address);
      return '';
    });
    await expect(reportLost({ effectId })).rejects.toThrow('1 of 3 mails could not be sent');
    expect(told.toSorted()).toEqual(['ana.ribeiro@dpko.example', 'miriam.okafor@dpko.example']);
  });

  it('one person whose server takes long keeps nobody else from being recorded as written to', async () => {
    const effectId = await concernsThree();
    const slow = new Gate();
    const { reportLost } = activities(async ({ to }) => {
      if (to.address === 'tomas.lindqvist@dpko.example') await slow.pass();
      return '';
    });
    const carriedOut = reportLost({ effectId });
    const sent = async () => (await mailsOf(effectId)).filter(({ status }) => status === 'sent').length;
    await until('the others are recorded', async () => (await sent()) === 2);
    expect(await statusOf(effectId)).toBe('pending');
    slow.open();
    await carriedOut;
    expect(await sent()).toBe(3);
    expect(await statusOf(effectId)).toBe('done');
  });

  it('a mail that was begun keeps its Message-ID, also where the sender has changed meanwhile', async () => {
    const { effectId } = await askOfUkraine();
    const failing = activities(async () => {
      throw new Error('the line was cut');
    });
    await expect(failing.askContributor({ effectId })).rejects.toThrow('could not be sent');
    const [begun] = await mailsOf(effectId);
    const ids: string[] = [];
    const later = activities(async ({ messageId }) => {
      ids.push(messageId);
      return '';
    }, 'elsewhere.example');
    await later.askContributor({ effectId });
    const [kept] = await mailsOf(effectId);
    expect(ids).toEqual([begun?.messageId]);
    expect(kept).toMatchObject({ messageId: begun?.messageId, status: 'sent' });
    expect(kept?.raw).toContain(`Message-ID: <${begun?.messageId}>`);
  });

  it('keeps what went out, with the token of its link blanked', async () => {
    const { effectId } = await askOfUkraine();
    const texts: string[] = [];
    const { askContributor: ask } = activities(async (mail) => {
      texts.push(mail.text);
      return '';
    });
    await ask({ effectId });
    const token = /\/sign-off\/(\S+)/u.exec(texts[0] ?? '')?.[1] ?? '';
    expect(token).toMatch(/^[0-9a-f-]{36}\.[\w-]{43}$/u);
    const [kept] = await mailsOf(effectId);
    const unfolded = kept?.raw.replaceAll('=\r\n', '') ?? '';
    expect(unfolded).toContain(`/sign-off/${BLANKED_TOKEN}`);
    expect(unfolded).not.toContain(token.split('.')[1]);
    expect(kept?.raw).toContain('Auto-Submitted: auto-generated');
    expect(kept?.raw).toContain('X-Auto-Response-Suppress: All');
  });

  it('reads back only tokens of its own making', async () => {
    const { requestId } = await live.submitWithNotice();
    const target = { personId: 'olena-koval', requestId, legId: UKRAINE, round: 1 };
    const token = await signOffTokenFor(live.dataSource.manager, key, target);
    expect(await signOffTokenFor(live.dataSource.manager, key, target)).toBe(token);
    expect(await readSignOffToken(live.dataSource, [key], token)).toMatchObject({
      ...target,
      revokedAt: null,
    });

    const [id, mac] = token.split('.');
    const other = signOffKeyFrom('another secret that is also long enough for anybody');
    for (const forged of [
      '',
      'x',
      `${id}`,
      `${id}.`,
      `${id}.${mac}x`,
      `${id}.${mac}=`,
      `${id}.${mac}.${mac}`,
      `${id?.replace(/^./u, (digit) => (digit === '0' ? '1' : '0'))}.${mac}`,
      `${"' OR 1=1 --".padEnd(36)}.${mac}`,
    ]) {
      expect(await readSignOffToken(live.dataSource, [key], forged)).toBeNull();
    }
    expect(await readSignOffToken(live.dataSource, [other], token)).toBeNull();
    expect(await readSignOffToken(live.dataSource, [other, key], token)).toMatchObject(target);
    // Both kinds of links lie in one table; a token of one kind opens nothing of the other, whatever key made it.
    expect(await readContestToken(live.dataSource, [key, contestKey], token)).toBeNull();

    const revokedAt = new Date().toISOString();
    await live.dataSource.manager.update(MailedLinkEntity, { id: id ?? '' }, { revokedAt });
    expect(await readSignOffToken(live.dataSource, [key], token)).toMatchObject({ revokedAt });
  });
});
