import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '#libs/platform';
import { createDataSource } from '#libs/store';
import { Product } from '../support/api/product.js';

const run = promisify(execFile);
const program = join(projectRoot(), 'dist/apps/cli/src/main.js');

/** What the demonstration gives with --json, as far as it is looked at here. */
interface Shown {
  record: {
    reference: string;
    requests: {
      name: string;
      status: string;
      adoptedOn: string;
      lines: { id: string; expiry: { lastDay: string }; window: { bestDays: number; worstDays: null } }[];
      legs: {
        kind: string;
        party: string;
        status: string;
        consentLag: object;
        consentAfterAuthority: object;
        ledger: { holder: string }[];
        sources: { source: { symbol: string } }[];
      }[];
    }[];
    units: { unit: string; arrivedAt: object | null; gaps: object[]; breaches: object[] }[];
    saved: { lines: { id: string; without: object; withIt: object }[] };
    notKnown: string[];
  };
  live: {
    requests: {
      name: string;
      reference: string;
      status: string;
      legs: { party: string; status: string; overdueSince: string | null }[];
      questionsToAnswer: object[];
      window: { verdict: string } | null;
      arrangement: { status: string; line: string | null };
      expiring: boolean;
    }[];
  };
}

/** Starting the product and entering all of the demonstration, on a machine that does other things besides. */
const FIRST_CALLS_LIMIT_MS = 300_000;

describe('npm run demo', () => {
  let product: Product;
  /** What it prints when it is called for the first time, and what it gives as data after that. */
  let text: string;
  let first: Shown;

  beforeAll(async () => {
    product = await Product.start();
    text = await demo();
    first = await shown();
  }, FIRST_CALLS_LIMIT_MS);

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

  it('fits into a terminal of a hundred columns, and says what the record says', () => {
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(text).toMatch(/arrival +29 to 45 days after the adoption, 13 to 29 days after the law/u);
    expect(text).toMatch(/at the law +12 days at best, unknown at worst: open/u);
    expect(text).toMatch(/by arrival +-17 to 0 days/u);
    expect(text).toMatch(/What S\/RES\/1968 \(2011\) saved, adopted on 16 February 2011, the day on which/u);
    expect(text).toMatch(/lag +from asking: unknown; from the adoption: before it/u);
  });

  it('enters the past as its record tells it, and leaves unknown what it does not say', () => {
    const { record } = first;
    expect(
      record.requests.map(({ name, status, adoptedOn, lines }) => [
        name,
        status,
        adoptedOn,
        lines[0]?.expiry.lastDay,
      ]),
    ).toEqual([
      ['S/RES/1951 (2010)', 'granted_per_record', '2010-11-24', '2010-12-22'],
      ['S/RES/1962 (2010)', 'granted_per_record', '2010-12-20', '2011-01-19'],
      ['S/RES/1967 (2011), extension', 'granted_per_record', '2011-01-19', '2011-02-16'],
      ['S/RES/1967 (2011), armed helicopters', 'granted_per_record', '2011-01-19', '2011-02-16'],
      ['S/RES/1968 (2011)', 'granted_per_record', '2011-02-16', '2011-05-16'],
    ]);
    const legs = record.requests.flatMap((request) =>
      request.legs.map((leg) => ({ of: request.name, ...leg })),
    );
    for (const { sources } of legs) expect(sources.length).toBeGreaterThan(0);
    const ukraine = legs.filter(({ party, status }) => party === 'Ukraine' && status !== 'not_in_record');
    expect(
      ukraine.map(({ of, consentLag, consentAfterAuthority }) => [of, consentLag, consentAfterAuthority]),
    ).toEqual([
      ['S/RES/1951 (2010)', expect.objectContaining({ known: false }), { known: true, before: true }],
      [
        'S/RES/1967 (2011), armed helicopters',
        expect.objectContaining({ known: false }),
        { known: true, fromDays: 16, toDays: 16 },
      ],
    ]);
    const council = legs.find(
      ({ of, kind }) => of === 'S/RES/1967 (2011), extension' && kind === 'council_decision',
    );
    expect(council).toMatchObject({
      consentLag: { known: true, fromDays: 12, toDays: 12 },
      ledger: [{ holder: 'council' }],
    });
    const hosts = legs.filter(({ kind }) => kind === 'host_consent');
    expect(new Set(hosts.map(({ status }) => status))).toEqual(new Set(['not_in_record']));
  });

  it('shows what 1968 saved, by the fold without it and the fold with it', () => {
    const { record } = first;
    expect(record.saved.lines).toContainEqual({
      id: 'mi24',
      without: expect.objectContaining({
        expiresAt: '2011-02-17T05:00:00.000Z',
        window: expect.objectContaining({ verdict: 'lost', bestDays: 0 }),
        breaches: [{ from: '2011-03-06T05:00:00.000Z', to: null }],
      }),
      withIt: expect.objectContaining({ expiresAt: '2011-05-17T04:00:00.000Z', breaches: [] }),
    });
    for (const { gaps, breaches } of record.units) expect([gaps, breaches]).toEqual([[], []]);
  });

  it('shows four live requests around today: overdue, paused, at risk, granted and expiring', () => {
    const { live } = first;
    const [overdue, paused, atRisk, expiring] = live.requests;
    expect(overdue?.legs).toContainEqual(
      expect.objectContaining({
        party: 'Ilmeria (invented)',
        status: 'asked',
        overdueSince: expect.any(String),
      }),
    );
    expect(paused?.legs).toContainEqual(expect.objectContaining({ status: 'paused' }));
    expect(paused?.questionsToAnswer).toHaveLength(1);
    expect(atRisk).toMatchObject({ status: 'granted', window: { verdict: 'possibly_lost' } });
    expect(expiring).toMatchObject({
      status: 'granted',
      arrangement: { status: 'in_force', line: 'arrived' },
      expiring: true,
    });
  });

  it('enters nothing twice', async () => {
    const before = await cases();
    const again = await shown();
    expect(await cases()).toBe(before);
    const references = ({ record, live }: Shown) => [
      record.reference,
      ...live.requests.map(({ reference }) => reference),
    ];
    expect(references(again)).toEqual(references(first));
    expect(await product.faults()).toEqual([]);
  });

  it('knows the record again when answers are kept for their keys no longer', async () => {
    const owner = await createDataSource(product.ownerUrl, { poolSize: 1 }).initialize();
    await owner.query('DELETE FROM idempotency');
    await owner.destroy();
    expect((await shown()).record.reference).toBe(first.record.reference);
  });

  it('lives January 2011 again as a story, and tells the lags apart', async () => {
    const story = await demo('--story');
    expect(story).toMatch(/Consent after authority[^\n]*\n {2}Ukraine: 16 days/u);
    expect(story).toMatch(/Arrival lag[^\n]*: 13 to 29 days/u);
    expect(story).toMatch(/OVERDUE since 21 January 2011, 10:00, not consented/u);
    expect(story).toMatch(/Usable window in the end: 0 days at best, [^\n]*lost/u);
    expect(story).toMatch(/Not known:\n {2}on which days Ukraine and the two hosts were asked/u);
    expect(await product.faults()).toEqual([]);
  });

  it('says how to start the product where none runs', async () => {
    const env = { PATH: process.env['PATH'], PUBLIC_URL: 'http://127.0.0.1:9' };
    await expect(run(process.execPath, [program, 'demo'], { env })).rejects.toMatchObject({
      stderr: expect.stringContaining('npm start'),
    });
  });
});
