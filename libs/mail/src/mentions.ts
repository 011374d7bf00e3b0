import PostalMime from 'postal-mime';

/**
 * Whether a mail that was kept names somebody anywhere that a reader sees: in its headers or its parts, however they
 * are encoded (RFC 2045, 2047).
 * @param raw the mail as it went out (RFC 5322)
 * @param words names and addresses, in any case
 */
export async function mentions(raw: string, words: readonly string[]): Promise<boolean> {
  const { subject = '', text = '', html = '', headers } = await PostalMime.parse(raw);
  const read = [subject, text, html, ...headers.map(({ value }) => value)].join('\n').toLowerCase();
  return words.some((word) => read.includes(word.toLowerCase()));
}
