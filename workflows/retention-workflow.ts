import type { Activities, Forgotten } from '#activities';
import { proxyActivities } from '@temporalio/workflow';
import { RETENTION } from './activity-options.js';

const { forgetWhatIsPast } = proxyActivities<Pick<Activities, 'forgetWhatIsPast'>>(RETENTION);

/** Removes, once a day, what is not evidence and has passed its retention time. */
export async function retentionWorkflow(): Promise<Forgotten> {
  return forgetWhatIsPast();
}
