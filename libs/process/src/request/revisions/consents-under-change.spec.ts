import type { Caps, Policy, RequestContent } from '#libs/contracts';
import { policySchema } from '#libs/contracts';
import { amend } from '../../../../../tests/support/machine/amending.js';
import { twoLines } from '../../../../../tests/support/machine/process-facts.js';
import { Life } from '../../../../../tests/support/machine/lives/process-life.js';
import {
  COTE_DIVOIRE,
  COUNCIL,
  GHANA,
  LIBERIA,
  NOTICE,
  UKRAINE,
  actOf,
  answerTo,
  desk,
  helicopters,
  mi24,
  noLimits,
  noticeFirst,
  requester,
  secondDesk,
} from '../../../../../tests/support/machine/process-mi24.js';

const START = '2011-01-20T15:00:00.000Z';
const NEXT_DAY = '2011-01-21T15:00:00.000Z';
const DAY_AFTER = '2011-01-22T15:00:00.000Z';
const LATER = '2011-01-23T15:00:00.000Z';
const act = actOf({ symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null });

const asking = (military: number, police = 0): RequestContent => ({
  ...helicopters,
  lines: [{ ...mi24, persons: { military, police, civilian: 0 } }],
});
const upTo = (persons: number): Caps => ({ ...noLimits, persons });
const told = (life: Life) =>
  life.held.log.map(({ fact }) => fact.kind).filter((kind) => kind.startsWith('consent_'));

/** The contributor speaks with a ministry and a cabinet, who must both agree. */
const twoVoices = (rule: object = { kind: 'vote', approve: { kind: 'all' } }): Policy =>
  policySchema.parse({
    ...noticeFirst,
    legs: noticeFirst.legs.map((leg) =>
      leg.kind === 'contributor_consent'
        ? { ...leg, seats: ['ministry', 'cabinet'].map((id) => ({ id, title: id })), rule }
        : leg,
    ),
  });
const voice = (seat: string) => ({ personId: `ukraine-${seat}-1`, partyId: 'ukraine' });

describe('what an act of the Council cut', () => {
  const cut = () => {
    const life = Life.askedAt(START, asking(60));
    const allows = [
      { lineId: 'mi-24', count: 2, persons: { military: 40, police: 0, civilian: 0 }, to: null },
    ];
    life.says(COUNCIL, NEXT_DAY, { answer: 'adopted', act: { ...act, allows } });
    return life;
  };

  it('is not given back by an amendment: the Council is asked again', () => {
    const life = cut();
    expect(life.request.content.lines[0]).toMatchObject({ count: 2, persons: { military: 40 } });
    expect(amend(life, DAY_AFTER, asking(60))).toBeNull();
    expect(life.leg(COUNCIL)).toMatchObject({ status: 'asked', satisfied: false });
    expect(life.request.act).toBeNull();
    for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE]) life.agrees(legId, LATER);
    expect(life.line().status).toBe('open');
  });

  it('stays as it is where the amendment asks for no more', () => {
    const life = cut();
    const { lines } = life.request.content;
    amend(life, DAY_AFTER, { ...life.request.content, lines, neededBy: '2011-02-05' });
    expect(life.leg(COUNCIL)).toMatchObject({ status: 'obtained', satisfied: true });
  });
});

describe('a cap', () => {
  it('governs how many persons there are, and never the mix of military and police', () => {
    const grown = Life.askedAt(START, asking(40));
    grown.says(UKRAINE, NEXT_DAY, { answer: 'consent_with_conditions', caps: upTo(60) });
    amend(grown, DAY_AFTER, asking(60));
    expect(grown.leg(UKRAINE).satisfied).toBe(true);
    const mixed = Life.askedAt(START, asking(20, 40));
    mixed.says(UKRAINE, NEXT_DAY, { answer: 'consent_with_conditions', caps: upTo(60) });
    amend(mixed, DAY_AFTER, asking(60));
    expect(mixed.leg(UKRAINE)).toMatchObject({ decisionId: null, satisfied: false });
    expect(mixed.leg(UKRAINE).reopenedBecause).toEqual([
      { code: 'ask.persons', params: { line: 'mi-24', category: 'military', becomes: 60, was: 20 } },
    ]);
  });

  it('of one seat does not widen the plain consent of another', () => {
    const life = Life.submittedAt(START, asking(50), new Life(twoVoices()));
    life.agrees(NOTICE, START);
    const conditional = { answer: 'consent_with_conditions', caps: upTo(100), seat: 'ministry' } as const;
    life.says(UKRAINE, NEXT_DAY, conditional, voice('ministry'));
    life.says(UKRAINE, NEXT_DAY, { answer: 'consent', seat: 'cabinet' }, voice('cabinet'));
    expect(life.leg(UKRAINE).satisfied).toBe(true);
    amend(life, DAY_AFTER, asking(60));
    expect(life.leg(UKRAINE)).toMatchObject({ decisionId: null, satisfied: false });
  });
});

