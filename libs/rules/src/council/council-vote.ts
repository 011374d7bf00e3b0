import {
  type CodedMessage,
  type MessageValue,
  type Vote,
  type VoteRule,
  inClauses,
  messageOf,
} from '#libs/contracts';
import { saying } from '../groups/ballot.js';
import { decide } from '../groups/decide.js';

/** The vote of one member of the Council, as its record says it. `absent`: it took no part, or did not reply in writing. */
export interface CouncilVote {
  member: string;
  vote: Vote;
}

/** Whether a vote of the Council carries, and why. */
export interface CouncilVoteResult {
  carries: boolean;
  explanation: CodedMessage;
}

/** UN Charter, Art. 23(1) and 27(3). */
const MEMBERS = 15;
const VOTES_NEEDED = 9;

/**
 * Whether a vote of the Council on a matter of substance carries: nine votes for and no permanent member against (UN
 * Charter, Art. 27(3)). A permanent member that abstains or is absent casts no veto, as the Council has practised it
 * (S/RES/2333 (2016), with three permanent members abstaining). A record that leaves a permanent member out, names more
 * members than there are or one of them twice carries nothing, since it cannot be read.
 * @param permanent the permanent members, by the names used in the votes
 */
export function voteCarries(votes: readonly CouncilVote[], permanent: readonly string[]): CouncilVoteResult {
  const cast = new Map(votes.map(({ member, vote }) => [member, vote]));
  const unreadable = faultOf(votes, cast, permanent);
  if (unreadable !== null) return { carries: false, explanation: unreadable };

  const rule: VoteRule = {
    kind: 'vote',
    approve: { kind: 'k_of_n', k: VOTES_NEEDED },
    reject: null,
    rejection: 'at_once',
    quorum: null,
    veto: [...permanent],
    changeOfVote: false,
  };
  const seats = [...cast.keys()].map((member) => ({ id: member, name: member, vacant: false }));
  const carries = decide(rule, seats, Object.fromEntries(cast)).outcome === 'approved';
  const how = carries ? 'groups.council_adopted' : 'groups.council_not_adopted';
  return { carries, explanation: messageOf(how, howItWent(cast, permanent)) };
}

function faultOf(
  votes: readonly CouncilVote[],
  cast: ReadonlyMap<string, Vote>,
  permanent: readonly string[],
): CodedMessage | null {
  if (cast.size < votes.length) return messageOf('groups.council_votes_twice');
  if (cast.size > MEMBERS) {
    return messageOf('groups.council_too_many', { votes: cast.size, members: MEMBERS });
  }
  const missing = permanent.filter((member) => !cast.has(member));
  return missing.length === 0 ? null : messageOf('groups.council_missing', { members: { all: missing } });
}

/** How the vote went, as the Council's records put it (for, against, abstaining), and what decided it. */
function howItWent(
  cast: ReadonlyMap<string, Vote>,
  permanent: readonly string[],
): { tally: CodedMessage; clauses: MessageValue } {
  const votesFor = saying(cast, 'for');
  const absent = saying(cast, 'absent');
  const counts = { votesFor, against: saying(cast, 'against'), abstaining: saying(cast, 'abstain') };
  const tally =
    absent > 0
      ? messageOf('groups.council_tally_absent', { ...counts, absent })
      : messageOf('groups.council_tally', counts);
  const against = permanent.filter((member) => cast.get(member) === 'against');
  const aside = permanent.filter((member) => cast.get(member) === 'abstain' || cast.get(member) === 'absent');
  const clauses = inClauses([
    messageOf(votesFor >= VOTES_NEEDED ? 'groups.votes_above' : 'groups.votes_below', {
      votes: votesFor,
      needed: VOTES_NEEDED,
      side: 'for',
    }),
    against.length > 0
      ? messageOf('groups.council_negative_vote', { members: { all: against } })
      : messageOf('groups.council_no_negative_vote'),
    ...(aside.length > 0 ? [messageOf('groups.council_no_veto', { members: { all: aside } })] : []),
  ]);
  return { tally, clauses };
}
