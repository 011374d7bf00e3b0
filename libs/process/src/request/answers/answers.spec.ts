import { askHashOfDecision } from '#libs/process';
import type { AnswerInput, Caps } from '#libs/contracts';
import { Life } from '../../../../../tests/support/machine/lives/process-life.js';
import {
  AGREEMENT,
  COTE_DIVOIRE,
  COUNCIL,
  LIBERIA,
  UKRAINE,
  actOf,
  answerTo,
  desk,
  hashed,
  helicopters,
  noLimits,
  noteVerbale,
  parties,
  requester,
  secondDesk,
  voiceOf,
} from '../../../../../tests/support/machine/process-mi24.js';
import { twoLines } from '../../../../../tests/support/machine/process-facts.js';

const ASKED = '2011-01-19T15:00:00.000Z';
const NEXT_DAY = '2011-01-20T15:00:00.000Z';
const DAY_AFTER = '2011-01-21T15:00:00.000Z';
const LAPSE = '2011-03-20T14:00:00.000Z';
const LATER = '2011-03-25T15:00:00.000Z';
const patient = { ...helicopters, neededBy: '2011-06-30' };
const colleague = { personId: 'ukraine-2', partyId: 'ukraine' };

const paper = (life: Life, at: string, input: Partial<AnswerInput> = {}, by = desk) =>
  life.does(at, {
    kind: 'paper_recorded',
    by,
    paperId: 'p1',
    given: answerTo(UKRAINE, 'd-paper', {
      answer: 'consent',
      instrument: noteVerbale('2011-01-18'),
      ...input,
    }),
  });

const countersign = (life: Life, at: string, by = secondDesk) =>
  life.does(at, { kind: 'paper_countersigned', by, paperId: 'p1' });