describe('an answer to an earlier ask', () => {
  it('is not reinstated for a larger one', () => {
    const life = Life.askedAt(START, { ...asking(50), neededBy: '2011-06-30' });
    life.tick('2011-03-26T15:00:00.000Z');
    life.says(UKRAINE, '2011-03-27T15:00:00.000Z', { answer: 'consent' });
    const [decisionId = ''] = Object.keys(life.request.decisions).slice(-1);
    const reinstated = (at: string) =>
      life.does(at, { kind: 'late_answer_reinstated', by: secondDesk, decisionId, reason: 'Sent in time.' });
    amend(life, '2011-03-28T15:00:00.000Z', { ...asking(60), neededBy: '2011-06-30' });
    life.agrees(NOTICE, '2011-03-28T15:00:00.000Z');
    life.tick('2011-06-20T15:00:00.000Z');
    expect(life.leg(UKRAINE).status).toBe('lapsed');
    expect(reinstated('2011-06-21T15:00:00.000Z')).toMatchObject({ rule: 'status_forbids' });
    expect(life.leg(UKRAINE).satisfied).toBe(false);
  });

  it('of a seat that spoke after it gives way to its later word', () => {
    const life = Life.askedAt(START, { ...helicopters, neededBy: '2011-06-30' });
    life.tick('2011-03-26T15:00:00.000Z');
    life.says(LIBERIA, '2011-03-27T15:00:00.000Z', { answer: 'consent' });
    life.says(LIBERIA, '2011-03-28T15:00:00.000Z', { answer: 'refuse' });
    const [first = ''] = life.tasks('review_late_answer').map((task) => task.aboutId ?? '');
    expect(
      life.does('2011-03-29T15:00:00.000Z', {
        kind: 'late_answer_reinstated',
        by: secondDesk,
        decisionId: first,
        reason: 'It was sent in time.',
      }),
    ).toMatchObject({ rule: 'status_forbids', pointer: '/decisionId' });
  });
});

describe('a consent taken back while one line is granted and another waits', () => {
  const oneGranted = () => {
    const life = Life.askedAt(START, twoLines);
    for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE, COUNCIL]) life.agrees(legId, NEXT_DAY);
    expect([life.line('mi-24').status, life.line('mi-8').status]).toEqual(['granted', 'open']);
    return life;
  };

  it.each([
    [
      'withdrawn',
      { answer: 'withdraw' as const, reason: 'The units are needed at home.' },
      'consent_withdrawn',
    ],
    ['suspended', { answer: 'suspend' as const, reason: 'Until the elections.' }, 'consent_suspended'],
  ])('is %s for the arrangement too', (_how, input, kind) => {
    const life = oneGranted();
    expect(life.says(LIBERIA, DAY_AFTER, input)).toBeNull();
    expect(told(life)).toEqual([kind]);
    expect(life.line('mi-8').status).toBe(kind === 'consent_withdrawn' ? 'blocked' : 'open');
  });

  it('is taken back for the arrangement by a correction to a refusal as well', () => {
    const life = oneGranted();
    life.says(LIBERIA, DAY_AFTER, { answer: 'refuse', corrects: life.leg(LIBERIA).decisionId });
    expect(told(life)).toEqual(['consent_withdrawn']);
  });

  it('is taken back for the granted line although a changed ask has opened the consent again', () => {
    const life = oneGranted();
    expect(amend(life, DAY_AFTER, { ...twoLines, purpose: 'Escort convoys.' })).toBeNull();
    expect(life.leg(LIBERIA).reopenedBecause).toHaveLength(1);
    expect(life.says(LIBERIA, LATER, { answer: 'withdraw', reason: 'Not any more.' })).toBeNull();
    expect(told(life)).toEqual(['consent_withdrawn']);
    expect(life.leg(LIBERIA).status).not.toBe('withdrawn');
  });

  it('leaves a request granted in part that is withdrawn, overtaken or lapses then', () => {
    const ends = [
      (life: Life) => void life.does(DAY_AFTER, { kind: 'withdrawn', by: desk, reason: 'Enough.' }),
      (life: Life) => void life.does(DAY_AFTER, { kind: 'overtaken', by: desk, reason: 'Peace.' }),
      (life: Life) => life.tick('2011-06-01T00:00:00.000Z'),
    ];
    for (const end of ends) {
      const life = oneGranted();
      end(life);
      expect(life.request.status).toBe('granted_in_part');
      expect(life.says(LIBERIA, '2011-06-02T15:00:00.000Z', { answer: 'withdraw', reason: 'x' })).toBeNull();
      expect(told(life)).toEqual(['consent_withdrawn']);
    }
  });
});

