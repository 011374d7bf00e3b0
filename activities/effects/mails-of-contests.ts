import { composeContestSettled, composeContested, type ContestParams, type Recipient } from '#libs/mail';
import type { EffectDeps } from './carry-out.js';
import { type EffectCase, malformed, managersOf } from './case-of.js';
import type { Mail } from './mail.js';

/** Letters about a contested record: to the people of its party, and to those who manage the request. */
export async function mailsOfContests(deps: EffectDeps, found: EffectCase): Promise<Mail[]> {
  const { effect, request, about, requestUrl } = found;
  const contest = effect.about.contestId === undefined ? undefined : request.contests[effect.about.contestId];
  const decision = contest === undefined ? undefined : request.decisions[contest.decisionId];
  const leg = contest === undefined ? undefined : request.legs[contest.legId];
  if (contest === undefined || decision === undefined || leg === undefined) {
    throw malformed(effect, 'it names no contest of its request');
  }
  const [party, receipt, ofParty, managers] = await Promise.all([
    deps.directory.party(leg.partyId),
    deps.directory.receiptOf(decision.id),
    deps.directory.peopleOf(leg.partyId, ['approver', 'signatory', 'focal_point']),
    managersOf(deps, found, ['manager', 'focal_point']),
  ]);
  const { at: contestedAt, reason } = contest;
  const letter = (words: ContestParams) =>
    effect.about.what === 'record_contested' || contest.status === 'open'
      ? composeContested(words)
      : composeContestSettled({ ...words, how: contest.status, because: contest.settledBecause });
  const base = { about, party, answer: decision.answer, receipt, contestedAt, reason };
  const theirs = await Promise.all(
    ofParty.map(async (to) => {
      const { url, token } = await recordLink(deps, found, to, decision.id);
      return { to, letter: letter({ ...base, to, forParty: true, url }), token };
    }),
  );
  const ours = managers
    .filter(({ personId }) => ofParty.every((other) => other.personId !== personId))
    .map((to) => ({ to, letter: letter({ ...base, to, forParty: false, url: requestUrl }), token: null }));
  return [...theirs, ...ours];
}

/** A person's link to a record of their party; it needs no account. */
export async function recordLink(
  deps: EffectDeps,
  { request }: EffectCase,
  { personId }: Recipient,
  decisionId: string,
): Promise<{ url: string; token: string }> {
  const token = await deps.contestToken({ personId, requestId: request.id, decisionId });
  return { url: `${deps.publicUrl}/records/${token}`, token };
}
