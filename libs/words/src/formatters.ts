/*
 * The formatters of `Intl`, each made once. Making one takes longer than everything else for a mail or a page, and there are
 * only as many as languages, forms and zones.
 */

const dates = new Map<string, Intl.DateTimeFormat>();

/** Writes days and moments. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, [locale, options], () => new Intl.DateTimeFormat(locale, options));
}

const numbers = new Map<string, Intl.NumberFormat>();

/** Writes numbers, with their unit where one is named. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return kept(numbers, [locale, options], () => new Intl.NumberFormat(locale, options));
}

const lists = new Map<string, Intl.ListFormat>();

/** Writes lists. */
export function listFormat(locale: string, options: Intl.ListFormatOptions): Intl.ListFormat {
  return kept(lists, [locale, options], () => new Intl.ListFormat(locale, options));
}

const distances = new Map<string, Intl.RelativeTimeFormat>();

/** Writes how far a moment lies away. */
export function distanceFormat(locale: string): Intl.RelativeTimeFormat {
  return kept(distances, [locale], () => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }));
}

function kept<T>(all: Map<string, T>, of: readonly unknown[], make: () => T): T {
  const key = JSON.stringify(of);
  const known = all.get(key);
  if (known !== undefined) return known;
  const made = make();
  all.set(key, made);
  return made;
}
