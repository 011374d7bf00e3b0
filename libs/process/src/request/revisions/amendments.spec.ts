import type { RequestContent } from '#libs/contracts';
import { askHashOfRound } from '#libs/process';
import { amend } from '../../../../../tests/support/machine/amending.js';
import { Life } from '../../../../../tests/support/machine/lives/process-life.js';
import {
  COTE_DIVOIRE,
  COUNCIL,
  GHANA,
  LIBERIA,
  NOTICE,
  UKRAINE,
  actOf,
  asksOf,
  desk,
  helicopters,
  mi24,
  mi8,
  noLimits,
  partiesOf,
  secondDesk,
} from '../../../../../tests/support/machine/process-mi24.js';

const START = '2011-01-17T15:00:00.000Z';
const NEXT = '2011-01-18T15:00:00.000Z';
const LATER = '2011-01-20T15:00:00.000Z';

const soldiers = (military: number) => ({ ...mi24, persons: { ...mi24.persons, military } });
const askFor = (...lines: RequestContent['lines']): RequestContent => ({
  ...helicopters,
  neededBy: '2011-06-30',
  lines,
});
const forty = askFor(soldiers(40));
const sixty = askFor(soldiers(60));
const MORE_PERSONS = {
  code: 'ask.persons',
  params: { line: 'mi-24', category: 'military', becomes: 60, was: 40 },
};

describe('an amendment that asks for more', () => {
  it('opens again the consents that do not cover it, says why, and leaves those whose caps do', () => {
    const life = Life.askedAt(START, forty);
    life.agrees(UKRAINE, NEXT);
    life.says(LIBERIA, NEXT, { answer: 'consent_with_conditions', caps: { ...noLimits, persons: 60 } });
    expect(amend(life, LATER, sixty)).toBeNull();
    const [, revision] = life.request.revisions;
    expect(revision).toMatchObject({
      number: 2,
      because: 'amended',
      reason: 'The situation has changed.',
      changes: [MORE_PERSONS],
      reopened: [
        { legId: NOTICE, why: [MORE_PERSONS] },
        { legId: UKRAINE, why: [MORE_PERSONS] },
      ],
    });
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'not_started', decisionId: null, satisfied: false });
    expect(life.request.decisions['d2']?.status).toBe('superseded');
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'obtained_with_caveats', satisfied: true });
    const told = life.effects('tellConsentStands');
    expect(told.map(({ about }) => about.legId)).toEqual([LIBERIA]);
  });

  it('opens again a consent whose caps do not reach so far', () => {
    const life = Life.askedAt(START, forty);
    life.says(LIBERIA, NEXT, { answer: 'consent_with_conditions', caps: { ...noLimits, persons: 50 } });
    amend(life, LATER, sixty);
    expect(life.leg(LIBERIA).reopenedBecause).toEqual([
      { code: 'gap.persons', params: { lines: 1, consented: 50, asked: 60 } },
    ]);
  });

  it('puts the new text to whoever is still asked, in a round of its own', () => {
    const life = Life.askedAt(START, forty);
    amend(life, LATER, sixty);
    life.agrees(NOTICE, LATER);
    const rounds = life.leg(COTE_DIVOIRE).rounds;
    expect(rounds).toMatchObject([
      { number: 1, revision: 1, closedAt: LATER, closedBecause: 'revised' },
      { number: 2, revision: 2, closedAt: null },
    ]);
    const [before, after] = rounds.map((round) => askHashOfRound(life.leg(COTE_DIVOIRE), round));
    expect(after).toBe(life.leg(COTE_DIVOIRE).askHash);
    expect(before).not.toBe(after);
    const open = life.tasks('answer').filter(({ legId }) => legId === COTE_DIVOIRE);
    expect(open).toHaveLength(1);
  });

  it('asks again whoever had refused or let time pass, and reopens a waiver that is too narrow', () => {
    const life = Life.askedAt(START, forty);
    life.says(LIBERIA, NEXT, { answer: 'refuse' });
    life.does(NEXT, {
      kind: 'leg_waived',
      by: desk,
      legId: COTE_DIVOIRE,
      instrument: 'S/RES/1962 (2010)',
      reason: 'Chapter VII.',
    });
    amend(life, LATER, sixty);
    expect(life.leg(LIBERIA)).toMatchObject({
      status: 'not_started',
      reopenedBecause: [{ code: 'reopened.ask_changed', params: { since: 'refused' } }],
    });
    expect(life.leg(COTE_DIVOIRE)).toMatchObject({ status: 'not_started' });
    expect(life.leg(COTE_DIVOIRE).waiver).toBeUndefined();
    expect(life.line().status).toBe('open');
    expect(life.tasks('resolve_block')).toEqual([]);
  });

  it('lets no paper speak for the new ask that was recorded before it', () => {
    const life = Life.askedAt(START, forty);
    const given = { decisionId: 'd9', legId: LIBERIA, onBehalfOf: null, answer: 'consent' as const };
    const rest = { instrument: null, caps: null, conditions: null, act: null, reason: null, signedBy: null };
    life.does(NEXT, {
      kind: 'paper_recorded',
      by: desk,
      paperId: 'p1',
      given: { ...rest, corrects: null, seat: null, lastDay: null, ...given },
    });
    amend(life, LATER, sixty);
    life.agrees(NOTICE, LATER);
    expect(life.leg(LIBERIA).ledger.at(-1)).toMatchObject({ holder: 'party', to: null });
    expect(life.does(LATER, { kind: 'paper_countersigned', by: secondDesk, paperId: 'p1' })).toBeNull();
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'asked', satisfied: false });
    expect(life.request.decisions['d9']).toMatchObject({ status: 'late', round: 1, revision: 1 });
    expect(life.tasks('review_late_answer')).toMatchObject([{ aboutId: 'd9' }]);
  });
});

