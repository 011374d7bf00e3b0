import { join } from 'node:path';
import { connectTemporal, projectRoot } from '#libs/platform';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { type Cpu, cpuOfEach, cpuSoFar } from './cpu.js';

/*
 * How many workflows of the shape of a request Temporal and its SDK carry a second on this machine if nobody decides, keeps
 * or sends anything: what the whole product cannot exceed. A process of its own, with its plan in its one argument as JSON.
 */

/** What is driven. */
export interface Floor {
  readonly temporalAddress: string;
  readonly burst: number;
  readonly clients: number;
}

/** What was measured. */
export interface FloorFound {
  readonly requestsPerSecond: number;
  /** Milliseconds of processor time for each; client and worker are one process, under `writer`. */
  readonly cpu: Cpu | null;
  readonly historyEvents: number;
}

const TASK_QUEUE = 'floor';
/** As of a request of five legs: the submission, four answers, and the paper with its countersignature. */
const CHANGES = 6;
const EFFECTS_OF_A_CHANGE = 2;
const WARM_UP = 10;

async function main({ temporalAddress, burst, clients }: Floor): Promise<FloorFound> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const connection = await NativeConnection.connect({ address: temporalAddress });
  const temporal = await connectTemporal({
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: 'default',
  });
  const worker = await Worker.create({
    connection,
    taskQueue: TASK_QUEUE,
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: join(projectRoot(), 'tests/bench/workflows/floor-workflow.ts'),
      preloadModules: [join(projectRoot(), 'workflows/before-workflows.ts')],
      logger: new DefaultLogger('ERROR'),
    }),
    activities: { nothing: async () => undefined },
    maxConcurrentLocalActivityExecutions: 20,
  });
  const carry = async (workflowId: string) => {
    const handle = await temporal.client.workflow.signalWithStart('floorRequest', {
      workflowId,
      taskQueue: TASK_QUEUE,
      args: [CHANGES, EFFECTS_OF_A_CHANGE],
      signal: 'changed',
    });
    for (let change = 1; change < CHANGES; change += 1) await handle.signal('changed');
    return handle;
  };
  const drive = async (name: string, count: number) => {
    const left = Array.from({ length: count }, (_, index) => `${name}-${index}`);
    const handles = await Promise.all(
      Array.from({ length: clients }, async () => {
        const own = [];
        for (let id = left.shift(); id !== undefined; id = left.shift()) own.push(await carry(id));
        return own;
      }),
    );
    await Promise.all(handles.flat().map((handle) => handle.result()));
  };
  return worker.runUntil(async () => {
    await drive('warm', WARM_UP);
    const cpuBefore = cpuSoFar();
    const start = Date.now();
    await drive('floor', burst);
    const ms = Date.now() - start;
    const cpu = cpuOfEach(cpuBefore, burst);
    const { historyLength } = await temporal.client.workflow.getHandle('floor-0').describe();
    await temporal.close();
    return {
      requestsPerSecond: (burst * 1000) / ms,
      cpu,
      historyEvents: historyLength,
    };
  });
}

process.stdout.write(`${JSON.stringify(await main(JSON.parse(process.argv[2] ?? '{}')))}\n`);
process.exit();
