import type { LegId } from '#libs/process';
import { amend } from '../../../../../tests/support/machine/amending.js';
import {
  contest,
  letStand,
  onPaper,
  recordOnPaper,
  strike,
} from '../../../../../tests/support/api/contesting.js';
import { question } from '../../../../../tests/support/machine/lives/every-kind.js';
import { Life } from '../../../../../tests/support/machine/lives/process-life.js';
import {
  COTE_DIVOIRE,
  COUNCIL,
  LIBERIA,
  NOTICE,
  UKRAINE,
  actOf,
  answerTo,
  desk,
  helicopters,
  mi24,
  noLimits,
  noteVerbale,
  noticeFirst,
  requester,
  secondDesk,
  voiceOf,
} from '../../../../../tests/support/machine/process-mi24.js';
import { inStages, withLegs } from '../../../../../tests/support/machine/model/worlds.js';

const START = '2011-01-17T15:00:00.000Z';
const RECORDED = '2011-01-19T15:00:00.000Z';
const CONTESTED = '2011-01-20T15:00:00.000Z';
const SETTLED = '2011-01-21T15:00:00.000Z';
const patient = { ...helicopters, neededBy: '2011-06-30' };

const consent = { answer: 'consent', instrument: noteVerbale('2011-01-18') } as const;
const adopted = {
  answer: 'adopted',
  act: actOf({ symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null }),
} as const;

/** Liberia's consent came on paper; all others are still asked. */
function recorded(input: Parameters<typeof onPaper>[3] = consent): Life {
  const life = Life.askedAt(START, patient);
  expect(onPaper(life, LIBERIA, RECORDED, input)).toBeNull();
  return life;
}

function contested(input?: Parameters<typeof onPaper>[3]): Life {
  const life = recorded(input);
  expect(contest(life, LIBERIA, CONTESTED)).toBeNull();
  return life;
}

/** Granted, with the consent of one party on paper. */
function granted(legId: LegId = LIBERIA): Life {
  const life = Life.askedAt(START, patient);
  for (const other of [UKRAINE, LIBERIA, COTE_DIVOIRE, COUNCIL]) {
    if (other !== legId) life.agrees(other, RECORDED);
  }
  expect(onPaper(life, legId, RECORDED, legId === COUNCIL ? adopted : consent)).toBeNull();
  expect(life.request.status).toBe('granted');
  return life;
}

const statusOf = (life: Life, paperId = 'p1') => life.request.decisions[`d-${paperId}`]?.status;
const contestOf = (life: Life, paperId = 'p1') => life.request.contests[`c-${paperId}`];
const told = (life: Life) =>
  life.held.requestEffects
    .map(({ kind }) => kind)
    .filter((kind) => kind === 'tellContested' || kind === 'tellContestSettled');
const announcedFacts = (life: Life) =>
  life.held.log
    .filter(({ of, fact }) => of === 'arrangement' && fact.kind.startsWith('consent_'))
    .map(({ fact }) => fact.kind);

