import type { DateOrRange } from '#libs/contracts';

/** The fields of a form. They are named by their place in the body of the API, so that faults lead back to them. */
export class Fields {
  readonly values: Readonly<Record<string, string>>;

  constructor(body: unknown) {
    const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
    this.values = Object.fromEntries(
      // Browsers end lines with CR LF; the API keeps texts with plain line feeds.
      entries.flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')]] : [],
      ),
    );
  }

  /** A text, or null where the field was left empty. */
  text(name: string): string | null {
    const value = this.values[name]?.trim() ?? '';
    return value === '' ? null : value;
  }

  /** A whole number; anything else stays text, which the schema then refuses. */
  number(name: string): number | string | null {
    const value = this.text(name);
    return value !== null && /^-?\d{1,9}$/u.test(value) ? Number(value) : value;
  }

  /** One item a line. */
  lines(name: string): string[] | null {
    const value = this.text(name);
    if (value === null) return null;
    return value
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  /** A day known exactly, or between two days; null where nothing was entered. */
  date(name: string): DateOrRange | null {
    const on = this.text(`${name}/on`);
    if (on !== null) return { on };
    const notBefore = this.text(`${name}/notBefore`);
    const notAfter = this.text(`${name}/notAfter`);
    return notBefore === null && notAfter === null ? null : { notBefore, notAfter };
  }
}
