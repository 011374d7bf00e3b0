import type { LegId } from '#libs/process';
import { effectStillValid } from '#libs/process';
import { amend } from '../../../../../tests/support/machine/amending.js';
import { Life } from '../../../../../tests/support/machine/lives/process-life.js';
import {
  COUNCIL,
  LIBERIA,
  NOTICE,
  UKRAINE,
  actOf,
  desk,
  helicopters,
  mi24,
  requester,
  secondDesk,
} from '../../../../../tests/support/machine/process-mi24.js';
import { inStages, withLegs } from '../../../../../tests/support/machine/model/worlds.js';

const START = '2011-01-17T15:00:00.000Z';
const LATER = '2011-01-20T15:00:00.000Z';
const patient = { ...helicopters, neededBy: '2011-06-30' };

const sitting = (legId: LegId, seat: string, number = 1) => {
  const partyId = legId.slice(legId.indexOf(':') + 1);
  return { personId: `${partyId}-${seat}-${number}`, partyId };
};

function asked(policy = inStages, content = patient): Life {
  const life = Life.submittedAt(START, content, new Life(policy));
  life.agrees(NOTICE, START);
  return life;
}

const vote = (
  life: Life,
  legId: LegId,
  seat: string,
  answer: 'consent' | 'refuse' | 'abstain' | 'adopted' | 'not_adopted' = 'consent',
  corrects: string | null = null,
) =>
  life.says(
    legId,
    LATER,
    {
      answer,
      seat,
      corrects,
      act:
        answer === 'adopted'
          ? actOf({ symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null })
          : null,
    },
    sitting(legId, seat),
  );

const seatsAsked = (life: Life, legId: LegId) =>
  life
    .tasks('answer')
    .filter((task) => task.legId === legId)
    .map((task) => task.aboutId);

describe('a consent in stages', () => {
  it('asks the ministry, then the cabinet, then both houses at once, and is obtained with the last', () => {
    const life = asked();
    expect(seatsAsked(life, UKRAINE)).toEqual(['ministry']);
    vote(life, UKRAINE, 'ministry');
    expect(seatsAsked(life, UKRAINE)).toEqual(['cabinet']);
    vote(life, UKRAINE, 'cabinet');
    expect(seatsAsked(life, UKRAINE)).toEqual(['lower-house', 'upper-house']);
    vote(life, UKRAINE, 'upper-house');
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'asked', satisfied: false });
    vote(life, UKRAINE, 'lower-house');
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'obtained', satisfied: true });
    expect(life.leg(UKRAINE).rounds).toHaveLength(1);
  });

  it('keeps a law that was passed before the cabinet met, and lets it speak once the cabinet has', () => {
    const life = asked();
    for (const seat of ['lower-house', 'upper-house']) expect(vote(life, UKRAINE, seat)).toBeNull();
    expect(life.leg(UKRAINE).status).toBe('asked');
    vote(life, UKRAINE, 'ministry');
    vote(life, UKRAINE, 'cabinet');
    expect(life.leg(UKRAINE).status).toBe('obtained');
  });

  it('is refused as soon as one stage refuses, and asks nobody further', () => {
    const life = asked();
    vote(life, UKRAINE, 'ministry', 'refuse');
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'refused', satisfied: false });
    expect(seatsAsked(life, UKRAINE)).toEqual([]);
    expect(life.request.status).toBe('refused');
  });

  it('hears only those who sit there, and once', () => {
    const life = asked();
    expect(
      life.says(UKRAINE, LATER, { answer: 'consent', seat: 'ministry' }, sitting(UKRAINE, 'cabinet')),
    ).toMatchObject({ rule: 'not_in_seat', pointer: '/seat' });
    vote(life, UKRAINE, 'ministry');
    expect(vote(life, UKRAINE, 'ministry', 'refuse')).toMatchObject({
      rule: 'already_decided',
      earlier: { decisionId: 'd3', personId: 'ukraine-ministry-1' },
    });
  });

  it('asks every seat again on a wider ask, and keeps the votes that cover a smaller one', () => {
    const life = asked();
    vote(life, UKRAINE, 'ministry');
    const fewer = { ...patient, lines: [{ ...mi24, persons: { ...mi24.persons, military: 40 } }] };
    amend(life, LATER, fewer);
    life.agrees(NOTICE, LATER);
    expect(life.leg(UKRAINE).seats[0]).toMatchObject({ id: 'ministry', vote: 'for', decisionId: 'd2' });
    expect(seatsAsked(life, UKRAINE)).toEqual(['cabinet']);
    amend(life, LATER, { ...patient, purpose: 'Protect the Golf Hotel.' });
    life.agrees(NOTICE, LATER);
    expect(life.leg(UKRAINE).seats.map((seat) => seat.vote)).toEqual([null, null, null, null]);
    expect(seatsAsked(life, UKRAINE)).toEqual(['ministry']);
    expect(life.request.decisions['d2']?.status).toBe('superseded');
  });
});

