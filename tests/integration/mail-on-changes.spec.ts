import { createActivities, type ActivityDeps } from '#activities';
import { Directory, Mailer, Outbox, signOffKeyFrom, signOffTokenFor } from '#libs/mail';
import { systemClock } from '#libs/platform';
import { EffectEntity, MailMessageEntity } from '#libs/store';
import type { EffectKind } from '#libs/contracts';
import { armedHelicopters, cast } from '../support/cast.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { LiveCases } from '../support/live-request.js';
import { required } from '../support/running-worker.js';

const LIBERIA = 'host_consent:liberia';
const key = signOffKeyFrom('a secret of tests that is long enough for anybody');

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
      signOffToken: (target) => signOffTokenFor(live.dataSource.manager, key, target),
      publicUrl: 'https://countersign.example',
      clock: systemClock,
      effectEnded: () => undefined,
      looked: () => undefined,
      runningWorkflows: async () => new Set(),
      releaseStuck: async () => 0,
    };
    return createActivities(deps);
  }

  /** Carries out the effect of a request that says `what`, and gives the mails that it sent. */
  async function sentFor(requestId: string, kind: EffectKind, what: string): Promise<MailMessageEntity[]> {
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
});
