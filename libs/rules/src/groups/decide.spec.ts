import { decisionRuleSchema } from '#libs/contracts';
import type { DecisionRule } from '#libs/contracts';
import { decide, voteFault } from '#libs/rules';
import type { Seat, Votes } from '#libs/rules';
import { written, said } from '../../../../tests/support/written.js';

const ruleOf = (rule: unknown): DecisionRule => decisionRuleSchema.parse(rule);
const seatsOf = (...names: string[]): Seat[] =>
  names.map((name) => ({ id: name.toLowerCase(), name, vacant: false }));

const five = seatsOf('A', 'B', 'C', 'D', 'E');
const chain = seatsOf('Defence', 'Foreign', 'Cabinet', 'Parliament');
/** As Ukraine's consents came about in 2010 and 2011: the executive first, then a law of the Verkhovna Rada. */
const ministryCabinetParliament = ruleOf({
  kind: 'stages',
  stages: [
    {
      title: 'Ministries',
      seats: ['defence', 'foreign'],
      rule: { kind: 'vote', approve: { kind: 'all' }, changeOfVote: true },
    },
    { title: 'Cabinet', seats: ['cabinet'], rule: { kind: 'vote', approve: { kind: 'all' } } },
    { title: 'Parliament', seats: ['parliament'], rule: { kind: 'vote', approve: { kind: 'all' } } },
  ],
});

describe('the explanation says why', () => {
  const vote = (more: object) => ruleOf({ kind: 'vote', approve: { kind: 'any' }, ...more });
  const weights = [3, 2, 1, 1, 1].map((weight, index) => ({ seat: five[index]?.id, weight }));
  const most = { kind: 'percentage', percent: 50, of: 'votes_cast', passes: 'more_than' };
  const cases: [string, DecisionRule, Votes, string][] = [
    [
      'any',
      vote({}),
      { b: 'for' },
      'Approved, whatever the others say: 1 of the 1 vote needed; 4 seats have not voted.',
    ],
    [
      'all',
      vote({ approve: { kind: 'all' } }),
      { a: 'for', b: 'against' },
      'Rejected: 1 of the 5 votes needed; 1 against; 3 seats have not voted.',
    ],
    [
      'more than needed',
      vote({}),
      { a: 'for', b: 'for', c: 'for', d: 'for', e: 'abstain' },
      'Approved: 4 votes for, 1 needed; every seat has voted.',
    ],
    [
      'a share of the seats',
      vote({ approve: { kind: 'fraction', numerator: 2, denominator: 3, of: 'seats', passes: 'at_least' } }),
      { a: 'for' },
      'Not decided: 1 of 5 seats for, at least 2/3 needed; 4 seats have not voted.',
    ],
    [
      'a share of the votes cast',
      vote({ approve: most, quorum: 3 }),
      { a: 'for', b: 'for', c: 'absent', d: 'absent', e: 'absent' },
      'Cannot be approved, too few seats take part for the quorum: 2 of 2 votes cast for, more than 50% needed; 2 of the 3 seats of the quorum take part; every seat has voted.',
    ],
    [
      'a quorum that is reached',
      vote({ approve: most, quorum: 2 }),
      { a: 'for', b: 'for', c: 'absent', d: 'absent' },
      'Approved, whatever the others say: 2 of 2 votes cast for, more than 50% needed; quorum of 2 reached; 1 seat has not voted.',
    ],
    [
      'weights',
      vote({ approve: { kind: 'weighted', weights, threshold: 5 } }),
      { b: 'for', a: 'abstain' },
      'Not decided: weight 2 for, 5 needed; 3 seats have not voted.',
    ],
    [
      'required and optional',
      vote({ approve: { kind: 'required', seats: ['a', 'b'], optional: 2 } }),
      { a: 'for', c: 'for' },
      'Not decided: 1 of the 2 required votes (not B) and 1 of the 2 optional votes needed; 3 seats have not voted.',
    ],
    [
      'a veto',
      vote({ veto: ['c', 'd'] }),
      { a: 'for', c: 'against', d: 'against' },
      'Rejected: 1 of the 1 vote needed; 2 against; veto by C and D; 2 seats have not voted.',
    ],
    [
      'a reject rule',
      vote({ approve: { kind: 'k_of_n', k: 3 }, reject: { kind: 'k_of_n', k: 2 } }),
      { a: 'for', c: 'against' },
      'Not decided: 1 of the 3 votes needed; to reject: 1 of the 2 votes against needed; 3 seats have not voted.',
    ],
    [
      'hearing all',
      vote({ approve: { kind: 'all' }, rejection: 'wait_for_all' }),
      { a: 'against' },
      'Not decided: 0 of the 5 votes needed; 1 against; 4 seats have not voted. Approval is out of reach; the rule hears every seat first.',
    ],
  ];

  it.each(cases)('%s', (_name, rule, votes, words) => {
    expect(said(decide(rule, five, votes).explanation)).toBe(words);
  });
});

