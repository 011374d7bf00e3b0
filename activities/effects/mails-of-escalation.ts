import type { EscalationTarget } from '#libs/contracts';
import { type Recipient, composeEmptySeat, composeEscalation } from '#libs/mail';
import type { EffectDeps } from './carry-out.js';
import { type EffectCase, managersOf, roundOf } from './case-of.js';
import type { Mail } from './mail.js';

/** Letters that tell those whom the policy names that a party has not answered, or that nobody can answer for it. */
export async function mailsOfEscalation(deps: EffectDeps, found: EffectCase): Promise<Mail[]> {
  const { effect, about, requestUrl: url } = found;
  const { leg, round } = roundOf(found);
  const [party, people] = await Promise.all([
    deps.directory.party(leg.partyId),
    recipientsOf(deps, found, effect.about.to ?? 'managers'),
  ]);
  const { askedAt, dueAt, lapseAt } = round;
  const say = round.escalations[(effect.about.step ?? 0) - 1]?.say ?? null;
  const seat = leg.seats.find(({ id, title }) => id === effect.about.seatId && title !== leg.partyId);
  return people.map((to) => {
    const notice = { about, to, url, party };
    const letter =
      effect.about.what === 'empty_seat'
        ? composeEmptySeat({ ...notice, seat: seat?.title ?? null })
        : composeEscalation({ ...notice, askedAt, dueAt, lapseAt, say });
    return { to, letter, token: null };
  });
}

/** Whoever the policy names; where nobody acts for them, those who manage the request, since somebody must hear of it. */
async function recipientsOf(deps: EffectDeps, found: EffectCase, to: EscalationTarget): Promise<Recipient[]> {
  const named = await namedRecipients(deps, found, to);
  return named.length > 0 ? named : managersOf(deps, found, ['manager', 'focal_point']);
}

async function namedRecipients(
  { directory }: EffectDeps,
  { request }: EffectCase,
  to: EscalationTarget,
): Promise<Recipient[]> {
  const { parties } = request;
  if (parties === null) return [];
  switch (to) {
    case 'managers':
      return [];
    case 'administrators':
      return directory.peopleOf(parties.secretariat, ['administrator']);
    case 'executive_office':
      return directory.peopleOf(parties.notifier, ['approver', 'focal_point', 'manager']);
    case 'sending_mission':
      return directory.peopleOf(parties.sendingMission, ['approver', 'focal_point', 'manager']);
    case 'receiving_mission':
      return directory.peopleOf(parties.receivingMission, ['approver', 'focal_point', 'manager']);
  }
}
