import type { CouncilAct } from '#libs/contracts';

const VOTE_WORDS = { for: 'for', against: 'against', abstain: 'abstaining', absent: 'absent' } as const;

/** How each member of the Council voted: the count, and the names behind it. */
export function VotesOfMembers({ votes }: { votes: NonNullable<CouncilAct['votes']> }) {
  const kinds = (Object.keys(VOTE_WORDS) as (keyof typeof VOTE_WORDS)[])
    .map((vote) => ({ vote, members: votes.filter((each) => each.vote === vote) }))
    .filter(({ members }) => members.length > 0);
  return (
    <details className="votes">
      <summary>
        Votes: {kinds.map(({ vote, members }) => `${members.length} ${VOTE_WORDS[vote]}`).join(', ')}
      </summary>
      <ul>
        {kinds.map(({ vote, members }) => (
          <li key={vote}>
            {VOTE_WORDS[vote]}: {members.map(({ member }) => member).join(', ')}
          </li>
        ))}
      </ul>
    </details>
  );
}
