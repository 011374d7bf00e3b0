import { calendarSchema } from '#libs/calendars';
import { effectStillValid } from '#libs/process';
import { amend } from '../../../../../tests/support/machine/amending.js';
import { Life } from '../../../../../tests/support/machine/lives/process-life.js';
import {
  LIBERIA,
  NOTICE,
  UKRAINE,
  desk,
  helicopters,
  noticeFirst,
  secondDesk,
  voiceOf,
} from '../../../../../tests/support/machine/process-mi24.js';
import { headquarters, inWorkingTime, withLegs } from '../../../../../tests/support/machine/model/worlds.js';

/** A Monday, 10:00 in New York. */
const START = '2011-01-03T15:00:00.000Z';
const patient = { ...helicopters, neededBy: '2011-06-30' };

const calendarOf = (id: string, zone: string, days: number[], holidays: string[] = []) =>
  calendarSchema.parse({
    id,
    zone,
    weekends: [{ from: null, days, verified: false, sources: ['assumed for tests'] }],
    holidays: [
      {
        year: 2011,
        complete: true,
        days: holidays.map((date) => ({ date, name: 'a holiday' })),
        verified: false,
        sources: ['assumed for tests'],
      },
    ],
  });

/** Friday and Saturday are the weekend. */
const other = calendarOf('liberia', 'Africa/Monrovia', [5, 6]);

function asked(parties: Record<string, typeof other> = { liberia: other }): Life {
  const life = Life.submittedAt(START, patient, new Life(inWorkingTime), {
    submission: { calendars: { headquarters, parties } },
  });
  life.agrees(NOTICE, START);
  return life;
}

const round = (life: Life, legId = UKRAINE) => {
  const last = life.leg(legId).rounds.at(-1);
  if (last === undefined) throw new Error('the leg has been asked');
  return last;
};

describe('working time', () => {
  it("is that of the party, of headquarters or of both, and of headquarters' where a party has no calendar", () => {
    const life = asked();
    // Ten working days from Monday 3 January, with Saturdays and Sundays off.
    expect(round(life).dueAt.slice(0, 10)).toBe('2011-01-17');
    expect(round(life, LIBERIA).dueAt.slice(0, 10)).toBe('2011-01-17');
    expect(round(life).remindAt.map((at) => at.slice(0, 10))).toEqual([
      '2011-01-06',
      '2011-01-10',
      '2011-01-12',
      '2011-01-14',
    ]);
    // The third working day of Liberia is Thursday the 6th too; the fifth is Monday the 10th, since Sunday is one.
    expect(round(life, LIBERIA).remindAt.map((at) => at.slice(0, 10))).toEqual([
      '2011-01-06',
      '2011-01-10',
      '2011-01-12',
      '2011-01-16',
    ]);
    const both = round(life, LIBERIA).escalations[0];
    // Eight days that are working days for both: only Mondays to Thursdays.
    expect([both?.to, both?.at.slice(0, 10)]).toEqual(['managers', '2011-01-17']);
  });

  it('is counted back from the day of need, and escalates to whom the policy names', () => {
    const { escalations } = round(asked());
    expect(escalations.map(({ to, say }) => [to, say])).toEqual([
      ['managers', null],
      ['executive_office', 'Call the mission.'],
      ['receiving_mission', null],
    ]);
    // Two working days of eight hours before 30 June 24:00 in New York, or the lapse where that comes first.
    expect(escalations[2]?.at).toBe(round(asked()).lapseAt);
  });

  it('that was corrected moves what is still to come, and sends nothing twice', () => {
    const life = asked();
    life.tick('2011-01-11T00:00:00.000Z');
    const sent = () => life.effects('remind').filter(({ about }) => about.legId === UKRAINE);
    expect(sent()).toHaveLength(2);
    const before = round(life).dueAt;
    life.does('2011-01-11T00:00:00.000Z', {
      kind: 'calendar_corrected',
      by: desk,
      of: { partyId: 'ukraine' },
      calendar: calendarOf('ukraine', 'Europe/Kyiv', [6, 7], ['2011-01-06', '2011-01-07', '2011-01-13']),
      reason: 'The list of holidays came late.',
    });
    expect(round(life).dueAt > before).toBe(true);
    expect(round(life).remindersSent).toBe(2);
    expect(life.tasks('answer').find(({ legId }) => legId === UKRAINE)?.dueAt).toBe(round(life).dueAt);
    life.tick('2011-02-01T00:00:00.000Z');
    expect(sent().map(({ about }) => about.reminder)).toEqual([1, 2, 3, 4]);
  });
});

