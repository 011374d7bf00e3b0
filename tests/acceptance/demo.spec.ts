import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '#libs/platform';
import { Product } from '../support/product.js';

const run = promisify(execFile);
const program = join(projectRoot(), 'dist/apps/cli/src/main.js');

/** What the demonstration gives with --json, as far as it is looked at here. */
interface Shown {
  live: {
    requests: {
      name: string;
      reference: string;
      status: string;
      legs: { party: string; status: string; overdueSince: string | null }[];
      questionsToAnswer: object[];
      window: { verdict: string } | null;
      loan: { status: string; line: string | null };
      expiring: boolean;
    }[];
  };
}

describe('npm run demo', () => {
  let product: Product;

  beforeAll(async () => {
    product = await Product.start();
  });

  afterAll(async () => {
    await product.stop();
  });

  const demo = async (...options: string[]): Promise<string> => {
    const env = {
      PATH: process.env['PATH'],
      PUBLIC_URL: product.url,
      MAILBOX_PORT: new URL(product.mailboxUrl).port,
    };
    return (await run(process.execPath, [program, 'demo', ...options], { env, timeout: 100_000 })).stdout;
  };
  const shown = async (): Promise<Shown> => JSON.parse(await demo('--json')) as Shown;
  const cases = async (): Promise<number> => {
    const [row]: { count: number }[] = await product.dataSource.query(
      'SELECT count(*)::int AS count FROM snapshot',
    );
    return row?.count ?? 0;
  };

  it('fits into a terminal of a hundred columns', async () => {
    const text = await demo();
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('shows four live requests around today: overdue, paused, at risk, granted and expiring', async () => {
    const { live } = await shown();
    const [overdue, paused, atRisk, expiring] = live.requests;
    expect(overdue?.legs).toContainEqual(
      expect.objectContaining({ party: 'Pakistan', status: 'asked', overdueSince: expect.any(String) }),
    );
    expect(paused?.legs).toContainEqual(expect.objectContaining({ status: 'paused' }));
    expect(paused?.questionsToAnswer).toHaveLength(1);
    expect(atRisk).toMatchObject({ status: 'granted', window: { verdict: 'possibly_lost' } });
    expect(expiring).toMatchObject({
      status: 'granted',
      loan: { status: 'in_force', line: 'arrived' },
      expiring: true,
    });
  });

  it('enters nothing twice', async () => {
    const [before, first] = [await cases(), await shown()];
    expect(await cases()).toBe(before);
    const references = ({ live }: Shown) => live.requests.map(({ reference }) => reference);
    expect(references(await shown())).toEqual(references(first));
    expect(await product.faults()).toEqual([]);
  });

  it('lives January 2011 again as a story, and tells the lags apart', async () => {
    const text = await demo('--story');
    expect(text).toMatch(/Consent after authority[^\n]*\n {2}Ukraine: 16 days/u);
    expect(text).toMatch(/Arrival lag[^\n]*: 13 to 29 days/u);
    expect(text).toMatch(/OVERDUE since 21 January 2011, 10:00, not consented/u);
    expect(text).toMatch(/Usable window in the end: 0 days at best, [^\n]*lost/u);
    expect(text).toMatch(/Not known:\n {2}on which days Ukraine and the two hosts were asked/u);
    expect(await product.faults()).toEqual([]);
  });

  it('says how to start the product where none runs', async () => {
    const env = { PATH: process.env['PATH'], PUBLIC_URL: 'http://127.0.0.1:9' };
    await expect(run(process.execPath, [program, 'demo'], { env })).rejects.toMatchObject({
      stderr: expect.stringContaining('npm start'),
    });
  });
});
