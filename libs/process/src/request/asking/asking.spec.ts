import { carriedOf, effectStillValid } from '#libs/process';
import { Life } from '../../../../../tests/support/machine/lives/process-life.js';
import {
  AGREEMENT,
  COTE_DIVOIRE,
  COUNCIL,
  helicopters,
  LIBERIA,
  NOTICE,
  UKRAINE,
  hashed,
} from '../../../../../tests/support/machine/process-mi24.js';

const ASKED = '2011-01-05T15:00:00.000Z';
/** Needed late enough that the legs lapse before the request does. */
const patient = { ...helicopters, neededBy: '2011-04-30' };

const question = (at: string, life: Life) =>
  life.does(at, {
    kind: 'question_asked',
    by: { personId: 'ukraine-1', partyId: 'ukraine' },
    questionId: 'q1',
    legId: UKRAINE,
    text: 'Who pays for the fuel?',
  });
const reply = (at: string, life: Life) =>
  life.does(at, {
    kind: 'question_answered',
    by: { personId: 'birgit', partyId: 'dpko' },
    questionId: 'q1',
    text: 'UNOCI does.',
  });

describe('asking', () => {
  it('puts the notice first and nobody else', () => {
    const life = Life.submittedAt(ASKED);
    expect(life.leg(NOTICE).status).toBe('asked');
    for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE, COUNCIL]) {
      expect(life.leg(legId)).toMatchObject({ status: 'not_started', rounds: [], ledger: [] });
    }
    expect(life.effects('ask')).toHaveLength(1);
  });

  it('asks the contributor, both hosts and the Council side by side once notice was given', () => {
    const life = Life.askedAt(ASKED);
    expect(life.leg(NOTICE)).toMatchObject({ status: 'obtained', satisfied: true });
    const asked = life.effects('ask').map((effect) => effect.about.legId);
    expect(asked).toEqual([NOTICE, UKRAINE, LIBERIA, COTE_DIVOIRE, COUNCIL]);
    expect(life.leg(UKRAINE).rounds).toMatchObject([
      {
        number: 1,
        askedAt: ASKED,
        dueAt: '2011-01-19T15:00:00.000Z',
        escalations: [{ at: '2011-01-20T15:00:00.000Z', to: 'managers', say: null }],
        lapseAt: '2011-03-06T15:00:00.000Z',
        remindAt: ['2011-01-12T15:00:00.000Z', '2011-01-17T15:00:00.000Z'],
      },
    ]);
    expect(life.leg(UKRAINE)).toMatchObject(hashed(`To ${UKRAINE}`));
    expect(life.leg(UKRAINE).ledger).toEqual([{ holder: 'party', from: ASKED, to: null }]);
    expect(life.leg(COUNCIL).ledger).toEqual([{ holder: 'council', from: ASKED, to: null }]);
    expect(life.tasks('answer').map((task) => task.partyId)).toEqual([
      'ukraine',
      'liberia',
      'cote-divoire',
      'security-council',
    ]);
  });

  it('reminds, marks overdue and escalates, and none of it is a consent', () => {
    const life = Life.askedAt(ASKED);
    life.tick('2011-01-12T14:59:59.999Z');
    expect(life.effects('remind')).toEqual([]);
    life.tick('2011-01-12T15:00:00.000Z');
    expect(life.effects('remind').filter((effect) => effect.about.legId === UKRAINE)).toMatchObject([
      { about: { round: 1, reminder: 1 } },
    ]);
    life.tick('2011-01-19T15:00:00.000Z');
    expect(life.leg(UKRAINE)).toMatchObject({
      status: 'asked',
      satisfied: false,
      decisionId: null,
      overdueSince: '2011-01-19T15:00:00.000Z',
    });
    expect(life.effects('escalateSilence')).toEqual([]);
    life.tick('2011-01-20T15:00:00.000Z');
    expect(life.effects('escalateSilence').map((effect) => effect.about.legId)).toContain(UKRAINE);
    expect(life.request.decisions).toHaveProperty('d1');
    expect(Object.keys(life.request.decisions)).toEqual(['d1']);
    expect(life.request.status).toBe('open');
  });

  it('sends only the last of several reminders that were caught up at once', () => {
    const life = Life.askedAt(ASKED);
    life.tick('2011-01-18T00:00:00.000Z');
    const reminders = life.effects('remind').filter((effect) => effect.about.legId === UKRAINE);
    expect(reminders.map((effect) => effectStillValid(life.request, effect))).toEqual([false, true]);
  });

  it('lets an answer that comes when overdue count, and keeps the mark', () => {
    const life = Life.askedAt(ASKED);
    expect(life.agrees(UKRAINE, '2011-01-25T09:00:00.000Z')).toBeNull();
    expect(life.leg(UKRAINE)).toMatchObject({
      status: 'obtained',
      satisfied: true,
      overdueSince: '2011-01-19T15:00:00.000Z',
      ledger: [{ holder: 'party', from: ASKED, to: '2011-01-25T09:00:00.000Z' }],
    });
    life.tick('2011-02-01T00:00:00.000Z');
    expect(life.effects('escalateSilence').filter(({ about }) => about.legId === UKRAINE)).toHaveLength(1);
  });

  it('lapses a leg without an answer, and keeps the request open', () => {
    const life = Life.askedAt(ASKED, patient);
    life.tick('2011-03-06T15:00:00.000Z');
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'lapsed', satisfied: false });
    expect(life.leg(UKRAINE).rounds[0]).toMatchObject({
      closedAt: '2011-03-06T15:00:00.000Z',
      closedBecause: 'lapsed',
    });
    expect(life.tasks('answer')).toEqual([]);
    expect(life.request.status).toBe('open');
    expect(life.effects('announceLapse')).toHaveLength(4);
    const carried = carriedOf(life.request);
    expect(carried).toMatchObject({ open: true, wake: { at: '2011-05-01T04:00:00.000Z' } });
    expect(carried.case === 'request' && carried.legs.filter((leg) => leg.open)).toEqual([]);
  });

  it('takes an answer a millisecond before the lapse, and calls one at the lapse late', () => {
    const inTime = Life.askedAt(ASKED, patient);
    inTime.agrees(UKRAINE, '2011-03-06T14:59:59.999Z');
    expect(inTime.leg(UKRAINE).status).toBe('obtained');
    const late = Life.askedAt(ASKED, patient);
    late.agrees(UKRAINE, '2011-03-06T15:00:00.000Z');
    expect(late.leg(UKRAINE).status).toBe('lapsed');
    expect(late.request.decisions['d2']).toMatchObject({ status: 'late' });
  });

  it('warns when the day of need passes and lapses the request long after it', () => {
    const life = Life.askedAt(ASKED);
    life.tick('2011-02-02T05:00:00.000Z');
    expect(life.effects('warnNeededBy')).toHaveLength(1);
    expect(life.request.status).toBe('open');
    life.tick('2011-03-04T05:00:00.000Z');
    expect(life.request).toMatchObject({ status: 'lapsed', closedAt: '2011-03-04T05:00:00.000Z' });
    expect(life.arrangementLine().status).toBe('not_granted');
    expect(life.arrangement).toMatchObject({ status: 'ended', closedAt: '2011-03-04T05:00:00.000Z' });
    expect(life.tasks('answer')).toEqual([]);
    expect(carriedOf(life.request)).toMatchObject({ open: false });
  });

  it('accepts an answer on a leg that nobody has asked yet, and never asks it', () => {
    const life = Life.submittedAt(ASKED);
    expect(life.agrees(LIBERIA, '2011-01-05T16:00:00.000Z')).toBeNull();
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'obtained', satisfied: true, rounds: [] });
    life.agrees(NOTICE, '2011-01-06T16:00:00.000Z');
    expect(life.effects('ask').map((effect) => effect.about.legId)).not.toContain(LIBERIA);
  });

  it('still asks a leg that agreed in principle before it was asked', () => {
    const life = Life.submittedAt(ASKED);
    life.says(LIBERIA, '2011-01-05T16:00:00.000Z', { answer: 'in_principle' });
    life.agrees(NOTICE, '2011-01-06T16:00:00.000Z');
    expect(life.effects('ask').map((effect) => effect.about.legId)).toContain(LIBERIA);
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'in_principle', satisfied: false });
    expect(life.leg(LIBERIA).ledger).toMatchObject([{ holder: 'party', to: null }]);
  });

  it.each(['in_principle', 'provisional'] as const)(
    'never satisfies with an answer %s, however long it stands, and takes the consent that follows',
    (answer) => {
      const life = Life.askedAt(ASKED);
      life.says(UKRAINE, '2011-01-06T00:00:00.000Z', { answer });
      life.tick('2011-01-30T00:00:00.000Z');
      expect(life.leg(UKRAINE)).toMatchObject({ status: answer, satisfied: false });
      expect(life.leg(UKRAINE).overdueSince).toBeDefined();
      expect(life.agrees(UKRAINE, '2011-01-30T01:00:00.000Z')).toBeNull();
      expect(life.leg(UKRAINE)).toMatchObject({ status: 'obtained', satisfied: true });
      expect(life.request.decisions['d2']).toMatchObject({ status: 'superseded' });
    },
  );
});

