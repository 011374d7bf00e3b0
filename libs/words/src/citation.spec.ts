import type { Instrument } from '#libs/contracts';
import { formatInstrument } from './citation.js';
import { wordsIn } from './words.js';

const between = (notBefore: string | null, notAfter: string | null) => ({ notBefore, notAfter });

const cases: [Instrument['kind'], string | null, string | null, Instrument['date'], string][] = [
  ['note_verbale', 'NV/7', null, { on: '2011-02-04' }, 'note verbale NV/7 of 4 February 2011'],
  [
    'law',
    null,
    'Verkhovna Rada',
    between('2011-02-02', '2011-02-04'),
    'law of Verkhovna Rada, between 2 and 4 February 2011',
  ],
  [
    'law',
    'bill 8057',
    'Verkhovna Rada',
    { on: '2011-02-04' },
    'law bill 8057 of Verkhovna Rada, 4 February 2011',
  ],
  [
    'letter',
    null,
    'Government of Liberia',
    between('2011-01-28', '2011-02-04'),
    'letter of the Government of Liberia, between 28 January and 4 February 2011',
  ],
  [
    'letter',
    'S/2011/5',
    null,
    between('2010-12-31', '2011-01-07'),
    'letter S/2011/5, between 31 December 2010 and 7 January 2011',
  ],
  ['letter', 'S/2011/5', null, null, 'letter S/2011/5'],
  ['decree', '12/2011', null, between('2011-02-04', '2011-02-04'), 'decree 12/2011 of 4 February 2011'],
  ['communique', null, null, between('2016-11-30', null), 'communiqué, not before 30 November 2016'],
  ['minutes', null, null, between(null, '2016-11-30'), 'minutes, not after 30 November 2016'],
  [
    'resolution',
    'S/RES/1967 (2011)',
    'Security Council',
    null,
    'resolution S/RES/1967 (2011) of the Security Council',
  ],
  ['presidential_statement', 'S/PRST/2004/7', null, null, 'presidential statement S/PRST/2004/7'],
  ['other', null, null, between(null, null), 'instrument'],
  [
    'other',
    null,
    null,
    between('2011-02-04', '2012-02-04'),
    'instrument, between 4 February 2011 and 4 February 2012',
  ],
];

it.each(cases)('%s %s of %s', (kind, reference, organ, date, words) => {
  expect(formatInstrument(wordsIn('en'), { kind, reference, organ, date })).toBe(words);
});
