import { carryThroughTime, type RequestSubject } from './carry-through-time.js';

/** Watches a request as a whole: the day by which it is needed, the windows of its lines, its end. */
export async function requestWorkflow(subject: RequestSubject): Promise<void> {
  await carryThroughTime(subject, requestWorkflow);
}