describe('a group', () => {
  it('that cannot agree any more, though nobody refused, blocks its line and ends nothing', () => {
    const life = Life.submittedAt(START, helicopters, new Life(twoVoices()));
    life.agrees(NOTICE, START);
    life.says(UKRAINE, NEXT_DAY, { answer: 'abstain', seat: 'ministry' }, voice('ministry'));
    expect(life.leg(UKRAINE).status).toBe('objected');
    expect(life.line().status).toBe('blocked');
    expect(life.tasks('resolve_block')).toHaveLength(1);
  });

  it('that has decided keeps what a seat says that nobody had heard', () => {
    const either = { kind: 'vote', approve: { kind: 'any' } };
    const life = Life.submittedAt(START, helicopters, new Life(twoVoices(either)));
    life.agrees(NOTICE, START);
    life.says(UKRAINE, NEXT_DAY, { answer: 'consent', seat: 'ministry' }, voice('ministry'));
    expect(life.leg(UKRAINE).status).toBe('obtained');
    expect(life.says(UKRAINE, DAY_AFTER, { answer: 'refuse', seat: 'cabinet' }, voice('cabinet'))).toBeNull();
    expect(life.tasks('review_late_answer')).toHaveLength(1);
    expect(life.leg(UKRAINE).status).toBe('obtained');
  });

  it('counts against its party again once the paper of one of its seats is countersigned', () => {
    const life = Life.submittedAt(START, helicopters, new Life(twoVoices()));
    life.agrees(NOTICE, START);
    const given = answerTo(UKRAINE, 'p1', { answer: 'consent', seat: 'ministry' });
    life.does(NEXT_DAY, { kind: 'paper_recorded', by: desk, paperId: 'p1', given });
    expect(life.leg(UKRAINE).ledger.at(-1)?.holder).toBe('secretariat');
    life.does(DAY_AFTER, { kind: 'paper_countersigned', by: secondDesk, paperId: 'p1' });
    expect(life.leg(UKRAINE).ledger.at(-1)).toEqual({ holder: 'party', from: DAY_AFTER, to: null });
  });
});

describe('a premise that is lost', () => {
  /** The contributor, with its two voices, is asked once both hosts have consented. */
  const hostsFirst = policySchema.parse({
    ...twoVoices(),
    legs: twoVoices().legs.map((leg) =>
      leg.kind === 'contributor_consent' ? { ...leg, after: ['host_consent'] } : leg,
    ),
  });
  const heardHalf = () => {
    const life = Life.submittedAt(START, helicopters, new Life(hostsFirst));
    for (const legId of [NOTICE, LIBERIA, COTE_DIVOIRE]) life.agrees(legId, START);
    life.says(UKRAINE, NEXT_DAY, { answer: 'consent', seat: 'ministry' }, voice('ministry'));
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'asked' });
    return life;
  };

  it.each([
    ['withdrawn', { answer: 'withdraw' as const, reason: 'No.' }],
    ['suspended', { answer: 'suspend' as const, reason: 'Not before the elections.' }],
  ])(
    'since a consent was %s takes back what was asked on its strength, and forgets its votes',
    (_how, input) => {
      const life = heardHalf();
      life.says(LIBERIA, DAY_AFTER, input);
      expect(life.leg(UKRAINE)).toMatchObject({ status: 'not_started', satisfied: false });
      expect(life.leg(UKRAINE).seats.map((seat) => seat.vote)).toEqual([null, null]);
      life.says(LIBERIA, LATER, { answer: 'consent' });
      expect(life.leg(UKRAINE)).toMatchObject({ status: 'asked' });
      expect(life.tasks('answer').map((task) => task.aboutId)).toEqual(
        expect.arrayContaining(['ministry', 'cabinet']),
      );
    },
  );
});

