import { RECONCILE_WORKFLOW_TYPE, RETENTION_WORKFLOW_TYPE } from '#libs/contracts';
import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleSpec,
} from '@temporalio/client';

/** The recurring work of a task queue. */
const SCHEDULES = [
  {
    name: 'reconcile',
    workflowType: RECONCILE_WORKFLOW_TYPE,
    spec: { intervals: [{ every: '1 minute' }] },
    catchupWindow: '1 minute',
    // What was lost while no worker ran is needed at once.
    atStart: true,
  },
  {
    name: 'retention',
    workflowType: RETENTION_WORKFLOW_TYPE,
    // In UTC; at night where most missions are.
    spec: { calendars: [{ hour: 3, minute: 17 }] },
    catchupWindow: '1 day',
    atStart: false,
  },
] as const satisfies readonly {
  name: string;
  workflowType: string;
  spec: ScheduleSpec;
  catchupWindow: string;
  atStart: boolean;
}[];

/** Creates the missing schedules of a task queue, and runs at once what must not wait. */
export async function ensureSchedules(client: Client, taskQueue: string): Promise<void> {
  for (const { name, workflowType, spec, catchupWindow, atStart } of SCHEDULES) {
    const scheduleId = `${name}/${taskQueue}`;
    try {
      await client.schedule.create({
        scheduleId,
        spec,
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow },
        action: { type: 'startWorkflow', workflowType, workflowId: scheduleId, taskQueue, args: [] },
      });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
    if (atStart) await client.schedule.getHandle(scheduleId).trigger();
  }
}
