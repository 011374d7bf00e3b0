import type { EntityManager } from 'typeorm';

/** How many rows statements have looked at. */
export interface ReadRows {
  read: number;
  /** The scan that looked at most of them. */
  most: string;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

interface Named {
  text: string;
  values: readonly unknown[];
}

/**
 * A manager under which every statement that is sent as SQL is first explained as it runs, to see how many rows it looks at: those that
 * it takes, and those that it looks at and leaves.
 */
export function readingManager(manager: EntityManager): { manager: EntityManager; rows: ReadRows } {
  const rows = { read: 0, most: '', mostRead: 0 };
  const explained = async (text: string, values: readonly unknown[] = []): Promise<unknown[]> => {
    const [answer]: { 'QUERY PLAN': [{ Plan: PlanNode }] }[] = await manager.query(
      `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`,
      [...values],
    );
    for (const node of nodesOf(answer?.['QUERY PLAN'][0].Plan as PlanNode)) {
      if (node['Relation Name'] === undefined && node['Node Type'] !== 'Bitmap Index Scan') continue;
      const left = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
      const read = Math.round((node['Actual Rows'] + left) * node['Actual Loops']);
      rows.read += read;
      if (read > rows.mostRead) {
        rows.mostRead = read;
        rows.most = `${read} by ${node['Node Type']} of ${node['Relation Name'] ?? node['Index Name']}`;
      }
    }
    return manager.query(text, [...values]);
  };
  const connection = {
    query: async ({ text, values }: Named) => ({ rows: await explained(text, values) }),
    connection: { stream: { cork: () => undefined, uncork: () => undefined } },
  };
  const runner = { connect: () => Promise.resolve(connection) };
  const reading = new Proxy(manager, {
    get(target, name) {
      if (name === 'query') return explained;
      if (name === 'queryRunner') return runner;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { manager: reading, rows };
}
