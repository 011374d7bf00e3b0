/** What people should know about a PDF before they open it (ISO 32000-1, 7.6 and 12.6), by the names in it. */
const NAMES: readonly (readonly [name: string, note: string])[] = [
  ['/Encrypt', 'encrypted'],
  ['/JavaScript', 'holds a script'],
  ['/Launch', 'starts other programs'],
  ['/EmbeddedFile', 'holds other files'],
];
const LONGEST = Math.max(...NAMES.map(([name]) => name.length));

/**
 * Looks for such names while the chunks of a PDF pass. It does not see into compressed parts: a note warns, but its absence
 * promises nothing.
 */
export class PdfNotes {
  private readonly found = new Set<string>();
  private tail: Buffer = Buffer.alloc(0);

  add(chunk: Buffer): void {
    const seen = Buffer.concat([this.tail, chunk]);
    for (const [name, note] of NAMES) if (seen.includes(name, 0, 'latin1')) this.found.add(note);
    this.tail = seen.subarray(Math.max(0, seen.length - LONGEST));
  }

  notes(): string[] {
    return [...this.found].toSorted();
  }
}
