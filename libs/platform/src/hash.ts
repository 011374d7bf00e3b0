import { createHash } from 'node:crypto';

/** Names of fields as JSON texts: the same few hundred in every state. */
const names = new Map<string, string>();
/** Some names are ids, of which there is no end. */
const NAMES_KEPT = 2_000;

/**
 * The one way to write a JSON value as text (RFC 8785), so that equal values have equal hashes. Fields that are undefined count as absent.
 * @throws TypeError for what is not JSON: a number that is not finite, half a surrogate pair, a function
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return textOf(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : notJson();
  if (typeof value !== 'object') return notJson();
  if (!Array.isArray(value)) return textOfObject(value as Readonly<Record<string, unknown>>);
  return `[${value.map((item: unknown) => (item === undefined ? 'null' : canonicalJson(item))).join(',')}]`;
}

function textOfObject(value: Readonly<Record<string, unknown>>): string {
  if (typeof value['toJSON'] === 'function') return canonicalJson((value['toJSON'] as () => unknown)());
  let text = '';
  // By UTF-16 code units, as the standard has it.
  for (const name of Object.keys(value).toSorted()) {
    const field = value[name];
    if (field !== undefined) text += `${text === '' ? '' : ','}${nameOf(name)}:${canonicalJson(field)}`;
  }
  return `{${text}}`;
}

function nameOf(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const text = textOf(name);
  if (names.size < NAMES_KEPT) names.set(name, text);
  return text;
}

function textOf(value: string): string {
  return value.isWellFormed() ? JSON.stringify(value) : notJson();
}

function notJson(): never {
  throw new TypeError('only JSON values have a canonical form');
}

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits (FIPS 180-4). */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
