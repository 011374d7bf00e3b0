import { carryThroughTime, type RoundSubject } from './carry-through-time.js';

/** Obtains the amendment of a memorandum of understanding: one round. */
export async function mouAmendment(subject: RoundSubject): Promise<void> {
  await carryThroughTime(subject, mouAmendment);
}
