import { COUNT_QUEUES, MOST_COUNTED } from '../../../libs/cases/src/inbox/read-inbox.js';
import { ApiRequests } from '../../support/api/api-requests.js';

const TASKS = 30_000;

let world: ApiRequests;

beforeAll(async () => {
  world = await ApiRequests.start();
  const { requestId } = await world.noticed();
  // As many as an inbox never has: every third done by one person, some claimed, some of another party.
  await world.api.sql(
    `INSERT INTO task (request_id, task_id, kind, party_id, status, opened_at, due_at, claimed_by, closed_at, closed_by)
     SELECT $1, 't1000000-' || n, 'answer', CASE WHEN n % 7 = 0 THEN 'ukraine' ELSE 'liberia' END,
            CASE WHEN n % 3 = 0 THEN 'done' ELSE 'open' END, now(), now() + n * interval '1 minute',
            CASE WHEN n % 5 = 0 THEN 'james-kollie' END,
            CASE WHEN n % 3 = 0 THEN now() END, CASE WHEN n % 3 = 0 THEN 'james-kollie' END
       FROM generate_series(1, ${TASKS}) AS n`,
    [requestId],
  );
  await world.api.sql('VACUUM ANALYZE task');
});
afterAll(() => world.close());

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

describe('the counts of an inbox', () => {
  it('stop at a thousand and go by the indexes of open tasks, however many there are', async () => {
    const [row] = await world.api.sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${COUNT_QUEUES.replaceAll('$1', `'james-kollie'`)
        .replaceAll('$2', `'{liberia}'`)
        .replaceAll('$3', `'{}'`)
        .replaceAll('$4', `'{}'`)
        .replaceAll('$5', `'{}'`)}`,
    );
    const scans = nodesOf(row?.['QUERY PLAN'][0].Plan as Plan).filter(
      (node) => node['Relation Name'] === 'task',
    );
    expect(scans.length).toBeGreaterThanOrEqual(5);
    expect(scans.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    for (const scan of scans) {
      const seen = (scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0)) * scan['Actual Loops'];
      expect(seen).toBeLessThanOrEqual(3 * MOST_COUNTED);
    }
  });

  it('are told as a thousand where there are more', async () => {
    const james = await world.api.as('james-kollie');
    const { counts } = (await james.get('/api/v1/inbox?limit=1')).body;
    expect(counts).toEqual({
      mine: MOST_COUNTED,
      party: MOST_COUNTED,
      waiting: 0,
      snoozed: 0,
      done: MOST_COUNTED,
    });
  });
});
