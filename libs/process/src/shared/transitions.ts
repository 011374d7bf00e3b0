import { type CauseOf, type StatusOf, type StatusTable, isTransition } from '#libs/rules';

/** A change of status that a fact brought about: a row of the published tables. */
export interface Transition {
  of: StatusTable;
  from: string | null;
  by: string;
  to: string;
}

/**
 * The next status of a thing. Every change of status goes through here, so that the published tables are what the machine
 * uses.
 * @param into where the transition is noted
 * @param from the status now; null where the thing comes into being
 * @throws Error where the tables do not know the move: a defect of the machine, never of a fact
 */
export function transition<S extends StatusTable, T extends StatusOf<S>>(
  into: Transition[],
  of: S,
  from: StatusOf<S> | null,
  by: CauseOf<S>,
  to: T,
): T {
  if (from === to) return to;
  if (!isTransition(of, { from, by, to })) {
    throw new Error(`No table lets a ${of} go from ${from ?? 'nothing'} to ${to} by ${by}.`);
  }
  into.push({ of, from, by, to });
  return to;
}
