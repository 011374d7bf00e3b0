import { carryThroughTime, type RoundSubject } from './carry-through-time.js';

/** Obtains the consent of a regional body: one round. */
export async function regionalConsent(subject: RoundSubject): Promise<void> {
  await carryThroughTime(subject, regionalConsent);
}
