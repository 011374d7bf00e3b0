import {
  CHANGED_SIGNAL,
  WEBHOOK_WORKFLOW_TYPE,
  searchAttributesOf,
  subjectOf,
  webhookOf,
  workflowTypeOf,
} from '#libs/contracts';
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Targets } from './relay.js';

const tellLimitMs = 2_000;
const answerLimitMs = 1_000;

/**
 * Tells workflows that something changed. One that does not run is started, under its business key, without a signal: it
 * looks as soon as it starts, and its history is an event shorter.
 */
export class TemporalTargets implements Targets {
  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
  ) {}

  async tell(target: string): Promise<void> {
    const { workflowType, argument, attributes } = workflowFor(target);
    const start = {
      workflowId: target,
      taskQueue: this.taskQueue,
      args: [argument],
      typedSearchAttributes: attributes.map(({ name, value }) => ({
        key: { name, type: 'KEYWORD' as const },
        value,
      })),
    };
    const { workflow } = this.client;
    await this.client.withDeadline(Date.now() + tellLimitMs, async () => {
      try {
        await workflow.start(workflowType, start);
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
        // It may end between the two calls, so that this one starts it again where it has.
        await workflow.signalWithStart(workflowType, { ...start, signal: CHANGED_SIGNAL, signalArgs: [] });
      }
    });
  }

  async areAway(): Promise<boolean> {
    try {
      await this.answer();
      return false;
    } catch {
      return true;
    }
  }

  /** Resolves when the service answers. */
  async answer(): Promise<void> {
    await this.client.withDeadline(Date.now() + answerLimitMs, () =>
      this.client.workflowService.getSystemInfo({}),
    );
  }

  /** Gives up the connection, where there ever was one. */
  async close(): Promise<void> {
    await this.client.connection.close();
  }
}

/** What is started under the id of a target. */
function workflowFor(target: string) {
  const webhook = webhookOf(target);
  if (webhook !== null) return { workflowType: WEBHOOK_WORKFLOW_TYPE, argument: webhook, attributes: [] };
  const subject = subjectOf(target);
  const workflowType = subject === null ? null : workflowTypeOf(subject);
  if (subject === null || workflowType === null) throw new Error(`No workflow is known for ${target}.`);
  return { workflowType, argument: subject, attributes: searchAttributesOf(subject) };
}
