import type { Activities, Reconciliation } from '#activities';
import { proxyActivities } from '@temporalio/workflow';
import { RECONCILE } from './activity-options.js';

const { reconcile } = proxyActivities<Pick<Activities, 'reconcile'>>(RECONCILE);

/** Finds subjects whose workflow does not run, however it was lost, and has the relay start them again. */
export async function reconcileWorkflow(): Promise<Reconciliation> {
  return reconcile();
}
