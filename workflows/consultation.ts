import { carryThroughTime, type RoundSubject } from './carry-through-time.js';

/** Obtains a consultation, which is recorded and binds nobody: one round. */
export async function consultation(subject: RoundSubject): Promise<void> {
  await carryThroughTime(subject, consultation);
}
