import type { CountRule, StagesRule, Vote, VoteRule } from '#libs/contracts';
import type { Seat, Votes } from './ballot.js';
import { decide } from './decide.js';
import type { GroupResult } from './decide.js';

/**
 * Every combination of votes in groups of up to six seats, against the definition itself: enumerate all completions of the
 * open votes; the outcome is certain exactly where all of them agree. The definition below is written out kind by kind
 * and shares no code with the rules.
 */

const DIGITS = ['for', 'against', 'abstain', 'absent'] as const satisfies readonly Vote[];
/** The fifth digit of a combination: this seat has not voted. */
const OPEN: number = DIGITS.length;

type Expected = Pick<GroupResult, 'outcome' | 'certain' | 'seatsToAsk'>;

const APPROVED = 1;
const REJECTED = 2;
const FAILED = 4;

function seatsOf(count: number): Seat[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    name: `Seat ${index}`,
    vacant: false,
  }));
}

function passes(count: { passes: 'at_least' | 'more_than' }, part: number, whole: number, share: number[]) {
  const [numerator = 0, denominator = 1] = share;
  return count.passes === 'at_least'
    ? part * denominator >= whole * numerator
    : part * denominator > whole * numerator;
}

const shareOf = (count: Extract<CountRule, { of: string }>) =>
  count.kind === 'percentage' ? [count.percent, 100] : [count.numerator, count.denominator];

/** By definition: do the votes of one side (0 for, 1 against) carry? */
function met(count: CountRule, votes: readonly number[], side: 0 | 1): boolean {
  const mine = votes.filter((vote) => vote === side).length;
  if (mine === 0) return false;
  const says = (id: string) => votes[Number(id.slice(1))] === side;
  switch (count.kind) {
    case 'any':
      return true;
    case 'all':
      return votes.every((vote) => vote === side);
    case 'k_of_n':
      return mine >= count.k;
    case 'percentage':
    case 'fraction': {
      const whole = count.of === 'seats' ? votes.length : votes.filter((vote) => vote < 2).length;
      return passes(count, mine, whole, shareOf(count));
    }
    case 'weighted':
      return (
        count.weights.reduce((sum, each) => sum + (says(each.seat) ? each.weight : 0), 0) >= count.threshold
      );
    case 'required':
      return count.seats.every(says) && mine - count.seats.length >= count.optional;
  }
}

/** By definition: do the votes against alone leave too few for approval? Kind by kind. */
function blocked(count: CountRule, votes: readonly number[]): boolean {
  const n = votes.length;
  const against = votes.filter((vote) => vote === 1).length;
  if (against === 0) return false;
  switch (count.kind) {
    case 'any':
      return against === n;
    case 'all':
      return true;
    case 'k_of_n':
      return count.k <= n && against > n - count.k;
    case 'percentage':
    case 'fraction': {
      const share = shareOf(count);
      if (!passes(count, n, n, share)) return false;
      if (count.of === 'seats') return !passes(count, n - against, n, share);
      const inFavour = votes.filter((vote) => vote === 0).length;
      return inFavour === 0 || !passes(count, inFavour, inFavour + against, share);
    }
    case 'weighted': {
      const all = count.weights.reduce((sum, each) => sum + each.weight, 0);
      const lost = count.weights.reduce(
        (sum, each) => sum + (votes[Number(each.seat.slice(1))] === 1 ? each.weight : 0),
        0,
      );
      return all >= count.threshold && all - lost < count.threshold;
    }
    case 'required': {
      const required = count.seats.map((id) => Number(id.slice(1)));
      const optionalAgainst = votes.filter((vote, index) => vote === 1 && !required.includes(index)).length;
      const spare = n - required.length - count.optional;
      return spare >= 0 && (required.some((index) => votes[index] === 1) || optionalAgainst > spare);
    }
  }
}

/** By definition: how a vote ends in which every seat has said something. */
function ended(rule: VoteRule, votes: readonly number[]): number {
  if (rule.veto.some((id) => votes[Number(id.slice(1))] === 1)) return REJECTED;
  if (rule.reject === null ? blocked(rule.approve, votes) : met(rule.reject, votes, 1)) return REJECTED;
  const part = votes.filter((vote) => vote < 3).length;
  return met(rule.approve, votes, 0) && part >= (rule.quorum ?? 0) ? APPROVED : FAILED;
}

/** For every combination of votes (base 5, the fifth digit open): the set of ends over all completions. */
function endsOf(seats: number, end: (votes: readonly number[]) => number): Uint8Array {
  const sets = new Uint8Array(5 ** seats);
  for (let code = 0; code < sets.length; code += 1) {
    const votes = digitsOf(code, seats);
    const open = votes.indexOf(OPEN);
    if (open < 0) {
      sets[code] = end(votes);
      continue;
    }
    for (let vote = 0; vote < OPEN; vote += 1) {
      sets[code] = (sets[code] ?? 0) | (sets[code - (OPEN - vote) * 5 ** open] ?? 0);
    }
  }
  return sets;
}

