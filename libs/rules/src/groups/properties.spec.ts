import * as fc from 'fast-check';
import { VOTES } from '#libs/contracts';
import type { CountRule, DecisionRule, Vote, VoteRule } from '#libs/contracts';
import type { Seat, Votes } from './ballot.js';
import { decide } from './decide.js';
import type { GroupResult } from './decide.js';
import { ruleFaults } from './faults.js';

/** Rules of every kind, sound or not, over groups of up to nine seats. `s9` is never a seat. */
const anyId = fc.integer({ min: 0, max: 9 }).map((number) => `s${number}`);
const share = {
  of: fc.constantFrom('seats' as const, 'votes_cast' as const),
  passes: fc.constantFrom('at_least' as const, 'more_than' as const),
};

function countsOver(ids: readonly string[]): fc.Arbitrary<CountRule> {
  const some = fc.oneof(
    { weight: 5, arbitrary: fc.subarray([...ids]) },
    { weight: 1, arbitrary: fc.array(anyId) },
  );
  const small = fc.integer({ min: 0, max: ids.length + 1 });
  return fc.oneof<fc.Arbitrary<CountRule>[]>(
    fc.record({ kind: fc.constant('any') }),
    fc.record({ kind: fc.constant('all') }),
    fc.record({ kind: fc.constant('k_of_n'), k: small }),
    fc.record({ kind: fc.constant('percentage'), percent: fc.integer({ min: 0, max: 110 }), ...share }),
    fc.record({
      kind: fc.constant('fraction'),
      numerator: fc.integer({ min: 0, max: 4 }),
      denominator: fc.integer({ min: 1, max: 4 }),
      ...share,
    }),
    fc.record({
      kind: fc.constant('weighted'),
      weights: fc
        .array(fc.integer({ min: 0, max: 5 }), { minLength: ids.length, maxLength: ids.length })
        .map((weights) => ids.map((seat, index) => ({ seat, weight: weights[index] ?? 0 }))),
      threshold: fc.integer({ min: 0, max: 15 }),
    }),
    fc.record({ kind: fc.constant('required'), seats: some, optional: small }),
  );
}

function votesOver(ids: readonly string[]): fc.Arbitrary<VoteRule> {
  return fc.record<VoteRule>({
    kind: fc.constant('vote'),
    approve: countsOver(ids),
    reject: fc.option(countsOver(ids)),
    rejection: fc.constantFrom('at_once', 'wait_for_all'),
    quorum: fc.option(fc.integer({ min: 1, max: ids.length + 1 })),
    veto: fc.oneof(
      { weight: 9, arbitrary: fc.subarray([...ids]) },
      { weight: 1, arbitrary: fc.array(anyId) },
    ),
    changeOfVote: fc.boolean(),
  });
}

function rulesOver(ids: readonly string[]): fc.Arbitrary<DecisionRule> {
  const cut = Math.ceil(ids.length / 2);
  const stageOver = (own: readonly string[]) =>
    fc.record({ title: fc.constant('Stage'), seats: fc.constant<string[]>([...own]), rule: votesOver(own) });
  return fc.oneof(
    { weight: 4, arbitrary: votesOver(ids) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('no_objection' as const),
        recordedBy: anyId,
        changeOfVote: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(stageOver(ids.slice(0, cut)), stageOver(ids.slice(cut)))
        .map((stages) => ({ kind: 'stages' as const, stages })),
    },
  );
}

interface Group {
  seats: Seat[];
  rule: DecisionRule;
  cast: [string, Vote][];
}

const groups: fc.Arbitrary<Group> = fc.integer({ min: 0, max: 9 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, index) => `s${index}`);
  return fc.record({
    seats: fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
      .map((draws) => ids.map((id, index) => ({ id, name: id.toUpperCase(), vacant: draws[index] === 0 }))),
    rule: rulesOver(ids),
    cast: fc.uniqueArray(fc.tuple(anyId, fc.constantFrom(...VOTES)), { selector: ([id]) => id }),
  });
});

const votesOf = (cast: readonly [string, Vote][]): Votes => Object.fromEntries(cast);
type Outcome = GroupResult['outcome'];

