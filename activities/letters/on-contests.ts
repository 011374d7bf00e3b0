import {
  type ContestParams,
  type Letter,
  type Recipient,
  composeContestSettled,
  composeContested,
} from '#libs/mail';
import { type LetterCase, decisionOf, legOf, malformed } from './letter-case.js';
import type { LegId, LetterDeps } from './letter-deps.js';
import type { LetterRow, Writer } from './letter.js';
import { managersAndFocalPoints, peopleOfLeg } from './recipients.js';
import { recordLink } from './to-party.js';

/** Letters about a contested record: to the people of its party, and to those who manage the request. */
export const ON_CONTESTS = {
  tellContested: {
    recipients: (deps, of) => bothSides(deps, of, of.effect.about.legId),
    compose: (deps, of) => write(deps, of, of.effect.about, composeContested),
  } satisfies LetterRow<'tellContested'>,

  tellContestSettled: {
    recipients: (deps, of) => bothSides(deps, of, of.effect.about.legId),
    compose: (deps, of) => {
      const { status: how, settledBecause: because } = contestOf(of, of.effect.about.contestId);
      return write(deps, of, of.effect.about, (contest) =>
        how === 'open' ? composeContested(contest) : composeContestSettled({ ...contest, how, because }),
      );
    },
  } satisfies LetterRow<'tellContestSettled'>,
};

/** Who acts for both sides gets the letter of the party. */
async function bothSides(deps: LetterDeps, of: LetterCase, legId: LegId): Promise<Recipient[]> {
  const [theirs, ours] = await Promise.all([peopleOfLeg(deps, of, legId), managersAndFocalPoints(deps, of)]);
  return [...theirs, ...ours.filter(({ personId }) => theirs.every((other) => other.personId !== personId))];
}

async function write(
  deps: LetterDeps,
  of: LetterCase,
  { legId, decisionId, contestId }: { legId: LegId; decisionId: string; contestId: string },
  letterOf: (contest: ContestParams) => Letter,
): Promise<Writer> {
  const { at: contestedAt, reason } = contestOf(of, contestId);
  const { answer } = decisionOf(of, decisionId);
  const [party, receipt, theirs] = await Promise.all([
    deps.directory.party(legOf(of, legId).partyId),
    deps.directory.receiptOf(decisionId),
    peopleOfLeg(deps, of, legId),
  ]);
  const base = { about: of.about, party, answer, receipt, contestedAt, reason };
  return async (to) => {
    if (!theirs.some(({ personId }) => personId === to.personId)) {
      return { letter: letterOf({ ...base, to, forParty: false, url: of.requestUrl }), token: null };
    }
    const { url, token } = await recordLink(deps, of, to, decisionId);
    return { letter: letterOf({ ...base, to, forParty: true, url }), token };
  };
}

function contestOf({ effect, request }: LetterCase, contestId: string) {
  const contest = request.contests[contestId];
  if (contest === undefined) throw malformed(effect, 'it names no contest of its request');
  return contest;
}
