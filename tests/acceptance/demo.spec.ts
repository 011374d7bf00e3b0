import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '#libs/platform';
import { Product } from '../support/product.js';

const run = promisify(execFile);
const program = join(projectRoot(), 'dist/apps/cli/src/main.js');

describe('npm run demo', () => {
  let product: Product;

  beforeAll(async () => {
    product = await Product.start();
  });

  afterAll(async () => {
    await product.stop();
  });

  it('lives January 2011 again on the running product, and tells the lags apart', async () => {
    const env = {
      PATH: process.env['PATH'],
      PUBLIC_URL: product.url,
      MAILBOX_PORT: new URL(product.mailboxUrl).port,
    };
    const { stdout } = await run(process.execPath, [program, 'demo'], { env, timeout: 100_000 });
    expect(stdout).toMatch(/Consent after authority[^\n]*\n {2}Ukraine: 16 days/u);
    expect(stdout).toMatch(/Arrival lag[^\n]*: 13 to 29 days/u);
    expect(stdout).toMatch(/OVERDUE since 21 January 2011, 10:00, not consented/u);
    expect(stdout).toMatch(/Usable window in the end: 0 days at best, [^\n]*lost/u);
    expect(stdout).toMatch(/Not known:\n {2}on which days Ukraine and the two hosts were asked/u);
    expect(await product.faults()).toEqual([]);
  });

  it('says how to start the product where none runs', async () => {
    const env = { PATH: process.env['PATH'], PUBLIC_URL: 'http://127.0.0.1:9' };
    await expect(run(process.execPath, [program, 'demo'], { env })).rejects.toMatchObject({
      stderr: expect.stringContaining('npm start'),
    });
  });
});