describe('a paper', () => {
  const recorded = () => {
    const life = Life.askedAt(START);
    const given = answerTo(LIBERIA, 'p1', { answer: 'refuse' });
    life.does(NEXT_DAY, { kind: 'paper_recorded', by: desk, paperId: 'p1', given });
    return life;
  };

  it('whose party answered in another way meanwhile is kept for review', () => {
    const life = recorded();
    life.agrees(LIBERIA, DAY_AFTER);
    expect(life.does(LATER, { kind: 'paper_countersigned', by: secondDesk, paperId: 'p1' })).toBeNull();
    expect(life.request.decisions['p1']).toMatchObject({ status: 'late' });
    expect(life.leg(LIBERIA).status).toBe('obtained');
  });

  it.each([
    ['the person who recorded it', desk, 'own_record'],
    ['the person who made the request', requester, 'own_request'],
  ])('is not sent back by %s', (_who, by, rule) => {
    const sentBack = { kind: 'paper_sent_back', by, paperId: 'p1', reason: 'Not what it says.' } as const;
    expect(recorded().does(DAY_AFTER, sentBack)).toMatchObject({ rule });
  });
});

describe('a second person', () => {
  it('is not the first under another name for the same person', () => {
    const life = Life.askedAt(START);
    const given = answerTo(LIBERIA, 'p1', { answer: 'consent' });
    life.does(NEXT_DAY, { kind: 'paper_recorded', by: { ...desk }, paperId: 'p1', given });
    const sameAgain = { kind: 'paper_countersigned', by: { ...desk }, paperId: 'p1' } as const;
    expect(life.does(DAY_AFTER, sameAgain)).toMatchObject({ rule: 'own_record' });
  });
});

describe('a waiver', () => {
  it('is refused where the policy lets nobody waive the leg', () => {
    const strict = policySchema.parse({
      ...noticeFirst,
      legs: noticeFirst.legs.map((leg) => ({ ...leg, waivable: leg.kind !== 'contributor_consent' })),
    });
    const life = Life.askedAt(START, helicopters, new Life(strict));
    const waiver = {
      kind: 'leg_waived',
      by: secondDesk,
      instrument: 'S/RES/1962 (2010)',
      reason: 'x',
    } as const;
    expect(life.does(NEXT_DAY, { ...waiver, legId: UKRAINE })).toMatchObject({ rule: 'not_waivable' });
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'asked', satisfied: false });
    expect(life.does(NEXT_DAY, { ...waiver, legId: LIBERIA })).toBeNull();
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'waived', satisfied: true });
  });
});

describe('a submission', () => {
  it('is refused where the policy counts working time and there is no calendar, or asks a body that there is not', () => {
    const context = policySchema.parse({
      ...noticeFirst,
      legs: noticeFirst.legs.map((leg) => ({ ...leg, due: { time: { workingDays: 5 }, after: 'asked' } })),
    });
    const life = Life.submittedAt(START, helicopters, new Life(context));
    expect(life.held.request?.status ?? 'none').toBe('none');
  });
});

describe('conditions in prose', () => {
  it('are to be entered again once their line is asked again', () => {
    const life = Life.askedAt(START, twoLines);
    life.says(GHANA, NEXT_DAY, { answer: 'consent_with_conditions', conditions: 'only by day' });
    life.does(DAY_AFTER, { kind: 'line_dropped', by: desk, lineId: 'mi-8', reason: 'Not needed.' });
    expect(life.tasks('enter_conditions')).toEqual([]);
    amend(life, LATER, twoLines);
    expect(life.tasks('enter_conditions')).toHaveLength(1);
    expect(life.leg(GHANA).ledger.at(-1)).toMatchObject({ holder: 'secretariat', to: null });
  });
});
