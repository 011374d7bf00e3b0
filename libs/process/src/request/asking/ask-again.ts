import { messageOf } from '#libs/contracts';
import { isAnsweredByAct, isBlocking, isSoft } from '#libs/rules';
import { breakRule } from '../../shared/broken.js';
import type { LegState } from '../../shared/state.js';
import { transition } from '../../shared/transitions.js';
import { forgetAnswers } from '../answers/seats.js';
import { dropConditions } from '../conditions/conditions.js';
import type { FoldContext } from '../fold-context.js';

import { closeRound } from './rounds.js';

/** Whether there is anything to ask once more: the party refused, lapsed, withdrew its consent, is silent, or consented to less. */
export function canBeAskedAgain({ status, satisfied, gaps }: LegState): boolean {
  if (satisfied) return false;
  return (
    isBlocking(status) ||
    isSoft(status) ||
    ['asked', 'paused', 'suspended', 'lapsed'].includes(status) ||
    gaps.length > 0
  );
}

/** Sends a party the same ask once more, after it refused, lapsed or withdrew its consent, or while it is silent. */
export function askAgain(context: FoldContext, leg: LegState): void {
  if (!canBeAskedAgain(leg)) {
    breakRule(
      'status_forbids',
      '/legId',
      messageOf('refusals.nothing_to_ask_anew', { status: messageOf(`labels.leg_status.${leg.status}`) }),
    );
  }
  closeRound(context, leg.id, 'asked_again');
  dropConditions(context, leg);
  forgetAnswers(context, leg);
  if (isAnsweredByAct(leg.kind)) context.state.act = null;
  leg.status = transition(context.transitions, 'leg', leg.status, 'asked_again', 'not_started');
}
