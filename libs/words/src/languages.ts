import { UN_LANGUAGES, type UnLanguage } from '#libs/contracts';
import Negotiator from 'negotiator';
import type { Catalogue } from './catalogue.js';
import { english } from './english/index.js';

/** The catalogues. A language is complete or absent. */
export const CATALOGUES: { readonly en: Catalogue } & { [L in UnLanguage]?: Catalogue } = {
  en: english,
};

/**
 * Adds the catalogue of a language to this process.
 * @returns takes it away again
 */
export function addCatalogue(language: Exclude<UnLanguage, 'en'>, catalogue: Catalogue): () => void {
  CATALOGUES[language] = catalogue;
  return () => delete CATALOGUES[language];
}

/** The languages that have a catalogue, in the order of the United Nations. */
function languages(): UnLanguage[] {
  return UN_LANGUAGES.filter((language) => Object.hasOwn(CATALOGUES, language));
}

/**
 * The first preferred language that has a catalogue, otherwise English: first that of the person who reads, then that of
 * their party.
 */
export function languageOf(
  wishes: readonly (string | null | undefined)[],
  available: readonly UnLanguage[] = languages(),
): UnLanguage {
  for (const wish of wishes) {
    const found = available.find((language) => wish?.toLowerCase().split('-')[0] === language);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** The language of a person where it has a catalogue; null where it has none. */
export function languageIfSpoken(
  language: string,
  available: readonly UnLanguage[] = languages(),
): UnLanguage | null {
  return available.find((spoken) => spoken === language) ?? null;
}

/** The language that a caller prefers among those that there are, by its Accept-Language (RFC 9110, 12.5.4); else English. */
export function languageOfHeader(
  header: string | undefined,
  available: readonly UnLanguage[] = languages(),
): UnLanguage {
  if (header === undefined) return 'en';
  // A caller who accepts any language gets the first.
  const offered = ['en', ...available.filter((language) => language !== 'en')];
  const accepted = new Negotiator({ headers: { 'accept-language': header } }).languages(offered);
  return languageOf(accepted, available);
}