function digitsOf(code: number, seats: number): number[] {
  const digits: number[] = [];
  for (let place = 0; place < seats; place += 1) digits.push(Math.floor(code / 5 ** place) % 5);
  return digits;
}

function codeOf(digits: readonly number[]): number {
  return digits.reduceRight((code, digit) => code * 5 + digit, 0);
}

function votesOf(digits: readonly number[]): Votes {
  const votes: Record<string, Vote> = {};
  digits.forEach((digit, index) => {
    const vote = DIGITS[digit];
    if (vote !== undefined) votes[`s${index}`] = vote;
  });
  return votes;
}

/** What the set of possible ends means for the group, as the rule of rejection has it. */
function expectedOf(ends: number, rule: VoteRule, silent: readonly string[]): Expected {
  const certain = [APPROVED, REJECTED, FAILED].includes(ends);
  let outcome: GroupResult['outcome'] = 'open';
  if (ends === APPROVED) outcome = 'approved';
  else if ((ends & APPROVED) === 0 && (rule.rejection === 'at_once' || silent.length === 0)) {
    outcome = ends === REJECTED ? 'rejected' : 'impossible';
  }
  return { outcome, certain, seatsToAsk: outcome === 'open' ? [...silent] : [] };
}

/** The first combinations, if any, in which the rules and the definition differ; empty is right. */
function differences(
  seats: number,
  found: (votes: Votes) => GroupResult,
  expected: (digits: readonly number[], code: number) => Expected,
): string[] {
  const different: string[] = [];
  for (let code = 0; code < 5 ** seats && different.length < 3; code += 1) {
    const digits = digitsOf(code, seats);
    const votes = votesOf(digits);
    const is = found(votes);
    const should = expected(digits, code);
    const same =
      is.outcome === should.outcome &&
      is.certain === should.certain &&
      is.seatsToAsk.join() === should.seatsToAsk.join();
    if (!same) different.push(JSON.stringify({ votes, is, should }));
  }
  return different;
}

function checkVote(rule: VoteRule, count: number): string[] {
  const seats = seatsOf(count);
  const ends = endsOf(count, (votes) => ended(rule, votes));
  return differences(
    count,
    (votes) => decide(rule, seats, votes),
    (digits, code) => {
      const silent = seats.filter((_, index) => digits[index] === OPEN).map((seat) => seat.id);
      return expectedOf(ends[code] ?? 0, rule, silent);
    },
  );
}

const plain = {
  kind: 'vote',
  reject: null,
  rejection: 'at_once',
  quorum: null,
  veto: [],
  changeOfVote: false,
} as const;

function voteOn(approve: CountRule, more: Partial<VoteRule> = {}): VoteRule {
  return { ...plain, veto: [], approve, ...more };
}

function countsFor(n: number): CountRule[] {
  const weights = (of: (index: number) => number) =>
    Array.from({ length: n }, (_, index) => ({ seat: `s${index}`, weight: of(index) }));
  const counts: CountRule[] = [{ kind: 'any' }, { kind: 'all' }];
  for (let k = 1; k <= n + 1; k += 1) counts.push({ kind: 'k_of_n', k });
  for (const base of ['seats', 'votes_cast'] as const) {
    for (const passing of ['at_least', 'more_than'] as const) {
      for (const percent of n > 5 ? [50] : [34, 50, 100]) {
        counts.push({ kind: 'percentage', percent, of: base, passes: passing });
      }
      counts.push({ kind: 'fraction', numerator: 2, denominator: 3, of: base, passes: passing });
    }
  }
  counts.push(
    { kind: 'weighted', weights: weights((index) => index + 1), threshold: Math.ceil((n * (n + 1)) / 4) },
    { kind: 'weighted', weights: weights((index) => (index === 0 ? n : 1)), threshold: n + 1 },
    { kind: 'weighted', weights: weights((index) => index), threshold: 100 },
    { kind: 'required', seats: ['s0'], optional: 0 },
    { kind: 'required', seats: ['s0'], optional: Math.ceil(n / 2) },
    { kind: 'required', seats: n > 1 ? ['s0', 's1'] : ['s0'], optional: 1 },
  );
  return counts;
}

function variantsFor(n: number): Partial<VoteRule>[] {
  const everything: Partial<VoteRule> = {
    reject: { kind: 'k_of_n', k: 2 },
    rejection: 'wait_for_all',
    quorum: Math.ceil(n / 2) + 1,
    veto: ['s0'],
  };
  return [
    {},
    { veto: ['s0'] },
    { veto: n > 1 ? ['s0', 's1'] : ['s0'], rejection: 'wait_for_all' },
    { quorum: Math.ceil(n / 2) },
    { quorum: n, veto: ['s0'] },
    { reject: { kind: 'any' } },
    { reject: { kind: 'k_of_n', k: 2 }, quorum: 2 },
    { reject: { kind: 'percentage', percent: 50, of: 'votes_cast', passes: 'at_least' } },
    { reject: { kind: 'required', seats: ['s0'], optional: 1 } },
    everything,
  ];
}

