import type { CountRule, VoteRule } from '#libs/contracts';
import { carries, inFavour, quorate, saying, turned, vetoes, weightOf } from './ballot.js';
import type { Ballot, Seat } from './ballot.js';

/** A number with its noun: `1 seat`, `5 seats`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Names as they stand in a sentence: `A, B and C`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The names of seats, for texts; an id that is no seat stands for itself. */
function namesOf(seats: readonly Seat[], ids: readonly string[]): string {
  return listed(ids.map((id) => seats.find((seat) => seat.id === id)?.name ?? id));
}

/** How far a count has come, with what it needs: `7 of the 9 votes needed`. `word` is empty or `against`. */
function progress(count: CountRule, cast: Ballot, seats: readonly Seat[], word: '' | 'against'): string {
  const votesFor = saying(cast, 'for');
  const votes = (number: number) => `${number === 1 ? 'vote' : 'votes'}${word === '' ? '' : ` ${word}`}`;
  const ofNeeded = (needed: number) =>
    votesFor > needed
      ? `${votesFor} ${votes(votesFor)}${word === '' ? ' for' : ''}, ${needed} needed`
      : `${votesFor} of the ${needed} ${votes(needed)} needed`;
  const side = word === '' ? 'for' : word;
  const shareOf = (of: 'seats' | 'votes_cast', passes: string, share: string) => {
    const base =
      of === 'seats'
        ? counted(seats.length, 'seat')
        : `${counted(votesFor + saying(cast, 'against'), 'vote')} cast`;
    return `${votesFor} of ${base} ${side}, ${passes === 'more_than' ? 'more than' : 'at least'} ${share} needed`;
  };
  switch (count.kind) {
    case 'any':
      return ofNeeded(1);
    case 'all':
      return ofNeeded(seats.length);
    case 'k_of_n':
      return ofNeeded(count.k);
    case 'percentage':
      return shareOf(count.of, count.passes, `${count.percent}%`);
    case 'fraction':
      return shareOf(count.of, count.passes, `${count.numerator}/${count.denominator}`);
    case 'weighted':
      return `weight ${weightOf(count, inFavour(cast))} ${side}, ${count.threshold} needed`;
    case 'required': {
      const required = [...new Set(count.seats)];
      const missing = required.filter((id) => cast.get(id) !== 'for');
      const optional = votesFor - (required.length - missing.length);
      const first = `${required.length - missing.length} of the ${required.length} required ${votes(required.length)}`;
      const lacking = missing.length === 0 ? '' : ` (not ${namesOf(seats, missing)})`;
      const second =
        count.optional === 0
          ? ''
          : ` and ${optional} of the ${count.optional} optional ${votes(count.optional)}`;
      return `${first}${lacking}${second} needed`;
    }
  }
}

/** How a vote stands, as clauses: what it needs, the reject rule, veto, quorum, and who has not voted. */
export function clausesOf(rule: VoteRule, cast: Ballot, seats: readonly Seat[]): string {
  const clauses = [progress(rule.approve, cast, seats, '')];
  const against = saying(cast, 'against');
  if (rule.reject !== null) {
    clauses.push(`to reject: ${progress(rule.reject, turned(cast), seats, 'against')}`);
  } else if (against > 0) {
    clauses.push(`${against} against`);
  }
  if (rule.veto.length > 0) {
    const by = vetoes(rule, cast);
    clauses.push(by.length === 0 ? 'no veto' : `veto by ${namesOf(seats, by)}`);
  }
  if (rule.quorum !== null) {
    const part = saying(cast, 'for', 'against', 'abstain');
    clauses.push(
      quorate(rule, cast)
        ? `quorum of ${rule.quorum} reached`
        : `${part} of the ${rule.quorum} seats of the quorum take part`,
    );
  }
  const silent = seats.length - cast.size;
  if (silent > 0) clauses.push(`${counted(silent, 'seat')} ${silent === 1 ? 'has' : 'have'} not voted`);
  else clauses.push('every seat has voted');
  return clauses.join('; ');
}

/** Why a vote cannot be approved any more, in one clause. `best` is the ballot with every open seat for. */
export function obstacleOf(rule: VoteRule, best: Ballot): string {
  if (!carries(rule.approve, best)) return 'the votes needed cannot be reached any more';
  return 'too few seats take part for the quorum';
}

/** Whom to appoint, in one sentence. */
export function appoint(names: readonly string[]): string {
  return `Appoint somebody to ${names.length === 1 ? 'the seat' : 'the seats'} of ${listed(names)}.`;
}
