import type { LegView, RequestView } from '#libs/cases';
import type { Words } from '#libs/words';

/** A leg as pages about it are headed. */
export function legTitle(words: Words, leg: LegView): string {
  return words.format('pages.requests.leg_title', {
    kind: words.format(`labels.leg_kind.${leg.kind}`),
    party: leg.party.name,
  });
}

/** A leg by what it obtains and from whom; its id where the view does not have it. */
export function legName(words: Words, view: RequestView, legId: string): string {
  const leg = view.legs.find((candidate) => candidate.id === legId);
  return leg === undefined ? legId : legTitle(words, leg);
}
