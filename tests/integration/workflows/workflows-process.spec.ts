import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '#infra/embedded';
import { projectRoot } from '#libs/platform';
import { startChild, type Child } from '../../support/product/child.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { required } from '../../support/product/running-worker.js';
import { until } from '../../support/product/until.js';

async function lastWords(child: Child): Promise<string> {
  await until('the process has ended', async () => !child.running(), 20_000);
  return child.output();
}

describe('the worker as a process', () => {
  let database: TestDatabase;
  let env: NodeJS.ProcessEnv;
  let readyUrl: string;
  const children: Child[] = [];
  const folders: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const [port] = await freePorts(1);
    readyUrl = `http://127.0.0.1:${port}/readyz`;
    env = {
      PATH: process.env['PATH'],
      DATABASE_APP_URL: database.appUrl,
      TEMPORAL_ADDRESS: required('COUNTERSIGN_TEST_TEMPORAL_ADDRESS'),
      SMTP_URL: required('COUNTERSIGN_TEST_SMTP_URL'),
      PUBLIC_URL: 'https://countersign.example',
      COUNTERSIGN_SECRET: 'a secret of tests that is long enough for anybody',
      WORKER_HEALTH_PORT: String(port),
      LOG_LEVEL: 'info',
    };
  });

  afterAll(async () => {
    await Promise.all(children.map((child) => child.end('SIGKILL')));
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
    await database.drop();
  });

  function start(root: string, change: NodeJS.ProcessEnv = {}): Child {
    const child = startChild(process.execPath, [join(root, 'dist/apps/worker/src/main.js')], {
      ...env,
      ...change,
    });
    children.push(child);
    return child;
  }

  it('does not start without its workflow bundle', async () => {
    const root = await mkdtemp(join(tmpdir(), 'countersign-bundle-'));
    folders.push(root);
    await cp(join(projectRoot(), 'dist'), join(root, 'dist'), { recursive: true });
    await rm(join(root, 'dist/workflow-bundle.js'));
    await cp(join(projectRoot(), 'package.json'), join(root, 'package.json'));
    await symlink(join(projectRoot(), 'node_modules'), join(root, 'node_modules'));
    expect(await lastWords(start(root))).toContain(
      'workflow-bundle.js is missing. Make it with `npm run build`.',
    );
  });

  it('does not start under a role that could tamper with evidence', async () => {
    const child = start(projectRoot(), { DATABASE_APP_URL: database.ownerUrl });
    expect(await lastWords(child)).toContain('could tamper with evidence');
  });

  it('lists everything that is wrong with its configuration at once', async () => {
    const child = start(projectRoot(), { SMTP_URL: '', TEMPORAL_ADDRESS: 'http://x' });
    const words = await lastWords(child);
    expect(words).toContain('SMTP_URL');
    expect(words).toContain('TEMPORAL_ADDRESS');
  });

  it('gets ready, and stops when it is asked to', async () => {
    const child = start(projectRoot());
    await until('it is ready', async () => (await fetch(readyUrl)).ok);
    // fetch keeps this connection.
    const askedAt = Date.now();
    await child.end('SIGTERM');
    expect(Date.now() - askedAt).toBeLessThan(10_000);
    await until('its last line is read', async () => child.output().includes('The worker has stopped.'));
    expect(child.output()).not.toMatch(/"level":"(error|fatal)"/u);
  });
});
