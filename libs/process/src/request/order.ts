import type { LegState, RequestLineState, RequestState } from '../shared/state.js';

/*
 * A state may come back from the store with the keys of its maps in another order. So anything that depends on the order of
 * legs or lines goes through here, never through the order of keys.
 */

/**
 * The legs of a request in the order of its policy; legs left over by an amendment share a place, and are ordered by name.
 */
export function legsInOrder(state: RequestState): LegState[] {
  return inOrder(Object.values(state.legs));
}

/** Some legs of a request, in the order of all. */
export function inOrder(legs: LegState[]): LegState[] {
  // They are nearly always in order already, and the order is needed many times per fact.
  const isSorted = legs.every((leg, index) => (legs[index - 1]?.position ?? -1) < leg.position);
  return isSorted ? legs : legs.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}

/** The lines of a request in the order in which they were asked. */
export function linesInOrder(state: RequestState): RequestLineState[] {
  return state.content.lines.map((line) => state.lines[line.id]).filter((line) => line !== undefined);
}

/** A value as text that does not depend on the order of keys. */
export function inOneOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Each value once, by content, in the order given. */
export function eachOnce<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [inOneOrder(value), value])).values()];
}
