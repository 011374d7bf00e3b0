import type { RequestContent } from '#libs/contracts';
import { runPrepared, together } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { unitsOf } from './spoken-of.js';

/** The names that a request's asks use for its parties, missions and units. */
export async function namesFor(tx: EntityManager, content: RequestContent) {
  const [parties, missions, units] = await together([
    runPrepared<{ id: string; name: string }>(tx, 'SELECT id, name FROM party', []),
    runPrepared<{ id: string; name: string }>(
      tx,
      'SELECT party_id AS id, full_name AS name FROM mission',
      [],
    ),
    unitsOf(tx, content),
  ]);
  return { parties: namesOf(parties), missions: namesOf(missions), units: namesOf(units) };
}

function namesOf(named: readonly { id: string; name: string }[]): Record<string, string> {
  return Object.fromEntries(named.map(({ id, name }) => [id, name]));
}
