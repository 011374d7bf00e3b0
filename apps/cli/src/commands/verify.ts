import { verifyChains } from '#libs/audit';
import { loadConfig } from '#libs/platform';
import { createDataSource } from '#libs/store';
import { verifyConfigSchema } from '../config.js';
import { exitCodes, type CommandResult } from '../output.js';

/** Checks the audit chains of all cases; the answer is no when one is broken. */
export async function verifyCommand(): Promise<CommandResult> {
  const { DATABASE_APP_URL } = loadConfig(verifyConfigSchema, process.env);
  const dataSource = await createDataSource(DATABASE_APP_URL, {
    poolSize: 1,
    name: 'countersign-verify',
  }).initialize();
  try {
    const chains = await verifyChains(dataSource);
    const broken = chains.filter(({ faults }) => faults.length > 0);
    return {
      exitCode: broken.length === 0 ? exitCodes.done : exitCodes.no,
      text: [
        `${chains.length} chains, ${broken.length} broken.`,
        ...broken.flatMap(({ chain, faults }) => [`  ${chain}`, ...faults.map((fault) => `    ${fault}`)]),
      ].join('\n'),
      data: { valid: broken.length === 0, chains },
    };
  } finally {
    await dataSource.destroy();
  }
}
