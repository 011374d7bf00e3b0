// Facts are put together here from parts chosen at random, which the compiler cannot follow.
/* oxlint-disable typescript/no-unsafe-type-assertion */
import { Cases, verifyCase } from '#libs/cases';
import type { Policy, RequestContent } from '#libs/contracts';
import { policySchema } from '#libs/contracts';
import { isLiveLine } from '#libs/process';
import { createDataSource } from '#libs/store';
import * as fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { type TestDatabase, createTestDatabase } from '../../support/product/database.js';
import { staleListings } from '../../support/product/stale-listings.js';
import { everyKind } from '../../support/machine/lives/every-kind.js';
import { ModelArrangement } from '../../support/machine/model/model-arrangement.js';
import { furtherMoves, taskMoves } from '../../support/machine/model/model-moves.js';
import { enterModelWorld } from '../../support/machine/model/model-world.js';
import { type Move, momentOf, pauses, twoLines, weighted } from '../../support/machine/process-facts.js';
import type { Entry } from '../../support/machine/lives/process-life.js';
import { noticeFirst } from '../../support/machine/process-mi24.js';

/**
 * How many random sequences are lived; each has two arrangements and some forty acts. `npm run test:model -- 3000` lives for about
 * an hour; `MODEL_SEED` and `MODEL_PATH`, which a failure prints, live one again.
 */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 10);
const TIME_LIMIT_MS = 300_000 + RUNS * 20_000;

/** Seats one after the other, and members that may object, beside parties that speak with one voice. */
const seated: Policy = everyKind(
  { contributor_consent: ['advance_notice'], clearances: ['contributor_consent'] },
  {
    contributor_consent: {
      seats: [
        { id: 'ministry', title: 'Ministry of Defence' },
        { id: 'cabinet', title: 'Cabinet' },
        { id: 'parliament', title: 'Parliament' },
      ],
      rule: stages(['ministry'], ['cabinet', 'parliament']),
      questions: { atMost: 1, pauseAtMost: 'P2D' },
    },
    council_decision: {
      seats: ['president', 'gabon', 'portugal'].map((id) => ({ id, title: id })),
      rule: { kind: 'no_objection', recordedBy: 'president', changeOfVote: false },
      objectionsUntil: 'P3D',
    },
    consultation: { required: false, satisfiedBy: ['consulted', 'waived'] },
    host_consent: { satisfiedBy: ['obtained', 'obtained_with_caveats', 'notified', 'waived'] },
  },
);

function stages(...seats: string[][]): Policy['legs'][number]['rule'] {
  const vote = { kind: 'vote', approve: { kind: 'all' } } as const;
  const rule = {
    kind: 'stages',
    stages: seats.map((each) => ({ title: each.join(), seats: each, rule: vote })),
  };
  const [leg] = noticeFirst.legs;
  const seatIds = seats.flat().map((id) => ({ id, title: id }));
  return (
    policySchema.parse({ ...noticeFirst, legs: [{ ...leg, seats: seatIds, rule }] }).legs[0]?.rule ?? null
  );
}

const POLICIES: readonly Policy[] = [
  noticeFirst,
  { ...everyKind(), id: 'every-kind' },
  { ...seated, id: 'seats-and-silence' },
];

function policyOf(id: string): Policy {
  const policy = POLICIES.find((candidate) => candidate.id === id);
  if (policy === undefined) throw new Error(`there is no policy ${id}`);
  return policy;
}

/** The two arrangements that ask for the same units at the same time. */
interface Pair {
  arrangements: readonly [ModelArrangement, ModelArrangement];
}

/** Uuids stand where the store wants them; both sides get the same. */
function withUuids(entry: Entry, number: number): Entry {
  const uuid = (id: string) =>
    `00000000-0000-4000-8000-${id.charCodeAt(0).toString(16)}${String(number).padStart(10, '0')}`;
  const text = JSON.stringify(entry).replaceAll(
    new RegExp(`"([dpqo])${number}"`, 'gu'),
    (_, letter: string) => `"${uuid(letter)}"`,
  );
  return JSON.parse(text) as Entry;
}

let actNumber = 1000;

/** Time goes on for one of the arrangements, and somebody does something about it. */
class Act implements fc.AsyncCommand<Pair, Pair> {
  private done = '';

  constructor(
    private readonly which: 0 | 1,
    private readonly pause: number | string,
    private readonly move: Move,
  ) {}

  check(): boolean {
    return true;
  }

  async run(pair: Pair): Promise<void> {
    const arrangement = pair.arrangements[this.which];
    const at = momentOf(arrangement.life, arrangement.life.request.lastFactAt, this.pause);
    this.done = `loan ${this.which + 1} at ${at}`;
    await arrangement.moveClock(at);
    actNumber += 1;
    const entry = this.move(arrangement.life, actNumber, at);
    if (entry === null) return;
    const given = withUuids(entry, actNumber);
    this.done += ` ${JSON.stringify(given.fact)}`;
    const broken = await arrangement.collectFacts(given);
    this.done += broken === null ? '' : ` (broke ${broken})`;
  }

  toString(): string {
    return this.done;
  }
}

