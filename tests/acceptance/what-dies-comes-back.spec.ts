import { resultOf } from '#libs/contracts/client';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { resetHome } from '#infra/embedded';
import { projectRoot } from '#libs/platform';
import { z } from 'zod';
import { ArrangementCase, NOTICE, UKRAINE, letter } from '../support/product/arrangement-case.js';
import { Ended, type KeptPart, StartedProduct } from '../support/product/started-product.js';
import { until } from '../support/product/until.js';

const CAPITAL = 'olena.koval@ukraine.example';
const mailsSchema = z.array(
  z.object({ subject: z.string(), text: z.string(), to: z.array(z.object({ address: z.string() })) }),
);
const run = promisify(execFile);
const program = join(projectRoot(), 'dist/apps/cli/src/main.js');

describe('the product as npm start runs it', () => {
  let folder: string;
  let home: string;
  let product: StartedProduct;
  let ask: ArrangementCase;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-kept-'));
    home = join(folder, 'home');
    product = await StartedProduct.start(home);
    ask = await ArrangementCase.submitted(product);
  });

  afterAll(async () => {
    await product.stop();
    await resetHome(home);
    rmSync(folder, { recursive: true, force: true });
  });

  async function mailsAbout(words = ''): Promise<number> {
    const mails = mailsSchema.parse(await (await fetch(`${product.mailboxUrl}/api/email`)).json());
    return mails.filter(
      ({ to, subject, text }) =>
        to.some(({ address }) => address === CAPITAL) &&
        `${subject}\n${text}`.includes(ask.reference) &&
        subject.includes(words),
    ).length;
  }

  it.each<KeptPart>(['postgres', 'temporal', 'mailbox', 'worker', 'api'])(
    'answers again after kill -9 of %s, with nothing lost',
    async (part) => {
      const { now: _before, ...before } = await ask.view();
      await product.kill(part);
      await product.untilReady();
      // Nothing but the clock of the case has moved.
      const { now: _after, ...after } = await ask.view();
      expect(after).toEqual(before);
      expect(product.output()).toContain(`${part} ended (SIGKILL) and is started again.`);
    },
  );

  it('goes on after all that: who is next is asked, and every chain is whole', async () => {
    resultOf(
      await ask.answer('jun-takeda', NOTICE, { answer: 'notice_given', instrument: letter('S/2011/5') }),
    );
    await until('the capital is asked', async () => (await mailsAbout()) > 0);
    const { stdout } = await run(process.execPath, [program, 'verify', '--json'], {
      // Not told on which ports the product runs: it has said so itself.
      env: { PATH: process.env['PATH'], COUNTERSIGN_HOME: home },
    });
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, cases: [{ faults: [] }, { faults: [] }] });
  });

  it('keeps in the logs what was before and after', () => {
    const log = readFileSync(join(home, 'logs/api.log'), 'utf8');
    expect(log).toMatch(/has ended \(SIGKILL\)[\s\S]*process \d+ starts/u);
  });

  it('sets a damaged Temporal file aside, makes a new one, and goes on from the store', async () => {
    const worker = product.pidOf('worker');
    writeFileSync(join(home, 'temporal.db'), Buffer.alloc(64 * 1024, 'no SQLite at all '));
    await product.kill('temporal');
    await until('a word says so', async () =>
      /Temporal's file was damaged \(.+\) and is set aside/u.test(product.output()),
    );
    expect(readdirSync(home).some((name) => name.startsWith('temporal.db.damaged-'))).toBe(true);
    await until(
      'the worker is started again',
      async () => ![worker, undefined].includes(product.pidOf('worker')),
    );
    await product.untilReady();
    // The reminder that the lost workflow was waiting for.
    await ask.moveClock('2011-01-14T15:00:00.000Z');
    await until('the capital is reminded', async () => (await mailsAbout('Reminder')) > 0, 90_000);
    expect((await ask.leg(UKRAINE)).status).toBe('asked');
  });

  it('stops within ten seconds when it is asked to', async () => {
    const stream = await fetch(`${product.url}/healthz`);
    await stream.text();
    await product.stop();
    expect(product.output()).toContain('Stopped.');
    expect(existsSync(join(home, 'running.json'))).toBe(false);
  });

  it('sets aside with a word what a clone that was deleted has left behind', async () => {
    if (process.getuid?.() !== 0) return;
    const other = join(folder, 'deleted');
    mkdirSync(other);
    const key = createHash('sha256').update(realpathSync(other)).digest('hex').slice(0, 16);
    const left = join('/var/lib/countersign', key);
    mkdirSync(join(left, 'postgres'), { recursive: true });
    writeFileSync(join(left, 'postgres/PG_VERSION'), '18\n');
    await StartedProduct.untilItSays(other, 'An earlier clone at this path has left its database behind');
    const aside = readdirSync('/var/lib/countersign').filter((name) =>
      name.startsWith(`${key}.left-behind-`),
    );
    await resetHome(other);
    for (const name of aside) rmSync(join('/var/lib/countersign', name), { recursive: true });
    expect(aside).toHaveLength(1);
  });

  it.each([
    [
      'production mode',
      { COUNTERSIGN_MODE: 'production' },
      'COUNTERSIGN_MODE must be embedded or not set here',
    ],
    ['a host that others reach', { HOST: '0.0.0.0' }, 'HOST must be an address of this machine itself'],
    [
      'a public address',
      { PUBLIC_URL: 'https://countersign.example' },
      'PUBLIC_URL must be an address of this machine',
    ],
    ['secrets that are gone', {}, 'secrets.json is gone'],
  ])('does not start with %s, and says why without a stack', async (name, env, words) => {
    const other = join(folder, name.replaceAll(' ', '-'));
    mkdirSync(join(other, 'postgres'), { recursive: true });
    if (process.getuid?.() === 0) {
      writeFileSync(join(other, 'postgres-location.json'), JSON.stringify({ data: leftOf(other) }));
    }
    const failure: unknown = await StartedProduct.start(other, { env }).catch((error: unknown) => error);
    await resetHome(other);
    expect(failure).toBeInstanceOf(Ended);
    expect(String(failure)).toContain(words);
    expect(String(failure)).not.toMatch(/^\s+at /mu);
  });

  /** Where root's database of a home lies, with something in it. */
  function leftOf(other: string): string {
    const key = createHash('sha256').update(realpathSync(other)).digest('hex').slice(0, 16);
    const data = join('/var/lib/countersign', key, 'postgres');
    mkdirSync(data, { recursive: true });
    return data;
  }
});
