import { verifyChains } from '#libs/audit';
import { verifyCase } from '#libs/cases';
import { embeddedAppUrl, loadConfig } from '#libs/platform';
import { SnapshotEntity, createDataSource } from '#libs/store';
import { verifyConfigSchema } from '../config.js';
import { WrongUseError, exitCodes, type CommandResult } from '../output.js';

/** Checks every audit chain, and folds every case anew from its facts; the answer is no where anything differs. */
export async function verifyCommand(): Promise<CommandResult> {
  const config = loadConfig(verifyConfigSchema, process.env);
  const url = config.DATABASE_APP_URL ?? embeddedAppUrl(config.COUNTERSIGN_HOME, config.POSTGRES_PORT);
  if (url === null) {
    throw new WrongUseError(
      'There is nothing to verify here: name a database in DATABASE_APP_URL, or run this where the product was started.',
    );
  }
  const dataSource = await createDataSource(url, { poolSize: 1, name: 'countersign-verify' }).initialize();
  try {
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
        `${chains.length} chains with ${links} links, ${cases.length} cases folded anew: ${
          faults.length === 0 ? 'all is whole.' : `${faults.length} faults.`
        }`,
        ...faults,
      ].join('\n'),
      data: { valid: faults.length === 0, chains, cases },
    };
  } finally {
    await dataSource.destroy();
  }
}
