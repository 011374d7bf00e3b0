import { RETENTION_WORKFLOW_TYPE, TASK_QUEUE } from '#libs/contracts';
import type { Stage } from './player.js';

/** Plays the recurring work that needs no case. */
export async function playSchedules({ temporal, keep }: Stage): Promise<void> {
  const run = await temporal.client.workflow.start(RETENTION_WORKFLOW_TYPE, {
    workflowId: `retention/${TASK_QUEUE}`,
    taskQueue: TASK_QUEUE,
    args: [],
  });
  await run.result();
  await keep('retention.nothing-past', run);
}