describe('an answer', () => {
  it('counts from the seat that was asked, on the very text that was put to it', () => {
    const life = Life.askedAt(ASKED);
    life.agrees(UKRAINE, NEXT_DAY);
    expect(life.request.decisions['d2']).toMatchObject({
      round: 1,
      by: voiceOf(UKRAINE),
      at: NEXT_DAY,
      status: 'counts',
    });
    const { round, legId } = life.request.decisions['d2'] ?? { round: null, legId: UKRAINE };
    expect({ askHash: askHashOfDecision(life.request, { round, legId }) }).toEqual(hashed(`To ${UKRAINE}`));
    expect(life.effects('receipt').at(-1)?.about).toEqual({ legId: UKRAINE, decisionId: 'd2' });
    expect(life.tasks('answer').some((task) => task.legId === UKRAINE)).toBe(false);
  });

  it('is refused where the seat has answered already, naming who and when', () => {
    const life = Life.askedAt(ASKED);
    life.agrees(UKRAINE, NEXT_DAY);
    expect(life.says(UKRAINE, DAY_AFTER, { answer: 'refuse' }, colleague)).toMatchObject({
      rule: 'already_answered',
      earlier: { decisionId: 'd2', personId: 'ukraine-1', at: NEXT_DAY },
    });
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'obtained', decisionId: 'd2' });
  });

  it('may correct the one that counts, and no other', () => {
    const life = Life.askedAt(ASKED);
    life.agrees(UKRAINE, NEXT_DAY);
    expect(life.says(UKRAINE, DAY_AFTER, { answer: 'in_principle', corrects: 'd1' })).toMatchObject({
      rule: 'correction_of_another_seat',
      pointer: '/corrects',
    });
    expect(life.says(UKRAINE, DAY_AFTER, { answer: 'provisional', corrects: 'd2' })).toBeNull();
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'provisional', satisfied: false });
    expect(life.leg(UKRAINE).overdueSince).toBeUndefined();
    expect(life.request.decisions['d2']).toMatchObject({ status: 'superseded' });
  });

  it('that is taken back to something provisional is asked for again', () => {
    const life = Life.askedAt(ASKED);
    life.agrees(UKRAINE, NEXT_DAY);
    life.says(UKRAINE, DAY_AFTER, { answer: 'provisional', corrects: 'd2' });
    expect(life.leg(UKRAINE).rounds).toMatchObject([
      { number: 1, closedBecause: 'answered' },
      { number: 2, askedAt: DAY_AFTER, closedAt: null },
    ]);
    expect(life.leg(UKRAINE).ledger.at(-1)).toEqual({ holder: 'party', from: DAY_AFTER, to: null });
    life.tick('2011-02-10T15:00:00.000Z');
    expect(life.leg(UKRAINE).overdueSince).toBe('2011-02-04T15:00:00.000Z');
  });

  it('is not for the person who made the request, whoever they act for', () => {
    const life = Life.askedAt(ASKED);
    const borrowed = { ...requester, partyId: 'ukraine' };
    expect(life.says(UKRAINE, NEXT_DAY, { answer: 'consent' }, borrowed)).toMatchObject({
      rule: 'own_request',
    });
  });

  it('is for the party that was asked and for whoever claimed it', () => {
    const life = Life.askedAt(ASKED);
    expect(life.says(UKRAINE, NEXT_DAY, { answer: 'consent' }, voiceOf(LIBERIA))).toMatchObject({
      rule: 'not_your_leg',
    });
    const task = life.tasks('answer').find((open) => open.legId === UKRAINE);
    life.does(NEXT_DAY, { kind: 'task_claimed', by: colleague, taskId: task?.id ?? '' });
    expect(life.agrees(UKRAINE, DAY_AFTER)).toMatchObject({ rule: 'claimed_by_other' });
    expect(life.says(UKRAINE, DAY_AFTER, { answer: 'consent' }, colleague)).toBeNull();
  });

  it('must be one that the leg knows', () => {
    const life = Life.askedAt(ASKED);
    expect(life.says(UKRAINE, NEXT_DAY, AGREEMENT['council_decision']!)).toMatchObject({
      rule: 'answer_not_of_this_leg',
      pointer: '/answer',
    });
  });

  it('may be dated by a capital where the day has begun before New York, and not later', () => {
    const life = Life.askedAt(ASKED);
    const evening = '2011-01-20T23:30:00.000Z';
    const tomorrow = noteVerbale('2011-01-21');
    expect(
      life.says(UKRAINE, evening, { answer: 'consent', instrument: noteVerbale('2011-01-22') }),
    ).toMatchObject({
      rule: 'instrument_in_future',
    });
    expect(life.says(UKRAINE, evening, { answer: 'consent', instrument: tomorrow })).toBeNull();
    expect(life.request.decisions['d3']).toMatchObject({ at: evening });
    expect(life.request.decisions['d3']?.decidedAt).toBeUndefined();
  });

  it('of a host blocks all lines, and refuses them once the Secretariat takes it as final', () => {
    const life = Life.askedAt(ASKED);
    life.says(LIBERIA, NEXT_DAY, { answer: 'refuse', reason: 'not now' });
    expect(life.line().status).toBe('blocked');
    expect(life.request.status).toBe('open');
    expect(life.leg(LIBERIA).ledger.at(-1)).toEqual({ holder: 'secretariat', from: NEXT_DAY, to: null });
    const accept = { kind: 'refusal_accepted', by: desk, reason: 'It will not change.' } as const;
    expect(life.does(NEXT_DAY, { ...accept, legId: UKRAINE })).toMatchObject({ rule: 'status_forbids' });
    expect(life.does(NEXT_DAY, { ...accept, legId: LIBERIA })).toBeNull();
    expect(life.tasks('resolve_block')).toEqual([]);
    expect(life.request).toMatchObject({ status: 'refused', closedAt: NEXT_DAY });
    expect(life.line().status).toBe('refused');
    expect(life.arrangementLine().status).toBe('not_granted');
    expect(life.effects('announceEnd').map((effect) => effect.about.end)).toEqual(['refused']);
    expect(life.says(UKRAINE, DAY_AFTER, { answer: 'consent' })).toBeNull();
    expect(life.request.decisions['d3']).toMatchObject({ status: 'late' });
  });

  it('of one contributor blocks its own line only', () => {
    const life = Life.askedAt(ASKED, twoLines);
    life.says(UKRAINE, NEXT_DAY, { answer: 'refuse' });
    expect(life.line('mi-24').status).toBe('refused');
    expect(life.line('mi-8').status).toBe('open');
    for (const legId of [LIBERIA, COTE_DIVOIRE, COUNCIL, 'contributor_consent:ghana' as const]) {
      life.agrees(legId, DAY_AFTER);
    }
    expect(life.request.status).toBe('granted_in_part');
    expect(life.arrangementLine('mi-8').grant).not.toBeNull();
    expect(life.arrangement.status).toBe('in_force');
  });
});

const late = () => {
  const life = Life.askedAt(ASKED, patient);
  life.says(UKRAINE, LATER, { answer: 'consent' });
  return life;
};

