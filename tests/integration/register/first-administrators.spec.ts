import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '#libs/platform';
import { seed } from '#libs/store';
import { type Caller, startTestApi, type TestApi } from '../../support/api/running-api.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { until } from '../../support/product/until.js';

const program = join(projectRoot(), 'dist/apps/cli/src/main.js');

describe('the first administrators of a production deployment', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi({ COUNTERSIGN_MODE: 'production' });
    // The cast of trials is there as well, and counts for nothing.
    await seed(api.database.ownerUrl, { people: false });
  });

  afterAll(async () => {
    await api.close();
  });

  async function countersign(...args: string[]): Promise<{ code: number; data: Record<string, unknown> }> {
    const env = { PATH: process.env['PATH'], DATABASE_APP_URL: api.config.DATABASE_APP_URL };
    const run = promisify(execFile)(process.execPath, [program, ...args, '--json'], { env });
    const { code, stdout } = await run
      .catch((error: unknown) => error as { code: number; stdout: string })
      .then((result) => ({ code: 0, ...result }));
    return { code, data: JSON.parse(stdout) as Record<string, unknown> };
  }

  function create(name: string, address: string, party = 'dpko') {
    return countersign(
      'admin',
      'create',
      '--name',
      name,
      '--title',
      'Administrator',
      '--address',
      address,
      '--party',
      party,
    );
  }

  async function signIn(address: string): Promise<Caller> {
    const client = await api.as();
    expect((await client.api.startSignIn({ body: { address } })).status).toBe(202);
    const mail = await until('the link has come', async () => (await mailsTo(address, 'sign'))[0]);
    const token = /\/sign-in\/(\S+)/u.exec(mail.text)?.[1] ?? '';
    await client.form(`/sign-in/${token}`, {});
    return client;
  }

  it('are entered from the command line, sign in by mail, and enter everybody else', async () => {
    const made = await create('Amina Halvorsen', 'amina.halvorsen@first.example');
    expect(made).toEqual({
      code: 0,
      data: { personId: 'amina-halvorsen', party: 'dpko', address: 'amina.halvorsen@first.example' },
    });
    const amina = await signIn('amina.halvorsen@first.example');
    const me = await amina.does.getMe();
    expect(me).toMatchObject({
      person: { id: 'amina-halvorsen' },
      memberships: [{ partyId: 'dpko', role: 'administrator' }],
    });
    expect((await amina.api.listPeople()).status).toBe(200);
    const [written] = await api.sql<{ kind: string }>(
      `SELECT body->>'kind' AS kind FROM audit_event WHERE body->>'kind' = 'first_administrator_entered'`,
    );
    expect(written).toBeDefined();
  });

  it('are two: the third is entered by them in the product', async () => {
    expect((await create('Bao Nguyen', 'bao.nguyen@first.example')).code).toBe(0);
    const third = await create('Carla Ossei', 'carla.ossei@first.example');
    expect(third.code).toBe(2);
    expect(third.data['error']).toContain(
      'There are already administrators: Amina Halvorsen and Bao Nguyen.',
    );
    expect((await countersign('verify')).code).toBe(0);
  });

  it.each([
    ['a party that is not there', 'nowhere', 'There is no party nowhere.'],
    ['a party that is no part of the Secretariat', 'liberia', 'is not a unit of the Secretariat'],
  ])('are refused for %s', async (_name, party, words) => {
    const refused = await create('Dana Weiss', 'dana.weiss@first.example', party);
    expect(refused.code).toBe(2);
    expect(refused.data['error']).toContain(words);
  });

  it('are refused with words where the address is none', async () => {
    const refused = await create('Dana Weiss', 'nowhere');
    expect(refused.code).toBe(2);
    expect(refused.data['error']).toContain('--address must be a mail address');
  });
});
