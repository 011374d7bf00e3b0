import type { CountRule, Vote, VoteRule } from '#libs/contracts';

/** One voice of a group. A vacant seat has nobody who could vote: it counts as a seat, and is not asked. */
export interface Seat {
  readonly id: string;
  readonly name: string;
  readonly vacant: boolean;
}

/** The current vote of each seat that has one; earlier versions are the caller's record. Others are ignored. */
export type Votes = Readonly<Record<string, Vote>>;

/** What every seat says, each once. */
export type Ballot = ReadonlyMap<string, Vote>;

/** How a vote ends once every seat has said something. `failed`: neither approved nor rejected. */
export type Result = 'approved' | 'rejected' | 'failed';

/** The seats, each once, in the order given. A seat that is listed twice is vacant only if it is so both times. */
export function eachOnce(seats: readonly Seat[]): Seat[] {
  const once = new Map<string, Seat>();
  for (const seat of seats) {
    const known = once.get(seat.id);
    if (known === undefined || (known.vacant && !seat.vacant)) once.set(seat.id, seat);
  }
  return [...once.values()];
}

/** The votes that these seats have cast; entries under any other name are ignored. */
export function castBy(seats: readonly Seat[], votes: Votes): Ballot {
  const own = new Map(Object.entries(votes));
  const cast = new Map<string, Vote>();
  for (const { id } of seats) {
    const vote = own.get(id);
    if (vote !== undefined) cast.set(id, vote);
  }
  return cast;
}

/** How many seats say so. */
export function saying(ballot: Ballot, ...votes: readonly Vote[]): number {
  let number = 0;
  for (const vote of ballot.values()) {
    if (votes.includes(vote)) number += 1;
  }
  return number;
}

/** The ballot with the votes for and against exchanged: so a rejection is counted as an approval is. */
export function turned(ballot: Ballot): Ballot {
  const exchanged: Partial<Record<Vote, Vote>> = { for: 'against', against: 'for' };
  return new Map([...ballot].map(([id, vote]) => [id, exchanged[vote] ?? vote]));
}

/** The weight of the seats that are for, or of all seats that have one. Each seat weighs once. */
export function weightOf(count: Extract<CountRule, { kind: 'weighted' }>, ids: ReadonlySet<string>): number {
  let weight = 0;
  const counted = new Set<string>();
  for (const each of count.weights) {
    if (!ids.has(each.seat) || counted.has(each.seat)) continue;
    counted.add(each.seat);
    weight += each.weight;
  }
  return weight;
}

/** The seats that are for. */
export function inFavour(ballot: Ballot): ReadonlySet<string> {
  return new Set([...ballot].filter(([, vote]) => vote === 'for').map(([id]) => id));
}

/**
 * Whether the votes for carry. Without a single vote in favour nothing carries, whatever the rule says: silence is not
 * consent.
 */
export function carries(count: CountRule, ballot: Ballot): boolean {
  const votesFor = saying(ballot, 'for');
  if (votesFor === 0) return false;
  const reaches = (numerator: number, denominator: number, of: 'seats' | 'votes_cast', passes: string) => {
    const base = of === 'seats' ? ballot.size : votesFor + saying(ballot, 'against');
    const reached = votesFor * denominator - base * numerator;
    return passes === 'more_than' ? reached > 0 : reached >= 0;
  };
  switch (count.kind) {
    case 'any':
      return true;
    case 'all':
      return votesFor === ballot.size;
    case 'k_of_n':
      return votesFor >= count.k;
    case 'percentage':
      return reaches(count.percent, 100, count.of, count.passes);
    case 'fraction':
      return reaches(count.numerator, count.denominator, count.of, count.passes);
    case 'weighted':
      return weightOf(count, inFavour(ballot)) >= count.threshold;
    case 'required': {
      const required = new Set(count.seats);
      const present = [...required].every((id) => ballot.get(id) === 'for');
      const optional = [...ballot].filter(([id, vote]) => vote === 'for' && !required.has(id)).length;
      return present && optional >= count.optional;
    }
  }
}

/**
 * Whether the votes against defeat an approval by themselves: even if every other seat were for, it would not carry. With a
 * share of votes cast they do so if they outweigh the votes for, since abstentions and absences do not count.
 */
function defeats(count: CountRule, ballot: Ballot): boolean {
  if (saying(ballot, 'against') === 0) return false;
  if (!carries(count, new Map([...ballot].map(([id]) => [id, 'for'])))) return false;
  if ('of' in count && count.of === 'votes_cast') return !carries(count, ballot);
  return !carries(count, new Map([...ballot].map(([id, vote]) => [id, vote === 'against' ? vote : 'for'])));
}

/** Whether enough seats take part; who abstains does, who is absent does not. */
export function quorate(rule: VoteRule, ballot: Ballot): boolean {
  return rule.quorum === null || saying(ballot, 'for', 'against', 'abstain') >= rule.quorum;
}

/** The seats that cast a veto: a vote against; an abstention is not a veto (UN Charter, Art. 27(3), as practised). */
export function vetoes(rule: VoteRule, ballot: Ballot): string[] {
  return [...new Set(rule.veto)].filter((id) => ballot.get(id) === 'against');
}

/**
 * How a vote ends in which every seat has said something. If both rules are met, a rejection wins over an approval, so that
 * the order in which votes came never matters.
 */
export function resultOf(rule: VoteRule, ballot: Ballot): Result {
  if (vetoes(rule, ballot).length > 0) return 'rejected';
  const rejects = rule.reject === null ? defeats(rule.approve, ballot) : carries(rule.reject, turned(ballot));
  if (rejects) return 'rejected';
  return carries(rule.approve, ballot) && quorate(rule, ballot) ? 'approved' : 'failed';
}