describe('a late answer', () => {
  it('is kept with a receipt and put before the Secretariat', () => {
    const life = late();
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'lapsed', satisfied: false, decisionId: null });
    expect(life.request.decisions['d2']).toMatchObject({ status: 'late', round: 1 });
    expect(life.effects('receipt').at(-1)?.about.decisionId).toBe('d2');
    expect(life.tasks('review_late_answer')).toMatchObject([{ partyId: 'dpko', aboutId: 'd2' }]);
  });

  it('can be noted with a reason', () => {
    const life = late();
    life.does(LATER, { kind: 'late_answer_noted', by: desk, decisionId: 'd2', reason: 'overtaken' });
    expect(life.request.decisions['d2']).toMatchObject({ status: 'noted' });
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'lapsed', satisfied: false });
    expect(life.tasks('review_late_answer')).toEqual([]);
  });

  it('can be reinstated once, not by the requester, and then counts', () => {
    const life = late();
    const reinstate = (by: typeof desk) =>
      life.does(LATER, { kind: 'late_answer_reinstated', by, decisionId: 'd2', reason: 'on its way' });
    expect(reinstate(requester)).toMatchObject({ rule: 'own_request' });
    expect(reinstate(desk)).toBeNull();
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'obtained', satisfied: true, decisionId: 'd2' });
    expect(reinstate(desk)).toMatchObject({ rule: 'status_forbids' });
  });

  it('in principle is asked for again when it is reinstated', () => {
    const life = Life.askedAt(ASKED, patient);
    life.says(UKRAINE, LATER, { answer: 'in_principle' });
    life.does(LATER, { kind: 'late_answer_reinstated', by: desk, decisionId: 'd2', reason: 'on its way' });
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'in_principle', satisfied: false });
    expect(life.leg(UKRAINE).rounds.at(-1)).toMatchObject({ number: 2, askedAt: LATER, closedAt: null });
  });
});

const words = () => {
  const life = Life.askedAt(ASKED);
  life.says(UKRAINE, NEXT_DAY, { answer: 'consent_with_conditions', conditions: 'by day only' });
  return life;
};
const enter = (life: Life, limits: Caps = noLimits, by = desk) =>
  life.does(DAY_AFTER, { kind: 'conditions_entered', by, legId: UKRAINE, caps: limits });
const confirm = (life: Life, by = secondDesk) =>
  life.does(DAY_AFTER, { kind: 'conditions_countersigned', by, legId: UKRAINE });

describe('conditions', () => {
  it('in words satisfy nothing until two people have made them data', () => {
    const life = words();
    expect(life.leg(UKRAINE)).toMatchObject({
      status: 'obtained_with_caveats',
      satisfied: false,
      conditions: 'to_enter',
    });
    expect(life.leg(UKRAINE).ledger.at(-1)).toMatchObject({ holder: 'secretariat', to: null });
    expect(enter(life)).toBeNull();
    expect(life.leg(UKRAINE)).toMatchObject({ satisfied: false, conditions: 'to_countersign' });
    expect(life.tasks('countersign_conditions')).toMatchObject([{ notBy: desk.personId }]);
    expect(confirm(life, desk)).toMatchObject({ rule: 'own_record' });
    expect(confirm(life, requester)).toMatchObject({ rule: 'own_request' });
    expect(confirm(life)).toBeNull();
    expect(life.leg(UKRAINE)).toMatchObject({ satisfied: true, conditions: 'none', gaps: [] });
    expect(life.leg(UKRAINE).ledger.at(-1)?.to).toBe(DAY_AFTER);
  });

  it('that were entered wrongly go back', () => {
    const life = words();
    enter(life);
    life.does(DAY_AFTER, { kind: 'conditions_sent_back', by: secondDesk, legId: UKRAINE, reason: 'by day?' });
    expect(life.leg(UKRAINE)).toMatchObject({ conditions: 'to_enter', satisfied: false });
    expect(life.leg(UKRAINE).enteredCaps).toBeUndefined();
    expect(life.tasks('enter_conditions')).toHaveLength(1);
    expect(confirm(life)).toMatchObject({ rule: 'status_forbids' });
  });

  it('that do not cover the ask leave it unsatisfied, in words, with somebody who must find a way', () => {
    const life = words();
    enter(life, { ...noLimits, persons: 40 });
    confirm(life);
    expect(life.leg(UKRAINE)).toMatchObject({
      satisfied: false,
      gaps: [{ code: 'gap.persons', params: { lines: 1, consented: 40, asked: 60 } }],
    });
    expect(life.tasks('resolve_coverage')).toHaveLength(1);
    for (const legId of [LIBERIA, COTE_DIVOIRE, COUNCIL]) life.agrees(legId, DAY_AFTER);
    expect(life.request.status).toBe('open');
    expect(life.line().status).toBe('open');
  });

  it('as data that cover the ask satisfy at once', () => {
    const life = Life.askedAt(ASKED);
    life.says(UKRAINE, NEXT_DAY, { answer: 'consent_with_conditions', caps: { ...noLimits, persons: 60 } });
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'obtained_with_caveats', satisfied: true });
  });

  it('with an early end bring the expiry forward', () => {
    const life = Life.askedAt(ASKED);
    life.says(UKRAINE, NEXT_DAY, {
      answer: 'consent_with_conditions',
      caps: { ...noLimits, to: '2011-02-10' },
    });
    for (const legId of [LIBERIA, COTE_DIVOIRE, COUNCIL]) life.agrees(legId, DAY_AFTER);
    expect(life.arrangementLine().grant).toMatchObject({
      expiresAt: '2011-02-11T05:00:00.000Z',
      expiresBecause: 'consent',
    });
  });

  it('do not count once the leg is waived', () => {
    const life = words();
    enter(life, { ...noLimits, persons: 1 });
    expect(
      life.does(DAY_AFTER, {
        kind: 'leg_waived',
        by: desk,
        legId: UKRAINE,
        instrument: 'Note',
        reason: 'replaced',
      }),
    ).toBeNull();
    expect(confirm(life)).toMatchObject({ rule: 'status_forbids' });
    expect(enter(life)).toMatchObject({ rule: 'status_forbids' });
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'waived', satisfied: true, conditions: 'none' });
  });
});

