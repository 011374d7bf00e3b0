import { CHANGED_SIGNAL, RECONCILE_WORKFLOW_TYPE, TASK_QUEUE } from '#libs/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import { cast } from '../support/fixtures/cast.js';
import {
  NOTICE,
  UKRAINE,
  LIBERIA,
  COTE_DIVOIRE,
  COUNCIL,
  resolution1967,
} from '../support/product/arrangement-case.js';
import { until } from '../support/product/until.js';
import { playerOf, type Stage } from './player.js';

/** How many events a history has when Temporal suggests to go on under a fresh one, for the recording only. */
export const EVENTS_UNTIL_FRESH_HISTORY = 150;

/** Plays the situations of a request under the standard policy, and keeps the histories that came of them. */
export async function playStandard(stage: Stage): Promise<void> {
  await grantedWithoutReminders(stage);
  await grantedToTheEnd(stage);
  await lapsed(stage);
  await withdrawn(stage);
  await terminatedAndTakenOver(stage);
  await continuedAsNew(stage);
  await whileServicesAreAway(stage);
}

async function grantedWithoutReminders(stage: Stage): Promise<void> {
  const { live, keep } = stage;
  const { requestId, arrangementId } = await live.submit();
  const on = playerOf(stage, requestId, arrangementId);
  await on.allDone();
  await live.decide(requestId, NOTICE, cast.notifier, 'notice_given', {
    instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
  });
  await on.allDone();
  for (const [legId, who] of [
    [UKRAINE, cast.ukraine],
    [LIBERIA, cast.liberia],
    [COTE_DIVOIRE, cast.coteDIvoire],
  ] as const) {
    await live.decide(requestId, legId, who, 'consent');
    await on.allDone();
  }
  await on.paper(COUNCIL, { answer: 'adopted', act: resolution1967 });
  await keep('request.granted-without-reminders', await on.requestEnded());
}

async function grantedToTheEnd(stage: Stage): Promise<void> {
  const { live, keep } = stage;
  const { requestId, arrangementId } = await live.submit();
  const on = playerOf(stage, requestId, arrangementId);
  await on.allDone();
  await live.decide(requestId, NOTICE, cast.notifier, 'notice_given', {
    instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
  });
  await on.allDone();
  await on.moveClock('2011-01-27T15:00:00.000Z');
  await on.moveClock('2011-02-04T15:00:00.000Z');
  await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
  await live.decide(requestId, LIBERIA, cast.liberia, 'consent');
  await live.decide(requestId, COTE_DIVOIRE, cast.coteDIvoire, 'consent');
  await on.paper(COUNCIL, { answer: 'adopted', act: resolution1967 });
  await keep('request.reminded-escalated-and-granted', await on.requestEnded());
  const line = { arrangementId, lineId: 'mi24' };
  await live.run((tx) => live.cases.reportOnLine(tx, cast.manager, line, { kind: 'departed' }));
  await live.run((tx) =>
    live.cases.reportOnLine(tx, cast.manager, line, { kind: 'arrived', increment: null, complete: false }),
  );
  await on.moveClock('2011-02-14T15:00:00.000Z');
  await on.moveClock('2011-02-17T05:00:00.000Z');
  await live.run((tx) => live.cases.reportOnLine(tx, cast.manager, line, { kind: 'returned' }));
  await keep('arrangement.breached-and-returned', await on.arrangementEnded());
}

async function lapsed(stage: Stage): Promise<void> {
  const { live, keep } = stage;
  const { requestId, arrangementId } = await live.submitWithNotice();
  const on = playerOf(stage, requestId, arrangementId);
  await on.allDone();
  const ref = { requestId, legId: UKRAINE };
  const { questionId } = await live.run((tx) =>
    live.cases.ask(tx, cast.ukraine, ref, 'Who pays for the fuel?', 'inbox'),
  );
  await on.allDone();
  await live.run((tx) => live.cases.reply(tx, cast.manager, { requestId, questionId }, 'The mission does.'));
  await on.allDone();
  // Past every date that the policy counts from: nobody answers any more.
  await on.moveClock('2011-03-25T15:00:00.000Z');
  await keep('request.questioned-and-lapsed', await on.requestEnded());
}

