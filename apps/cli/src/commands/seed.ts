import { loadConfig } from '#libs/platform';
import { seed } from '#libs/store';
import { ownerConfigSchema } from '../config.js';
import { exitCodes, type CommandResult } from '../output.js';

/** Enters the first parties, people, authorities and policies, unless they are there. */
export async function seedCommand(): Promise<CommandResult> {
  const { DATABASE_URL } = loadConfig(ownerConfigSchema, process.env);
  const { seeded, personas } = await seed(DATABASE_URL);
  return {
    exitCode: exitCodes.done,
    text: [
      seeded ? 'Seeded.' : 'Already seeded.',
      ...personas.map(({ name, title, address }) => `  ${address}  ${name}, ${title}`),
    ].join('\n'),
    data: { seeded, personas },
  };
}
