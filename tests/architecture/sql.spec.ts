import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** SQL that is sent: a call of a connection or of what prepares a statement, and queries that are put together. */
const SENDS = /\.query(<[^>]*>)?\(|\brunPrepared(<[^>]*>)?\(|\bcreateQueryBuilder\(/u;
/** SQL that defines what the store holds. */
const DEFINES = /\b(CREATE|ALTER|DROP) (UNIQUE )?(TABLE|INDEX|FUNCTION|TRIGGER|SEQUENCE)\b/u;
/** SQL that says by what right tasks and requests are read. */
const SAYS_WHO_READS =
  /'(answer|oversee|work|awaits_answer|awaits_reply|unit|party):' \|\| [a-z]+\.(party_id|managed_by)\b/u;

/** Where each may lie (decision 78): beside what reads and writes cases, where who may read is decided, and in the store itself. */
const PLACES: readonly [what: string, pattern: RegExp, places: readonly string[]][] = [
  [
    'is sent',
    SENDS,
    ['libs/cases/src/', 'libs/identity/src/', 'libs/audit/src/', 'libs/webhooks/src/', 'libs/store/src/'],
  ],
  ['defines what the store holds', DEFINES, ['libs/store/src/migrations/']],
  ['says who may read', SAYS_WHO_READS, ['libs/identity/src/readers.ts']],
];

/** What lies elsewhere, and why. This list may only become shorter. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'apps/worker/src/relay.ts': 'leases what is to be told; it touches the queue of the relay alone',
  'apps/worker/src/worker-lifecycle.ts': 'asks whether the database answers',
  'apps/api/src/services.ts': 'asks whether the database answers',
  'apps/api/src/events/event-feed.ts': 'listens on a connection of its own',
  'libs/mail/src/directory.ts': 'finds to whom a party is written',
  'libs/mail/src/outbox.ts': 'keeps what was sent',
  'libs/mail/src/mailed-link.ts': 'keeps the links that were mailed',
  'infra/embedded/postgres/server.ts': 'makes the roles and the database of a new server',
};

async function sources(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const tree of ['apps', 'libs', 'activities', 'workflows', 'infra/embedded']) {
    for await (const file of glob(`${tree}/**/*.{ts,tsx}`, { cwd: ROOT })) {
      if (!/\.spec\.tsx?$/u.test(file)) found.set(file, await readFile(join(ROOT, file), 'utf8'));
    }
  }
  return found;
}

describe('SQL', () => {
  it.each(PLACES)('that %s lies in its place', async (_what, pattern, places) => {
    const found = [...(await sources())].filter(([, text]) => pattern.test(text)).map(([file]) => file);
    const astray = found.filter((file) => !places.some((place) => file.startsWith(place)));
    expect(found.length).toBeGreaterThan(astray.length);
    expect(astray.filter((file) => !Object.hasOwn(ELSEWHERE, file))).toEqual([]);
  });

  it('lies elsewhere only where it still has to', async () => {
    const all = await sources();
    const gone = Object.keys(ELSEWHERE).filter((file) => !SENDS.test(all.get(file) ?? ''));
    expect(gone).toEqual([]);
  });
});
