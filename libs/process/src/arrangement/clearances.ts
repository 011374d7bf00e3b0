import { type CalendarDate, type Caution, messageOf } from '#libs/contracts';
import { breakRule } from '../shared/broken.js';
import type { ArrangementFactOf } from './facts.js';
import type { ArrangementFoldContext } from './fold-context.js';
import { isOver } from './line.js';
import type { ArrangementLineState, ClearanceState } from './state.js';

/** Records the state of a clearance; of each kind and issuer, the latest record counts. */
export function recordClearance(
  context: ArrangementFoldContext,
  fact: ArrangementFactOf<'clearance_recorded'>,
): void {
  const line = context.line(fact.lineId);
  if (isOver(line)) {
    breakRule(
      'status_forbids',
      '/lineId',
      messageOf('refusals.no_clearance_needed', { status: messageOf(`labels.line_status.${line.status}`) }),
    );
  }
  const { clearance, issuer, status, instrument, validTo } = fact;
  const recorded: ClearanceState = {
    clearance,
    issuer,
    status,
    instrument,
    validTo,
    recordedAt: context.now,
  };
  const isSame = (other: ClearanceState) => other.clearance === clearance && other.issuer === issuer;
  line.clearances = line.clearances.some(isSame)
    ? line.clearances.map((other) => (isSame(other) ? recorded : other))
    : [...line.clearances, recorded];
}

type MissingClearance = NonNullable<Caution['clearance']>;

/**
 * Clearances that were asked for and are not valid on a day. Weapons and route are cleared separately from the unit itself:
 * in South Sudan in 2014 a unit was unarmed for two months, since its arms had come another way.
 */
export function missingClearances(line: ArrangementLineState, today: CalendarDate): MissingClearance[] {
  return line.clearances.flatMap(({ clearance, issuer, status, validTo }): MissingClearance[] => {
    if (status === 'granted') {
      return validTo !== null && validTo < today ? [{ clearance, issuer, status, validTo }] : [];
    }
    return [{ clearance, issuer, status, validTo }];
  });
}