const acts = (moves: fc.Arbitrary<Move>) =>
  fc
    .tuple(fc.constantFrom(0 as const, 0 as const, 1 as const), pauses, moves)
    .map((parts) => new Act(...parts));

const lives = fc.record({
  // Under the first, which asks the fewest, arrangements come into force soonest.
  policyId: fc.constantFrom(noticeFirst.id, ...POLICIES.map(({ id }) => id)),
  neededBy: fc.constantFrom('2011-02-28', '2011-06-30', '2011-06-30'),
  // Inboxes are worked first, so that what follows meets requests that have come far, and arrangements in force.
  begun: fc.array(
    fc
      .tuple(
        fc.constantFrom(0 as const, 0 as const, 0 as const, 1 as const),
        fc.constantFrom(0, 3_600_000),
        taskMoves,
      )
      .map((parts) => new Act(...parts)),
    { minLength: 0, maxLength: 40, size: 'max' },
  ),
  further: fc.commands(
    [
      acts(furtherMoves),
      acts(furtherMoves),
      acts(
        weighted({
          answer: 30,
          paper: 25,
          paperReview: 25,
          question: 20,
          reply: 15,
          conditions: 25,
          late: 15,
          waive: 5,
          task: 10,
          reservation: 12,
          withdraw: 1,
        }),
      ),
      acts(weighted({ arrangement: 1 })),
    ],
    { maxCommands: 60, size: 'max' },
  ),
});

describe('the one writer on PostgreSQL and the pure machine', () => {
  let database: TestDatabase;
  let pool: DataSource;
  let owner: DataSource;
  let cases: Cases;
  let worlds = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    await enterModelWorld(database, POLICIES);
    pool = await createDataSource(database.appUrl, { poolSize: 4, name: 'test' }).initialize();
    owner = await createDataSource(database.ownerUrl, { poolSize: 1, name: 'test' }).initialize();
    cases = new Cases(pool, { movableClocks: true });
  });

  afterAll(async () => {
    await Promise.all([pool.destroy(), owner.destroy()]);
    await database.drop();
  });

  /** Two arrangements of the same units, submitted. */
  async function pairOf(policy: Policy, content: RequestContent): Promise<Pair> {
    worlds += 1;
    const submit = () =>
      ModelArrangement.submitted(cases, { pool, owner }, { policy, content, world: `model/${worlds}` });
    return { arrangements: [await submit(), await submit()] };
  }

  /** Each unit is held once at a time, and never free while a line with it has been granted and is not over. */
  async function assertUnitsHeld({ arrangements }: Pair): Promise<void> {
    const held: { unitId: string }[] = await pool.query(
      'SELECT unit_id AS "unitId" FROM reservation WHERE world = $1',
      [`model/${worlds}`],
    );
    const live = arrangements.flatMap(({ life }) => Object.values(life.arrangement.lines).filter(isLiveLine));
    const unitIds = live.map(({ unitId }) => unitId);
    expect(held.map(({ unitId }) => unitId)).toEqual(expect.arrayContaining(unitIds));
    const [twice]: { count: string }[] = await pool.query(
      `SELECT count(*) FROM reservation a JOIN reservation b
         ON a.unit_id = b.unit_id AND a.world = b.world AND a.during && b.during
        AND (a.arrangement_id, a.line_id) < (b.arrangement_id, b.line_id) WHERE a.world = $1`,
      [`model/${worlds}`],
    );
    expect(twice?.count).toBe('0');
  }

  it(
    'agree after every act on the state, the rules broken and the effects, and the log is whole at the end',
    async () => {
      const kinds = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(lives, async ({ policyId, neededBy, begun, further }) => {
          const pair = await pairOf(policyOf(policyId), { ...twoLines, neededBy });
          for (const act of begun) await act.run(pair);
          await fc.asyncModelRun(() => ({ model: pair, real: pair }), further);
          await assertUnitsHeld(pair);
          expect(await staleListings((text) => pool.query(text))).toEqual([]);
          for (const { requestId, arrangementId, life } of pair.arrangements) {
            expect(await verifyCase(pool, requestId)).toEqual([]);
            expect(await verifyCase(pool, arrangementId)).toEqual([]);
            for (const { of, fact } of life.held.log) {
              const kind = `${of === 'request' ? '' : 'loan: '}${fact.kind === 'due' ? `due ${fact.wake.what}` : fact.kind}`;
              kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
            }
          }
        }),
        {
          numRuns: RUNS,
          // A life that is lived again is also made as short as it can be and still fail.
          endOnFailure: process.env['MODEL_SEED'] === undefined,
          ...(process.env['MODEL_SEED'] === undefined ? {} : { seed: Number(process.env['MODEL_SEED']) }),
          ...(process.env['MODEL_PATH'] === undefined ? {} : { path: process.env['MODEL_PATH'] }),
        },
      );
      const counted = [...kinds].map(([kind, count]) => `${kind} ${count}`).toSorted();
      process.stdout.write(`${RUNS} sequences lived; facts that stood: ${counted.join(', ')}\n`);
    },
    TIME_LIMIT_MS,
  );
});
