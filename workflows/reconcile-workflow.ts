import type { Activities, Reconciliation } from '#activities';
import { proxyActivities } from '@temporalio/workflow';
import { RECONCILE } from './activity-options.js';

const { reconcile } = proxyActivities<Pick<Activities, 'reconcile'>>(RECONCILE);

/** Finds cases whose workflow is not running, however it was lost, and makes the relay start it again. */
export async function reconcileWorkflow(): Promise<Reconciliation> {
  return reconcile();
}