describe('a question', () => {
  it('pauses that leg only; our reply has its own deadline', () => {
    const life = Life.askedAt(ASKED);
    expect(question('2011-01-10T15:00:00.000Z', life)).toBeNull();
    expect(life.leg(UKRAINE).status).toBe('paused');
    expect(life.leg(LIBERIA).status).toBe('asked');
    life.tick('2011-01-30T00:00:00.000Z');
    expect(life.leg(UKRAINE).overdueSince).toBeUndefined();
    expect(life.leg(LIBERIA).overdueSince).toBeDefined();
    expect(life.effects('remind').filter((effect) => effect.about.legId === UKRAINE)).toEqual([]);
    const escalations = life.effects('escalateLateReply').filter((effect) => effect.about.legId === UKRAINE);
    expect(escalations).toMatchObject([{ about: { questionId: 'q1' } }]);
    expect(life.request.questions['q1']).toMatchObject({
      replyDueAt: '2011-01-12T15:00:00.000Z',
      replyOverdue: true,
    });
    expect(effectStillValid(life.request, escalations[0] ?? life.effects('ask')[0]!)).toBe(true);
    reply('2011-01-30T01:00:00.000Z', life);
    expect(effectStillValid(life.request, escalations[0]!)).toBe(false);
  });

  it('gives back the time to due date and reminders, but not to the lapse', () => {
    const life = Life.askedAt(ASKED, patient);
    question('2011-01-10T15:00:00.000Z', life);
    reply('2011-01-13T15:00:00.000Z', life);
    expect(life.leg(UKRAINE).rounds).toMatchObject([
      {
        dueAt: '2011-01-22T15:00:00.000Z',
        escalations: [{ at: '2011-01-23T15:00:00.000Z', to: 'managers', say: null }],
        remindAt: ['2011-01-15T15:00:00.000Z', '2011-01-20T15:00:00.000Z'],
        lapseAt: '2011-03-06T15:00:00.000Z',
      },
    ]);
    expect(life.tasks('answer').find((task) => task.legId === UKRAINE)?.dueAt).toBe(
      '2011-01-22T15:00:00.000Z',
    );
    expect(life.leg(UKRAINE).ledger).toEqual([
      { holder: 'party', from: ASKED, to: '2011-01-10T15:00:00.000Z' },
      { holder: 'paused', from: '2011-01-10T15:00:00.000Z', to: '2011-01-13T15:00:00.000Z' },
      { holder: 'party', from: '2011-01-13T15:00:00.000Z', to: null },
    ]);
    expect(life.effects('relayReply')).toHaveLength(1);
  });

  it('lapses even while it waits for us', () => {
    const life = Life.askedAt(ASKED, patient);
    question('2011-03-05T15:00:00.000Z', life);
    life.tick('2011-03-06T15:00:00.000Z');
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'lapsed' });
    expect(life.leg(UKRAINE).pausedAt).toBeUndefined();
    expect(life.tasks('reply_to_question')).toEqual([]);
    expect(reply('2011-03-07T15:00:00.000Z', life)).toMatchObject({ rule: 'status_forbids' });
  });

  it('gives the time back as well when the party says something in principle before we replied', () => {
    const life = Life.askedAt(ASKED);
    question('2011-01-10T15:00:00.000Z', life);
    life.says(UKRAINE, '2011-01-13T15:00:00.000Z', { answer: 'in_principle' });
    expect(life.leg(UKRAINE).rounds).toMatchObject([{ dueAt: '2011-01-22T15:00:00.000Z' }]);
    life.tick('2011-01-20T00:00:00.000Z');
    expect(life.leg(UKRAINE).overdueSince).toBeUndefined();
  });

  it('cannot be put twice at a time, nor by another party, nor on a leg that is not asked', () => {
    const life = Life.askedAt(ASKED);
    question('2011-01-10T15:00:00.000Z', life);
    expect(question('2011-01-10T16:00:00.000Z', life)).toMatchObject({ rule: 'status_forbids' });
    const foreign = {
      kind: 'question_asked' as const,
      by: { personId: 'ukraine-1', partyId: 'ukraine' },
      questionId: 'q2',
      text: '?',
    };
    expect(life.does('2011-01-11T00:00:00.000Z', { ...foreign, legId: LIBERIA })).toMatchObject({
      rule: 'not_your_leg',
    });
    expect(
      life.does('2011-01-11T00:00:00.000Z', { ...foreign, legId: 'host_consent:constructor' }),
    ).toMatchObject({ rule: 'not_found', pointer: '/legId' });
  });

  it('ends with a full answer', () => {
    const life = Life.askedAt(ASKED);
    question('2011-01-10T15:00:00.000Z', life);
    life.says(UKRAINE, '2011-01-11T15:00:00.000Z', AGREEMENT['contributor_consent']!);
    expect(life.leg(UKRAINE).status).toBe('obtained');
    expect(life.tasks('reply_to_question')).toEqual([]);
  });
});
