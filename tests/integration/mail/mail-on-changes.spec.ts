import { answerInputSchema } from '#libs/contracts';
import { armedHelicopters, cast } from '../../support/fixtures/cast.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { LiveCases } from '../../support/product/live-request.js';
import { SentLetters, peopleOf } from '../../support/product/sent-letters.js';

const LIBERIA = 'host_consent:liberia';

/** What a changed ask, a lost premise or an empty seat sends, carried out by the activities of the worker. */
describe('mails that changes send', () => {
  let database: TestDatabase;
  let live: LiveCases;
  let letters: SentLetters;

  beforeAll(async () => {
    database = await createTestDatabase();
    live = await LiveCases.on(database);
    letters = new SentLetters(live);
  });

  afterAll(async () => {
    letters.close();
    await live.close();
    await database.drop();
  });

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
    const told = await letters.sentFor(requestId, 'announceRevision');
    expect(peopleOf(told)).toContain('ana-ribeiro');
    expect(told[0]?.subject).toContain('amended');
    const stands = await letters.sentFor(requestId, 'tellConsentStands');
    expect(stands[0]?.subject).toContain('your consent stands');
  });

  it('tell managers that a request was overtaken', async () => {
    const { requestId } = await live.submitWithNotice();
    await live.run((tx) =>
      live.cases.changes.declareOvertaken(tx, cast.manager, requestId, 'The crisis ended.'),
    );
    const told = await letters.sentFor(requestId, 'announceEnd');
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
    const told = await letters.sentFor(requestId, 'escalateEmptySeat');
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
    const [received] = await letters.sentFor(requestId, 'receipt', { decisionId });
    expect(received?.personId).toBe('olena-koval');
    expect(received?.raw).toContain('decided 18 January 2011, reported 19 January 2011');
    expect(received?.raw).toContain('https://countersign.example/records/');

    const { contestId } = await live.run((tx) =>
      live.cases.contests.contestRecord(tx, cast.ukraine, { ...leg, decisionId }, 'Not ours.', 'inbox'),
    );
    const contested = await letters.sentFor(requestId, 'tellContested');
    expect(peopleOf(contested)).toEqual(
      expect.arrayContaining(['ana-ribeiro', 'miriam-okafor', 'olena-koval', 'tomas-lindqvist']),
    );
    expect(contested[0]?.raw).toContain('Not ours.');
    await live.run((tx) =>
      live.cases.contests.strikeRecord(tx, cast.secondFocalPoint, { requestId, contestId }, 'Misread.'),
    );
    const settled = await letters.sentFor(requestId, 'tellContestSettled');
    expect(peopleOf(settled)).toEqual(expect.arrayContaining(['ana-ribeiro', 'olena-koval']));
    expect(settled[0]?.raw).toContain('has been struck');
  });
});