describe('votes, over all combinations', () => {
  it.each([1, 2, 3, 4])('of %i seats: every count with every veto, quorum and reject rule', (n) => {
    for (const approve of countsFor(n)) {
      for (const variant of variantsFor(n)) {
        const rule = voteOn(approve, variant);
        expect({ rule, differences: checkVote(rule, n) }).toEqual({ rule, differences: [] });
      }
    }
  });

  // The variants take turns, so that each kind of count meets several and the whole stays within seconds.
  it.each([5, 6])('of %i seats: every count, the variants taking turns', (n) => {
    const variants = variantsFor(n);
    countsFor(n).forEach((approve, index) => {
      const rule = voteOn(approve, variants[index % variants.length]);
      expect({ rule, differences: checkVote(rule, n) }).toEqual({ rule, differences: [] });
    });
  });
});

describe('stages, over all combinations', () => {
  const stage = (title: string, seats: string[], rule: VoteRule) => ({ title, seats, rule });
  const groups: [string, StagesRule][] = [
    [
      'ministry, cabinet of three, parliament of two',
      {
        kind: 'stages',
        stages: [
          stage('Ministry', ['s0'], voteOn({ kind: 'all' })),
          stage('Cabinet', ['s1', 's2', 's3'], voteOn({ kind: 'k_of_n', k: 2 })),
          stage('Parliament', ['s4', 's5'], voteOn({ kind: 'any' })),
        ],
      },
    ],
    [
      'votes cast with a quorum, then a veto that hears all',
      {
        kind: 'stages',
        stages: [
          stage(
            'Cabinet',
            ['s0', 's1', 's2'],
            voteOn({ kind: 'percentage', percent: 50, of: 'votes_cast', passes: 'at_least' }, { quorum: 3 }),
          ),
          stage(
            'Council',
            ['s3', 's4', 's5'],
            voteOn({ kind: 'k_of_n', k: 2 }, { veto: ['s3'], rejection: 'wait_for_all' }),
          ),
        ],
      },
    ],
  ];

  it.each(groups)('%s', (_name, rule) => {
    const seats = seatsOf(6);
    const places = rule.stages.map((each) => each.seats.map((id) => Number(id.slice(1))));
    const stageEnds = rule.stages.map((each, index) =>
      endsOf(places[index]?.length ?? 0, (votes) => {
        const padded: number[] = [];
        places[index]?.forEach((place, at) => (padded[place] = votes[at] ?? OPEN));
        return endedAt(each.rule, padded, places[index] ?? []);
      }),
    );
    const ends = endsOf(6, (votes) => {
      for (const [index, each] of rule.stages.entries()) {
        const end = endedAt(each.rule, votes, places[index] ?? []);
        if (end !== APPROVED) return end;
      }
      return APPROVED;
    });
    const expected = (digits: readonly number[]): Expected => {
      // A vote waits until its stage is reached: until then its seat is open.
      const counted = digits.map(() => OPEN);
      let active = rule.stages[0];
      for (const [index, each] of rule.stages.entries()) {
        active = each;
        const own = (places[index] ?? []).map((place) => digits[place] ?? OPEN);
        places[index]?.forEach((place, at) => (counted[place] = own[at] ?? OPEN));
        if (stageEnds[index]?.[codeOf(own)] !== APPROVED) break;
      }
      const silent = active?.seats.filter((id) => counted[Number(id.slice(1))] === OPEN) ?? [];
      return expectedOf(ends[codeOf(counted)] ?? 0, active?.rule ?? voteOn({ kind: 'all' }), silent);
    };
    expect(differences(6, (votes) => decide(rule, seats, votes), expected)).toEqual([]);
  });

  /** The end of one stage, whose seats stand at these places among all. */
  function endedAt(rule: VoteRule, votes: readonly number[], places: readonly number[]): number {
    const own = places.map((place) => votes[place] ?? OPEN);
    const renamed = rule.veto.map((id) => `s${places.indexOf(Number(id.slice(1)))}`);
    return ended({ ...rule, veto: renamed }, own);
  }
});

describe('no objection, over all combinations', () => {
  it.each([2, 3, 4, 5, 6])('of %i seats, the first of which records the reply', (n) => {
    const seats = seatsOf(n);
    const found = (votes: Votes) =>
      decide({ kind: 'no_objection', recordedBy: 's0', changeOfVote: false }, seats, votes);
    const expected = (digits: readonly number[]): Expected => {
      const silent = seats.filter((_, index) => index > 0 && digits[index] === OPEN).map((seat) => seat.id);
      if (digits.includes(1)) return { outcome: 'rejected', certain: true, seatsToAsk: [] };
      if (silent.length > 0) return { outcome: 'open', certain: false, seatsToAsk: silent };
      if (digits[0] === 0) return { outcome: 'approved', certain: true, seatsToAsk: [] };
      return { outcome: 'awaits_record', certain: false, seatsToAsk: ['s0'] };
    };
    expect(differences(n, found, expected)).toEqual([]);
  });
});
