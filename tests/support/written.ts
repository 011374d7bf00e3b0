import { type CodedMessage, type Refusal, saidBy } from '#libs/contracts';
import type { PlacedFault } from '#libs/rules';
import { wordsIn } from '#libs/words';

const NAMES = ['reason', 'explanation'];

/** A value with each reason and explanation in it, which the product holds as a code, as English says it. */
export function written(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      NAMES.includes(name) && isMessage(part) ? wordsIn('en').say(part) : written(part),
    ]),
  );
}

/** What a code and its parameters say in English. */
export function said(message: CodedMessage | undefined): string {
  return message === undefined ? '' : wordsIn('en').say(message);
}

/** What a refusal says in English. */
export function refusalText(refusal: Refusal | null | undefined): string {
  return refusal === null || refusal === undefined ? '' : wordsIn('en').say(saidBy(refusal));
}

/** A fault of a policy as the command line writes it. */
export function faultLine(file: string, { line, column, severity, reason, rule }: PlacedFault): string {
  return `${file}:${line}:${column}: ${severity === 'warning' ? 'warning: ' : ''}${said(reason)} (${rule})`;
}

function isMessage(value: unknown): value is CodedMessage {
  return typeof value === 'object' && value !== null && 'code' in value;
}