/** What a further vote may lead to. A rule that hears every seat first is open, though certain, until it has. */
function mayFollow(before: GroupResult): readonly Outcome[] {
  const { outcome, certain } = before;
  if (outcome === 'open' && certain) return ['open', 'rejected', 'impossible'];
  if (outcome === 'impossible' && !certain) return ['impossible', 'rejected'];
  return certain ? [outcome] : ['open', 'approved', 'rejected', 'impossible', 'awaits_record'];
}

const runs = { numRuns: 2000 };

describe('whatever the rule', () => {
  it('the order in which votes came, and seats that stand twice, do not matter', () => {
    fc.assert(
      fc.property(groups, ({ seats, rule, cast }) => {
        const result = decide(rule, seats, votesOf(cast));
        expect(decide(rule, seats, votesOf(cast.toReversed()))).toEqual(result);
        expect(decide(rule, [...seats, ...seats], votesOf(cast))).toEqual(result);
        const { outcome, certain } = decide(rule, seats.toReversed(), votesOf(cast));
        expect({ outcome, certain }).toEqual({ outcome: result.outcome, certain: result.certain });
      }),
      runs,
    );
  });

  it('a further vote changes nothing that is certain, and revives nothing that is impossible', () => {
    fc.assert(
      fc.property(groups, anyId, fc.constantFrom(...VOTES), ({ seats, rule, cast }, id, vote) => {
        fc.pre(!cast.some(([voted]) => voted === id));
        const before = decide(rule, seats, votesOf(cast));
        const after = decide(rule, seats, votesOf([...cast, [id, vote]]));
        expect(after.certain || !before.certain).toBe(true);
        expect(mayFollow(before)).toContain(after.outcome);
      }),
      runs,
    );
  });

  it('a vote turned from against to for takes no approval away', () => {
    fc.assert(
      fc.property(groups, ({ seats, rule, cast }) => {
        const before = decide(rule, seats, votesOf(cast)).outcome;
        const turned = cast.map(([id, vote], index): Outcome => {
          const to = vote === 'against' ? 'for' : vote;
          return decide(rule, seats, votesOf(cast.with(index, [id, to]))).outcome;
        });
        expect(turned.every((after) => before !== 'approved' || after === 'approved')).toBe(true);
      }),
      runs,
    );
  });

  it('nothing is approved without a vote for', () => {
    fc.assert(
      fc.property(groups, ({ seats, rule, cast }) => {
        const silent = cast.map(([id, vote]): [string, Vote] => [id, vote === 'for' ? 'absent' : vote]);
        expect(decide(rule, seats, votesOf(silent)).outcome).not.toBe('approved');
      }),
      runs,
    );
  });

  it('only seats with people that have not voted are asked, and nobody once it is decided', () => {
    fc.assert(
      fc.property(groups, ({ seats, rule, cast }) => {
        const result = decide(rule, seats, votesOf(cast));
        const decided = ['approved', 'rejected', 'impossible'].includes(result.outcome);
        const replied = new Set(
          cast.filter(([, vote]) => vote !== 'abstain' && vote !== 'absent').map(([id]) => id),
        );
        const mayBeAsked = seats.filter((seat) => !decided && !seat.vacant && !replied.has(seat.id));
        expect(mayBeAsked.map((seat) => seat.id)).toEqual(expect.arrayContaining(result.seatsToAsk));
        expect(decided && result.seatsToFill.length > 0).toBe(false);
        // What is undecided waits for somebody, or says whom to appoint.
        const waits =
          result.seatsToAsk.length > 0 ||
          /groups\.(?:appoint|no_seat|second_time|no_stage)/u.test(JSON.stringify(result.explanation));
        expect(decided || waits).toBe(true);
      }),
      runs,
    );
  });

  it('a rule without a fault is approved where every seat is for', () => {
    fc.assert(
      fc.property(groups, ({ seats, rule }) => {
        const unanimous = decide(rule, seats, votesOf(seats.map((seat) => [seat.id, 'for'])));
        expect(unanimous.outcome === 'approved' || ruleFaults(rule, seats).length > 0).toBe(true);
      }),
      runs,
    );
  });
});
