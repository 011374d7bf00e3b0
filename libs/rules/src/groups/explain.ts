import {
  type CodedMessage,
  type CountRule,
  type MessageValue,
  type VoteRule,
  messageOf,
  inClauses,
} from '#libs/contracts';
import { carries, inFavour, quorate, saying, turned, vetoes, weightOf } from './ballot.js';
import type { Ballot, Seat } from './ballot.js';

/** The names of seats, for texts; an id that is no seat stands for itself. */
function namesOf(seats: readonly Seat[], ids: readonly string[]): MessageValue {
  return { all: ids.map((id) => seats.find((seat) => seat.id === id)?.name ?? id) };
}

/** How far a count has come, with what it needs: `7 of the 9 votes needed`. `side` is whose votes they are. */
function progress(
  count: CountRule,
  cast: Ballot,
  seats: readonly Seat[],
  side: 'for' | 'against',
): CodedMessage {
  const votes = saying(cast, 'for');
  const ofNeeded = (needed: number) =>
    messageOf(votes > needed ? 'groups.votes_above' : 'groups.votes_below', { votes, needed, side });
  const shareOf = (of: 'seats' | 'votes_cast', passes: 'at_least' | 'more_than', share: CodedMessage) =>
    of === 'seats'
      ? messageOf('groups.share_of_seats', { votes, seats: seats.length, side, passes, share })
      : messageOf('groups.share_of_votes', {
          votes,
          cast: votes + saying(cast, 'against'),
          side,
          passes,
          share,
        });
  switch (count.kind) {
    case 'any':
      return ofNeeded(1);
    case 'all':
      return ofNeeded(seats.length);
    case 'k_of_n':
      return ofNeeded(count.k);
    case 'percentage':
      return shareOf(count.of, count.passes, messageOf('groups.percent', { percent: count.percent }));
    case 'fraction': {
      const { numerator, denominator } = count;
      return shareOf(count.of, count.passes, messageOf('groups.fraction', { numerator, denominator }));
    }
    case 'weighted':
      return messageOf('groups.weight', {
        weight: weightOf(count, inFavour(cast)),
        side,
        needed: count.threshold,
      });
    case 'required':
      return requiredProgress(count, cast, seats, side);
  }
}

function requiredProgress(
  count: Extract<CountRule, { kind: 'required' }>,
  cast: Ballot,
  seats: readonly Seat[],
  side: 'for' | 'against',
): CodedMessage {
  const required = [...new Set(count.seats)];
  const lacking = required.filter((id) => cast.get(id) !== 'for');
  const votes = required.length - lacking.length;
  const needed = required.length;
  const missing = namesOf(seats, lacking);
  if (count.optional === 0) {
    return lacking.length === 0
      ? messageOf('groups.required', { votes, needed, side })
      : messageOf('groups.required_missing', { votes, needed, side, missing });
  }
  const more = { optional: saying(cast, 'for') - votes, optionalNeeded: count.optional };
  return lacking.length === 0
    ? messageOf('groups.required_and_optional', { votes, needed, side, ...more })
    : messageOf('groups.required_missing_and_optional', { votes, needed, side, missing, ...more });
}

/** How a vote stands, as clauses: what it needs, the reject rule, veto, quorum, and who has not voted. */
export function clausesOf(rule: VoteRule, cast: Ballot, seats: readonly Seat[]): MessageValue {
  const clauses: [MessageValue, ...MessageValue[]] = [progress(rule.approve, cast, seats, 'for')];
  const against = saying(cast, 'against');
  if (rule.reject !== null) {
    clauses.push(
      messageOf('groups.to_reject', { progress: progress(rule.reject, turned(cast), seats, 'against') }),
    );
  } else if (against > 0) {
    clauses.push(messageOf('groups.against', { votes: against }));
  }
  if (rule.veto.length > 0) {
    const by = vetoes(rule, cast);
    clauses.push(
      by.length === 0
        ? messageOf('groups.no_veto')
        : messageOf('groups.veto_by', { seats: namesOf(seats, by) }),
    );
  }
  if (rule.quorum !== null) {
    const { quorum } = rule;
    const present = saying(cast, 'for', 'against', 'abstain');
    clauses.push(
      quorate(rule, cast)
        ? messageOf('groups.quorum_reached', { quorum })
        : messageOf('groups.quorum_short', { present, quorum }),
    );
  }
  const silent = seats.length - cast.size;
  clauses.push(silent > 0 ? messageOf('groups.silent', { seats: silent }) : messageOf('groups.all_voted'));
  return inClauses(clauses);
}

/** Why a vote can no longer be approved. `best` is the ballot with every open seat for. */
export function outOfReach(rule: VoteRule, best: Ballot, clauses: MessageValue): CodedMessage {
  return carries(rule.approve, best)
    ? messageOf('groups.quorum_out_of_reach', { clauses })
    : messageOf('groups.votes_out_of_reach', { clauses });
}

/** What is said, and after it whom to appoint where there is somebody. */
export function withAppointments(said: CodedMessage, names: readonly string[]): CodedMessage {
  return names.length === 0 ? said : inSentences(said, appoint(names));
}

/** One sentence after the other. */
export function inSentences(first: CodedMessage, rest: CodedMessage): CodedMessage {
  return messageOf('text.sentences', { first, rest });
}

/** Whom to appoint, in one sentence. */
function appoint(names: readonly string[]): CodedMessage {
  return messageOf('groups.appoint', { count: names.length, seats: { all: names } });
}
