import type { Answer, LegKind, LegStatus } from '#libs/contracts';
import { ANSWERS, LEG_KINDS, LEG_STATUSES } from '#libs/contracts';
import { ANSWERS_OF, legTable, outcomeOf } from './leg-table.js';

const OPEN: LegStatus[] = ['not_started', 'asked', 'paused', 'in_principle', 'provisional'];
const CLOSED_OTHERWISE: LegStatus[] = ['lapsed', 'waived'];

const consents: [Answer, LegStatus][] = [
  ['consent', 'obtained'],
  ['consent_with_conditions', 'obtained_with_caveats'],
  ['in_principle', 'in_principle'],
  ['provisional', 'provisional'],
  ['refuse', 'refused'],
];
const known: Record<LegKind, [Answer, LegStatus][]> = {
  releasing_assessment: consents,
  cost_review: consents,
  consultation: [],
  advance_notice: [['notice_given', 'obtained']],
  contributor_consent: consents,
  host_consent: consents,
  regional_consent: consents,
  mou_amendment: consents,
  clearances: consents,
  council_decision: [
    ['adopted', 'obtained'],
    ['not_adopted', 'refused'],
  ],
};

const combinations = LEG_KINDS.flatMap((kind) =>
  LEG_STATUSES.filter((status) => legTable().some((row) => row.status === status)).flatMap((status) =>
    ANSWERS.map((answer) => [kind, status, answer] as const),
  ),
);

describe('the table leg kind × status × answer', () => {
  it.each(combinations)('knows %s, %s, %s', (kind, status, answer) => {
    const next = known[kind].find(([candidate]) => candidate === answer)?.[1];
    const plain = outcomeOf(kind, status, answer, false);
    const correcting = outcomeOf(kind, status, answer, true);
    const expected =
      next === undefined
        ? [{ broken: 'answer_not_of_this_leg' }, { broken: 'answer_not_of_this_leg' }]
        : CLOSED_OTHERWISE.includes(status)
          ? [{ late: true }, { late: true }]
          : OPEN.includes(status)
            ? [{ next }, { next }]
            : [{ broken: 'already_answered' }, { next }];
    expect([plain, correcting]).toEqual(expected);
  });

  it('names the same answers for a kind as it takes', () => {
    for (const kind of LEG_KINDS) {
      expect(ANSWERS_OF[kind]).toEqual(Object.fromEntries(known[kind]));
    }
  });
});
