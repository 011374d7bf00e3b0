import { carryThroughTime, type RoundSubject } from './carry-through-time.js';

/** Obtains the Secretary-General's advance notice to the Council: one round. */
export async function advanceNotice(subject: RoundSubject): Promise<void> {
  await carryThroughTime(subject, advanceNotice);
}
