import { wordsIn } from '#libs/words';
import { fieldFaultsOf } from '../field-faults.js';
import { instrumentSchema } from './instrument.js';
import type { Instrument } from './instrument.js';

const words = wordsIn('en');
const nothingKnown = { reference: null, organ: null, date: null };

/** Field and rule of each fault, or none. */
function faults(instrument: Partial<Instrument> & Pick<Instrument, 'kind'>): string[] {
  const read = instrumentSchema.safeParse({ ...nothingKnown, ...instrument });
  return read.success
    ? []
    : fieldFaultsOf(read.error.issues).map(({ pointer, reason }) => `${pointer}: ${words.say(reason)}`);
}

describe('an instrument is taken as people have it', () => {
  const honest: (Partial<Instrument> & Pick<Instrument, 'kind'>)[] = [
    { kind: 'note_verbale', reference: 'NV/2011/14' },
    { kind: 'note_verbale', reference: '4132/203-600-12', date: { on: '2011-02-04' } },
    { kind: 'note_verbale', reference: 'S/2020/1081' },
    { kind: 'law', organ: 'Verkhovna Rada', reference: 'bill 8057' },
    { kind: 'law', organ: 'Verkhovna Rada', date: { notBefore: '2011-02-02', notAfter: '2011-02-04' } },
    { kind: 'decree', organ: 'President of Ukraine' },
    { kind: 'letter' },
    { kind: 'letter', reference: 'S/2011/351/Add.1' },
    { kind: 'letter', reference: 'S/2015/426*' },
    { kind: 'letter', reference: 'A/70/95-S/2015/446' },
    { kind: 'letter', reference: 'MFA/12' },
    { kind: 'resolution', reference: 'S/RES/1609 (2005)' },
    { kind: 'resolution', reference: 'A/RES/60/266' },
    { kind: 'presidential_statement', reference: 'S/PRST/2004/7' },
    { kind: 'minutes', organ: 'Security Council', reference: 'S/PV.6886' },
    { kind: 'communique', organ: 'Council of Ministers of South Sudan', date: { on: '2016-11-30' } },
    { kind: 'other' },
  ];

  it.each(honest)('$kind $reference $organ', (instrument) => {
    expect(faults(instrument)).toEqual([]);
  });
});

describe('an instrument is refused, with its field and rule,', () => {
  const wrong: [string, Partial<Instrument> & Pick<Instrument, 'kind'>, string[]][] = [
    [
      'a note without its number',
      { kind: 'note_verbale' },
      ['/reference: must be given for a note verbale, such as NV/2011/14'],
    ],
    [
      'a law of nobody',
      { kind: 'law', reference: 'bill 8057' },
      ['/organ: must be given for a law: the organ that issued it'],
    ],
    [
      'minutes of nobody',
      { kind: 'minutes' },
      ['/organ: must be given for minutes: the organ that issued it'],
    ],
    [
      'a resolution without its symbol',
      { kind: 'resolution' },
      ['/reference: must be given for a resolution, such as S/RES/1609 (2005)'],
    ],
    [
      'a resolution without its year',
      { kind: 'resolution', reference: 'S/RES/1609' },
      ['/reference: must be the symbol of a resolution, such as S/RES/1609 (2005)'],
    ],
    [
      'a press release for a resolution',
      { kind: 'resolution', reference: 'SC/10854' },
      ['/reference: must be the symbol of a resolution, such as S/RES/1609 (2005)'],
    ],
    [
      'a statement under the symbol of a letter',
      { kind: 'presidential_statement', reference: 'S/2011/351' },
      ['/reference: must be the symbol of a presidential statement, such as S/PRST/2004/7'],
    ],
    [
      'a letter under the symbol of a resolution',
      { kind: 'letter', reference: 'S/RES/1967 (2011)' },
      [
        '/reference: S/RES/1967 (2011) is the symbol of a resolution of the Security Council, not of a letter',
      ],
    ],
    [
      'a note under the symbol of a statement',
      { kind: 'note_verbale', reference: 'S/PRST/2004/7' },
      ['/reference: S/PRST/2004/7 is the symbol of a presidential statement, not of a note verbale'],
    ],
    [
      'anything else under the symbol of a resolution',
      { kind: 'other', reference: 'A/RES/60/266' },
      [
        '/reference: A/RES/60/266 is the symbol of a resolution of the General Assembly, not of another instrument',
      ],
    ],
  ];

  it.each(wrong)('%s', (_name, instrument, expected) => {
    expect(faults(instrument)).toEqual(expected);
  });
});
