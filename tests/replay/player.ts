import { answerInputSchema, workflowIdOf } from '#libs/contracts';
import type { TemporalLink } from '#libs/platform';
import type { WorkflowHandle } from '@temporalio/client';
import { cast } from '../support/fixtures/cast.js';
import type { CutProxy } from '../support/product/cut-proxy.js';
import type { TestDatabase } from '../support/product/database.js';
import type { LiveCases } from '../support/product/live-request.js';
import { until } from '../support/product/until.js';

/** The live product on which the situations are played. */
export interface Stage {
  readonly database: TestDatabase;
  readonly live: LiveCases;
  readonly temporal: TemporalLink;
  /** The lines of the worker to the store and to the mail server. */
  readonly storeLine: CutProxy;
  readonly smtpLine: CutProxy;
  /** Keeps the history of a workflow under the name of the workflow and of what happened to it. */
  readonly keep: (name: string, workflow: WorkflowHandle) => Promise<void>;
}

/** One arrangement on the stage, as the situations drive it. */
export function playerOf({ live, temporal }: Stage, requestId: string, arrangementId: string) {
  const { workflow } = temporal.client;
  const requestWorkflow = workflowIdOf({ kind: 'request', requestId });
  const arrangementWorkflow = workflowIdOf({ kind: 'arrangement', arrangementId });
  /** Until every mail of the arrangement has been sent: only then has each workflow seen what happened. */
  const allDone = async () => {
    await until('every effect is carried out', async () => {
      const [left]: { pending: string }[] = await live.dataSource.query(
        `SELECT count(*) AS pending FROM effect WHERE status = 'pending' AND case_id IN ($1, $2)`,
        [requestId, arrangementId],
      );
      return left?.pending === '0';
    });
  };
  const workflowEnded = async (workflowId: string) => {
    await until(`${workflowId} has ended`, async () => {
      const { status } = await workflow.getHandle(workflowId).describe();
      return status.name === 'COMPLETED';
    });
    return workflow.getHandle(workflowId);
  };
  return {
    allDone,
    requestEnded: () => workflowEnded(requestWorkflow),
    arrangementEnded: () => workflowEnded(arrangementWorkflow),
    /** The run that carries the request now, as a handle that stays with it. */
    async running() {
      const { runId } = await until('the request is carried', () =>
        workflow.getHandle(requestWorkflow).describe(),
      );
      const run = workflow.getHandle(requestWorkflow, runId);
      await until('its first steps are on record', async () =>
        (await run.fetchHistory()).events?.some(
          (event) => event.workflowTaskCompletedEventAttributes != null,
        ),
      );
      return run;
    },
    async moveClock(to: string) {
      await live.run((tx) => live.cases.moveClock(tx, cast.manager, arrangementId, to));
      await allDone();
    },
    async paper(legId: string, input: Record<string, unknown>) {
      const ref = { requestId, legId };
      const { paperId } = await live.run((tx) =>
        live.cases.recordPaper(tx, cast.council, ref, answerInputSchema.parse(input)),
      );
      await live.run((tx) => live.cases.countersignPaper(tx, cast.secondFocalPoint, { requestId, paperId }));
    },
  };
}
