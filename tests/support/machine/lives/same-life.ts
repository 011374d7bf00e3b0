import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Policy, policySchema } from '#libs/contracts';
import { canonicalJson, projectRoot, sha256 } from '#libs/platform';
import type { ArrangementFact, RequestFact } from '#libs/process';
import {
  ArrangementLineEntity,
  EffectEntity,
  FactEntity,
  FoldEntity,
  LedgerSpanEntity,
  LegEntity,
} from '#libs/store';
import type { DataSource } from 'typeorm';
import { parse } from 'yaml';
import { type GivenFact, PureAggregate, isGiven } from '../pure-aggregate.js';

/** Every policy of `data/policies` by its id, read as the files say and not from the store. */
async function policiesOfData(): Promise<Map<string, Policy>> {
  const folder = join(projectRoot(), 'data/policies');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml'));
  const policies = await Promise.all(
    files.map(async (file) => policySchema.parse(parse(await readFile(join(folder, file), 'utf8')))),
  );
  return new Map(policies.map((policy) => [policy.id, policy]));
}

type Fact = RequestFact | ArrangementFact;

/** All that is compared of one case: its log, the hash after each fact, what the world is told, and the rows people read. */
interface Picture {
  facts: string[];
  stateHashes: string[];
  effects: object[];
  /** Of an arrangement. */
  lines: object[];
  /** Of a request. */
  legs: object[];
  ledger: object[];
}

/** What one arrangement has come to, by case, as the product keeps it and as the machine says. */
export interface Both {
  /** The kinds of the facts that people brought since the last look. */
  given: string[];
  product: Record<string, Picture>;
  machine: Record<string, Picture>;
}

/**
 * One arrangement lived twice: by the product, on its database and with its workflows, and by the pure machine alone, which gets
 * nothing but the facts that people brought. After every step all that the store holds must be what the machine says.
 */
export class SameLife {
  private constructor(
    private readonly dataSource: DataSource,
    private readonly arrangementId: string,
    readonly pure: PureAggregate,
  ) {}

  static async of(dataSource: DataSource, arrangementId: string): Promise<SameLife> {
    const policies = await policiesOfData();
    const policyOf = (id: string): Policy => {
      const policy = policies.get(id);
      if (policy === undefined) throw new Error(`there is no policy ${id}`);
      return policy;
    };
    return new SameLife(dataSource, arrangementId, new PureAggregate(arrangementId, policyOf));
  }

  /** Has the pure machine live what was lived since the last call, and shows what both have come to. */
  async both(): Promise<Both> {
    const logs = await this.logs();
    const given = this.bring(logs);
    const lastMoment = [...logs.values()].flat().reduce((last, { at }) => (at > last ? at : last), '');
    this.pure.tick(lastMoment);
    const product: Record<string, Picture> = {};
    for (const [caseId, facts] of logs) product[caseId] = await this.kept(caseId, facts);
    const machine = Object.fromEntries([...this.pure.folds.keys()].map((id) => [id, this.folded(id)]));
    return { given: given.map(({ fact }) => fact.kind), product, machine };
  }

  private async logs(): Promise<Map<string, Fact[]>> {
    const cases: { id: string }[] = await this.dataSource.query(
      'SELECT id FROM arrangement WHERE id = $1 UNION ALL SELECT id FROM request WHERE arrangement_id = $1',
      [this.arrangementId],
    );
    const logs = new Map<string, Fact[]>();
    for (const { id } of cases) {
      const facts = await this.dataSource.manager.find(FactEntity, {
        where: { caseId: id },
        order: { number: 'ASC' },
      });
      logs.set(
        id,
        facts.map(({ payload }) => payload as unknown as Fact),
      );
    }
    return logs;
  }

  /** Gives the machine the facts that people brought, in the order in which they were brought. */
  private bring(logs: ReadonlyMap<string, readonly Fact[]>): GivenFact[] {
    const brought: GivenFact[] = [];
    for (;;) {
      const heads = [...logs].flatMap(([caseId, log]) => {
        const fact = log.slice(this.pure.folds.get(caseId)?.length ?? 0).find(isGiven);
        return fact === undefined ? [] : [{ caseId, fact }];
      });
      const [first] = heads.toSorted((a, b) => Date.parse(a.fact.at) - Date.parse(b.fact.at));
      if (first === undefined) return brought;
      this.pure.give(first);
      brought.push(first);
    }
  }

  /** What the store holds of a case. */
  private async kept(caseId: string, facts: readonly Fact[]): Promise<Picture> {
    const { manager } = this.dataSource;
    const folds = await manager.find(FoldEntity, { where: { caseId }, order: { number: 'ASC' } });
    const effects = await manager.find(EffectEntity, {
      where: { caseId },
      order: { number: 'ASC', index: 'ASC' },
    });
    const lines = await manager.findBy(ArrangementLineEntity, { arrangementId: caseId });
    const legs = await manager.findBy(LegEntity, { requestId: caseId });
    const spans = await manager.findBy(LedgerSpanEntity, { requestId: caseId });
    return {
      facts: facts.map((fact) => canonicalJson(fact)),
      stateHashes: folds.map(({ stateHash }) => stateHash),
      effects: effects.map(effectOf),
      lines: sorted(lines.map(({ lineId, status, expiresAt }) => ({ lineId, status, expiresAt }))),
      legs: sorted(
        legs.map(({ legId, status, satisfied, overdueSince }) => ({
          legId,
          status,
          satisfied,
          overdueSince,
        })),
      ),
      ledger: sorted(
        spans.map(({ legId, number, holder, fromAt, toAt }) => ({ legId, number, holder, fromAt, toAt })),
      ),
    };
  }

  /** What the machine says of a case. */
  private folded(caseId: string): Picture {
    const folds = this.pure.folds.get(caseId) ?? [];
    const isArrangement = caseId === this.arrangementId;
    const lines = isArrangement ? Object.values(this.pure.arrangement.lines) : [];
    const legs = isArrangement ? [] : Object.values(this.pure.request(caseId).legs);
    return {
      facts: folds.map(({ fact }) => canonicalJson(fact)),
      stateHashes: folds.map(({ state }) => sha256(canonicalJson(state))),
      effects: folds.flatMap((fold) => fold.effects.map(effectOf)),
      lines: sorted(lines.map(({ id, status, expiresAt }) => ({ lineId: id, status, expiresAt }))),
      legs: sorted(
        legs.map(({ id, status, satisfied, overdueSince }) => ({
          legId: id,
          status,
          satisfied,
          overdueSince: overdueSince ?? null,
        })),
      ),
      ledger: sorted(
        legs.flatMap(({ id, ledger }) =>
          ledger.map(({ holder, from, to }, index) => ({
            legId: id,
            number: index + 1,
            holder,
            fromAt: from,
            toAt: to,
          })),
        ),
      ),
    };
  }
}

function effectOf({
  number,
  index,
  kind,
  about,
}: Pick<EffectEntity, 'number' | 'index' | 'kind'> & { about: object }) {
  return { number, index, kind, about };
}

/** Rows in an order that does not depend on the store. */
function sorted<T extends object>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}
