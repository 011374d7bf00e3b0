// Facts are put together here from parts chosen at random, which the compiler cannot follow.
/* oxlint-disable typescript/no-unsafe-type-assertion */
import { CaseError, type Cases } from '#libs/cases';
import type { HeldBy, Policy, RequestContent } from '#libs/contracts';
import { workflowIdOf } from '#libs/contracts';
import { canonicalJson, sha256 } from '#libs/platform';
import type { CaseState, Effect, RequestFact } from '#libs/process';
import type { DataSource, EntityManager } from 'typeorm';
import { advance } from '../../../../libs/cases/src/writer/advance.js';
import type { ArrangementAggregate } from '../../../../libs/cases/src/writer/aggregate.js';
import { hashOf } from './model-world.js';
import { type Entry, Life } from '../lives/process-life.js';
import { askBehind, partiesOf, requester, submitted } from '../process-mi24.js';

const START = '2011-01-17T15:00:00.000Z';

/** What the one writer did with what it was brought. */
type Outcome =
  { broken: null; aggregate: ArrangementAggregate } | { broken: { rule: string; pointer: string } };

/**
 * One arrangement twice: as the one writer keeps it on PostgreSQL, and as the pure machine has it in memory. Of the writer the
 * machine hears the real time and whether the database granted a reservation, and nothing else.
 */
export class ModelArrangement {
  readonly life: Life;
  /** Whether the database granted each reservation, in the order in which the machine needed them. */
  private granted: (HeldBy | null)[] = [];

  private constructor(
    private readonly pool: DataSource,
    readonly requestId: string,
    readonly arrangementId: string,
    policy: Policy,
  ) {
    this.life = new Life(policy, () => this.granted.shift() ?? null);
  }

  /** An arrangement whose request has been submitted, in a world in which it may meet others. */
  static async submitted(
    cases: Cases,
    pools: { pool: DataSource; owner: DataSource },
    { policy, content, world }: { policy: Policy; content: RequestContent; world: string },
  ): Promise<ModelArrangement> {
    const viewer = {
      personId: requester.personId,
      name: requester.personId,
      memberships: [
        { partyId: requester.partyId, partyKind: 'secretariat' as const, role: 'manager' as const },
      ],
    };
    const { body: draft } = await cases.transact(null, async (tx) => ({
      status: 201,
      body: await cases.draftRequest(tx, viewer, {
        content: { ...content, policyId: policy.id },
        clockStartsAt: START,
      }),
    }));
    await pools.owner.query('UPDATE arrangement SET world = $2 WHERE id = $1', [draft.arrangementId, world]);
    const arrangement = new ModelArrangement(pools.pool, draft.requestId, draft.arrangementId, policy);
    await arrangement.readOpening();
    const fact = submitted(START, policy, partiesOf(content));
    const broken = await arrangement.collectFacts({
      of: 'request',
      fact: { ...fact, policyHash: hashOf(policy) } as RequestFact,
    });
    if (broken !== null) throw new Error(`the request could not be submitted: ${broken}`);
    return arrangement;
  }

  /** The machine begins with the facts that made the draft. */
  private async readOpening(): Promise<void> {
    for (const [of, caseId] of [
      ['arrangement', this.arrangementId],
      ['request', this.requestId],
    ] as const) {
      const [row]: { payload: Entry['fact'] }[] = await this.pool.query(
        'SELECT payload FROM fact WHERE case_id = $1 ORDER BY number',
        [caseId],
      );
      if (row === undefined) throw new Error('a draft has its facts');
      this.life.give({ of, fact: row.payload } as Entry);
    }
  }

  /** The moment that now is on the clock of this arrangement, as the machine has it. */
  now(realNow: string): string {
    const { request, arrangement } = this.life;
    const moved = new Date(Date.parse(realNow) + arrangement.clockOffsetMs).toISOString();
    return [moved, request.lastFactAt, arrangement.lastFactAt].toSorted().at(-1) ?? moved;
  }

  /** Moves the clock of the arrangement to a moment that has not come yet; a moment that has passed moves nothing. */
  async moveClock(to: string): Promise<string | null> {
    const { clockOffsetMs: stood } = this.life.arrangement;
    return this.bringsDrawn('arrangement', (realNow) => ({
      of: 'arrangement',
      fact: {
        kind: 'clock_moved',
        at: to,
        by: requester,
        channel: 'api',
        clockOffsetMs: Math.max(stood, Date.parse(to) - Date.parse(realNow)),
      },
    }));
  }

  /**
   * Brings a fact to the writer and to the machine.
   * @returns the rule that it broke in both, or null where it stands in both
   * @throws Error where they do not agree on anything at all
   */
  async collectFacts(entry: Entry): Promise<string | null> {
    return this.bringsDrawn(entry.of, () => entry);
  }

