import { carryThroughTime, type RoundSubject } from './carry-through-time.js';

/** Obtains the decision of the Security Council: one round. */
export async function councilDecision(subject: RoundSubject): Promise<void> {
  await carryThroughTime(subject, councilDecision);
}
