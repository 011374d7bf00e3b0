import { loadConfig } from '#libs/platform';
import { seed } from '#libs/store';
import { ownerConfigSchema } from '../config.js';
import { exitCodes, type CommandResult } from '../output.js';
import { linesOf, personasOf } from './personas.js';

/** Enters those of the first parties, people, authorities and policies that are not there yet. */
export async function seedCommand(options: { people: boolean }): Promise<CommandResult> {
  const { DATABASE_URL } = loadConfig(ownerConfigSchema, process.env);
  const { seeded, added, policiesAdded } = await seed(DATABASE_URL, options);
  const personas = await personasOf(DATABASE_URL);
  return {
    exitCode: exitCodes.done,
    text: [
      seeded ? 'Seeded.' : 'Already seeded.',
      ...(seeded || added.length === 0 ? [] : [`Added: ${added.join(', ')}.`]),
      ...(seeded || policiesAdded.length === 0 ? [] : [`Policies added: ${policiesAdded.join(', ')}.`]),
      ...linesOf(personas),
    ].join('\n'),
    data: { seeded, added, policiesAdded, personas },
  };
}