describe('a contested record', () => {
  it('no longer counts: its leg is suspended, held by the Secretariat, which has one task', () => {
    const life = contested();
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'suspended', satisfied: false });
    expect(life.leg(LIBERIA).ledger.at(-1)).toMatchObject({ holder: 'secretariat', to: null });
    expect(statusOf(life)).toBe('contested');
    expect(life.tasks('settle_contest')).toMatchObject([
      { partyId: 'dpko', legId: LIBERIA, aboutId: 'c-p1' },
    ]);
    expect(life.tasks('resolve_block')).toEqual([]);
    expect(told(life)).toEqual(['tellContested']);
    expect(contestOf(life)).toMatchObject({
      status: 'open',
      legWas: 'obtained',
      reason: 'Our note says the contrary.',
      by: voiceOf(LIBERIA),
    });
  });

  it('holds back what rested on it, as a suspended premise does, and asks that again once it stands', () => {
    const life = Life.submittedAt(START, patient);
    const notice = {
      answer: 'notice_given',
      instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
    } as const;
    onPaper(life, NOTICE, START, notice);
    expect(life.leg(UKRAINE).status).toBe('asked');
    contest(life, NOTICE, RECORDED);
    expect(life.leg(NOTICE).status).toBe('suspended');
    expect(life.leg(UKRAINE)).toMatchObject({
      status: 'not_started',
      rounds: [{ closedBecause: 'premise_lost' }],
    });
    letStand(life, NOTICE, CONTESTED);
    expect(life.leg(NOTICE)).toMatchObject({ status: 'obtained', satisfied: true });
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'asked', rounds: [{}, { number: 2 }] });
  });

  it('lets no line be granted until it is settled', () => {
    const life = contested();
    for (const other of [UKRAINE, COTE_DIVOIRE, COUNCIL]) life.agrees(other, CONTESTED);
    expect(life.line().status).toBe('open');
    letStand(life, LIBERIA, SETTLED);
    expect(life.request.status).toBe('granted');
  });

  it('is contested by its party alone, once, and only where it came on paper', () => {
    const life = recorded();
    const reason = 'Not so.';
    const by = voiceOf(UKRAINE);
    const ids = { contestId: 'c9', decisionId: 'd-p1', reason };
    expect(life.does(CONTESTED, { kind: 'record_contested', by, ...ids })?.rule).toBe('not_your_leg');
    expect(life.does(CONTESTED, { kind: 'record_contested', by: desk, ...ids })?.rule).toBe('not_your_leg');
    contest(life, LIBERIA, CONTESTED);
    const again = life.does(CONTESTED, { kind: 'record_contested', by: voiceOf(LIBERIA), ...ids });
    expect(again?.rule).toBe('already_exists');
    life.agrees(UKRAINE, CONTESTED);
    const own = { contestId: 'c8', decisionId: life.leg(UKRAINE).decisionId ?? '', reason };
    expect(life.does(CONTESTED, { kind: 'record_contested', by, ...own })).toMatchObject({
      rule: 'status_forbids',
      pointer: '/decisionId',
    });
    const unknown = { contestId: 'c7', decisionId: 'nowhere', reason };
    expect(life.does(CONTESTED, { kind: 'record_contested', by, ...unknown })?.rule).toBe('not_found');
  });

  it('of a party that is still asked leaves it asked, with its clock going on', () => {
    const life = contested({ answer: 'in_principle' });
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'asked', rounds: [{ closedAt: null }] });
    letStand(life, LIBERIA, SETTLED);
    expect(life.leg(LIBERIA).status).toBe('in_principle');
    life.tick('2012-06-01T00:00:00.000Z');
    expect(life.leg(LIBERIA).status).toBe('lapsed');
  });

  it('whose leg is paused by a question stays paused, and is asked after the reply', () => {
    const life = recorded({ answer: 'in_principle' });
    question(life, LIBERIA, RECORDED);
    contest(life, LIBERIA, CONTESTED);
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'paused', pausedFrom: 'asked' });
    life.does(SETTLED, { kind: 'question_answered', by: desk, questionId: 'q1', text: 'UNOCI.' });
    expect(life.leg(LIBERIA).status).toBe('asked');
  });

  it('puts off the work on its conditions, which goes on where it stands after all', () => {
    const life = contested({ answer: 'consent_with_conditions', conditions: 'By day only.' });
    expect(life.tasks('enter_conditions')).toEqual([]);
    const entered = { kind: 'conditions_entered', by: desk, legId: LIBERIA, caps: noLimits } as const;
    expect(life.does(CONTESTED, entered)?.rule).toBe('status_forbids');
    letStand(life, LIBERIA, SETTLED);
    expect(life.tasks('enter_conditions')).toHaveLength(1);
    expect(life.does(SETTLED, entered)).toBeNull();
  });
});

