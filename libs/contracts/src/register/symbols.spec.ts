import { symbolKind } from './symbols.js';
import type { SymbolKind } from './symbols.js';

/** Symbols as they stand on papers of the United Nations. */
const SYMBOLS: Readonly<Record<SymbolKind, readonly string[]>> = {
  resolution: ['S/RES/1609 (2005)', 'S/RES/1967 (2011)', 'S/RES/84 (1950)'],
  presidential_statement: ['S/PRST/2004/7', 'S/PRST/2015/26'],
  document: ['S/2011/351', 'S/2005/398/Add.1', 'S/2015/426*', 'S/2013/760', 'S/2020/1291', 'S/26015'],
  meeting: ['S/PV.6886', 'S/PV.6178 (Resumption 1)'],
  ga_resolution: [
    'A/RES/60/266',
    'A/RES/60/266, section IX',
    'A/RES/60/266 IX',
    'A/RES/55/180 B',
    'A/RES/491 (V)',
    'A/RES/69/250',
  ],
  ga_document: ['A/66/679', 'A/64/19', 'A/C.5/69/18', 'A/C.5/64/L.20', 'A/45/594'],
  joint: ['A/70/95-S/2015/446'],
  secretariat: ['ST/IC/2019/23', 'ST/SGB/2019/2', 'ST/AI/2013/4'],
};

it.each(Object.entries(SYMBOLS).flatMap(([kind, symbols]) => symbols.map((symbol) => [symbol, kind])))(
  '%s is a symbol: %s',
  (symbol, kind) => {
    expect(symbolKind(symbol)).toBe(kind);
  },
);

it.each(['S/2011/351/Corr.1', 'S/2011/351/Rev.2', 'S/2011/351/Add.1/Corr.1', 'S/2011/351/Add.1*'])(
  '%s, made up, is a document with its suffixes',
  (symbol) => {
    expect(symbolKind(symbol)).toBe('document');
  },
);

it.each([
  ['SC/10854', 'a press release'],
  ['GA/AB/3681', 'a press release'],
  ['DPO Ref. 2019.23', 'a reference of a department'],
  ['MOU DFS/UNIFIL/SER/01', 'the number of a memorandum'],
  ['S/RES/1609', 'without its year'],
  ['S/RES/1609(2005)', 'without its space'],
  ['s/2011/351', 'in small letters'],
  ['S/2011/351 ', 'with a space behind it'],
  ['S/2011/351\nS/2011/352', 'two'],
  ['see S/2011/351', 'within other text'],
  ['S/2013/760 (provisional draft)', 'with a remark'],
  ['S/1899/1', 'older than the Council'],
  ['NV/2011/14', 'the number of a note'],
  ['', 'nothing'],
])('%s is no symbol: %s', (text) => {
  expect(symbolKind(text)).toBeNull();
});
