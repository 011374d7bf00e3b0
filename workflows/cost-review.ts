import { carryThroughTime, type RoundSubject } from './carry-through-time.js';

/** Obtains the review of the cost: one round. */
export async function costReview(subject: RoundSubject): Promise<void> {
  await carryThroughTime(subject, costReview);
}