describe('the settlement of a contest', () => {
  it('by a correction: a new paper with its own second person takes the place of the record', () => {
    const life = contested();
    const right = {
      ...consent,
      instrument: noteVerbale('2011-01-18', 'NV/8'),
      corrects: 'd-p1',
    };
    expect(recordOnPaper(life, LIBERIA, SETTLED, right, 'p2')).toBeNull();
    expect(life.leg(LIBERIA).status).toBe('suspended');
    const own = { kind: 'paper_countersigned', by: desk, paperId: 'p2' } as const;
    expect(life.does(SETTLED, own)?.rule).toBe('own_record');
    life.does(SETTLED, { kind: 'paper_countersigned', by: secondDesk, paperId: 'p2' });
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'obtained', satisfied: true, decisionId: 'd-p2' });
    expect([statusOf(life), statusOf(life, 'p2')]).toEqual(['superseded', 'counts']);
    expect(contestOf(life)).toMatchObject({ status: 'corrected', successorId: 'd-p2' });
    expect(life.tasks('settle_contest')).toEqual([]);
    expect(told(life)).toEqual(['tellContested', 'tellContestSettled']);
    expect(contest(life, LIBERIA, SETTLED, 'p2')).toBeNull();
  });

  it('is never that the same word is recorded once more', () => {
    const life = contested();
    const again = { ...consent, corrects: 'd-p1' };
    expect(recordOnPaper(life, LIBERIA, SETTLED, again, 'p2')).toMatchObject({
      rule: 'status_forbids',
      pointer: '/answer',
    });
    const other = recorded();
    const same = { ...consent, corrects: 'd-p1' };
    expect(recordOnPaper(other, LIBERIA, RECORDED, same, 'p2')).toBeNull();
    contest(other, LIBERIA, CONTESTED);
    const countersigned = { kind: 'paper_countersigned', by: secondDesk, paperId: 'p2' } as const;
    expect(other.does(SETTLED, countersigned)).toMatchObject({ rule: 'status_forbids', pointer: '/paperId' });
  });

  it('by striking the record asks the party again', () => {
    const life = contested();
    expect(strike(life, SETTLED)).toBeNull();
    expect(life.leg(LIBERIA)).toMatchObject({
      status: 'asked',
      decisionId: null,
      rounds: [{}, { number: 2, closedAt: null }],
    });
    expect(statusOf(life)).toBe('struck');
    expect(contestOf(life)).toMatchObject({ status: 'struck', settledBecause: 'It was misread.' });
    life.agrees(LIBERIA, SETTLED);
    expect(life.leg(LIBERIA).satisfied).toBe(true);
    expect(contest(life, LIBERIA, SETTLED)?.rule).toBe('status_forbids');
  });

  it('is not for who made the request', () => {
    expect(strike(contested(), SETTLED, 'p1', requester)?.rule).toBe('own_request');
  });

  it('is for its party where the record is to stand; the Secretariat cannot let it stand or put it on file', () => {
    const life = contested();
    const ids = { contestId: 'c-p1', reason: 'We have seen the note.' };
    expect(life.does(SETTLED, { kind: 'contest_noted', by: desk, ...ids })?.rule).toBe('status_forbids');
    expect(life.does(SETTLED, { kind: 'contest_withdrawn', by: desk, ...ids })?.rule).toBe('not_your_leg');
    const theirs = { kind: 'contest_withdrawn', by: voiceOf(LIBERIA), ...ids } as const;
    expect(life.does(SETTLED, theirs)).toBeNull();
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'obtained', satisfied: true });
    expect(statusOf(life)).toBe('counts');
    expect(contestOf(life)?.status).toBe('withdrawn');
    expect(life.does(SETTLED, theirs)?.rule).toBe('status_forbids');
  });

  it.each([
    ['consent', 'obtained'],
    ['refuse', 'refused'],
  ] as const)('by the own answer of the party: %s', (answer, status) => {
    const life = contested();
    expect(life.says(LIBERIA, SETTLED, { answer })).toBeNull();
    expect(life.leg(LIBERIA).status).toBe(status);
    expect(contestOf(life)).toMatchObject({ status: 'answered', settledBy: voiceOf(LIBERIA) });
    expect(statusOf(life)).toBe('superseded');
  });

  it('by a changed ask, which the party is asked again', () => {
    const life = contested();
    const smaller = { ...mi24, count: 2, persons: { military: 40, police: 0, civilian: 0 } };
    amend(life, SETTLED, { ...patient, lines: [smaller] });
    expect(life.leg(LIBERIA).status).toBe('asked');
    expect(contestOf(life)?.status).toBe('asked_again');
    expect(life.tasks('settle_contest')).toEqual([]);
  });

  it('may come after a waiver, and changes nothing about it', () => {
    const life = Life.askedAt(
      START,
      patient,
      new Life(withLegs(noticeFirst, { host_consent: { waivable: true } })),
    );
    onPaper(life, LIBERIA, RECORDED, { answer: 'refuse' });
    contest(life, LIBERIA, CONTESTED);
    life.does(SETTLED, {
      kind: 'leg_waived',
      by: desk,
      legId: LIBERIA,
      instrument: 'S/RES/1967 (2011)',
      reason: 'Chapter VII.',
    });
    expect(life.tasks('settle_contest')).toHaveLength(1);
    expect(strike(life, SETTLED)).toBeNull();
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'waived', satisfied: true });
  });
});

