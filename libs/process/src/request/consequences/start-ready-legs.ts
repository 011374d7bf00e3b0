import type { LegKind } from '#libs/contracts';
import { isSoft, needsResolution } from '#libs/rules';
import type { LegId } from '../../shared/facts.js';
import { isPast } from '../../shared/past.js';
import { transition } from '../../shared/transitions.js';
import { forgetAnswers, openSeatTasks } from '../answers/seats.js';
import { applyStandingConsent } from '../answers/standing-consents.js';
import { momentsOfAsking } from '../asking/deadlines.js';
import { isNeeded } from '../asking/needed.js';
import { addRound } from '../asking/open-round.js';
import { basisOf } from '../asking/replanning.js';
import { closeRound, hand, holderOf, openRound } from '../asking/rounds.js';
import type { FoldContext } from '../fold-context.js';
import { legsInOrder } from '../order.js';

/** Asks the party of every leg whose turn has come. In a record case only those are asked whom the record names. */
export function startReadyLegs(context: FoldContext): void {
  if (isPast(context.state)) return;
  for (const current of legsInOrder(context.state)) {
    const waits =
      openRound(current) === null &&
      !current.satisfied &&
      (current.status === 'not_started' || isSoft(current.status)) &&
      isNeeded(context.state, current);
    if (waits && current.after.every((kind) => kindSatisfied(context, kind))) ask(context, current.id);
  }
}

/** Whether every leg of a kind is satisfied; advisory ones do not count, since nothing waits for them. */
function kindSatisfied(context: FoldContext, kind: LegKind): boolean {
  return legsInOrder(context.state).every(
    (leg) =>
      (context.state.ofRecord && leg.status === 'not_in_record') ||
      leg.kind !== kind ||
      leg.satisfied ||
      !context.template(leg).required ||
      !isNeeded(context.state, leg),
  );
}

/** Takes back what was asked too early: a leg that had to come first was refused, objected to or taken back. */
export function holdBackDependants(context: FoldContext): void {
  if (isPast(context.state)) return;
  const gone = (kind: LegKind) =>
    legsInOrder(context.state).some(
      (leg) =>
        leg.kind === kind &&
        needsResolution(leg.status) &&
        context.template(leg).required &&
        isNeeded(context.state, leg),
    );
  for (const current of legsInOrder(context.state)) {
    const round = openRound(current);
    if (round === null || !current.after.some(gone)) continue;
    const leg = context.leg(current.id);
    closeRound(context, leg.id, 'premise_lost');
    forgetAnswers(context, leg);
    leg.status = transition(context.transitions, 'leg', leg.status, 'premise_lost', 'not_started');
    context.effect('tellPremiseLost', { legId: leg.id, round: round.number });
  }
}

function ask(context: FoldContext, legId: LegId): void {
  const { now, state } = context;
  const leg = context.leg(legId);
  const round = addRound(context, leg, momentsOfAsking(context.template(leg), basisOf(context, leg, now)));
  hand(leg, holderOf(state, leg), now);
  openSeatTasks(context, leg);
  context.effect('ask', { legId, round });
  applyStandingConsent(context, legId);
}
