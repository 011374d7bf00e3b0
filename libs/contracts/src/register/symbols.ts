/**
 * The symbols of United Nations documents, by what they stand for. One symbol serves all languages of a paper; `*` marks a
 * reissue for technical reasons; `/Add.1`, `/Corr.1` and `/Rev.1` belong to the symbol.
 */
export type SymbolKind =
  | 'resolution'
  | 'presidential_statement'
  | 'document'
  | 'meeting'
  | 'ga_resolution'
  | 'ga_document'
  | 'joint'
  | 'secretariat';

/** Addenda, corrigenda, revisions and the like, and the mark of a reissue. */
const SUFFIX = String.raw`(?:/(?:Add|Corr|Rev|Amend|Summary)\.?\d*)*\*?`;

/** S/2011/351; before 1994 documents of the Council had a number without a year, such as S/26015. */
const COUNCIL_DOCUMENT = String.raw`S/(?:(?:19|20)\d{2}/\d+|\d{1,5})${SUFFIX}`;
/** A/66/679, A/C.5/69/18, A/C.5/64/L.20; special and emergency sessions are S-n and ES-n. */
const ASSEMBLY_DOCUMENT = String.raw`A/(?:C\.\d/)?(?:\d{1,3}|E?S-\d+)/(?:L\.)?\d+${SUFFIX}`;
/** A/RES/60/266, A/RES/55/180 B; up to 1975 A/RES/491 (V). A section may follow: A/RES/60/266, section IX. */
const ASSEMBLY_RESOLUTION = String.raw`A/RES/(?:(?:\d{1,3}|E?S-\d+)/\d+(?: [A-Z])?|\d{1,4}(?: [A-Z])? \([IVXL]+\)(?: [A-Z])?)(?:,? (?:section )?[IVXL]+)?`;

const GRAMMAR: readonly (readonly [SymbolKind, RegExp])[] = [
  ['resolution', /^S\/RES\/\d{1,4} \(\d{4}\)$/u],
  ['presidential_statement', /^S\/PRST\/\d{4}\/\d+$/u],
  ['meeting', /^S\/PV\.\d+(?: \(Resumption \d+\))?$/u],
  ['document', whole(COUNCIL_DOCUMENT)],
  ['ga_resolution', whole(ASSEMBLY_RESOLUTION)],
  ['ga_document', whole(ASSEMBLY_DOCUMENT)],
  ['joint', whole(`${ASSEMBLY_DOCUMENT}-${COUNCIL_DOCUMENT}`)],
  ['secretariat', whole(String.raw`ST/(?:IC|SGB|AI)/\d{4}/\d+${SUFFIX}`)],
];

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}

/**
 * The kind of United Nations document that a text is the symbol of; null if it is none. Press releases (SC/10854,
 * GA/AB/3681) and references of departments (DPO Ref. 2019.23) are not symbols.
 */
export function symbolKind(text: string): SymbolKind | null {
  return GRAMMAR.find(([, grammar]) => grammar.test(text))?.[0] ?? null;
}
