import { carryThroughTime, type RoundSubject } from './carry-through-time.js';

/** Obtains the clearances of personnel, weapons, aircraft and routes: one round. */
export async function clearances(subject: RoundSubject): Promise<void> {
  await carryThroughTime(subject, clearances);
}
