import type { Vote, VoteRule } from '#libs/contracts';
import { saying } from '../groups/ballot.js';
import { decide } from '../groups/decide.js';
import { counted, listed } from '../groups/explain.js';

/** The vote of one member of the Council, as its record says it. `absent`: it took no part, or did not reply in writing. */
export interface CouncilVote {
  member: string;
  vote: Vote;
}

/** Whether a vote of the Council carries, and why. */
export interface CouncilVoteResult {
  carries: boolean;
  explanation: string;
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
  return { carries, explanation: `${carries ? 'Adopted' : 'Not adopted'}, ${reason(cast, permanent)}.` };
}

function faultOf(
  votes: readonly CouncilVote[],
  cast: ReadonlyMap<string, Vote>,
  permanent: readonly string[],
): string | null {
  if (cast.size < votes.length) return 'Not to be read: a member has more than one vote in the record.';
  if (cast.size > MEMBERS) return `Not to be read: ${cast.size} members voted; the Council has ${MEMBERS}.`;
  const missing = permanent.filter((member) => !cast.has(member));
  if (missing.length === 0) return null;
  return `Not to be read: the record does not say how ${listed(missing)} voted.`;
}

/** How the vote went, as the Council's records put it (for, against, abstaining), and what decided it. */
function reason(cast: ReadonlyMap<string, Vote>, permanent: readonly string[]): string {
  const votesFor = saying(cast, 'for');
  const absent = saying(cast, 'absent');
  const tally = `${votesFor}-${saying(cast, 'against')}-${saying(cast, 'abstain')}${absent > 0 ? ` (${absent} absent)` : ''}`;
  const against = permanent.filter((member) => cast.get(member) === 'against');
  const aside = permanent.filter((member) => cast.get(member) === 'abstain' || cast.get(member) === 'absent');
  const clauses = [
    votesFor >= VOTES_NEEDED
      ? `${counted(votesFor, 'vote')} for, ${VOTES_NEEDED} needed`
      : `${votesFor} of the ${VOTES_NEEDED} votes needed`,
    against.length > 0 ? `negative vote of ${listed(against)}` : 'no negative vote of a permanent member',
    ...(aside.length > 0 ? [`${listed(aside)} abstained or took no part, which is no veto`] : []),
  ];
  return `${tally}: ${clauses.join('; ')} (Charter of the United Nations, Art. 27(3))`;
}
