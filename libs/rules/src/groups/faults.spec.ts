import { decisionRuleSchema } from '#libs/contracts';
import type { CountRule, DecisionRule, VoteRule } from '#libs/contracts';
import { ruleFaults } from './faults.js';
import { said, written } from '../../../../tests/support/written.js';

const seats = ['a', 'b', 'c'].map((id) => ({ id, name: id.toUpperCase(), vacant: false }));
const weightsOf = (...weights: number[]) =>
  weights.map((weight, index) => ({ seat: seats[index]?.id ?? 'x', weight }));

/** Built past the schema on purpose: what it refuses by form must be found here too. */
function vote(approve: CountRule, more: Partial<VoteRule> = {}): VoteRule {
  const plain = { reject: null, rejection: 'at_once', quorum: null, veto: [], changeOfVote: false } as const;
  return { kind: 'vote', ...plain, veto: [], approve, ...more };
}

const half = { kind: 'percentage', percent: 50, of: 'votes_cast', passes: 'more_than' } as const;
const any = { kind: 'any' } as const;

describe('a rule that can never be met, or that takes silence for consent', () => {
  const stage = (title: string, ids: string[], rule = vote(any)) => ({ title, seats: ids, rule });
  const cases: [string, DecisionRule, [string, string][]][] = [
    ['k above n', vote({ kind: 'k_of_n', k: 4 }), [['/approve/k', 'too_few_seats']]],
    ['k and a quorum of n', vote({ kind: 'k_of_n', k: 3 }, { quorum: 3 }), []],
    ['every optional seat', vote({ kind: 'required', seats: ['a'], optional: 2 }), []],
    ['k of none', vote({ kind: 'k_of_n', k: 0 }), [['/approve/k', 'silence_decides']]],
    [
      'over 100 percent',
      vote({ ...half, percent: 101, of: 'seats' }),
      [['/approve/percent', 'share_out_of_range']],
    ],
    [
      'more than 100 percent',
      vote({ ...half, percent: 100, of: 'seats' }),
      [['/approve/percent', 'share_out_of_range']],
    ],
    ['no percent', vote({ ...half, percent: 0, of: 'seats' }), [['/approve/percent', 'silence_decides']]],
    [
      'a fraction over one',
      vote({ kind: 'fraction', numerator: 3, denominator: 2, of: 'seats', passes: 'at_least' }),
      [['/approve/numerator', 'share_out_of_range']],
    ],
    ['votes cast without a quorum', vote(half), [['/quorum', 'silence_decides']]],
    ['votes cast with a quorum', vote(half, { quorum: 2 }), []],
    ['a quorum above n', vote(any, { quorum: 4 }), [['/quorum', 'too_few_seats']]],
    [
      'weights below the threshold',
      vote({ kind: 'weighted', weights: weightsOf(1, 1, 1), threshold: 4 }),
      [['/approve/threshold', 'weights_below_threshold']],
    ],
    [
      'a threshold of nothing',
      vote({ kind: 'weighted', weights: weightsOf(1, 1, 1), threshold: 0 }),
      [['/approve/threshold', 'silence_decides']],
    ],
    [
      'weights of others, and none for a seat',
      vote({
        kind: 'weighted',
        weights: [...weightsOf(1, 1), { seat: 'x', weight: 5 }, { seat: 'a', weight: 5 }],
        threshold: 2,
      }),
      [
        ['/approve/weights/2/seat', 'seat_unknown'],
        ['/approve/weights/3/seat', 'seat_twice'],
        ['/approve/weights', 'seat_without_weight'],
      ],
    ],
    [
      'a veto of no seat',
      vote(any, { veto: ['a', 'x', 'a'] }),
      [
        ['/veto/1', 'seat_unknown'],
        ['/veto/2', 'seat_twice'],
      ],
    ],
    [
      'a required seat that is none',
      vote({ kind: 'required', seats: ['x'], optional: 0 }),
      [['/approve/seats/0', 'seat_unknown']],
    ],
    [
      'too few optional seats',
      vote({ kind: 'required', seats: ['a'], optional: 3 }),
      [['/approve/optional', 'too_few_seats']],
    ],
    [
      'nothing required',
      vote({ kind: 'required', seats: [], optional: 0 }),
      [['/approve/seats', 'silence_decides']],
    ],
    [
      'a reject rule out of reach',
      vote(any, { reject: { kind: 'k_of_n', k: 4 } }),
      [['/reject/k', 'too_few_seats']],
    ],
    [
      'no stage',
      { kind: 'stages', stages: [] },
      [
        ['/stages', 'stage_without_seats'],
        ...seats.map((): [string, string] => ['/stages', 'seat_never_asked']),
      ],
    ],
    [
      'a stage without seats',
      { kind: 'stages', stages: [stage('One', ['a', 'b', 'c']), stage('Two', [])] },
      [['/stages/1/seats', 'stage_without_seats']],
    ],
    [
      'stages that share a seat, forget one and ask for too many',
      {
        kind: 'stages',
        stages: [stage('One', ['a']), stage('Two', ['b', 'a', 'x'], vote({ kind: 'k_of_n', k: 9 }))],
      },
      [
        ['/stages/1/seats/2', 'seat_unknown'],
        ['/stages/1/seats/1', 'seat_in_two_stages'],
        ['/stages/1/rule/approve/k', 'too_few_seats'],
        ['/stages', 'seat_never_asked'],
      ],
    ],
    [
      'a reply that nobody records',
      { kind: 'no_objection', recordedBy: 'x', changeOfVote: false },
      [['/recordedBy', 'seat_unknown']],
    ],
  ];

  it.each(cases)('%s', (_name, rule, expected) => {
    expect(ruleFaults(rule, seats).map((fault) => [fault.pointer, fault.rule])).toEqual(expected);
  });

  it('is told in words', () => {
    const messages = (rule: DecisionRule) => ruleFaults(rule, seats).map((fault) => said(fault.reason));
    expect(messages(vote({ kind: 'k_of_n', k: 4 }))).toEqual(['4 votes needed, but there are only 3 seats.']);
    expect(messages(vote({ kind: 'required', seats: ['a', 'b', 'c'], optional: 1 }))).toEqual([
      '1 optional vote needed, but beside the required seats there is no seat.',
    ]);
  });

  it('is found without seats, and where a seat stands twice', () => {
    expect(written(ruleFaults(vote(any), []))).toEqual([
      { pointer: '', rule: 'no_seats', reason: 'There is no seat to ask.' },
    ]);
    expect(ruleFaults(vote(any), [...seats, ...seats.slice(0, 1)])).toMatchObject([{ rule: 'seat_twice' }]);
  });

  it('is silence asked of anybody but the Council', () => {
    const rule: DecisionRule = { kind: 'no_objection', recordedBy: 'a', changeOfVote: false };
    expect(ruleFaults(rule, seats, 'council_decision')).toEqual([]);
    expect(ruleFaults(rule, seats, 'host_consent')).toMatchObject([
      { pointer: '/kind', rule: 'silence_decides' },
    ]);
    expect(ruleFaults(rule, seats.slice(0, 1))).toMatchObject([{ pointer: '/recordedBy', rule: 'no_seats' }]);
  });
});

describe('the form of a rule', () => {
  it('needs no more than is meant', () => {
    expect(decisionRuleSchema.parse({ kind: 'vote', approve: { kind: 'any' } })).toEqual(vote(any));
  });

  it.each([
    ['a share that does not say of what', { kind: 'percentage', percent: 50, passes: 'at_least' }],
    [
      'a share that does not say whether exactly it is enough',
      { kind: 'percentage', percent: 50, of: 'seats' },
    ],
    ['a percentage over 100', { ...half, percent: 101 }],
    ['a count of none', { kind: 'k_of_n', k: 0 }],
    ['what it does not know', { kind: 'any', k: 1 }],
  ])('refuses %s', (_name, approve) => {
    expect(decisionRuleSchema.safeParse({ kind: 'vote', approve }).success).toBe(false);
  });
});
