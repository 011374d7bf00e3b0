import { composeConsentStands, composePremiseLost, composeRevised } from '#libs/mail';
import { formatFinding } from '#libs/rules';
import type { EffectDeps } from './carry-out.js';
import { type EffectCase, malformed, managersOf, roundOf } from './case-of.js';
import type { Mail } from './mail.js';

/** Letters that tell of a changed ask: to those who manage the request, or to the party whose leg it touches. */
export async function mailsOnChange(deps: EffectDeps, found: EffectCase): Promise<Mail[]> {
  const { what } = found.effect.about;
  if (what === 'amended' || what === 'partial_decision') return tellOfRevision(deps, found);
  if (what === 'consent_stands' || what === 'premise_lost') return tellParty(deps, found);
  throw malformed(found.effect, 'it does not say of what it informs');
}

function revisionOf({ effect, request }: EffectCase, number: number) {
  const revision = request.revisions.find((candidate) => candidate.number === number);
  if (revision === undefined) throw malformed(effect, 'it names no revision of its request');
  return revision;
}

async function tellOfRevision(deps: EffectDeps, found: EffectCase): Promise<Mail[]> {
  const { request, effect, about, requestUrl } = found;
  const revision = revisionOf(found, effect.about.revision ?? request.revision);
  if (revision.because === 'submitted') throw malformed(effect, 'its revision changed nothing');
  const { because, act, number } = revision;
  const reason = act === null ? revision.reason : `${act} allows less than was asked.`;
  const legs = revision.reopened.map(({ legId, why }) => ({ leg: request.legs[legId], why }));
  const partyIds = legs.flatMap(({ leg }) => (leg === undefined ? [] : [leg.partyId]));
  const names = await deps.directory.partyNames(partyIds);
  const reopened = legs.flatMap(({ leg, why }) =>
    leg === undefined ? [] : [{ party: names.get(leg.partyId) ?? leg.partyId, why: why.map(formatFinding) }],
  );
  const people = await managersOf(deps, found, ['manager']);
  return people.map((to) => ({
    to,
    letter: composeRevised({
      about: { ...about, revision: number },
      to,
      url: requestUrl,
      because,
      reason,
      changes: revision.changes.map(formatFinding),
      reopened,
    }),
    token: null,
  }));
}

async function tellParty(deps: EffectDeps, found: EffectCase): Promise<Mail[]> {
  const { effect, request, about } = found;
  const { leg, round } = roundOf(found);
  const [party, people] = await Promise.all([
    deps.directory.party(leg.partyId),
    deps.directory.peopleOf(leg.partyId, ['approver', 'signatory', 'focal_point']),
  ]);
  const { askedAt } = round;
  const changes = revisionOf(found, request.revision).changes.map(formatFinding);
  return people.map((to) => {
    const words = { about, to, party, askedAt };
    const letter =
      effect.about.what === 'premise_lost'
        ? composePremiseLost(words)
        : composeConsentStands({ ...words, changes, text: leg.ask.text });
    return { to, letter, token: null };
  });
}
