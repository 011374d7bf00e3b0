import { isSatisfied, isToWeigh, weigh } from '../answers/coverage.js';
import { isNeeded } from '../asking/needed.js';
import type { FoldContext } from '../fold-context.js';
import { legsInOrder } from '../order.js';

export function weighLegs(context: FoldContext): void {
  for (const leg of legsInOrder(context.state)) {
    const toWeigh = isToWeigh(context.state, leg) && isNeeded(context.state, leg);
    if (toWeigh || leg.satisfied !== isSatisfied(context, leg)) weigh(context, context.leg(leg.id));
  }
}