describe('a group fails closed', () => {
  const any = ruleOf({ kind: 'vote', approve: { kind: 'any' } });
  const required = ruleOf({
    kind: 'vote',
    approve: { kind: 'required', seats: ['a', 'minister'], optional: 0 },
  });

  it('without seats, and says to appoint one', () => {
    expect(written(decide(any, [], { a: 'for' }))).toEqual({
      outcome: 'open',
      certain: false,
      seatsToAsk: [],
      seatsToFill: [],
      explanation: 'Not decided, and not to be approved: there is no seat to ask. Appoint at least one.',
    });
  });

  it('where the rule names what is no seat', () => {
    expect(written(decide(required, five, { a: 'for', minister: 'for' }))).toMatchObject({
      outcome: 'open',
      seatsToFill: ['minister'],
      explanation:
        'Not decided, and not to be approved: the rule names what is no seat here. Appoint somebody to the seat of minister.',
    });
  });

  it('where a seat has no people, unless the others decide', () => {
    const seats = seatsOf('A', 'B').map((seat) => ({ ...seat, vacant: seat.id === 'b' }));
    const all = ruleOf({ kind: 'vote', approve: { kind: 'all' } });
    expect(written(decide(all, seats, { a: 'for' }))).toEqual({
      outcome: 'open',
      certain: false,
      seatsToAsk: [],
      seatsToFill: ['b'],
      explanation:
        'Not decided: 1 of the 2 votes needed; 1 seat has not voted. Appoint somebody to the seat of B.',
    });
    expect(decide(any, seats, { a: 'for' }).outcome).toBe('approved');
  });

  it('but asks a seat that has people where it stands twice, once without them', () => {
    const [seat] = seatsOf('A');
    if (seat === undefined) throw new Error('there is a seat');
    expect(written(decide(any, [{ ...seat, vacant: true }, seat], {}))).toMatchObject({
      seatsToAsk: ['a'],
      seatsToFill: [],
    });
  });

  it('where it can never be met', () => {
    expect(
      written(decide(ruleOf({ kind: 'vote', approve: { kind: 'k_of_n', k: 6 } }), five, {})),
    ).toMatchObject({
      outcome: 'impossible',
      certain: true,
      seatsToAsk: [],
    });
  });

  it('where names of every object stand for votes', () => {
    const odd = seatsOf('constructor', 'toString');
    expect(decide(any, odd, {}).outcome).toBe('open');
  });

  it('and counts no seat twice', () => {
    const two = ruleOf({ kind: 'vote', approve: { kind: 'k_of_n', k: 2 } });
    expect(decide(two, [...five, ...five], { a: 'for' }).outcome).toBe('open');
    const weighted = {
      kind: 'weighted',
      weights: [1, 1].map((weight) => ({ seat: 'a', weight })),
      threshold: 2,
    };
    expect(decide(ruleOf({ kind: 'vote', approve: weighted }), five, { a: 'for' }).outcome).toBe(
      'impossible',
    );
    const [first, ...later] =
      ministryCabinetParliament.kind === 'stages' ? ministryCabinetParliament.stages : [];
    if (first === undefined) throw new Error('the chain has stages');
    const again: DecisionRule = { kind: 'stages', stages: [first, { ...first, title: 'Again' }, ...later] };
    expect(written(decide(again, chain, { defence: 'for', foreign: 'for' }))).toMatchObject({
      outcome: 'open',
      seatsToAsk: [],
      explanation:
        'Stage 2 of 4, Again. Not decided, and not to be approved: Defence and Foreign would speak a second time. Appoint another seat to this stage.',
    });
  });
});

