import { readFile } from 'node:fs/promises';
import { type PlacedFault, type PolicyReading, readPolicyText } from '#libs/rules';
import { wordsIn } from '#libs/words';
import { WrongUseError, exitCodes, type CommandResult } from '../../output.js';

const words = wordsIn('en');

/** A fault as compilers write it, which editors and terminals can follow to its place. */
function faultLine(file: string, { line, column, severity, reason, rule }: PlacedFault): string {
  const fault = words.format('explain.fault', { severity, reason: words.say(reason), rule });
  return `${file}:${line}:${column}: ${fault}`;
}

/** @throws WrongUseError when there is no such file, or it is no YAML */
export async function readPolicyFile(file: string): Promise<Exclude<PolicyReading, { is: 'not_yaml' }>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new WrongUseError(words.format('explain.file_unreadable', { file, why: reasonOf(error) }));
  });
  const reading = readPolicyText(text);
  if (reading.is !== 'not_yaml') return reading;
  const places = reading.faults.map((fault) => faultLine(file, fault)).join('\n');
  throw new WrongUseError(`${words.format('explain.file_not_yaml', { file })}\n${places}`);
}

/** Every fault with its place; the answer is no if there is one. Warnings alone leave it at yes. */
export function faultsResult(
  read: readonly { file: string; reading: Exclude<PolicyReading, { is: 'not_yaml' }> }[],
): CommandResult {
  const valid = read.every(({ reading }) => reading.is === 'policy');
  return {
    exitCode: valid ? exitCodes.done : exitCodes.no,
    text: read
      .flatMap(({ file, reading }) => [...linesOf(file, reading), ...verdictOn(file, reading)])
      .join('\n'),
    data: {
      valid,
      files: read.map(({ file, reading }) => ({
        file,
        valid: reading.is === 'policy',
        faults: reading.faults.map((fault) => ({ ...fault, message: words.say(fault.reason) })),
      })),
    },
  };
}

function linesOf(file: string, { faults }: PolicyReading): string[] {
  return faults.map((fault) => faultLine(file, fault));
}

function verdictOn(file: string, { is, faults }: PolicyReading): string[] {
  if (is !== 'policy') return [];
  const count = faults.length;
  return [
    count === 0
      ? words.format('explain.no_faults', { file })
      : words.format('explain.warnings_alone', { file, count }),
  ];
}

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return words.format('explain.file_missing');
  if (code === 'EISDIR') return words.format('explain.file_is_folder');
  return error instanceof Error ? error.message : String(error);
}