describe('an amendment that asks for less', () => {
  it('leaves every consent as it is and tells its party so', () => {
    const life = Life.askedAt(START, sixty);
    for (const legId of [UKRAINE, LIBERIA]) life.agrees(legId, NEXT);
    amend(life, LATER, forty);
    expect(life.request.revisions[1]).toMatchObject({
      reopened: [],
      changes: [
        { code: 'ask.persons', params: { line: 'mi-24', category: 'military', becomes: 40, was: 60 } },
      ],
    });
    for (const legId of [NOTICE, UKRAINE, LIBERIA]) expect(life.leg(legId).satisfied).toBe(true);
  });

  it('asks a refusing party again, since it is another ask', () => {
    const life = Life.askedAt(START, sixty);
    life.says(LIBERIA, NEXT, { answer: 'refuse' });
    amend(life, LATER, forty);
    expect(life.leg(LIBERIA).status).toBe('asked');
  });
});

describe('an amendment of the lines', () => {
  it('brings in the contributor of a new line, and leaves out that of a line that is asked no more', () => {
    const life = Life.askedAt(START, askFor(mi24));
    amend(life, NEXT, askFor(mi24, mi8));
    life.agrees(NOTICE, NEXT);
    expect(life.leg(GHANA).status).toBe('asked');
    expect(life.line('mi-8').status).toBe('open');
    amend(life, LATER, askFor(mi24));
    expect(life.line('mi-8').status).toBe('dropped');
    expect(life.leg(GHANA).status).toBe('lapsed');
    expect(life.tasks('answer').filter(({ legId }) => legId === GHANA)).toEqual([]);
    amend(life, LATER, askFor(mi24, mi8));
    life.agrees(NOTICE, LATER);
    expect(life.leg(GHANA).status).toBe('asked');
  });

  it('changes nothing of what has been granted, however the record spells it', () => {
    const life = Life.askedAt(START, askFor(mi24, mi8));
    for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE, COUNCIL]) life.agrees(legId, LATER);
    expect(life.line('mi-24').status).toBe('granted');
    const less = askFor(soldiers(40), mi8);
    expect(amend(life, LATER, less)).toMatchObject({ rule: 'line_granted_already', pointer: '/lines' });
    const [first] = askFor(mi24).lines;
    const reordered = Object.fromEntries(Object.entries(first ?? {}).toReversed()) as typeof mi24;
    expect(amend(life, LATER, askFor(reordered, { ...mi8, count: 1 }))).toBeNull();
  });

  it('is not for other missions, nor for another purpose of the request', () => {
    const life = Life.askedAt(START, sixty);
    expect(amend(life, LATER, { ...sixty, receivingMission: 'unmis' })).toMatchObject({
      rule: 'status_forbids',
      pointer: '/receivingMission',
    });
    expect(amend(life, LATER, { ...sixty, kind: 'extend' })).toMatchObject({ pointer: '/kind' });
  });
});