describe('a contest after the grant', () => {
  it('suspends the line of the arrangement until the record stands again', () => {
    const life = granted();
    contest(life, LIBERIA, CONTESTED);
    expect(announcedFacts(life)).toEqual(['consent_suspended']);
    expect(life.arrangementLine().suspensions).toMatchObject([{ legId: LIBERIA, to: null }]);
    letStand(life, LIBERIA, SETTLED);
    expect(announcedFacts(life)).toEqual(['consent_suspended', 'consent_restored']);
    expect(life.arrangementLine().suspensions).toMatchObject([{ to: SETTLED }]);
    expect(life.request.status).toBe('granted');
  });

  it('that ends with striking leaves the line suspended until the party itself consents', () => {
    const life = granted();
    contest(life, LIBERIA, CONTESTED);
    strike(life, SETTLED);
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'suspended', satisfied: false, decisionId: null });
    expect(life.says(LIBERIA, SETTLED, { answer: 'consent' })).toBeNull();
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'obtained', satisfied: true });
    expect(announcedFacts(life)).toEqual(['consent_suspended', 'consent_restored']);
  });

  it('that ends with a refusal of the party ends the stay', () => {
    const life = granted();
    contest(life, LIBERIA, CONTESTED);
    strike(life, SETTLED);
    life.says(LIBERIA, SETTLED, { answer: 'refuse', reason: 'We never agreed.' });
    expect(announcedFacts(life)).toEqual(['consent_suspended', 'consent_withdrawn']);
    expect(life.arrangementLine()).toMatchObject({ expiresBecause: 'consent_withdrawn' });
  });

  it('of the act of the Council ends with another act on record', () => {
    const life = granted(COUNCIL);
    contest(life, COUNCIL, CONTESTED);
    expect(life.request.act).toBeNull();
    const act = actOf({ symbol: 'S/2011/40', adoptedOn: '2011-01-19', term: { for: 'P4W' } });
    expect(onPaper(life, COUNCIL, SETTLED, { answer: 'adopted', act, corrects: 'd-p1' }, 'p2')).toBeNull();
    expect(announcedFacts(life)).toEqual(['consent_suspended', 'consent_restored']);
    expect(life.request.act?.symbol).toBe('S/2011/40');
  });
});

describe('a contest that comes late', () => {
  it('is kept where the request is over, and put on file', () => {
    const life = recorded();
    life.does(RECORDED, { kind: 'withdrawn', by: desk, reason: 'Not needed.' });
    expect(contest(life, LIBERIA, CONTESTED)).toBeNull();
    expect(life.leg(LIBERIA).status).toBe('obtained');
    expect(life.tasks('settle_contest')).toHaveLength(1);
    const noted = { kind: 'contest_noted', by: desk, contestId: 'c-p1', reason: 'On file.' } as const;
    expect(life.does(SETTLED, noted)).toBeNull();
    expect(contestOf(life)).toMatchObject({ status: 'noted', legWas: null });
    expect(statusOf(life)).toBe('contested');
    expect(told(life)).toEqual(['tellContested', 'tellContestSettled']);
  });

  it('is kept where the arrangement is over, and moves nothing of it', () => {
    const life = granted();
    life.doesOnArrangement('2011-01-25T12:00:00.000Z', { kind: 'departed', by: desk, lineId: 'mi-24' });
    life.doesOnArrangement('2011-01-26T12:00:00.000Z', { kind: 'arrived', by: desk, lineId: 'mi-24' });
    life.doesOnArrangement('2011-02-10T12:00:00.000Z', { kind: 'returned', by: desk, lineId: 'mi-24' });
    const before = life.arrangementLine();
    expect(contest(life, LIBERIA, '2011-03-01T12:00:00.000Z')).toBeNull();
    expect(life.arrangementLine()).toEqual(before);
    expect(life.tasks('settle_contest')).toHaveLength(1);
  });

  it('is kept where something else has replaced the record, and leaves that in force', () => {
    const life = recorded();
    life.says(LIBERIA, RECORDED, { answer: 'consent', corrects: 'd-p1' });
    expect(contest(life, LIBERIA, CONTESTED)).toBeNull();
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'obtained', satisfied: true });
    expect(strike(life, SETTLED)?.rule).toBe('status_forbids');
    const noted = { kind: 'contest_noted', by: desk, contestId: 'c-p1', reason: 'Replaced.' } as const;
    expect(life.does(SETTLED, noted)).toBeNull();
  });

  it('takes a late record out of the review, and puts it back where the party lets it stand', () => {
    const life = Life.askedAt(START, patient);
    life.tick('2011-03-25T15:00:00.000Z');
    onPaper(life, LIBERIA, '2011-03-25T15:00:00.000Z', consent);
    expect(statusOf(life)).toBe('late');
    contest(life, LIBERIA, '2011-03-26T15:00:00.000Z');
    expect(life.tasks('review_late_answer')).toEqual([]);
    letStand(life, LIBERIA, '2011-03-27T15:00:00.000Z');
    expect(statusOf(life)).toBe('late');
    expect(life.tasks('review_late_answer')).toHaveLength(1);
  });
});

