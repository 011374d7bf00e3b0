import type { CouncilAct } from '#libs/contracts';
import { useWords } from '../speech.js';

const VOTES = ['for', 'against', 'abstain', 'absent'] as const;

/** How each member of the Council voted: the count, and the names behind it. */
export function VotesOfMembers({ votes }: { votes: NonNullable<CouncilAct['votes']> }) {
  const words = useWords();
  const kinds = VOTES.map((vote) => ({ vote, members: votes.filter((each) => each.vote === vote) })).filter(
    ({ members }) => members.length > 0,
  );
  return (
    <details className="votes">
      <summary>
        {words.format('pages.answering.votes', {
          votes: kinds
            .map(({ vote, members }) =>
              words.format('pages.answering.votes_of', {
                count: members.length,
                vote: words.format(`labels.vote.${vote}`),
              }),
            )
            .join(', '),
        })}
      </summary>
      <ul>
        {kinds.map(({ vote, members }) => (
          <li key={vote}>
            {words.format(`labels.vote.${vote}`)}: {members.map(({ member }) => member).join(', ')}
          </li>
        ))}
      </ul>
    </details>
  );
}
