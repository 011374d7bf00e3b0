import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { sha256, type TemporalLink } from '#libs/platform';
import { isGrpcServiceError } from '@temporalio/client';
import type { WorkflowBundleOption } from '@temporalio/worker';

// Temporal's answers as gRPC status codes.
const DEADLINE_EXCEEDED = 4;
const NOT_FOUND = 5;
const PERMISSION_DENIED = 7;
const RESOURCE_EXHAUSTED = 8;
const FAILED_PRECONDITION = 9;
const UNIMPLEMENTED = 12;
const UNAVAILABLE = 14;

const answerLimitMs = 10_000;
const pauseMs = 200;
const buildIdLength = 16;

/** A version of our workflows, as Temporal knows it. */
export interface DeploymentVersion {
  readonly deploymentName: string;
  readonly buildId: string;
}

/** Names a version by the content of the workflows: the same bundle is the same version, whoever built it and when. */
export async function versionOf(
  bundle: WorkflowBundleOption,
  deploymentName: string,
): Promise<DeploymentVersion> {
  const code = 'code' in bundle ? bundle.code : await readFile(bundle.codePath, 'utf8');
  return { deploymentName, buildId: sha256(code).slice(0, buildIdLength) };
}

/** The versions of one deployment on a Temporal server. */
export class Deployment {
  constructor(
    private readonly link: TemporalLink,
    private readonly namespace: string,
    private readonly deploymentName: string,
  ) {}

  /** Whether the server knows versions of workers at all. */
  async isSupported(): Promise<boolean> {
    try {
      await this.call((service) => service.listWorkerDeployments({ namespace: this.namespace, pageSize: 1 }));
      return true;
    } catch (error) {
      if (isAnswer(error, UNIMPLEMENTED)) return false;
      // A caller who may not list deployments gets the same code, which does not mean that the server has none.
      if (isAnswer(error, PERMISSION_DENIED) && /disabled/iu.test(error.details)) return false;
      throw error;
    }
  }

  /**
   * Makes a version current for all workflows. The server accepts it once workers of the version have polled for tasks of
   * each kind, so this is repeated until it does or the signal is given.
   */
  async makeCurrent({ buildId }: DeploymentVersion, signal: AbortSignal): Promise<void> {
    const { namespace, deploymentName } = this;
    while (!signal.aborted) {
      try {
        await this.call((service) =>
          service.setWorkerDeploymentCurrentVersion({ namespace, deploymentName, buildId }),
        );
        return;
      } catch (error) {
        if (!isAnswer(error, FAILED_PRECONDITION, NOT_FOUND, ...MOMENTARY)) throw error;
      }
      await wait(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Makes workers without a version current if a version was: otherwise such workers would get no tasks. */
  async releaseCurrent(): Promise<void> {
    const { namespace, deploymentName } = this;
    try {
      const { workerDeploymentInfo } = await this.call((service) =>
        service.describeWorkerDeployment({ namespace, deploymentName }),
      );
      if (workerDeploymentInfo?.routingConfig?.currentDeploymentVersion == null) return;
    } catch (error) {
      if (isAnswer(error, NOT_FOUND)) return;
      throw error;
    }
    await this.call((service) =>
      service.setWorkerDeploymentCurrentVersion({
        namespace,
        deploymentName,
        buildId: '',
        ignoreMissingTaskQueues: true,
      }),
    );
  }

  private async call<T>(
    work: (service: TemporalLink['connection']['workflowService']) => Promise<T>,
  ): Promise<T> {
    const { connection } = this.link;
    return connection.withDeadline(Date.now() + answerLimitMs, () => work(connection.workflowService));
  }
}

// The answer of a server that is busy or just starting.
const MOMENTARY = [DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE];

function isAnswer(error: unknown, ...codes: number[]): error is Error & { details: string } {
  return isGrpcServiceError(error) && codes.includes(error.code);
}