describe('a paper', () => {
  it('counts only when a second person has countersigned it, dated as it says', () => {
    const life = Life.askedAt(ASKED);
    expect(paper(life, NEXT_DAY)).toBeNull();
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'asked', satisfied: false });
    expect(life.leg(UKRAINE).ledger.at(-1)).toEqual({ holder: 'secretariat', from: NEXT_DAY, to: null });
    expect(countersign(life, DAY_AFTER, desk)).toMatchObject({ rule: 'own_record' });
    expect(countersign(life, DAY_AFTER, requester)).toMatchObject({ rule: 'own_request' });
    expect(countersign(life, DAY_AFTER)).toBeNull();
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'obtained', satisfied: true });
    expect(life.request.decisions['d-paper']).toMatchObject({
      channel: 'paper',
      at: DAY_AFTER,
      decidedAt: { from: '2011-01-18T05:00:00.000Z', to: '2011-01-19T05:00:00.000Z' },
    });
    expect(life.request.papers['p1']).toMatchObject({
      status: 'countersigned',
      countersignedBy: secondDesk,
    });
    expect(countersign(life, DAY_AFTER)).toMatchObject({ rule: 'status_forbids' });
  });

  it('that was sent back leaves the party to be waited for', () => {
    const life = Life.askedAt(ASKED);
    paper(life, NEXT_DAY);
    life.does(DAY_AFTER, { kind: 'paper_sent_back', by: secondDesk, paperId: 'p1', reason: 'another unit' });
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'asked', decisionId: null });
    expect(life.leg(UKRAINE).ledger.at(-1)).toEqual({ holder: 'party', from: DAY_AFTER, to: null });
  });

  it('is with us while it waits for its second person, also after a question was answered', () => {
    const life = Life.askedAt(ASKED);
    life.does(ASKED, {
      kind: 'question_asked',
      by: voiceOf(UKRAINE),
      questionId: 'q1',
      legId: UKRAINE,
      text: '?',
    });
    paper(life, NEXT_DAY);
    life.does(DAY_AFTER, { kind: 'question_answered', by: desk, questionId: 'q1', text: '!' });
    expect(life.leg(UKRAINE).ledger.at(-1)).toEqual({ holder: 'secretariat', from: DAY_AFTER, to: null });
  });

  it('countersigned after the lapse is a late answer', () => {
    const life = Life.askedAt(ASKED, patient);
    paper(life, NEXT_DAY);
    expect(countersign(life, LAPSE)).toBeNull();
    expect(life.request.decisions['d-paper']).toMatchObject({ status: 'late' });
    expect(life.tasks('review_late_answer')).toHaveLength(1);
  });

  it('that awaits its second person survives the end of the request', () => {
    const life = Life.askedAt(ASKED);
    paper(life, NEXT_DAY);
    life.does(NEXT_DAY, { kind: 'withdrawn', by: desk, reason: 'no need' });
    expect(life.request.status).toBe('withdrawn');
    expect(life.tasks('countersign_paper')).toHaveLength(1);
    expect(countersign(life, DAY_AFTER)).toBeNull();
    expect(life.request.decisions['d-paper']).toMatchObject({ status: 'late' });
  });

  it('about a leg that does not exist is refused', () => {
    const life = Life.askedAt(ASKED);
    const given = answerTo('host_consent:mars', 'd9', { answer: 'consent' });
    expect(life.does(NEXT_DAY, { kind: 'paper_recorded', by: desk, paperId: 'p1', given })).toMatchObject({
      rule: 'not_found',
      pointer: '/legId',
    });
  });
});

