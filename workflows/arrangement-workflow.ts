import { carryThroughTime, type ArrangementSubject } from './carry-through-time.js';

/** Watches an arrangement over its life: warnings, the window of a unit not yet there, expiry, breach, return. */
export async function arrangementWorkflow(subject: ArrangementSubject): Promise<void> {
  await carryThroughTime(subject, arrangementWorkflow);
}
