import { CHANGED_SIGNAL, RECONCILE_WORKFLOW_TYPE, TASK_QUEUE, workflowIdOf } from '#libs/contracts';
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
export const EVENTS_UNTIL_FRESH_HISTORY = 60;

/** Plays the situations of a request under the standard policy, and keeps the histories that came of them. */
export async function playStandard(stage: Stage): Promise<void> {
  await grantedToTheEnd(stage);
  await lapsed(stage);
  await withdrawn(stage);
  await terminatedAndTakenOver(stage);
  await continuedAsNew(stage);
  await whileServicesAreAway(stage);
}

async function grantedToTheEnd(stage: Stage): Promise<void> {
  const { live, keep } = stage;
  const { requestId, arrangementId } = await live.submit();
  const on = playerOf(stage, requestId, arrangementId);
  await on.allDone();
  await live.decide(requestId, NOTICE, cast.notifier, 'notice_given', {
    instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
  });
  await keep('advance-notice.given', await on.ended(NOTICE));
  await on.allDone();
  await on.moveClock('2011-01-27T15:00:00.000Z');
  await on.moveClock('2011-02-04T15:00:00.000Z');
  await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
  await keep('contributor-consent.reminded-and-escalated', await on.ended(UKRAINE));
  await live.decide(requestId, LIBERIA, cast.liberia, 'consent');
  await keep('host-consent.reminded-and-consented', await on.ended(LIBERIA));
  await live.decide(requestId, COTE_DIVOIRE, cast.coteDIvoire, 'consent');
  await on.paper(COUNCIL, { answer: 'adopted', act: resolution1967 });
  await keep('council-decision.adopted-on-paper', await on.ended(COUNCIL));
  await keep('request.granted', await on.workflowEnded(workflowIdOf({ kind: 'request', requestId })));
  const line = { arrangementId, lineId: 'mi24' };
  await live.run((tx) => live.cases.reportOnLine(tx, cast.manager, line, { kind: 'departed' }));
  await live.run((tx) =>
    live.cases.reportOnLine(tx, cast.manager, line, { kind: 'arrived', increment: null, complete: false }),
  );
  await on.moveClock('2011-02-14T15:00:00.000Z');
  await on.moveClock('2011-02-17T05:00:00.000Z');
  await live.run((tx) => live.cases.reportOnLine(tx, cast.manager, line, { kind: 'returned' }));
  const arrangement = await on.workflowEnded(workflowIdOf({ kind: 'arrangement', arrangementId }));
  await keep('arrangement.breached-and-returned', arrangement);
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
  await keep('contributor-consent.questioned-and-lapsed', await on.ended(UKRAINE));
  await keep('host-consent.lapsed', await on.ended(LIBERIA));
  await keep('council-decision.lapsed', await on.ended(COUNCIL));
  await keep('request.lapsed', await on.workflowEnded(workflowIdOf({ kind: 'request', requestId })));
}

async function withdrawn(stage: Stage): Promise<void> {
  const { live, keep } = stage;
  const { requestId, arrangementId } = await live.submit();
  const on = playerOf(stage, requestId, arrangementId);
  await on.allDone();
  await live.run((tx) =>
    live.cases.withdrawRequest(tx, cast.manager, requestId, 'The mission found another way.'),
  );
  await keep('advance-notice.withdrawn', await on.ended(NOTICE));
  await keep('request.withdrawn', await on.workflowEnded(workflowIdOf({ kind: 'request', requestId })));
  await keep(
    'arrangement.never-in-force',
    await on.workflowEnded(workflowIdOf({ kind: 'arrangement', arrangementId })),
  );
}

async function terminatedAndTakenOver(stage: Stage): Promise<void> {
  const { live, temporal, keep } = stage;
  const { requestId, arrangementId } = await live.submitWithNotice();
  const on = playerOf(stage, requestId, arrangementId);
  await on.allDone();
  const first = await on.running(UKRAINE);
  const { runId: firstRunId } = await first.describe();
  await first.terminate('by hand');
  await keep('contributor-consent.terminated', first);
  const reconciliation = await until('the loss is found', async () => {
    const run = await temporal.client.workflow.start(RECONCILE_WORKFLOW_TYPE, {
      workflowId: `reconcile/by-hand-${Date.now()}`,
      taskQueue: TASK_QUEUE,
      args: [],
    });
    // Temporal's list may lag behind, and then the lost workflow seems to run.
    const { nudged } = (await run.result()) as { nudged: number };
    return nudged > 0 && run;
  });
  await keep('reconcile.found-a-lost-workflow', reconciliation);
  await until('another run has taken over', async () => {
    const { runId, status } = await temporal.client.workflow.getHandle(first.workflowId).describe();
    return status.name === 'RUNNING' && runId !== firstRunId;
  });
  await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
  await keep('contributor-consent.taken-over', await on.ended(UKRAINE));
}

async function continuedAsNew(stage: Stage): Promise<void> {
  const { live, temporal, keep } = stage;
  const { requestId, arrangementId } = await live.submitWithNotice();
  const on = playerOf(stage, requestId, arrangementId);
  await on.allDone();
  const first = await on.running(COTE_DIVOIRE);
  await until('it goes on under a fresh history', async () => {
    await temporal.client.workflow.getHandle(first.workflowId).signal(CHANGED_SIGNAL);
    return (await first.describe()).status.name === 'CONTINUED_AS_NEW';
  });
  await keep('host-consent.continued-as-new', first);
  await live.decide(requestId, COTE_DIVOIRE, cast.coteDIvoire, 'consent');
  await keep('host-consent.under-a-fresh-history', await on.ended(COTE_DIVOIRE));
}

async function whileServicesAreAway(stage: Stage): Promise<void> {
  const { live, temporal, storeLine, smtpLine, keep } = stage;
  await smtpLine.cut();
  const { requestId, arrangementId } = await live.submitWithNotice();
  const on = playerOf(stage, requestId, arrangementId);
  const leg = temporal.client.workflow.getHandle(on.idOf(UKRAINE));
  await untilScheduled(leg, 'ask');
  await smtpLine.mend();
  await on.allDone();
  await storeLine.cut();
  await leg.signal(CHANGED_SIGNAL);
  await untilScheduled(leg, 'look');
  await storeLine.mend();
  await live.decide(requestId, UKRAINE, cast.ukraine, 'refuse', { reason: 'The helicopters are needed.' });
  await keep('contributor-consent.services-away-and-refused', await on.ended(UKRAINE));
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
