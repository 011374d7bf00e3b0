import { carryThroughTime, type RoundSubject } from './carry-through-time.js';

/** Obtains the consent of a host Government: one round. */
export async function hostConsent(subject: RoundSubject): Promise<void> {
  await carryThroughTime(subject, hostConsent);
}
