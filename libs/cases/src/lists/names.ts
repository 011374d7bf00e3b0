import type { EntityManager } from 'typeorm';
import type { Named } from '../views/common.js';

/** Names by key of the parties, units and people that a view shows. */
export class Names {
  private constructor(
    private readonly parties: ReadonlyMap<string, string>,
    private readonly units: ReadonlyMap<string, string>,
    private readonly people: ReadonlyMap<string, string>,
  ) {}

  /** Loads the names of some keys; a key without a name is used as it is. */
  static async of(
    manager: EntityManager,
    keys: { parties?: Iterable<string>; units?: Iterable<string>; people?: Iterable<string> },
  ): Promise<Names> {
    const load = async (table: 'party' | 'unit' | 'person', ids: Iterable<string> = []) => {
      const wanted = [...new Set(ids)];
      if (wanted.length === 0) return new Map<string, string>();
      const rows: { id: string; name: string }[] = await manager.query(
        `SELECT id, name FROM ${table} WHERE id = ANY($1)`,
        [wanted],
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    };
    return new Names(
      await load('party', keys.parties),
      await load('unit', keys.units),
      await load('person', keys.people),
    );
  }

  party(id: string): Named {
    return { id, name: this.parties.get(id) ?? id };
  }

  unit(id: string): Named {
    return { id, name: this.units.get(id) ?? id };
  }

  person(id: string): Named {
    return { id, name: this.people.get(id) ?? id };
  }
}
