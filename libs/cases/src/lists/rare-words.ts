import type { EntityManager } from 'typeorm';
import { Conditions } from './conditions.js';

/** So many requests are found by their words at once rather than met along an order. */
const RARE = 1_500;

/**
 * Whether few of the requests that some readers see have some words, as far as the database knows from its statistics: then they are
 * gathered at once. Where it is wrong, the page is right all the same, and only slower.
 */
export async function areRare(
  manager: EntityManager,
  q: string,
  readers: readonly string[],
): Promise<boolean> {
  const conditions = new Conditions();
  // The words are written as a value that is known before the statement runs, else it could not be estimated.
  const words = `f.words @@ search_query(${conditions.place(q, 'text')})`;
  const seen = `f.readers && ${conditions.place(readers, 'text[]')}`;
  const [answer]: { 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }[] = await manager.query(
    `EXPLAIN (FORMAT JSON) SELECT FROM request_search f WHERE ${words} AND ${seen}`,
    conditions.values,
  );
  return (answer?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? Infinity) <= RARE;
}
