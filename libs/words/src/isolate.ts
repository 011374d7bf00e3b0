/** Left-to-right isolate, first-strong isolate, and the end of either (Unicode Standard Annex 9). */
const LRI = '\u2066';
const FSI = '\u2068';
const PDI = '\u2069';

/** Symbols of United Nations documents in running text, with the year or session in brackets that belongs to them. */
const SYMBOLS =
  /(?<![\p{L}\p{N}/\u2066])(?:S|A|ST)\/(?:[\w.-]+\/)*[\w.-]*\w\*?(?: \((?:\d{4}|[IVXL]+|Resumption \d+)\))?/gu;

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The direction of text in a language. */
export type Direction = 'ltr' | 'rtl';

/** The symbol of a document, kept together and left to right in any text. */
export function isolateSymbol(symbol: string, around: Direction): string {
  return around === 'rtl' ? `${LRI}${symbol}${PDI}` : symbol;
}

/** Right-to-left text with every symbol in it isolated, so that S/RES/1967 (2011) does not fall apart. */
export function isolateSymbols(text: string, around: Direction): string {
  return around === 'rtl' ? text.replace(SYMBOLS, (symbol) => `${LRI}${symbol}${PDI}`) : text;
}

/** A name or somebody's text, isolated where its direction may differ from the text around it. */
export function isolateText(text: string, around: Direction): string {
  const inside = RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr';
  return inside === around ? isolateSymbols(text, around) : `${FSI}${text}${PDI}`;
}
