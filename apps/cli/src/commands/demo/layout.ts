/** The width of what is printed, in characters; it fits into a terminal of 100. */
export const WIDTH = 96;

/**
 * A text broken at spaces into lines of at most {@link WIDTH} characters.
 * @param indent indentation of all lines but the first; the first begins with `lead`
 */
export function wrapped(lead: string, text: string, indent: number = lead.length): string[] {
  const lines: string[] = [];
  let line = lead;
  let empty = true;
  for (const word of text.split(/\s+/u).filter((part) => part !== '')) {
    const joined = empty ? `${line}${word}` : `${line} ${word}`;
    if (!empty && joined.length > WIDTH) {
      lines.push(line);
      line = `${' '.repeat(indent)}${word}`;
    } else line = joined;
    empty = false;
  }
  return [...lines, line.trimEnd()];
}

/** A heading with a line under it. */
export function heading(text: string): string[] {
  return ['', text, '='.repeat(Math.min(text.length, WIDTH))];
}
