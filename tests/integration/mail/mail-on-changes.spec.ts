import { createActivities, type ActivityDeps } from '#activities';
import {
  Directory,
  Mailer,
  Outbox,
  contestKeyFrom,
  contestTokenFor,
  signOffKeyFrom,
  signOffTokenFor,
} from '#libs/mail';
import { systemClock } from '#libs/platform';
import { EffectEntity, MailMessageEntity } from '#libs/store';
import { type EffectKind, answerInputSchema } from '#libs/contracts';
import { armedHelicopters, cast } from '../../support/fixtures/cast.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { LiveCases } from '../../support/product/live-request.js';
import { required } from '../../support/product/running-worker.js';

const LIBERIA = 'host_consent:liberia';
const key = signOffKeyFrom('a secret of tests that is long enough for anybody');
const contestKey = contestKeyFrom('a secret of tests that is long enough for anybody');

/** What a changed ask, a lost premise or an empty seat sends, carried out by the activities of the worker. */
describe('mails that changes send', () => {
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

  function activities() {
    const deps: ActivityDeps = {
      cases: live.cases,
      directory: new Directory(live.dataSource),
      outbox: new Outbox(live.dataSource, {
        domain: mailer.domain,
        compose: (mail) => mailer.compose(mail),
        send: (mail) => mailer.send(mail),
      }),
      contestToken: (target) => contestTokenFor(live.dataSource.manager, contestKey, target),
      signOffToken: (target) => signOffTokenFor(live.dataSource.manager, key, target),
      publicUrl: 'https://countersign.example',
      clock: systemClock,
      effectEnded: () => undefined,
      polled: () => undefined,
      isRunning: async () => true,
      releaseStuck: async () => 0,
      forgetWhatIsPast: async () => ({}),
      deliverWebhook: async () => ({ againInMs: null }),
    };
    return createActivities(deps);
  }

  /** Carries out the effect of a request that says `what`, and gives the mails that it sent. */
  async function sentFor(
    requestId: string,
    kind: Exclude<EffectKind, 'ask'>,
    what: string,
  ): Promise<MailMessageEntity[]> {
    const { manager } = live.dataSource;
    const effects = await manager.findBy(EffectEntity, { caseId: requestId, kind });
    const effect = effects.find(({ about }) => about['what'] === what);
    if (effect === undefined) throw new Error(`no ${kind} says ${what}`);
    await activities()[kind]({ effectId: effect.id });
    expect((await manager.findOneByOrFail(EffectEntity, { id: effect.id })).status).toBe('done');
    return manager.findBy(MailMessageEntity, { effectId: effect.id });
  }

  const peopleOf = (mails: readonly MailMessageEntity[]) => mails.map((mail) => mail.personId).toSorted();

  async function amended() {
    const draft = await live.submitWithNotice();
    await live.decide(draft.requestId, LIBERIA, cast.liberia, 'consent');
    const content = armedHelicopters();
    const lines = content.lines.map((line) => ({
      ...line,
      persons: { military: 40, police: 0, civilian: 0 },
    }));
    const { factCount } = await live.cases.requestState(live.dataSource.manager, draft.requestId);
    await live.run((tx) =>
      live.cases.changes.amendRequest(
        tx,
        cast.manager,
        draft.requestId,
        { content: { ...content, lines }, reason: 'Fewer crews can go.' },
        factCount,
      ),
    );
    return draft;
  }

  it('tell managers of an amendment, and the party whose consent covers it that it stands', async () => {
    const { requestId } = await amended();
    const told = await sentFor(requestId, 'inform', 'amended');
    expect(peopleOf(told)).toContain('ana-ribeiro');
    expect(told[0]?.subject).toContain('amended');
    const stands = await sentFor(requestId, 'inform', 'consent_stands');
    expect(stands[0]?.subject).toContain('your consent stands');
  });

  it('tell managers that a request was overtaken', async () => {
    const { requestId } = await live.submitWithNotice();
    await live.run((tx) =>
      live.cases.changes.declareOvertaken(tx, cast.manager, requestId, 'The crisis ended.'),
    );
    const told = await sentFor(requestId, 'announce', 'overtaken');
    expect(told[0]?.subject).toContain('Overtaken by events');
  });

  it('tell managers whom to appoint to a seat that was left without people', async () => {
    const { requestId } = await live.submitWithNotice();
    await live.run((tx) =>
      live.cases.seats.removeApprover(
        tx,
        cast.manager,
        { requestId, legId: LIBERIA },
        { seatId: 'party', personId: 'james-kollie', reason: 'Has left the ministry.' },
      ),
    );
    const told = await sentFor(requestId, 'escalate', 'empty_seat');
    expect(peopleOf(told)).toContain('ana-ribeiro');
    expect(told[0]?.subject).toContain('Nobody can answer for the Government of Liberia');
  });

  it('tell the party and those who settle it of a contested record, and how it ended', async () => {
    const { requestId } = await live.submitWithNotice();
    const leg = { requestId, legId: 'contributor_consent:ukraine' };
    const input = answerInputSchema.parse({
      answer: 'consent',
      instrument: { kind: 'note_verbale', reference: 'NV 41/2011', organ: null, date: { on: '2011-01-18' } },
    });
    const { paperId } = await live.run((tx) => live.cases.recordPaper(tx, cast.focalPoint, leg, input));
    const { decisionId } = await live.run((tx) =>
      live.cases.countersignPaper(tx, cast.secondFocalPoint, { requestId, paperId }),
    );
    const { manager } = live.dataSource;
    const [receipt] = (await manager.findBy(EffectEntity, { caseId: requestId, kind: 'receipt' })).filter(
      ({ about }) => about['decisionId'] === decisionId,
    );
    await activities().receipt({ effectId: receipt?.id ?? '' });
    const [received] = await manager.findBy(MailMessageEntity, { effectId: receipt?.id ?? '' });
    expect(received?.personId).toBe('olena-koval');
    expect(received?.raw).toContain('decided 18 January 2011, told 19 January 2011');
    expect(received?.raw).toContain('https://countersign.example/records/');

    const { contestId } = await live.run((tx) =>
      live.cases.contests.contestRecord(tx, cast.ukraine, { ...leg, decisionId }, 'Not ours.', 'inbox'),
    );
    const contested = await sentFor(requestId, 'inform', 'record_contested');
    expect(peopleOf(contested)).toEqual(
      expect.arrayContaining(['ana-ribeiro', 'miriam-okafor', 'olena-koval', 'tomas-lindqvist']),
    );
    expect(contested[0]?.raw).toContain('Not ours.');
    await live.run((tx) =>
      live.cases.contests.strikeRecord(tx, cast.secondFocalPoint, { requestId, contestId }, 'Misread.'),
    );
    const settled = await sentFor(requestId, 'inform', 'contest_settled');
    expect(peopleOf(settled)).toEqual(expect.arrayContaining(['ana-ribeiro', 'olena-koval']));
    expect(settled[0]?.raw).toContain('has been struck');
  });
});
