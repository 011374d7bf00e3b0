import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Policy } from '#libs/contracts';
import { readPolicyText } from '#libs/rules';

/**
 * Reads a policy that is to be entered. One with faults is refused here, since requests would be frozen under it.
 * @param root the folder that `file` is named from
 */
export async function readPolicy(root: string, file: string): Promise<Policy> {
  const reading = readPolicyText(await readFile(join(root, file), 'utf8'));
  if (reading.is === 'policy') return reading.policy;
  const faults = reading.faults.map(({ line, column, rule }) => `${file}:${line}:${column}: ${rule}`);
  throw new Error(
    `${file} cannot be entered as a policy; \`npx countersign policy check\` says why:\n${faults.join('\n')}`,
  );
}
