import type { Answer, LegKind, LegStatus } from '#libs/contracts';
import { ANSWERS, LEG_KINDS, LEG_STATUSES } from '#libs/contracts';
import { outcomeOf } from './leg-table.js';
import { legKind } from '../leg-kinds/rows.js';

const ANSWERED: LegStatus[] = ['obtained', 'obtained_with_caveats', 'refused', 'objected'];
const CAN_BE_SUSPENDED: LegStatus[] = ['obtained', 'obtained_with_caveats'];
const CAN_BE_WITHDRAWN: LegStatus[] = [
  ...CAN_BE_SUSPENDED,
  'in_principle',
  'provisional',
  'notified',
  'consulted',
  'suspended',
];
const CLOSED_OTHERWISE: LegStatus[] = ['lapsed', 'waived'];

const consents: [Answer, LegStatus][] = [
  ['consent', 'obtained'],
  ['consent_with_conditions', 'obtained_with_caveats'],
  ['in_principle', 'in_principle'],
  ['provisional', 'provisional'],
  ['refuse', 'refused'],
  ['withdraw', 'withdrawn'],
  ['suspend', 'suspended'],
];
const ofHosts: [Answer, LegStatus][] = [
  ...consents,
  ['object', 'objected'],
  ['notified', 'notified'],
  ['consulted', 'consulted'],
];
const known: Record<LegKind, [Answer, LegStatus][]> = {
  releasing_assessment: consents,
  cost_review: consents,
  consultation: [
    ['consulted', 'consulted'],
    ['object', 'objected'],
  ],
  advance_notice: [['notice_given', 'obtained']],
  contributor_consent: consents,
  host_consent: ofHosts,
  regional_consent: ofHosts,
  council_decision: [
    ['adopted', 'obtained'],
    ['not_adopted', 'refused'],
    ['object', 'objected'],
  ],
  mou_amendment: consents,
  clearances: consents,
};

const combinations = LEG_KINDS.flatMap((kind) =>
  LEG_STATUSES.flatMap((status) => ANSWERS.map((answer) => [kind, status, answer] as const)),
);

function takesBack(answer: Answer): LegStatus[] | null {
  if (answer === 'withdraw') return CAN_BE_WITHDRAWN;
  return answer === 'suspend' ? CAN_BE_SUSPENDED : null;
}

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
          : takesBack(answer) !== null
            ? Array<object>(2).fill(
                takesBack(answer)?.includes(status) === true
                  ? { next }
                  : { broken: 'no_consent_to_take_back' },
              )
            : ANSWERED.includes(status)
              ? [{ broken: 'already_answered' }, { next }]
              : [{ next }, { next }];
    expect([plain, correcting]).toEqual(expected);
  });

  it('names the same answers for a kind as it takes', () => {
    for (const kind of LEG_KINDS) {
      expect(legKind(kind).answers).toEqual(Object.fromEntries(known[kind]));
    }
  });
});
