import type { DecisionState, RequestState } from '../../shared/state.js';

/** Whether the same seat has given a later answer that is late as well. */
export function hasLaterWord(
  { decisions }: Pick<RequestState, 'decisions'>,
  decision: DecisionState,
): boolean {
  return Object.values(decisions).some(
    (other) =>
      other.id !== decision.id &&
      other.legId === decision.legId &&
      other.seat === decision.seat &&
      other.status === 'late' &&
      other.at > decision.at,
  );
}