describe('stages', () => {
  it('ask the seats of a stage side by side, and the next stage only then', () => {
    const lives: [Votes, string, string[]][] = [
      [{}, 'open', ['defence', 'foreign']],
      [{ defence: 'for' }, 'open', ['foreign']],
      [{ defence: 'for', foreign: 'for' }, 'open', ['cabinet']],
      [{ defence: 'for', foreign: 'for', cabinet: 'for' }, 'open', ['parliament']],
      [{ defence: 'for', foreign: 'for', cabinet: 'for', parliament: 'for' }, 'approved', []],
      [{ defence: 'for', foreign: 'for', cabinet: 'against' }, 'rejected', []],
    ];
    for (const [votes, outcome, seatsToAsk] of lives) {
      expect(written(decide(ministryCabinetParliament, chain, votes))).toMatchObject({ outcome, seatsToAsk });
    }
  });

  it('keep an early vote until its stage is reached', () => {
    const early: Votes = { defence: 'for', parliament: 'against' };
    expect(written(decide(ministryCabinetParliament, chain, early))).toMatchObject({
      outcome: 'open',
      explanation: 'Stage 1 of 3, Ministries. Not decided: 1 of the 2 votes needed; 1 seat has not voted.',
    });
    const reached: Votes = { ...early, foreign: 'for', cabinet: 'for' };
    expect(written(decide(ministryCabinetParliament, chain, reached))).toMatchObject({
      outcome: 'rejected',
      explanation:
        'Stage 3 of 3, Parliament. Rejected: 0 of the 1 vote needed; 1 against; every seat has voted.',
    });
  });

  it('without any stage decide nothing', () => {
    expect(decide({ kind: 'stages', stages: [] }, chain, {}).outcome).toBe('open');
  });
});

describe('a vote is taken', () => {
  const fault = (votes: Votes, seat: string) =>
    voteFault(ministryCabinetParliament, chain, votes, seat)?.rule ?? null;

  it('of a seat of the group only', () => {
    expect(fault({}, 'mayor')).toBe('not_a_seat');
    expect(written(voteFault(ruleOf({ kind: 'vote', approve: { kind: 'any' } }), five, {}, 'mayor'))).toEqual(
      {
        rule: 'not_a_seat',
        reason: 'mayor has no vote in this group.',
      },
    );
  });

  it('once, unless the rule allows a change', () => {
    expect(fault({ defence: 'against', foreign: 'for' }, 'foreign')).toBe('already_decided');
    expect(fault({ defence: 'for' }, 'defence')).toBeNull();
    expect(fault({ cabinet: 'for' }, 'cabinet')).toBe('already_voted');
  });

  it('until its stage has decided', () => {
    const ministries: Votes = { defence: 'for', foreign: 'for' };
    expect(fault(ministries, 'defence')).toBe('already_decided');
    expect(fault(ministries, 'cabinet')).toBeNull();
    expect(fault({ ...ministries, cabinet: 'against' }, 'parliament')).toBe('already_decided');
  });

  it('early, before its stage is asked', () => {
    expect(fault({}, 'parliament')).toBeNull();
  });

  it('against a no-objection decision until the reply is on record', () => {
    const rule = ruleOf({ kind: 'no_objection', recordedBy: 'a', changeOfVote: true });
    const silence: Votes = { b: 'absent', c: 'absent', d: 'absent', e: 'absent' };
    expect(voteFault(rule, five, silence, 'b')).toBeNull();
    expect(voteFault(rule, five, { ...silence, a: 'for' }, 'b')?.rule).toBe('already_decided');
  });
});
