import { readFile } from 'node:fs/promises';
import { faultLine, readPolicyText } from '#libs/rules';
import type { PolicyReading } from '#libs/rules';
import { WrongUseError, exitCodes, type CommandResult } from '../../output.js';

/** @throws WrongUseError when there is no such file, or it is no YAML */
export async function readPolicyFile(file: string): Promise<Exclude<PolicyReading, { is: 'not_yaml' }>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new WrongUseError(`${file} cannot be read: ${reasonOf(error)}.`);
  });
  const reading = readPolicyText(text);
  if (reading.is !== 'not_yaml') return reading;
  const places = reading.faults.map((fault) => faultLine(file, fault)).join('\n');
  throw new WrongUseError(`${file} is no YAML:\n${places}`);
}

/** Every fault with its place; the answer is no where there is one. */
export function faultsResult(file: string, { faults }: Pick<PolicyReading, 'faults'>): CommandResult {
  return {
    exitCode: faults.length === 0 ? exitCodes.done : exitCodes.no,
    text:
      faults.length === 0 ? `${file}: no faults.` : faults.map((fault) => faultLine(file, fault)).join('\n'),
    data: { file, valid: faults.length === 0, faults },
  };
}

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  return error instanceof Error ? error.message : String(error);
}
