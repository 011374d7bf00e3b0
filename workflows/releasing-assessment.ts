import { carryThroughTime, type RoundSubject } from './carry-through-time.js';

/** Obtains the sending mission's assessment of what it can release: one round. */
export async function releasingAssessment(subject: RoundSubject): Promise<void> {
  await carryThroughTime(subject, releasingAssessment);
}
