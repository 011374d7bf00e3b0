import { join } from 'node:path';
import { bundleWorkflows } from '../../apps/worker/src/workflow-bundle.js';
import * as workflows from '#workflows';
import { DefaultLogger, Runtime, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { recordedHistories, type RecordedHistory } from './histories.js';
import { historyFromJson, type History } from './history-json.js';

const histories = recordedHistories();

function historyOf({ text }: RecordedHistory): History {
  return historyFromJson(JSON.parse(text));
}

/** Everything that a history says, with the payloads in clear. */
function inClear({ text }: RecordedHistory): string {
  return text.replaceAll(/"data": "([^"]*)"/gu, (_, data: string) =>
    Buffer.from(data, 'base64').toString('utf8'),
  );
}

describe('recorded histories', () => {
  let workflowBundle: WorkflowBundleWithSourceMap;

  beforeAll(async () => {
    Runtime.install({
      shutdownSignals: [],
      // The mutated history makes the worker complain, as it should.
      logger: new DefaultLogger('ERROR', () => undefined),
      telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } },
    });
    workflowBundle = await bundleWorkflows();
  });

  afterAll(async () => {
    await Runtime.instance().shutdown();
  });

  /** What went wrong in each replay, in the order given; undefined where nothing did. */
  async function replay(
    subjects: { name: string; history: History }[],
    bundle = workflowBundle,
  ): Promise<Map<string, Error | undefined>> {
    const found = new Map<string, Error | undefined>();
    const results = Worker.runReplayHistories(
      { workflowBundle: bundle },
      subjects.map(({ name, history }) => ({ workflowId: name, history })),
    );
    for await (const { workflowId, error } of results) found.set(workflowId, error);
    return found;
  }

  it('are there for each workflow type', () => {
    const types = histories.map(
      (one) => historyOf(one).events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name,
    );
    expect(types).toEqual(expect.arrayContaining(Object.keys(workflows)));
  });

  it('are carried on by the workflows as they are now', async () => {
    const found = await replay(histories.map((one) => ({ name: one.name, history: historyOf(one) })));
    expect([...found].filter(([, error]) => error !== undefined)).toEqual([]);
    expect(found.size).toBe(histories.length);
  });

  it('are carried on by a next release that changes the workflows through `patched`, and by none that does not', async () => {
    const subjects = histories.map((one) => ({ name: one.name, history: historyOf(one) }));
    const next = (name: string) => bundleWorkflows([join(import.meta.dirname, 'next', `${name}.ts`)]);
    const changed = await replay(subjects, await next('patched'));
    expect([...changed].filter(([, error]) => error !== undefined)).toEqual([]);
    expect(changed.size).toBe(histories.length);
    const [first] = subjects;
    if (first === undefined) throw new Error('there is no history');
    const forgetful = await replay([first], await next('not-patched'));
    expect(forgetful.get(first.name)).toBeInstanceOf(DeterminismViolationError);
  });

  it('a history that the workflows would not have made fails', async () => {
    const one = histories.find(({ name }) => name.endsWith('/request.reminded-escalated-and-granted'));
    if (one === undefined) throw new Error('there is no such history');
    const history = historyOf(one);
    // As if that workflow had begun with a reminder where ours looks first.
    const first = history.events?.find((event) => event.markerRecordedEventAttributes !== undefined);
    const payload = first?.markerRecordedEventAttributes?.details?.['data']?.payloads?.[0];
    if (payload?.data == null) throw new Error('the history has no local activity');
    payload.data = Buffer.from(Buffer.from(payload.data).toString().replace('"pollRequest"', '"remind"'));
    const found = await replay([{ name: 'mutated', history }]);
    expect(found.get('mutated')).toBeInstanceOf(DeterminismViolationError);
  });

  it('hold no address, no token and no name of a machine', () => {
    // The links to a page of a case lead to a name that is nobody's.
    const telling =
      /[\w.+-]+@[\w-]+\.[a-z]|\d@|https?:(?!\/\/countersign\.example\/)|sign-off|\d+\.\d+\.\d+\.\d+|\/(?:home|tmp|root)\//iu;
    const found = histories.flatMap((one) => {
      const [match] = telling.exec(inClear(one)) ?? [];
      return match === undefined ? [] : [`${one.name}: ${match}`];
    });
    expect(found).toEqual([]);
  });
});
