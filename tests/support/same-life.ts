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
import { type GivenFact, PureFamily, isGiven } from './pure-family.js';

/** Every policy of `data/policies` by its id, read as the files say and not from the store. */
async function policiesOfData(): Promise<Map<string, Policy>> {
  const folder = join(projectRoot(), 'data/policies');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml'));
  const policies = await Promise.all(
    files.map(async (file) => policySchema.parse(parse(await readFile(join(folder, file), 'utf8')))),
  );
  return new Map(policies.map((policy) => [policy.id, policy]));
}

/**
 * One loan lived twice: by the product, on its database and with its workflows, and by the pure machine alone, which gets
 * nothing but the facts that people brought. After every step all that the store holds must be what the machine says.
 */
export class SameLife {
  private constructor(
    private readonly dataSource: DataSource,
    private readonly arrangementId: string,
    readonly pure: PureFamily,
  ) {}

  static async of(dataSource: DataSource, arrangementId: string): Promise<SameLife> {
    const policies = await policiesOfData();
    const policyOf = (id: string) => policies.get(id) ?? fail(`there is no policy ${id}`);
    return new SameLife(dataSource, arrangementId, new PureFamily(arrangementId, policyOf));
  }

  /**
   * Has the pure machine live what was lived since the last call, then compares facts, state hashes, legs, ledger, lines
   * and effects of all cases.
   * @returns the kinds of the facts that people brought since
   */
  async compare(): Promise<string[]> {
    const logs = await this.logs();
    const given = this.bring(logs);
    const lastMoment = [...logs.values()].flat().reduce((last, { at }) => (at > last ? at : last), '');
    this.pure.tick(lastMoment);
    expect(new Set(this.pure.folds.keys())).toEqual(new Set(logs.keys()));
    for (const [caseId, log] of logs) await this.compareCase(caseId, log);
    return given.map(({ fact }) => fact.kind);
  }

  private async logs(): Promise<Map<string, (RequestFact | ArrangementFact)[]>> {
    const cases: { id: string }[] = await this.dataSource.query(
      'SELECT id FROM arrangement WHERE id = $1 UNION ALL SELECT id FROM request WHERE arrangement_id = $1',
      [this.arrangementId],
    );
    const logs = new Map<string, (RequestFact | ArrangementFact)[]>();
    for (const { id } of cases) {
      const facts = await this.dataSource.manager.find(FactEntity, {
        where: { caseId: id },
        order: { number: 'ASC' },
      });
      logs.set(
        id,
        facts.map(({ payload }) => payload as unknown as RequestFact | ArrangementFact),
      );
    }
    return logs;
  }

  /** Gives the machine the facts that people brought, in the order in which they were brought. */
  private bring(logs: ReadonlyMap<string, readonly (RequestFact | ArrangementFact)[]>): GivenFact[] {
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

  private async compareCase(caseId: string, log: readonly (RequestFact | ArrangementFact)[]): Promise<void> {
    const folds = this.pure.folds.get(caseId) ?? [];
    expect(asTexts(folds.map(({ fact }) => fact))).toEqual(asTexts(log));
    const { manager } = this.dataSource;
    const kept = await manager.find(FoldEntity, { where: { caseId }, order: { number: 'ASC' } });
    expect(kept.map(({ number, stateHash }) => [number, stateHash])).toEqual(
      folds.map(({ state }, index) => [index + 1, sha256(canonicalJson(state))]),
    );
    const effects = await manager.find(EffectEntity, {
      where: { caseId },
      order: { number: 'ASC', index: 'ASC' },
    });
    expect(effects.map(({ number, index, kind, about }) => ({ number, index, kind, about }))).toEqual(
      folds.flatMap((fold) =>
        fold.effects.map(({ number, index, kind, about }) => ({ number, index, kind, about })),
      ),
    );
    if (caseId === this.arrangementId) await this.compareLines();
    else await this.compareLegs(caseId);
  }

  private async compareLines(): Promise<void> {
    const { arrangementId, pure } = this;
    const rows = await this.dataSource.manager.findBy(ArrangementLineEntity, { arrangementId });
    expect(sorted(rows.map(({ lineId, status, expiresAt }) => ({ lineId, status, expiresAt })))).toEqual(
      sorted(
        Object.values(pure.loan.lines).map(({ id, status, expiresAt }) => ({
          lineId: id,
          status,
          expiresAt,
        })),
      ),
    );
  }

  private async compareLegs(requestId: string): Promise<void> {
    const { manager } = this.dataSource;
    const legs = Object.values(this.pure.request(requestId).legs);
    const rows = await manager.findBy(LegEntity, { requestId });
    expect(
      sorted(
        rows.map(({ legId, status, satisfied, overdueSince }) => ({
          legId,
          status,
          satisfied,
          overdueSince,
        })),
      ),
    ).toEqual(
      sorted(
        legs.map(({ id, status, satisfied, overdueSince }) => ({
          legId: id,
          status,
          satisfied,
          overdueSince,
        })),
      ),
    );
    const spans = await manager.findBy(LedgerSpanEntity, { requestId });
    expect(
      sorted(
        spans.map(({ legId, number, holder, fromAt, toAt }) => ({ legId, number, holder, fromAt, toAt })),
      ),
    ).toEqual(
      sorted(
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
    );
  }
}

function fail(message: string): never {
  throw new Error(message);
}

function asTexts(values: readonly object[]): string[] {
  return values.map((value) => canonicalJson(value));
}

/** Rows in an order that does not depend on the store. */
function sorted<T extends object>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}
