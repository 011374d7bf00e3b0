/** Values of which those that say nothing are absent: the state stays small where most say nothing. */
export type Said<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** Leaves out what says nothing. */
export function said<T extends object>(values: T): Said<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value != null)) as Said<T>;
}
