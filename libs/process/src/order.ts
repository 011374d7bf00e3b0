import type { LegState, RequestLineState, RequestState } from './state.js';

/*
 * A state may come back from the store with the keys of its maps in another order. Whatever follows from the order of
 * legs or lines therefore goes through here, never through the order of keys.
 */

/** The legs of a request in the order of its policy. */
export function legsInOrder(state: RequestState): LegState[] {
  return Object.values(state.legs).toSorted((a, b) => a.position - b.position);
}

/** The lines of a request in the order in which they were asked. */
export function linesInOrder(state: RequestState): RequestLineState[] {
  return state.content.lines.map((line) => state.lines[line.id]).filter((line) => line !== undefined);
}
