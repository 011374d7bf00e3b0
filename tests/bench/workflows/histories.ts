import { connectTemporal } from '#libs/platform';
import type { DataSource } from 'typeorm';

/** Events of the Temporal API that tell what a workflow cost; their numbers are those of `temporal.api.enums.v1.EventType`. */
const COUNTED = { workflowTasks: 7, patientTries: 12, signals: 26, looksAndFirstTries: 25 } as const;

/** What Temporal keeps of workflows of one kind, on average. */
export type Histories = Readonly<Record<string, Readonly<Record<string, number>>>>;

const SAMPLE = 40;

/** How many events the latest requests and arrangements have, each as an average of its kind. */
export async function historiesOf(dataSource: DataSource, address: string): Promise<Histories> {
  const temporal = await connectTemporal({ TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: 'default' });
  try {
    const found: Record<string, Record<string, number>> = {};
    for (const kind of ['request', 'arrangement']) {
      const targets = await dataSource.query<{ target: string }[]>(
        `SELECT target FROM effect_queue WHERE target LIKE $1 ORDER BY changed_at DESC LIMIT ${SAMPLE}`,
        [`${kind}/%`],
      );
      const types: number[] = [];
      const leftForLater: Record<string, number> = {};
      for (const { target } of targets) {
        const { events } = await temporal.client.workflow.getHandle(target).fetchHistory();
        for (const event of events ?? []) {
          types.push(Number(event.eventType));
          const why = event.markerRecordedEventAttributes?.failure?.message;
          if (typeof why === 'string') leftForLater[why] = (leftForLater[why] ?? 0) + 1;
        }
      }
      const onAverage = (count: number) => Number((count / targets.length).toFixed(1));
      const counted = Object.entries(COUNTED).map(([name, number]) => {
        return [name, onAverage(types.filter((type) => type === number).length)] as const;
      });
      const left = Object.entries(leftForLater).map(([why, count]) => [why, onAverage(count)] as const);
      found[kind] = { all: onAverage(types.length), ...Object.fromEntries([...counted, ...left]) };
    }
    return found;
  } finally {
    await temporal.close();
  }
}
