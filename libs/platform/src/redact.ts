const blank = '[redacted]';
const sensitiveKey =
  /token|cookie|authorization|secret|passw(or)?d|passphrase|api-?key|csrf|(^|-)signature$|^(sign.?o(ff|ut)|sign.?in|mail|one.?time)?_?code$/i;
// Error codes ("ECONNREFUSED", "wrong_media_type") are what a log is read for, so they stay; a mailed code has digits.
const wordyCode = /^[A-Za-z_.-]+$/;
// The values of a failed query and the row it failed on: what people wrote, and whole cases.
const ofAQuery = new Set(['parameters', 'detail']);
const deepest = 8;

/**
 * A copy of what is about to be logged without the values of tokens, cookies, passwords, codes and other secrets, at
 * any depth. Errors become plain objects with their stack and causes.
 */
export function redactValues(value: object): Record<string, unknown> {
  return scrubObject(value, new Set([value]));
}

/**
 * Blanks personal tokens in sign-in and sign-off links and those of records, passwords in connection URLs, tokens of programs (all but the
 * beginning, by which each is known), cookies of sessions and secrets of webhooks, wherever a text has them.
 */
export function redactText(text: string): string {
  return text
    .replace(/(\/(?:sign-in|sign-off|records)\/)[^/?#\s"'\\<>]+/g, `$1${blank}`)
    .replace(/\b(cs_[0-9a-f]{12}_)[\w-]+/g, `$1${blank}`)
    .replace(/\b(Bearer +)(?!cs_[0-9a-f]{12}_\[)[^\s"'\\<>]+/gi, `$1${blank}`)
    .replace(/\b(countersign=)[\w-]{20,}/g, `$1${blank}`)
    .replace(/\b(whsec_)[\w+/=-]+/g, `$1${blank}`)
    .replace(/([?&](?:token|code)=)[^&#\s"'\\<>]+/g, `$1${blank}`)
    .replace(/([a-z][a-z0-9+.-]*:\/\/[^:/@\s"'\\]*:)[^/@\s"'\\]+@/gi, `$1${blank}@`);
}

function scrub(value: unknown, above: ReadonlySet<object>): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (above.has(value)) return '[circular]';
  if (above.size >= deepest) return '[deeper]';
  if (Buffer.isBuffer(value)) return `[${value.length} bytes]`;
  const path = new Set([...above, value]);
  return Array.isArray(value) ? value.map((item) => scrub(item, path)) : scrubObject(value, path);
}

function scrubObject(value: object, path: ReadonlySet<object>): Record<string, unknown> {
  const isError = value instanceof Error;
  const properties = isError
    ? {
        ...Object.fromEntries(Object.entries(value)),
        type: value.name,
        message: value.message,
        stack: value.stack,
        cause: value.cause,
      }
    : value;
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([key, item]) => item !== undefined && !(isError && ofAQuery.has(key)))
      .map(([key, item]) => [key, isSensitive(key, item, isError) ? blank : scrub(item, path)]),
  );
}

function isSensitive(key: string, item: unknown, inError: boolean): boolean {
  if (item === null || typeof item === 'boolean' || !sensitiveKey.test(key)) return false;
  if (key === 'code') return !inError && !(typeof item === 'string' && wordyCode.test(item));
  return true;
}