  private async bringsDrawn(of: Entry['of'], draw: (realNow: string) => Entry): Promise<string | null> {
    const drawn: { entry: Entry; realNow: string }[] = [];
    const outcome = await this.writer(of, ({ realNow }) => {
      const entry = draw(realNow);
      drawn.push({ entry, realNow });
      return entry;
    });
    const [heard] = drawn;
    if (heard === undefined) throw new Error('the writer asked for nothing');
    this.granted = outcome.broken === null ? reservationsOf(outcome.aggregate) : [];
    const broken = this.machine(heard.entry, heard.realNow);
    const [said, expected] = [outcome.broken, broken].map((rule) =>
      rule === null ? 'it stands' : `${rule.rule} at ${rule.pointer}`,
    );
    if (said !== expected) throw new Error(`the writer says: ${said}; the machine: ${expected}`);
    if (this.granted.length > 0) throw new Error('the writer reserved what the machine did not need');
    await this.compare();
    return broken?.rule ?? null;
  }

  private async writer(of: Entry['of'], draw: (aggregate: ArrangementAggregate) => Entry): Promise<Outcome> {
    const caseId = of === 'request' ? this.requestId : this.arrangementId;
    try {
      const aggregate = await this.pool.transaction((tx) =>
        advance(tx, caseId, async (locked) => {
          const { fact } = draw(locked);
          if ('asks' in fact) await keepTexts(tx, fact.asks ?? []);
          const { at: _at, by, channel, effective, ...payload } = fact;
          return [{ payload, by, channel, ...(effective === undefined ? {} : { effective }) }];
        }),
      );
      return { broken: null, aggregate };
    } catch (error) {
      if (error instanceof CaseError) return { broken: { rule: error.rule, pointer: error.pointer } };
      throw error;
    }
  }

  /** The same in the pure machine: what fell due, the fact, and what fell due by it; all or nothing. */
  private machine({ of, fact }: Entry, realNow: string) {
    const before = { ...this.life.held };
    this.life.tick(this.now(realNow));
    const broken = this.life.give({ of, fact: { ...fact, at: this.now(realNow) } } as Entry);
    if (broken === null) this.life.tick(this.now(realNow));
    else this.life.held = before;
    return broken;
  }

  /** Whether what lies in the store is what the machine has. */
  private async compare(): Promise<void> {
    const ids = [this.requestId, this.arrangementId];
    const stored: { caseId: string; state: CaseState }[] = await this.pool.query(
      'SELECT case_id AS "caseId", state FROM snapshot WHERE case_id = ANY ($1)',
      [ids],
    );
    for (const state of [this.life.request, this.life.arrangement]) {
      const other = stored.find(({ caseId }) => caseId === state.id)?.state;
      if (canonicalJson(other) === canonicalJson(state)) continue;
      throw new Error(`the states of the ${state.case} differ in ${differences(other, state).join('; ')}`);
    }
    const rows: object[] = await this.pool.query(
      `SELECT case_id AS "caseId", number, index, kind, target, about FROM effect
        WHERE case_id = ANY ($1) ORDER BY case_id, number, index`,
      [ids],
    );
    const { requestEffects, arrangementEffects } = this.life.held;
    const expected = [
      ...requestEffects.map((effect) => this.rowOf(this.requestId, effect)),
      ...arrangementEffects.map((effect) => this.rowOf(this.arrangementId, effect)),
    ];
    const asTexts = (each: readonly object[]) => each.map((row) => canonicalJson(row)).toSorted();
    if (canonicalJson(asTexts(rows)) !== canonicalJson(asTexts(expected))) {
      throw new Error(`the effects differ in ${differences(asTexts(rows), asTexts(expected)).join('; ')}`);
    }
  }

  private rowOf(caseId: string, { kind, number, index, about }: Effect): object {
    const target = workflowIdOf(
      caseId === this.arrangementId
        ? { kind: 'arrangement', arrangementId: caseId }
        : { kind: 'request', requestId: caseId },
    );
    return { caseId, number, index, kind, target, about };
  }
}

/** What the database said to each need, in order: who holds it, or null where it was granted. */
function reservationsOf(aggregate: ArrangementAggregate): (HeldBy | null)[] {
  return aggregate.folded.flatMap(({ fact }) => {
    if (fact.channel !== 'database') return [];
    if (fact.kind === 'reserved') return [null];
    return fact.kind === 'reservation_refused' ? [fact.heldBy] : [];
  });
}

/** Where two values differ, as JSON pointers with both sides. */
function differences(a: unknown, b: unknown, pointer = ''): string[] {
  if (canonicalJson(a ?? null) === canonicalJson(b ?? null)) return [];
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  if (!isObject(a) || !isObject(b)) return [`${pointer}: ${JSON.stringify(a)} against ${JSON.stringify(b)}`];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) => differences(a[key], b[key], `${pointer}/${key}`)).slice(0, 5);
}

/** The texts of asks that a test made up, so that the evidence of the case is whole. */
async function keepTexts(tx: EntityManager, asks: readonly { askHash: string }[]): Promise<void> {
  for (const { askHash } of asks) {
    const text = askBehind(askHash);
    await tx.query(
      `INSERT INTO rendering (ask_hash, language, hash, catalogue, text, ask)
       VALUES ($1, 'en', $2, 'of a test', $3, $4::jsonb) ON CONFLICT (ask_hash, language) DO NOTHING`,
      [askHash, sha256(text), text, JSON.stringify(text)],
    );
  }
}
