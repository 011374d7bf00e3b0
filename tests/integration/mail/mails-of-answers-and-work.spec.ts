import { answerInputSchema } from '#libs/contracts';
import { cast } from '../../support/fixtures/cast.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { LiveCases } from '../../support/product/live-request.js';
import { SentLetters, peopleOf } from '../../support/product/sent-letters.js';

const LIBERIA = 'host_consent:liberia';
const UKRAINE = 'contributor_consent:ukraine';
const COTE_DIVOIRE = 'host_consent:cote-divoire';

/** What managers hear of an answer that stands against a request, and who hears of new work. */
describe('mails of answers and work', () => {
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

  it('tell managers of a refusal with its reason, and those who can resolve it that it is for them', async () => {
    const { requestId } = await live.submitWithNotice();
    await live.decide(requestId, LIBERIA, cast.liberia, 'refuse', { reason: 'The border is not safe.' });
    const told = await letters.sentFor(requestId, 'announceAdverseAnswer');
    expect(peopleOf(told)).toEqual(['ana-ribeiro']);
    expect(told[0]?.subject).toContain('Refusal by the Government of Liberia: 3 armed helicopters');
    expect(told[0]?.raw).toContain('The border is not safe.');
    const work = await letters.sentFor(requestId, 'announceTask');
    expect(peopleOf(work)).toEqual(['ana-ribeiro', 'miriam-okafor', 'tomas-lindqvist']);
    expect(work[0]?.subject).toContain('Block to resolve');
  });

  it('tell managers that a consent was withdrawn, once', async () => {
    const { requestId } = await live.submitWithNotice();
    await live.decide(requestId, LIBERIA, cast.liberia, 'consent');
    expect(await letters.effects(requestId, 'announceAdverseAnswer')).toEqual([]);
    await live.decide(requestId, LIBERIA, cast.liberia, 'withdraw', { reason: 'Parliament objects.' });
    const told = await letters.sentFor(requestId, 'announceAdverseAnswer');
    expect(told.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Withdrawal by the Government of Liberia'),
    ]);
    const [effect] = await letters.effects(requestId, 'announceAdverseAnswer');
    await letters.carryOut(effect?.id ?? '', 'announceAdverseAnswer');
    expect(await letters.mailsOf(effect?.id ?? '')).toHaveLength(1);
  });

  it('tell of a record to countersign everybody who may, and not the person who made it', async () => {
    const { requestId } = await live.submitWithNotice();
    const input = answerInputSchema.parse({
      answer: 'consent',
      instrument: { kind: 'note_verbale', reference: 'NV 41/2011', organ: null, date: { on: '2011-01-18' } },
    });
    const leg = { requestId, legId: UKRAINE };
    await live.run((tx) => live.cases.recordPaper(tx, cast.focalPoint, leg, input));
    const told = await letters.sentFor(requestId, 'announceTask');
    // Ana Ribeiro made the request, and has no say in what is recorded on it.
    expect(peopleOf(told)).toEqual(['miriam-okafor']);
    expect(told[0]?.subject).toContain('Countersignature needed');
    // A long line is broken where the mail's encoding likes.
    expect(told[0]?.raw.replaceAll(/=\r?\n/gu, '')).toContain('Whoever made the record cannot check it.');
  });

  it('tell of conditions to enter, and then of conditions to countersign', async () => {
    const { requestId } = await live.submitWithNotice();
    await live.decide(requestId, COTE_DIVOIRE, cast.coteDIvoire, 'consent_with_conditions', {
      conditions: 'Not north of the zone of confidence.',
    });
    const toEnter = await letters.sentFor(requestId, 'announceTask');
    expect(toEnter[0]?.subject).toContain('Conditions to enter');
    await live.run((tx) =>
      live.cases.enterConditions(
        tx,
        cast.focalPoint,
        { requestId, legId: COTE_DIVOIRE },
        { persons: null, equipment: null, area: null, tasks: null, from: null, to: null },
      ),
    );
    const toCountersign = await letters.sentFor(requestId, 'announceTask');
    expect(toCountersign[0]?.subject).toContain('Conditions to countersign');
    expect(peopleOf(toCountersign)).toEqual(['miriam-okafor']);
  });

  it('cancel the letter of work that was done before it went out', async () => {
    const { requestId } = await live.submitWithNotice();
    await live.decide(requestId, LIBERIA, cast.liberia, 'refuse', { reason: 'No.' });
    await live.decide(requestId, LIBERIA, cast.liberia, 'consent', {
      corrects: await lastDecision(requestId),
    });
    await expect(letters.sentFor(requestId, 'announceTask')).rejects.toThrow('is cancelled');
  });

  async function lastDecision(requestId: string): Promise<string> {
    const { legs } = await live.cases.requestState(live.dataSource.manager, requestId);
    return legs[LIBERIA]?.decisionId ?? '';
  }

  it('tell a colleague of a task that is handed over, and its owner of one that is handed back', async () => {
    const { requestId } = await live.submitWithNotice();
    await live.decide(requestId, LIBERIA, cast.liberia, 'refuse', { reason: 'No.' });
    const { tasks } = await live.cases.requestState(live.dataSource.manager, requestId);
    const taskId = Object.values(tasks).find(({ kind }) => kind === 'resolve_block')?.id ?? '';
    const ref = { requestId, taskId };
    await live.run((tx) => live.cases.tasks.claimTask(tx, cast.focalPoint, ref));
    await live.run((tx) =>
      live.cases.tasks.handOverTask(tx, cast.focalPoint, ref, {
        to: 'miriam-okafor',
        reason: 'She knows the ministry.',
      }),
    );
    const handed = await letters.sentFor(requestId, 'tellHandedOver');
    expect(peopleOf(handed)).toEqual(['miriam-okafor']);
    expect(handed[0]?.subject).toContain('Handed over to you: Block to resolve');
    expect(handed[0]?.raw).toContain('She knows the ministry.');
    await live.run((tx) => live.cases.tasks.handBackTask(tx, cast.secondFocalPoint, ref));
    const back = await letters.sentFor(requestId, 'tellHandedBack');
    expect(peopleOf(back)).toEqual(['tomas-lindqvist']);
  });

  it('tell a person that they were appointed to answer for a party', async () => {
    const { requestId } = await live.submitWithNotice();
    const leg = { requestId, legId: LIBERIA };
    const seat = { seatId: 'party', personId: 'james-kollie' };
    await live.run((tx) =>
      live.cases.seats.removeApprover(tx, cast.manager, leg, { ...seat, reason: 'On leave.' }),
    );
    await live.run((tx) => live.cases.seats.addApprover(tx, cast.manager, leg, seat));
    const told = await letters.sentFor(requestId, 'tellAppointed');
    expect(peopleOf(told)).toEqual(['james-kollie']);
    expect(told[0]?.subject).toContain('You can now answer for the Government of Liberia');
  });
});
