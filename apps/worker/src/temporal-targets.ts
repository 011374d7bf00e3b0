import {
  CHANGED_SIGNAL,
  SEARCH_ATTRIBUTES,
  WEBHOOK_WORKFLOW_TYPE,
  WORKFLOW_TYPES,
  caseIdOf,
  subjectOf,
  webhookOf,
} from '#libs/contracts';
import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { Targets, TargetToTell } from './relay.js';

const tellLimitMs = 2_000;
const answerLimitMs = 1_000;

/**
 * Signals workflows that something changed. One that is not running is started, under its business key, without a signal: it
 * polls as soon as it starts, and its history is an event shorter.
 */
export class TemporalTargets implements Targets {
  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
    private readonly publicUrl: string,
  ) {}

  async tell({ target, known, title }: TargetToTell): Promise<void> {
    const { workflowType, argument } = workflowFor(target);
    const start = {
      workflowId: target,
      taskQueue: this.taskQueue,
      args: [argument],
      ...(title === null ? {} : this.toBeFound(target, title)),
    };
    const { workflow } = this.client;
    await this.client.withDeadline(Date.now() + tellLimitMs, async () => {
      if (!known) {
        try {
          await workflow.start(workflowType, start);
          return;
        } catch (error) {
          if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
        }
      }
      await workflow.signalWithStart(workflowType, { ...start, signal: CHANGED_SIGNAL, signalArgs: [] });
    });
  }

  /** How a person finds a case in Temporal's pages, with a link to its page here. */
  private toBeFound(target: string, reference: string) {
    const [kind = ''] = target.split('/');
    const caseId = target.slice(kind.length + 1);
    return {
      staticSummary: reference,
      staticDetails: `The ${kind} [${reference}](${this.publicUrl}/${kind}s/${caseId}), carried through time.`,
      typedSearchAttributes: [{ key: SEARCH_ATTRIBUTES.reference, value: reference }],
    };
  }

  /** Whether the workflow with this id runs now. */
  async isRunning(workflowId: string): Promise<boolean> {
    try {
      const { status } = await this.client.withDeadline(Date.now() + tellLimitMs, () =>
        this.client.workflow.getHandle(workflowId).describe(),
      );
      return status.name === 'RUNNING';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
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

  /** Closes the connection, if there ever was one. */
  async close(): Promise<void> {
    await this.client.connection.close();
  }
}

/** What is started under the id of a target. */
function workflowFor(target: string) {
  const webhook = webhookOf(target);
  if (webhook !== null) return { workflowType: WEBHOOK_WORKFLOW_TYPE, argument: webhook };
  const subject = subjectOf(target);
  if (subject === null) throw new Error(`No workflow is known for ${target}.`);
  return { workflowType: WORKFLOW_TYPES[subject.kind], argument: caseIdOf(subject) };
}