describe('two of three', () => {
  it('are enough, whatever the third says', () => {
    const life = asked();
    expect(seatsAsked(life, LIBERIA)).toEqual(['president', 'foreign-minister', 'defence-minister']);
    vote(life, LIBERIA, 'president');
    vote(life, LIBERIA, 'defence-minister');
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'obtained', satisfied: true });
    expect(seatsAsked(life, LIBERIA)).toEqual([]);
  });

  it('against refuse, and a vote may be changed until then', () => {
    const life = asked();
    vote(life, LIBERIA, 'president', 'refuse');
    expect(vote(life, LIBERIA, 'president', 'consent', 'd2')).toBeNull();
    expect(life.request.decisions['d2']?.status).toBe('superseded');
    vote(life, LIBERIA, 'foreign-minister', 'refuse');
    expect(life.leg(LIBERIA).status).toBe('asked');
    vote(life, LIBERIA, 'defence-minister', 'refuse');
    expect(life.leg(LIBERIA).status).toBe('refused');
  });

  it('that take their consent back or suspend it are both to speak before it is given again', () => {
    const life = asked();
    vote(life, LIBERIA, 'president');
    vote(life, LIBERIA, 'foreign-minister');
    life.says(
      LIBERIA,
      LATER,
      { answer: 'suspend', seat: 'president', reason: 'Elections.' },
      sitting(LIBERIA, 'president'),
    );
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'suspended', satisfied: false });
    expect(vote(life, LIBERIA, 'president')).toBeNull();
    expect(life.leg(LIBERIA).status).toBe('suspended');
    expect(vote(life, LIBERIA, 'defence-minister')).toBeNull();
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'obtained', satisfied: true });
  });
});

describe('the Council that votes', () => {
  it('is stopped by a veto, and by nothing else that two can carry', () => {
    const vetoed = asked();
    vote(vetoed, COUNCIL, 'france', 'not_adopted');
    expect(vetoed.leg(COUNCIL).status).toBe('refused');
    const carried = asked();
    vote(carried, COUNCIL, 'gabon', 'adopted');
    vote(carried, COUNCIL, 'brazil', 'adopted');
    vote(carried, COUNCIL, 'france', 'abstain');
    expect(carried.leg(COUNCIL)).toMatchObject({ status: 'obtained', satisfied: true });
  });

  it('rests its decision on the last vote for it, not on the abstention that closed it', () => {
    const life = asked();
    vote(life, COUNCIL, 'gabon', 'adopted');
    vote(life, COUNCIL, 'brazil', 'adopted');
    vote(life, COUNCIL, 'france', 'abstain');
    const decision = life.request.decisions[life.leg(COUNCIL).decisionId ?? ''];
    expect(decision).toMatchObject({ seat: 'brazil', answer: 'adopted' });
    expect(life.request.act?.symbol).toBe('S/RES/1967 (2011)');
  });

  it('needs those whom the rule requires, beside as many of the others', () => {
    const required = withLegs(inStages, {
      host_consent: {
        rule: { kind: 'vote', approve: { kind: 'required', seats: ['president'], optional: 1 } },
      },
    });
    const life = asked(required);
    vote(life, LIBERIA, 'foreign-minister');
    vote(life, LIBERIA, 'defence-minister');
    expect(life.leg(LIBERIA).status).toBe('asked');
    vote(life, LIBERIA, 'president');
    expect(life.leg(LIBERIA).status).toBe('obtained');
  });
});

