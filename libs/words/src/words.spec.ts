import type { UnLanguage } from '#libs/contracts';
import type { Catalogue } from './catalogue.js';
import { english } from './english/index.js';
import { faultsOf } from './faults.js';
import { languageOf, languageOfHeader } from './languages.js';
import { Words, wordsIn } from './words.js';

/** English with messages of a test's own; their keys are of the test, so they are said by `say`. */
function wordsWith(messages: Record<string, string>, language: UnLanguage = 'en'): Words {
  return new Words(language, { ...english, test: messages } as Catalogue);
}

describe('a message', () => {
  it('is written from its key and parameters', () => {
    const words = wordsIn('en');
    expect(words.format('problems.needed_by_past')).toBe(
      'The day by which the arrangement is needed has passed.',
    );
    expect(words.format('times.instant', { day: '3 May 2026', clock: '14:05', place: 'Monrovia' })).toBe(
      '3 May 2026, 14:05 in Monrovia',
    );
  });

  it('does not compile without its key or with other parameters than it takes', () => {
    const words = wordsIn('en');
    // @ts-expect-error there is no such message
    expect(() => words.format('problems.unheard_of')).toThrow('the catalogue has no such message');
    // @ts-expect-error it takes three parameters
    expect(() => words.format('times.instant')).toThrow('{day} is missing');
    // @ts-expect-error one of them is missing
    expect(() => words.format('times.instant', { day: 'today', clock: '14:05' })).toThrow(
      '{place} is missing',
    );
    // @ts-expect-error a number is no text
    expect(() => words.format('times.instant', { day: 3, clock: '', place: '' })).toThrow(
      '{day} must be given as text',
    );
    // @ts-expect-error one too many
    expect(words.format('times.now', { at: 'noon' })).toBe('now');
  });

  it('counts and chooses as its language does', () => {
    const words = wordsWith({
      days: '{count, plural, one {# day} other {# days}} of {total, number}',
      late: '{late, select, yes {It came late.} other {It came in time.}}',
    });
    expect(words.say({ code: 'test.days', params: { count: 1, total: 1200 } })).toBe('1 day of 1,200');
    expect(words.say({ code: 'test.days', params: { count: 28, total: 1 } })).toBe('28 days of 1');
    expect(words.say({ code: 'test.late', params: { late: 'yes' } })).toBe('It came late.');
    expect(words.say({ code: 'test.late', params: { late: 'no' } })).toBe('It came in time.');
  });

  it('names days, moments with their zone, lists, symbols, durations and other messages', () => {
    const words = wordsWith({
      said: '{party} by {day, date}, {at, time}; {what}',
      short: '{day, date, short}',
    });
    const what = {
      all: [
        { symbol: 'S/RES/1967 (2011)' },
        { any: ['one', 'two'] },
        { duration: 'P4W' },
        { code: 'times.now' },
        { instant: '2011-02-17T05:00:00.000Z', zone: 'Africa/Monrovia' },
        { date: '2011-02-28' },
      ],
    };
    const params = { party: 'Wakanda', day: '2011-02-10', at: '2011-02-17T05:00:00.000Z', what };
    expect(words.say({ code: 'test.said', params })).toBe(
      'Wakanda by 10 February 2011, 16 February 2011, 24:00 in New York; S/RES/1967 (2011), one or two, 4 weeks, now, ' +
        '17 February 2011, 05:00 in Monrovia and 28 February 2011',
    );
    expect(words.say({ code: 'test.short', params: { day: '2011-02-10' } })).toBe('10 Feb 2011');
  });

  it('refuses a parameter that is not what it says', () => {
    const words = wordsWith({ due: 'due {at, time}', day: 'on {day, date}', count: '{n, number}' });
    expect(() => words.say({ code: 'test.due', params: { at: '2011-02-10' } })).toThrow(
      '{at} must be given as instant',
    );
    expect(() => words.say({ code: 'test.day', params: { day: 'tomorrow' } })).toThrow(
      '{day} must be given as date',
    );
    expect(() => words.say({ code: 'test.count', params: { n: 'three' } })).toThrow(
      '{n} must be given as number',
    );
    expect(() => words.say({ code: 'test.day' })).toThrow('test.day: {day} is missing');
    expect(() => words.say({ code: 'constructor.name' })).toThrow('no such message');
  });
});

