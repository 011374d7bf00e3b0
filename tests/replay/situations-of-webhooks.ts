import { webhookWorkflowIdOf } from '#libs/contracts';
import { registerWebhook, testWebhook } from '#libs/webhooks';
import { cast } from '../support/fixtures/cast.js';
import { Receiver } from '../support/product/receiver.js';
import { until } from '../support/product/until.js';
import type { Stage } from './player.js';

/** More failing tries than fit under one history, as the recorder's server counts. */
const TRIES_UNTIL_FRESH_HISTORY = 18;

/** Plays one webhook whose receiver fails at first, and one whose receiver fails for long, and keeps the histories. */
export async function playWebhooks(stage: Stage): Promise<void> {
  const twice = await deliveredAfter(stage, 2);
  await stage.keep('webhook.tried-again-and-delivered', twice.last);
  const often = await deliveredAfter(stage, TRIES_UNTIL_FRESH_HISTORY);
  await stage.keep('webhook.continued-as-new', often.first);
  await stage.keep('webhook.under-a-fresh-history', often.last);
}

/** Makes a receiver fail a number of times, and waits until the workflow has ended: its first and its last run. */
async function deliveredAfter({ live, temporal }: Stage, failures: number) {
  const receiver = await Receiver.start();
  try {
    receiver.answers.push(...Array.from({ length: failures }, () => 500));
    const rules = { allowedHosts: [], ports: [], allowLoopback: true };
    const content = { url: receiver.url, description: '', kinds: ['request.lapsed' as const] };
    const { webhookId } = await live.run((tx) =>
      registerWebhook(tx, cast.liberia, { partyId: 'liberia', ...content }, rules),
    );
    await live.run((tx) => testWebhook(tx, cast.liberia, webhookId));
    const workflowId = webhookWorkflowIdOf(webhookId);
    const { workflow } = temporal.client;
    const { runId } = await until('the workflow runs', () => workflow.getHandle(workflowId).describe());
    await until('the workflow has ended', async () => {
      const { status } = await workflow.getHandle(workflowId).describe();
      return status.name === 'COMPLETED';
    });
    const ended = await workflow.getHandle(workflowId).describe();
    return {
      first: workflow.getHandle(workflowId, runId),
      last: workflow.getHandle(workflowId, ended.runId),
    };
  } finally {
    await receiver.close();
  }
}