describe('a partial decision of the Council', () => {
  it('shrinks the ask, re-asks nobody whose consent covers what is left, and is granted in part', () => {
    const both = askFor(mi24, mi8);
    const life = Life.askedAt(START, both);
    for (const legId of [UKRAINE, LIBERIA]) life.agrees(legId, NEXT);
    const asks = asksOf(life.policy, partiesOf(both)).map((ask) => ({
      ...ask,
      askHash: `${ask.askHash}-cut`,
    }));
    const act = {
      ...actOf({ symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null }),
      allows: [{ lineId: 'mi-24', count: 2, persons: { military: 40, police: 0, civilian: 0 }, to: null }],
    };
    life.does(LATER, {
      kind: 'answered',
      by: { personId: 'security-council-1', partyId: 'security-council' },
      given: {
        answer: 'adopted',
        act,
        instrument: null,
        caps: null,
        conditions: null,
        reason: null,
        signedBy: null,
        corrects: null,
        seat: null,
        lastDay: null,
        decisionId: 'd9',
        legId: COUNCIL,
        onBehalfOf: null,
      },
      asks,
    });
    expect(life.request.revisions[1]).toMatchObject({ because: 'partial_decision', reopened: [] });
    expect(life.request.content.lines[0]).toMatchObject({ count: 2, persons: { military: 40 } });
    expect(life.line('mi-8').status).toBe('dropped');
    for (const legId of [NOTICE, UKRAINE, LIBERIA, COUNCIL]) expect(life.leg(legId).satisfied).toBe(true);
    expect(life.leg(COTE_DIVOIRE).rounds.at(-1)).toMatchObject({ number: 2, revision: 2 });
    life.agrees(COTE_DIVOIRE, LATER);
    expect(life.request.status).toBe('granted_in_part');
    expect(life.arrangementLine().grant).toMatchObject({ count: 2, persons: { military: 40 } });
  });
});

describe('several lines', () => {
  it('go on with one contributor where another refuses, and the next are asked at once', () => {
    const life = Life.askedAt(START, askFor(mi24, mi8));
    for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE, COUNCIL]) life.agrees(legId, LATER);
    life.says(GHANA, LATER, { answer: 'refuse' });
    expect([life.line('mi-24').status, life.line('mi-8').status]).toEqual(['granted', 'refused']);
    expect(life.request.status).toBe('granted_in_part');
  });

  it('leave out one that the Secretariat drops, and what was needed only for it', () => {
    const life = Life.askedAt(START, askFor(mi24, mi8));
    life.does(NEXT, { kind: 'line_dropped', by: desk, lineId: 'mi-8', reason: 'No crews.' });
    expect(life.leg(GHANA).status).toBe('lapsed');
    for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE, COUNCIL]) life.agrees(legId, LATER);
    expect(life.request.status).toBe('granted_in_part');
  });

  it('are all closed when events overtake the request', () => {
    const life = Life.askedAt(START, askFor(mi24, mi8));
    life.does(NEXT, { kind: 'overtaken', by: desk, reason: 'The siege has ended.' });
    expect(life.request).toMatchObject({
      status: 'overtaken',
      closedBecause: { code: 'closed.stated', params: { reason: 'The siege has ended.' } },
    });
    expect(Object.values(life.request.legs).filter(({ status }) => status === 'asked')).toEqual([]);
  });
});