describe('text from right to left', () => {
  const plain = (text: string): string =>
    text.replace(
      /[\u2066-\u2069]/gu,
      (mark) => ({ '\u2066': '<L ', '\u2068': '<F ', '\u2069': '>' })[mark] ?? '',
    );

  it('keeps symbols together wherever they stand, and isolates names', () => {
    const arabic = wordsWith(
      { asked: 'طلب {party} بموجب القرار S/RES/1967 (2011) و {symbol}: {text}' },
      'ar',
    );
    const said = arabic.say({
      code: 'test.asked',
      params: { party: 'UNMIL', symbol: { symbol: 'S/2011/5' }, text: 'انظر A/66/679 من فضلك' },
    });
    expect(plain(said)).toBe(
      'طلب <F UNMIL> بموجب القرار <L S/RES/1967 (2011)> و <L S/2011/5>: انظر <L A/66/679> من فضلك',
    );
    expect(arabic.direction).toBe('rtl');
  });

  it('is isolated where a name in it stands in a text from left to right', () => {
    const words = wordsWith({ by: 'Answered by {name}, {title}' });
    expect(plain(words.say({ code: 'test.by', params: { name: 'ليلى', title: 'Minister' } }))).toBe(
      'Answered by <F ليلى>, Minister',
    );
  });
});

describe('how far a moment is', () => {
  it.each([
    ['2026-01-15T00:00:00.000Z', 'in 14 days'],
    ['2026-01-02T23:59:00.000Z', 'in 47 hours'],
    ['2025-12-29T00:00:00.000Z', '3 days ago'],
    ['2026-01-01T01:59:00.000Z', 'in 119 minutes'],
    ['2026-01-01T00:00:59.000Z', 'now'],
  ])('%s is %s', (at, text) => {
    expect(wordsIn('en').distance(at, '2026-01-01T00:00:00.000Z')).toBe(text);
  });
});

describe('the language', () => {
  const available: UnLanguage[] = ['ar', 'en', 'fr'];

  it('is that of the reader, else that of their party, else English', () => {
    expect(languageOf(['fr', 'ar'], available)).toBe('fr');
    expect(languageOf([null, 'ar'], available)).toBe('ar');
    expect(languageOf(['ru', 'fr-CA'], available)).toBe('fr');
    expect(languageOf(['ru', undefined], available)).toBe('en');
  });

  it('of a call is the one that its Accept-Language likes best among those that there are', () => {
    expect(languageOfHeader('ru, fr-CH;q=0.8, ar;q=0.9', available)).toBe('ar');
    expect(languageOfHeader('fr;q=0, *;q=0.1', available)).not.toBe('fr');
    expect(languageOfHeader('de', available)).toBe('en');
    expect(languageOfHeader(undefined, available)).toBe('en');
    expect(languageOfHeader('ar;q=0.2, fr;q=0.7', available)).toBe('fr');
  });

  it('of a call that takes any is English', () => {
    expect(languageOfHeader('*', available)).toBe('en');
    expect(languageOfHeader('en;q=0, *;q=0.5', available)).toBe('ar');
  });

  it('of a call with a header that says nothing is English', () => {
    for (const header of ['', ';', 'q=1', 'fr;q=', 'fr;q=much', '\u0000', ','.repeat(10_000)]) {
      expect([header.slice(0, 10), languageOfHeader(header, ['en'])]).toEqual([header.slice(0, 10), 'en']);
    }
    expect(languageOfHeader(';;, ,,q', available)).toBe('en');
  });
});

describe('the catalogue', () => {
  it('has a version that changes with its wording and not with its order', () => {
    const words = wordsWith({ a: 'one', b: 'two' });
    expect(words.version).toMatch(/^[0-9a-f]{64}$/u);
    expect(wordsWith({ b: 'two', a: 'one' }).version).toBe(words.version);
    expect(wordsWith({ a: 'one', b: 'three' }).version).not.toBe(words.version);
  });

  it('is complete or absent, well-formed, and takes the same in each language', () => {
    const en = {
      test: { a: 'by {day, date}', b: '{n, plural, one {# day} other {# days}}', c: 'plain', d: 'x {y}' },
    };
    const ru = {
      test: {
        a: 'до {day}',
        b: '{n, plural, one {# день} few {# дня} other {# дней}}',
        d: 'x {y',
        e: 'лишнее',
      },
    };
    expect(faultsOf({ en, ru })).toEqual([
      { language: 'ru', key: 'test.a', fault: 'takes {day} as text, English as date' },
      { language: 'ru', key: 'test.b', fault: '{n} has no form for "many"' },
      { language: 'ru', key: 'test.d', fault: 'is not well-formed: EXPECT_ARGUMENT_CLOSING_BRACE' },
      { language: 'ru', key: 'test.e', fault: 'is not a message of English' },
      { language: 'ru', key: 'test.c', fault: 'is missing' },
    ]);
    expect(faultsOf({ en: { test: { a: '{n} {n, number}', b: '{d, date, long}', c: ' x' } } })).toEqual([
      { language: 'en', key: 'test.a', fault: 'is not well-formed: {n} is taken as text and as number' },
      { language: 'en', key: 'test.b', fault: 'is not well-formed: {d} has a style other than short' },
      { language: 'en', key: 'test.c', fault: 'is empty, or starts or ends with a space' },
    ]);
  });
});
