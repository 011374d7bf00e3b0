import type { CommandResult } from '../../output.js';
import { faultsResult, readPolicyFile } from './read-file.js';

/** Names every fault of a policy with its place in the file. */
export async function policyCheckCommand(file: string): Promise<CommandResult> {
  return faultsResult(file, await readPolicyFile(file));
}
