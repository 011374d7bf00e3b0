import { ANSWERS, ANSWER_PARTS, LEG_KINDS, answerInputSchema, type Answer } from '#libs/contracts';
import { answersKnown, answersOffered, isUsual, partsOfAnswer } from './answers-of-legs.js';
import { legKind } from './rows.js';

describe('what a leg offers to its party', () => {
  it.each(LEG_KINDS)('on %s is something, and only what the kind knows', (kind) => {
    const offered = answersOffered(kind, { group: false });
    expect(offered.length).toBeGreaterThan(0);
    for (const answer of offered) expect(legKind(kind).answers).toHaveProperty(answer);
    expect(offered).not.toContain('withdraw');
    expect(offered).not.toContain('notified');
    expect(answersOffered(kind, { group: true })).toEqual([...offered, 'abstain']);
  });
});

describe('what a leg knows', () => {
  it.each(LEG_KINDS)('on %s are the answers of its row, each once, those first that are offered', (kind) => {
    const known = answersKnown(kind, { group: false });
    expect(known.toSorted()).toEqual(Object.keys(legKind(kind).answers).toSorted());
    expect(known.slice(0, legKind(kind).offered.length)).toEqual(legKind(kind).offered);
    expect(answersKnown(kind, { group: true }).toSorted()).toEqual([...known, 'abstain'].toSorted());
  });

  it('shows to a host at once what its Government says, and folds away what is said of it', () => {
    const seldom = answersKnown('host_consent', { group: false }).filter(
      (answer) => !isUsual('host_consent', answer),
    );
    expect(seldom).toEqual(['provisional', 'object', 'notified', 'consulted']);
  });
});

/** Each part of an answer, filled in. */
const PARTS = {
  conditions: 'only by day',
  lastDay: '2011-02-01',
  reason: 'The situation has changed.',
  act: { symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null },
  instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
};

describe('the parts of an answer', () => {
  const given = (answer: Answer, parts: readonly string[]) => ({
    answer,
    ...Object.fromEntries(Object.entries(PARTS).filter(([part]) => parts.includes(part))),
  });
  const isTaken = (body: object) => answerInputSchema.safeParse(body).success;

  it.each(ANSWERS)(
    'of %s are what the API takes: with what it needs and not without, and nothing else',
    (answer) => {
      const { needs, takes } = partsOfAnswer('host_consent', answer);
      expect(isTaken(given(answer, needs))).toBe(true);
      expect(isTaken(given(answer, [...needs, ...takes]))).toBe(true);
      for (const part of needs) {
        const others = needs.filter((other) => other !== part);
        expect([part, isTaken(given(answer, others))]).toEqual([part, false]);
      }
      for (const part of ANSWER_PARTS.filter((each) => !needs.includes(each) && !takes.includes(each))) {
        // A reason can stand with anything, and so can an instrument.
        const stands = part === 'reason' || part === 'instrument';
        expect([part, isTaken(given(answer, [...needs, part]))]).toEqual([part, stands]);
      }
    },
  );
});
