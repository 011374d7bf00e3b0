import type { CommandResult } from '../../output.js';
import { faultsResult, readPolicyFile } from './read-file.js';

/** Names every fault of some policies with its place in the file, and what their authors should reconsider. */
export async function policyCheckCommand(files: readonly string[]): Promise<CommandResult> {
  return faultsResult(
    await Promise.all(files.map(async (file) => ({ file, reading: await readPolicyFile(file) }))),
  );
}