const adopted = (act: AnswerInput['act']) => ({ answer: 'adopted' as const, act });

describe('the act of the Council', () => {
  it.each([
    ['act_date_differs', { symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-18', term: null }],
    ['act_in_future', { symbol: 'S/RES/1968 (2011)', adoptedOn: '2011-02-16', term: null }],
  ] as const)('breaks %s where its date cannot be', (rule, act) => {
    const life = Life.askedAt(ASKED);
    expect(life.says(COUNCIL, NEXT_DAY, adopted(actOf(act)))).toMatchObject({
      rule,
      pointer: '/act/adoptedOn',
    });
    expect(life.leg(COUNCIL).status).toBe('asked');
  });

  it('that was not adopted refuses all lines', () => {
    const life = Life.askedAt(ASKED);
    life.says(COUNCIL, NEXT_DAY, { answer: 'not_adopted' });
    expect(life.request.status).toBe('refused');
  });

  it('may be waived where the authority itself allows the arrangement, and its term then counts', () => {
    const life = Life.askedAt(ASKED);
    life.does(NEXT_DAY, {
      kind: 'leg_waived',
      by: desk,
      legId: COUNCIL,
      instrument: 'S/RES/1967 (2011)',
      reason: 'it decides',
    });
    for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE]) life.agrees(legId, DAY_AFTER);
    expect(life.request.status).toBe('granted');
    expect(life.arrangementLine().grant).toMatchObject({
      expiresAt: '2011-02-17T05:00:00.000Z',
      adopted: { from: '2011-01-19T05:00:00.000Z', to: '2011-01-20T05:00:00.000Z' },
    });
  });
});

describe('a waiver', () => {
  it('names who, by what and why, and satisfies its leg', () => {
    const life = Life.askedAt(ASKED);
    const waive = (by: typeof desk) =>
      life.does(NEXT_DAY, {
        kind: 'leg_waived',
        by,
        legId: LIBERIA,
        instrument: 'S/RES/1962 (2010)',
        reason: 'Chapter VII',
      });
    expect(waive(requester)).toMatchObject({ rule: 'own_request' });
    expect(waive(desk)).toBeNull();
    expect(life.leg(LIBERIA)).toMatchObject({
      status: 'waived',
      satisfied: true,
      waiver: { by: desk, instrument: 'S/RES/1962 (2010)', reason: 'Chapter VII', at: NEXT_DAY },
    });
    expect(waive(desk)).toMatchObject({ rule: 'status_forbids' });
    life.agrees(LIBERIA, DAY_AFTER);
    expect(life.request.decisions['d2']).toMatchObject({ status: 'late' });
  });
});

const submit = (change: object) => {
  const life = Life.submittedAt(ASKED);
  const [opening, draft, submission] = life.held.log;
  const other = new Life();
  if (opening === undefined || draft === undefined || submission?.of !== 'request') {
    throw new Error('a life begins with a submission');
  }
  other.give(opening, draft);
  return other.give({ of: 'request', fact: { ...submission.fact, ...change } });
};

describe('a submission', () => {
  it('fails closed where a seat has nobody, an ask no text or a unit no contributor', () => {
    const asks = Life.submittedAt(ASKED).held.log.flatMap((entry) =>
      entry.fact.kind === 'submitted' ? entry.fact.asks : [],
    );
    expect(
      submit({
        asks: asks.map((ask) => ({ ...ask, seats: ask.seats.map((seat) => ({ ...seat, people: [] })) })),
      }),
    ).toMatchObject({
      rule: 'seat_without_people',
    });
    expect(submit({ asks: asks.slice(1) })).toMatchObject({ rule: 'ask_missing' });
    expect(submit({ parties: { ...parties, contributors: [] } })).toMatchObject({ rule: 'not_found' });
    expect(submit({})).toBeNull();
  });

  it.each(['refuse', 'withdraw', 'suspend'] as const)(
    'that is to %s is told to the managers, once',
    (answer) => {
      const life = Life.askedAt(ASKED);
      if (answer !== 'refuse') life.says(LIBERIA, DAY_AFTER, { answer: 'consent' });
      expect(life.effects('announceAdverseAnswer')).toEqual([]);
      life.says(LIBERIA, DAY_AFTER, { answer });
      expect(life.effects('announceAdverseAnswer').map(({ about }) => about.legId)).toEqual([LIBERIA]);
    },
  );
});