async function withdrawn(stage: Stage): Promise<void> {
  const { live, keep } = stage;
  const { requestId, arrangementId } = await live.submit();
  const on = playerOf(stage, requestId, arrangementId);
  await on.allDone();
  await live.run((tx) =>
    live.cases.withdrawRequest(tx, cast.manager, requestId, 'The mission found another way.'),
  );
  await keep('request.withdrawn', await on.requestEnded());
}

async function terminatedAndTakenOver(stage: Stage): Promise<void> {
  const { live, temporal, keep } = stage;
  const { requestId, arrangementId } = await live.submitWithNotice();
  const on = playerOf(stage, requestId, arrangementId);
  await on.allDone();
  const first = await on.running();
  const { runId: firstRunId } = await first.describe();
  await first.terminate('by hand');
  await keep('request.terminated', first);
  // As if the request had last been known to run long ago.
  await live.dataSource.query(
    `UPDATE effect_queue SET described_at = described_at - interval '2 hours' WHERE target = $1`,
    [first.workflowId],
  );
  const reconciliation = await until('the loss is found', async () => {
    const run = await temporal.client.workflow.start(RECONCILE_WORKFLOW_TYPE, {
      workflowId: `reconcile/by-hand-${Date.now()}`,
      taskQueue: TASK_QUEUE,
      args: [],
    });
    // The schedule may have found it before.
    await run.result();
    const { runId } = await temporal.client.workflow.getHandle(first.workflowId).describe();
    return runId !== firstRunId && run;
  });
  await keep('reconcile.found-a-lost-workflow', reconciliation);
  await endByWithdrawal(stage, requestId);
  await keep('request.taken-over', await on.requestEnded());
}

async function continuedAsNew(stage: Stage): Promise<void> {
  const { live, temporal, keep } = stage;
  const { requestId, arrangementId } = await live.submitWithNotice();
  const on = playerOf(stage, requestId, arrangementId);
  await on.allDone();
  const first = await on.running();
  await until('it goes on under a fresh history', async () => {
    await temporal.client.workflow.getHandle(first.workflowId).signal(CHANGED_SIGNAL);
    return (await first.describe()).status.name === 'CONTINUED_AS_NEW';
  });
  await keep('request.continued-as-new', first);
  await endByWithdrawal(stage, requestId);
  await keep('request.under-a-fresh-history', await on.requestEnded());
}

async function whileServicesAreAway(stage: Stage): Promise<void> {
  const { live, storeLine, smtpLine, keep } = stage;
  await smtpLine.cut();
  const { requestId, arrangementId } = await live.submitWithNotice();
  const on = playerOf(stage, requestId, arrangementId);
  const request = await on.running();
  await untilScheduled(request, 'askContributor');
  await smtpLine.mend();
  await on.allDone();
  await storeLine.cut();
  await request.signal(CHANGED_SIGNAL);
  await untilScheduled(request, 'pollRequest');
  await storeLine.mend();
  await live.decide(requestId, UKRAINE, cast.ukraine, 'refuse', { reason: 'The helicopters are needed.' });
  await keep('request.services-away-and-refused', await on.requestEnded());
}

async function endByWithdrawal({ live }: Stage, requestId: string): Promise<void> {
  await live.run((tx) =>
    live.cases.withdrawRequest(tx, cast.manager, requestId, 'The mission found another way.'),
  );
}

/** Waits until the first try within the workflow task has failed and the same is tried by a regular activity. */
async function untilScheduled(workflow: WorkflowHandle, activity: string): Promise<void> {
  await until(`${activity} is tried patiently`, async () => {
    const { events } = await workflow.fetchHistory();
    return events?.some(
      (event) => event.activityTaskScheduledEventAttributes?.activityType?.name === activity,
    );
  });
}