describe('deadlines', () => {
  it('anchored to the expiry of the authority fall before it, or at once', () => {
    const policy = withLegs(noticeFirst, {
      contributor_consent: {
        due: { time: 'P7D', before: 'authority_expiry' },
        escalate: { time: 'P90D', before: 'needed_by' },
      },
    });
    const life = Life.askedAt(START, { ...helicopters, neededBy: '2011-02-01' }, new Life(policy));
    // Four weeks from 19 January end on 16 February, 24:00 in New York.
    expect(round(life).dueAt).toBe('2011-02-10T05:00:00.000Z');
    expect(round(life).escalations[0]?.at).toBe(START);
  });

  it('move with the day of need where it is changed and the text is not', () => {
    const policy = withLegs(noticeFirst, {
      contributor_consent: { due: { time: 'P30D', before: 'needed_by' } },
    });
    const life = Life.askedAt(START, patient, new Life(policy));
    const before = round(life).dueAt;
    const asks = Object.values(life.request.legs).map(({ id, askHash, seats }) => ({
      legId: id,
      askHash,
      seats: seats.map((seat) => ({ seatId: seat.id, people: seat.people })),
    }));
    amend(life, '2011-01-04T15:00:00.000Z', { ...patient, neededBy: '2011-03-31' }, { asks });
    expect(life.leg(UKRAINE).rounds).toHaveLength(1);
    expect(round(life).dueAt < before).toBe(true);
  });

  it('that were caught up send one reminder, and every step of the escalation', () => {
    const life = asked();
    life.tick('2011-02-10T15:00:00.000Z');
    const status = life.effects('remind').filter(({ about }) => about.legId === UKRAINE);
    expect(status.map((effect) => effectStillValid(life.request, effect))).toEqual([
      false,
      false,
      false,
      true,
    ]);
    const steps = life.effects('escalateSilence').filter(({ about }) => about.legId === UKRAINE);
    expect(steps.map(({ about }) => [about.step, about.to])).toEqual([
      [1, 'managers'],
      [2, 'executive_office'],
    ]);
    expect(steps.every((effect) => effectStillValid(life.request, effect))).toBe(true);
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'asked', satisfied: false });
  });

  it('that an override put off stay put off when a calendar is corrected', () => {
    const life = asked();
    const until = '2011-05-31T00:00:00.000Z';
    const act = { kind: 'extend_lapse', legId: UKRAINE, until } as const;
    life.does(START, { kind: 'override_proposed', by: desk, overrideId: 'o1', act, reason: 'Elections.' });
    life.does(START, { kind: 'override_confirmed', by: secondDesk, overrideId: 'o1' });
    life.does(START, {
      kind: 'calendar_corrected',
      by: desk,
      of: 'headquarters',
      calendar: headquarters,
      reason: 'A new list.',
    });
    expect(round(life).lapseAt).toBe(until);
  });
});

describe('questions', () => {
  const question = (life: Life, at: string, questionId: string) =>
    life.does(at, { kind: 'question_asked', by: voiceOf(UKRAINE), questionId, legId: UKRAINE, text: '?' });
  const reply = (life: Life, at: string, questionId: string) =>
    life.does(at, { kind: 'question_answered', by: desk, questionId, text: '!' });

  it('stop the clock of their party no longer than the policy lets each', () => {
    const life = asked();
    const before = round(life).dueAt;
    question(life, '2011-01-04T15:00:00.000Z', 'q1');
    expect(life.leg(UKRAINE).status).toBe('paused');
    life.tick('2011-01-07T15:00:00.000Z');
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'asked' });
    expect(life.leg(UKRAINE).pausedAt).toBeUndefined();
    expect(Date.parse(round(life).dueAt) - Date.parse(before)).toBe(3 * 86_400_000);
    expect(reply(life, '2011-01-10T15:00:00.000Z', 'q1')).toBeNull();
    expect(round(life).pausedMs).toBe(3 * 86_400_000);
  });

  it('stop it no more often than the policy lets them, and are answered all the same', () => {
    const life = asked();
    for (const [day, id] of [
      ['04', 'q1'],
      ['05', 'q2'],
      ['06', 'q3'],
    ] as const) {
      question(life, `2011-01-${day}T15:00:00.000Z`, id);
      expect(life.leg(UKRAINE).status).toBe(id === 'q3' ? 'asked' : 'paused');
      if (id !== 'q3') reply(life, `2011-01-${day}T16:00:00.000Z`, id);
    }
    expect(life.tasks('reply_to_question')).toMatchObject([{ aboutId: 'q3' }]);
    expect(life.request.questions['q3']?.pausesUntil).toBeNull();
    expect(reply(life, '2011-01-07T15:00:00.000Z', 'q3')).toBeNull();
  });

  it('answered late do not end the pause of a later one', () => {
    const life = asked();
    question(life, '2011-01-04T15:00:00.000Z', 'q1');
    life.tick('2011-01-07T15:00:00.000Z');
    question(life, '2011-01-10T15:00:00.000Z', 'q2');
    reply(life, '2011-01-11T15:00:00.000Z', 'q1');
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'paused', pausedAt: '2011-01-10T15:00:00.000Z' });
    reply(life, '2011-01-12T15:00:00.000Z', 'q2');
    expect(life.leg(UKRAINE).status).toBe('asked');
  });

  it('that their party has answered itself are no debt of ours', () => {
    const life = asked();
    question(life, '2011-01-04T15:00:00.000Z', 'q1');
    life.says(UKRAINE, '2011-01-05T15:00:00.000Z', { answer: 'in_principle' });
    life.tick('2011-01-09T15:00:00.000Z');
    expect(life.request.questions['q1']?.replyOverdue).toBe(false);
    expect(life.effects('escalateLateReply')).toEqual([]);
  });
});
