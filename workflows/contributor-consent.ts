import { carryThroughTime, type RoundSubject } from './carry-through-time.js';

/** Obtains the consent of a country that contributes troops or police: one round. */
export async function contributorConsent(subject: RoundSubject): Promise<void> {
  await carryThroughTime(subject, contributorConsent);
}
