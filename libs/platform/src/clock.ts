/** The present time for everything that is not a case's own time (which only the database's clock decides). */
export interface Clock {
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };
