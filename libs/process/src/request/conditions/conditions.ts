import type { LegId } from '../../shared/facts.js';
import type { LegState } from '../../shared/state.js';
import { decisionsThatCount } from '../answers/coverage.js';
import { hand } from '../asking/rounds.js';
import type { FoldContext } from '../fold-context.js';

const KINDS: readonly string[] = ['enter_conditions', 'countersign_conditions', 'resolve_coverage'];

/** Closes the work that an earlier conditional consent had opened. */
export function dropConditions(context: FoldContext, leg: LegState): void {
  leg.conditions = 'none';
  delete leg.enteredCaps;
  delete leg.enteredBy;
  leg.gaps = [];
  context.closeTasks('superseded', (task) => task.legId === leg.id && KINDS.includes(task.kind));
}

/** Conditions in prose count only once two people of the Secretariat have made caps of them. */
export function takeConditions(context: FoldContext, leg: LegState): void {
  if (!decisionsThatCount(context.state, leg).some((decision) => decision.conditions !== undefined)) return;
  leg.conditions = 'to_enter';
  openConditionsTask(context, leg.id);
}

/** The work that conditions in prose leave to the Secretariat; opened again where it was closed while nothing needed the leg. */
export function openConditionsTask(context: FoldContext, legId: LegId): void {
  const leg = context.leg(legId);
  const kind = leg.conditions === 'to_countersign' ? 'countersign_conditions' : 'enter_conditions';
  if (context.hasTask((task) => task.legId === legId && task.kind === kind)) return;
  const inProse = decisionsThatCount(context.state, leg).find(
    (decision) => decision.conditions !== undefined,
  );
  const aboutId = leg.conditions === 'to_countersign' ? leg.decisionId : (inProse?.id ?? leg.decisionId);
  context.openTask(kind, context.secretariat(), {
    legId,
    ...(aboutId === null ? {} : { aboutId }),
    ...(kind === 'countersign_conditions' && leg.enteredBy !== undefined
      ? { notBy: leg.enteredBy.personId }
      : {}),
  });
  hand(leg, 'secretariat', context.now);
}
