import * as fc from 'fast-check';
import { VOTES } from '#libs/contracts';
import type { Vote } from '#libs/contracts';
import { voteCarries } from '#libs/rules';
import type { CouncilVote } from '#libs/rules';
import { written } from '../../../../tests/support/written.js';

const PERMANENT = ['China', 'France', 'Russian Federation', 'United Kingdom', 'United States'];
const ELECTED = Array.from({ length: 10 }, (_member, index) => `Elected ${index + 1}`);

/** The votes of all fifteen: those named, and the others for. */
function except(named: Partial<Record<Vote, readonly string[]>>): CouncilVote[] {
  return [...PERMANENT, ...ELECTED].map((member) => ({
    member,
    vote: VOTES.find((vote) => named[vote]?.includes(member)) ?? 'for',
  }));
}

describe('a vote of the Council', () => {
  it('carries over abstentions of permanent members, as S/RES/2333 (2016) did with 12-0-3', () => {
    const votes = except({ abstain: ['France', 'Russian Federation', 'United Kingdom'] });
    expect(written(voteCarries(votes, PERMANENT))).toEqual({
      carries: true,
      explanation:
        'Adopted, 12-0-3: 12 votes for, 9 needed; no negative vote of a permanent member; France, Russian Federation and United Kingdom abstained or took no part, which is no veto (Charter of the United Nations, Art. 27(3)).',
    });
  });

  it('fails by one negative vote of a permanent member, however many are for', () => {
    expect(written(voteCarries(except({ against: ['China'] }), PERMANENT))).toEqual({
      carries: false,
      explanation:
        'Not adopted, 14-1-0: 14 votes for, 9 needed; negative vote of China (Charter of the United Nations, Art. 27(3)).',
    });
  });

  it('fails for lack of nine votes without any veto', () => {
    expect(written(voteCarries(except({ abstain: ELECTED.slice(0, 7) }), PERMANENT))).toEqual({
      carries: false,
      explanation:
        'Not adopted, 8-0-7: 8 of the 9 votes needed; no negative vote of a permanent member (Charter of the United Nations, Art. 27(3)).',
    });
  });

  it('takes no reply in a written vote for absence', () => {
    expect(written(voteCarries(except({ absent: ELECTED.slice(0, 7) }), PERMANENT))).toMatchObject({
      carries: false,
      explanation: expect.stringContaining('8-0-0 (7 absent)'),
    });
  });

  it('does not carry by a record that cannot be read', () => {
    const all = except({});
    const unread = (votes: CouncilVote[]) => voteCarries(votes, PERMANENT);
    expect(written(unread(all.filter(({ member }) => member !== 'China' && member !== 'France')))).toEqual({
      carries: false,
      explanation: 'Not to be read: the record does not say how China and France voted.',
    });
    expect(written(unread([...all, { member: 'Elected 1', vote: 'for' }]))).toEqual({
      carries: false,
      explanation: 'Not to be read: a member has more than one vote in the record.',
    });
    expect(written(unread([...all, { member: 'A sixteenth', vote: 'for' }]))).toEqual({
      carries: false,
      explanation: 'Not to be read: 16 members voted; the Council has 15.',
    });
    expect(unread([]).carries).toBe(false);
  });

  it('carries exactly by Article 27(3), whatever the votes', () => {
    const ballots = fc.array(fc.constantFrom(...VOTES), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(ballots, (cast) => {
        const votes = [...PERMANENT, ...ELECTED].map((member, index) => ({
          member,
          vote: cast[index] ?? 'absent',
        }));
        const nine = cast.filter((vote) => vote === 'for').length >= 9;
        expect(voteCarries(votes, PERMANENT).carries).toBe(nine && !cast.slice(0, 5).includes('against'));
      }),
    );
  });
});
