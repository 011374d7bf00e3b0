import { CHANGED_SIGNAL, searchAttributesOf, subjectOf, workflowTypeOf } from '#libs/contracts';
import type { Client } from '@temporalio/client';
import type { Targets } from './relay.js';

const tellLimitMs = 2_000;
const answerLimitMs = 1_000;

/** Tells workflows by signal; one that does not run is started with it, under its business key. */
export class TemporalTargets implements Targets {
  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
  ) {}

  async tell(target: string): Promise<void> {
    const subject = subjectOf(target);
    const workflowType = subject === null ? null : workflowTypeOf(subject);
    if (subject === null || workflowType === null) throw new Error(`No workflow is known for ${target}.`);
    const attributes = searchAttributesOf(subject);
    await this.client.withDeadline(Date.now() + tellLimitMs, () =>
      this.client.workflow.signalWithStart(workflowType, {
        workflowId: target,
        taskQueue: this.taskQueue,
        args: [subject],
        signal: CHANGED_SIGNAL,
        signalArgs: [],
        typedSearchAttributes: attributes.map(({ name, value }) => ({
          key: { name, type: 'KEYWORD' as const },
          value,
        })),
      }),
    );
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