describe('a seat without people', () => {
  const remove = (life: Life, personId: string, seatId = 'ministry', legId: LegId = UKRAINE) =>
    life.does(LATER, {
      kind: 'approver_removed',
      by: desk,
      legId,
      seatId,
      personId,
      reason: 'A new cabinet.',
    });

  it('fails closed, says whom to appoint, and goes on once somebody is', () => {
    const life = asked();
    remove(life, 'ukraine-ministry-1');
    expect(life.tasks('appoint_person')).toEqual([]);
    remove(life, 'ukraine-ministry-2');
    expect(life.leg(UKRAINE).seats[0]).toMatchObject({ people: [], vacantSince: LATER });
    expect(life.tasks('appoint_person')).toMatchObject([
      { partyId: 'dpko', legId: UKRAINE, aboutId: 'ministry' },
    ]);
    expect(seatsAsked(life, UKRAINE)).toEqual([]);
    expect(vote(life, UKRAINE, 'ministry')).toMatchObject({ rule: 'seat_without_people' });
    const told = life.effects('escalateEmptySeat')[0];
    expect(told?.about).toMatchObject({ legId: UKRAINE, seatId: 'ministry' });
    if (told === undefined) throw new Error('somebody is told');
    expect(effectStillValid(life.request, told)).toBe(true);
    life.does(LATER, {
      kind: 'approver_added',
      by: desk,
      legId: UKRAINE,
      seatId: 'ministry',
      personId: 'olena',
    });
    expect(life.tasks('appoint_person')).toEqual([]);
    expect(effectStillValid(life.request, told)).toBe(false);
    expect(seatsAsked(life, UKRAINE)).toEqual(['ministry']);
    const olena = { personId: 'olena', partyId: 'ukraine' };
    expect(life.says(UKRAINE, LATER, { answer: 'consent' }, olena)).toBeNull();
  });

  it('of a party with one voice answers nothing either', () => {
    const life = Life.askedAt(START, patient);
    for (const number of [1, 2]) remove(life, `ukraine-${number}`, 'party');
    expect(life.agrees(UKRAINE, LATER)).toMatchObject({ rule: 'seat_without_people' });
    expect(life.tasks('appoint_person')).toMatchObject([{ legId: UKRAINE }]);
  });

  it('frees the task of whoever leaves it, so that the others can go on', () => {
    const life = asked();
    const [task] = life.tasks('answer').filter(({ legId }) => legId === UKRAINE);
    const first = sitting(UKRAINE, 'ministry');
    life.does(LATER, { kind: 'task_claimed', by: first, taskId: task?.id ?? '' });
    remove(life, first.personId);
    expect(life.request.tasks[task?.id ?? '']).toMatchObject({ status: 'open' });
    expect(life.request.tasks[task?.id ?? '']?.claimedBy).toBeUndefined();
    const second = sitting(UKRAINE, 'ministry', 2);
    expect(life.says(UKRAINE, LATER, { answer: 'consent', seat: 'ministry' }, second)).toBeNull();
  });

  it('is not filled by who made the request', () => {
    const life = asked();
    const added = { kind: 'approver_added', by: secondDesk, legId: UKRAINE, seatId: 'ministry' } as const;
    expect(life.does(LATER, { ...added, personId: requester.personId })).toMatchObject({
      rule: 'own_request',
    });
  });
});
