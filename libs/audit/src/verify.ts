import { canonicalJson, sha256 } from '#libs/platform';
import { AuditEventEntity, FactEntity, RecordEntryEntity } from '#libs/store';
import type { DataSource } from 'typeorm';
import { GENESIS_HASH, linkHash } from './chain.js';
import { faultsOfNotes } from './notes.js';

/** What the examination of one chain found; no faults means that it is whole. */
export interface ChainVerdict {
  chain: string;
  links: number;
  headHash: string;
  faults: string[];
}

/** The hash under which a fact stands in its chain. */
export function factHash(fact: { caseId: string; number: number; payload: unknown }): string {
  return sha256(canonicalJson({ caseId: fact.caseId, number: fact.number, payload: fact.payload }));
}

/** The hash of an entry from the record, as its link in the chain holds it. */
export function entryHash({
  arrangementId,
  number,
  payload,
  source,
  effectiveFrom,
  effectiveTo,
}: Pick<
  RecordEntryEntity,
  'arrangementId' | 'number' | 'payload' | 'source' | 'effectiveFrom' | 'effectiveTo'
>): string {
  return sha256(canonicalJson({ arrangementId, number, payload, source, effectiveFrom, effectiveTo }));
}

/** Examines one chain link by link, and the facts of its case against it. */
async function verifyChain(dataSource: DataSource, chain: string): Promise<ChainVerdict> {
  const links = await dataSource.manager.find(AuditEventEntity, {
    where: { chain },
    order: { number: 'ASC' },
  });
  const faults: string[] = [];
  let previousHash = GENESIS_HASH;
  const factHashes = new Map<number, unknown>();
  const entryHashes = new Map<number, unknown>();
  links.forEach((link, index) => {
    if (link.number !== index + 1) faults.push(`link ${index + 1} is missing`);
    if (link.previousHash !== previousHash) {
      faults.push(`link ${link.number} does not follow the one before it`);
    }
    if (link.hash !== linkHash(link)) faults.push(`link ${link.number} was changed after it was written`);
    previousHash = link.hash;
    if (typeof link.body['factNumber'] === 'number') {
      factHashes.set(link.body['factNumber'], link.body['factHash']);
    }
    if (typeof link.body['entryNumber'] === 'number') {
      entryHashes.set(link.body['entryNumber'], link.body['entryHash']);
    }
  });
  if (chain !== SYSTEM_CHAIN) {
    const facts = await dataSource.manager.find(FactEntity, {
      where: { caseId: chain },
      order: { number: 'ASC' },
    });
    for (const fact of facts) {
      const recorded = factHashes.get(fact.number);
      if (recorded === undefined) faults.push(`fact ${fact.number} has no link in the chain`);
      else if (recorded !== factHash(fact)) {
        faults.push(`fact ${fact.number} was changed after it was written`);
      }
      factHashes.delete(fact.number);
    }
    for (const number of factHashes.keys()) faults.push(`fact ${number} is gone`);
    faults.push(...(await faultsOfEntries(dataSource, chain, entryHashes)));
    faults.push(...(await faultsOfNotes(dataSource.manager, chain, links)));
  }
  return { chain, links: links.length, headHash: previousHash, faults };
}

/** What is wrong with the entries of a record case; nothing for other cases. */
async function faultsOfEntries(
  dataSource: DataSource,
  arrangementId: string,
  hashes: Map<number, unknown>,
): Promise<string[]> {
  const faults: string[] = [];
  const entries = await dataSource.manager.findBy(RecordEntryEntity, { arrangementId });
  for (const entry of entries) {
    const recorded = hashes.get(entry.number);
    if (recorded === undefined) faults.push(`entry ${entry.number} has no link in the chain`);
    else if (recorded !== entryHash(entry)) {
      faults.push(`entry ${entry.number} was changed after it was written`);
    }
    hashes.delete(entry.number);
  }
  for (const number of hashes.keys()) faults.push(`entry ${number} is gone`);
  return faults;
}

/** The audit chain for everything outside of cases: sign-ins and administration. */
export const SYSTEM_CHAIN = 'system';

/** Examines every chain of the store. */
export async function verifyChains(dataSource: DataSource): Promise<ChainVerdict[]> {
  const rows: { chain: string }[] = await dataSource.query(
    'SELECT DISTINCT chain FROM audit_event UNION SELECT DISTINCT case_id::text FROM fact ORDER BY 1',
  );
  const verdicts: ChainVerdict[] = [];
  for (const { chain } of rows) verdicts.push(await verifyChain(dataSource, chain));
  return verdicts;
}