describe('a contested vote of one seat', () => {
  const sitting = (seat: string) => ({ personId: `ukraine-${seat}-1`, partyId: 'ukraine' });
  const votes = (life: Life, seat: string) =>
    life.does(RECORDED, {
      kind: 'answered',
      by: sitting(seat),
      given: answerTo(UKRAINE, `own-${seat}`, { answer: 'consent', seat }),
    });
  const inFull = () => {
    const life = Life.submittedAt(START, patient, new Life(inStages));
    life.agrees(NOTICE, START);
    return life;
  };
  const contestsVote = (life: Life) =>
    life.does(CONTESTED, {
      kind: 'record_contested',
      by: sitting('ministry'),
      contestId: 'c-p1',
      decisionId: 'd-p1',
      reason: 'The ministry has not met.',
    });

  it('is asked again while the group has not decided', () => {
    const life = inFull();
    onPaper(life, UKRAINE, RECORDED, { ...consent, seat: 'ministry' });
    expect(life.tasks('answer').map(({ aboutId }) => aboutId)).toContain('cabinet');
    expect(contestsVote(life)).toBeNull();
    const asked = life.tasks('answer').filter(({ legId }) => legId === UKRAINE);
    expect(asked.map(({ aboutId }) => aboutId)).toEqual(['ministry']);
    life.does(SETTLED, {
      kind: 'contest_withdrawn',
      by: sitting('ministry'),
      contestId: 'c-p1',
      reason: null,
    });
    expect(life.leg(UKRAINE).seats[0]).toMatchObject({ vote: 'for', decisionId: 'd-p1' });
    expect(statusOf(life)).toBe('counts');
  });

  it('suspends a leg that needs it, until the seat has said what it voted', () => {
    const life = inFull();
    onPaper(life, UKRAINE, RECORDED, { ...consent, seat: 'ministry' });
    for (const seat of ['cabinet', 'lower-house', 'upper-house']) expect(votes(life, seat)).toBeNull();
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'obtained', satisfied: true });
    expect(contestsVote(life)).toBeNull();
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'suspended', satisfied: false });
    const right = { ...consent, seat: 'ministry', corrects: 'd-p1', instrument: noteVerbale('2011-01-19') };
    expect(onPaper(life, UKRAINE, SETTLED, right, 'p2')).toBeNull();
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'obtained', satisfied: true });
    expect(contestOf(life)).toMatchObject({ status: 'corrected', successorId: 'd-p2' });
  });
});

describe('the correction of a record that nobody contests', () => {
  it('is a further record, which names what it supersedes and why, and changes nothing in place', () => {
    const life = recorded();
    const before = life.request.decisions['d-p1'];
    const given = answerTo(LIBERIA, 'd-p2', {
      ...consent,
      instrument: noteVerbale('2011-01-17'),
      corrects: 'd-p1',
    });
    const correctionReason = 'The date was misread.';
    life.does(CONTESTED, { kind: 'paper_recorded', by: desk, paperId: 'p2', given, correctionReason });
    expect(life.request.decisions['d-p1']).toEqual(before);
    life.does(CONTESTED, { kind: 'paper_countersigned', by: secondDesk, paperId: 'p2' });
    expect(life.request.papers['p2']).toMatchObject({ correctionReason });
    expect(life.request.decisions['d-p1']).toEqual({ ...before, status: 'superseded' });
    expect(life.request.decisions['d-p2']).toMatchObject({ corrects: 'd-p1', status: 'counts' });
    expect(life.effects('receipt').map(({ about }) => about.decisionId)).toContain('d-p2');
  });

  it('counts after the grant too: another date moves nothing, a refusal ends the stay', () => {
    const life = granted();
    const dated = { ...consent, instrument: noteVerbale('2011-01-17'), corrects: 'd-p1' };
    onPaper(life, LIBERIA, CONTESTED, dated, 'p2');
    expect(statusOf(life, 'p2')).toBe('counts');
    expect(announcedFacts(life)).toEqual([]);
    onPaper(life, LIBERIA, SETTLED, { answer: 'refuse', reason: 'Misread.', corrects: 'd-p2' }, 'p3');
    expect(announcedFacts(life)).toEqual(['consent_withdrawn']);
  });

  it('keeps with each record the ask to which it speaks', () => {
    const life = recorded();
    expect(life.request.papers['p1']?.askHash).toBe(life.leg(LIBERIA).askHash);
  });
});
