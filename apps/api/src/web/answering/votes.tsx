import type { CouncilAct } from '#libs/contracts';

const VOTE_LABELS = { for: 'for', against: 'against', abstain: 'abstaining', absent: 'absent' } as const;

/** How each member of the Council voted: the count, and the names behind it. */
export function VotesOfMembers({ votes }: { votes: NonNullable<CouncilAct['votes']> }) {
  const kinds = (Object.keys(VOTE_LABELS) as (keyof typeof VOTE_LABELS)[])
    .map((vote) => ({ vote, members: votes.filter((each) => each.vote === vote) }))
    .filter(({ members }) => members.length > 0);
  return (
    <details className="votes">
      <summary>
        Votes: {kinds.map(({ vote, members }) => `${members.length} ${VOTE_LABELS[vote]}`).join(', ')}
      </summary>
      <ul>
        {kinds.map(({ vote, members }) => (
          <li key={vote}>
            {VOTE_LABELS[vote]}: {members.map(({ member }) => member).join(', ')}
          </li>
        ))}
      </ul>
    </details>
  );
}
