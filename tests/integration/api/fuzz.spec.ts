import { existsSync } from 'node:fs';
import { AuthorisationWorld, type Caller } from '../../support/api/authorisation-world.js';
import { fuzz } from '../../support/api/fuzzing.js';

const command = process.env.COUNTERSIGN_SCHEMATHESIS;
/** How long somebody has time for who looks for more than every run of the tests does; undefined in those. */
const minutes = process.env.COUNTERSIGN_FUZZ_MINUTES;
/** The same calls in every run of the tests, others in every longer one. */
const CALLS_EACH = 2;
const effort = minutes === undefined ? { callsEach: CALLS_EACH } : { seconds: Number(minutes) * 15 };
/** There are some 150 operations; some get fewer calls than others, since they take nothing that could be varied. */
const AT_LEAST = minutes === undefined ? CALLS_EACH * 50 : 200;
const seed = minutes === undefined ? 1967 : Date.now() % 1_000_000;
const describeWithFuzzer = command !== undefined && existsSync(command) ? describe : describe.skip;

/** Those who may most, those whose consent is asked, and those who may nothing. */
const FUZZERS: readonly Caller[] = ['unit manager', 'unit administrator', 'asked approver', 'nobody'];

/** They end the session of the run, or never end themselves. */
const WITHOUT = [
  'signOut',
  'signOutEverywhere',
  'revokeMySession',
  'revokeMyOtherSessions',
  'revokeSessionOf',
  'revokeSessionsOf',
  'streamEvents',
];

describeWithFuzzer('the API, tried out by its own description', () => {
  let world: AuthorisationWorld;

  beforeAll(async () => {
    world = await AuthorisationWorld.start();
  });
  afterAll(() => world.close());

  it.each(FUZZERS)(
    'answers %s as described, whatever is sent',
    async (caller) => {
      const { code, output } = await fuzz({
        command: command ?? '',
        url: world.url,
        headers: world.credentialsOf(caller),
        parts: world.partsOfAddresses(),
        without: WITHOUT,
        effort,
        seed,
      });
      // A run that tried nothing has found nothing either.
      expect(Number(/(\d+) generated/u.exec(output)?.[1] ?? 0)).toBeGreaterThan(AT_LEAST);
      expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    },
    Number(minutes ?? 1) * 60_000 + 120_000,
  );
});
