import { verifyChains } from '#libs/audit';
import { verifyCase } from '#libs/cases';
import { SnapshotEntity, createDataSource } from '#libs/store';
import type { DataSource } from 'typeorm';
import { exitCodes, type CommandResult } from '../output.js';
import { storeUrl } from './store-url.js';

/** Checks every audit chain, and folds every case again from its facts; the answer is no where anything differs. */
export async function verifyCommand(): Promise<CommandResult> {
  const dataSource = await createDataSource(storeUrl('verify'), {
    poolSize: 1,
    name: 'countersign-verify',
  }).initialize();
  try {
    return await verifyStore(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** What {@link verifyCommand} finds in a store. */
export async function verifyStore(dataSource: DataSource): Promise<CommandResult> {
  const chains = await verifyChains(dataSource);
  const cases: { id: string; faults: string[] }[] = [];
  for (const { caseId } of await dataSource.manager.find(SnapshotEntity, { select: { caseId: true } })) {
    cases.push({ id: caseId, faults: await verifyCase(dataSource, caseId) });
  }
  const faults = [
    ...chains.flatMap(({ chain, faults: found }) => found.map((fault) => `  chain ${chain}: ${fault}`)),
    ...cases.flatMap(({ id, faults: found }) => found.map((fault) => `  case ${id}: ${fault}`)),
  ];
  const links = chains.reduce((sum, chain) => sum + chain.links, 0);
  return {
    exitCode: faults.length === 0 ? exitCodes.done : exitCodes.no,
    text: [
      `${chains.length} chains with ${links} links, ${cases.length} cases folded again: ${
        faults.length === 0 ? 'no faults.' : `${faults.length} faults.`
      }`,
      ...faults,
    ].join('\n'),
    data: { valid: faults.length === 0, chains, cases },
  };
}
