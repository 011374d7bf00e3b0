import type {
  CalendarDate,
  CodedMessage,
  Instant,
  IsoDuration,
  MessageParams,
  MessageValue,
  UnLanguage,
} from '#libs/contracts';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Args, Catalogue, MessageKey, Messages } from './catalogue.js';
import { type Compiled, MessageError, type Renderer, compile } from './compile.js';
import { dateFormat, distanceFormat, listFormat, numberFormat } from './formatters.js';
import { type Direction, isolateSymbol, isolateSymbols, isolateText } from './isolate.js';
import { CATALOGUES } from './languages.js';
import { nameInSentence } from './names.js';

/** The clocks of headquarters, on which a moment is shown where no other zone is asked for. */
const HEADQUARTERS_ZONE = 'America/New_York';

/** The locale whose dates and numbers a language uses: those of the documents of the United Nations. */
const LOCALES: Readonly<Record<UnLanguage, string>> = {
  ar: 'ar',
  zh: 'zh-Hans',
  en: 'en-GB',
  fr: 'fr',
  ru: 'ru',
  es: 'es',
};

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** The parts of an ISO 8601 duration, in their order. */
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/u;
const DURATION_UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;

/**
 * The one formatter: codes and parameters become text in one language. Dates, lists, numbers and plurals are those of the
 * language, moments say their zone, and what runs the other way is isolated.
 */
export class Words {
  readonly direction: Direction;
  /** SHA-256 over the messages of the language, so that a stored text names the catalogue that it was made from. */
  readonly version: string;
  private readonly locale: string;
  private readonly compiled = new Map<string, Compiled>();
  private readonly renderer: Renderer;

  constructor(
    readonly language: UnLanguage,
    private readonly catalogue: Catalogue,
  ) {
    this.locale = LOCALES[language];
    this.direction = language === 'ar' ? 'rtl' : 'ltr';
    this.version = versionOf(catalogue);
    this.renderer = {
      text: (value) => this.value(value),
      date: (date, short) => this.date(date, short ? 'short' : 'full'),
      instant: (at, short) => this.instant(at, HEADQUARTERS_ZONE, short ? 'short' : 'full'),
    };
  }

  /** The message of a key with its parameters, both checked by their types. */
  format<K extends MessageKey>(key: K, ...[params]: Args<K>): string {
    return this.write(key, (params ?? {}) as MessageParams);
  }

  /**
   * Formats a code and parameters that come from data, without a type to vouch for them. Throws `MessageError` where the
   * catalogue does not know the code or the parameters do not fit.
   */
  say({ code, params }: CodedMessage): string {
    return this.write(code, params ?? {});
  }

  /** A value inside a message. */
  value(value: MessageValue): string {
    if (typeof value === 'string') return isolateText(value, this.direction);
    if ('code' in value) return this.say(value);
    if ('name' in value) return this.name(value.name);
    if ('symbol' in value) return isolateSymbol(value.symbol, this.direction);
    if ('date' in value) return this.date(value.date);
    if ('instant' in value) return this.instant(value.instant, value.zone);
    if ('duration' in value) return this.duration(value.duration);
    if ('all' in value) return this.list(value.all.map((item) => this.value(item)));
    return this.list(
      value.any.map((item) => this.value(item)),
      'disjunction',
    );
  }

  /** The name of a party as it stands inside a sentence, e.g. `the Government of Liberia`. */
  name(name: string): string {
    return isolateText(nameInSentence(name, this.language), this.direction);
  }

  /** The name of a party as a sentence begins with it, e.g. `The Government of Liberia`. */
  nameAtStart(name: string): string {
    const text = nameInSentence(name, this.language);
    return isolateText(`${text.charAt(0).toLocaleUpperCase(this.locale)}${text.slice(1)}`, this.direction);
  }

  /** A day, e.g. `3 February 2011`, in short `3 Feb 2011`. */
  date(date: CalendarDate, form: 'full' | 'short' = 'full'): string {
    return this.dates(form, 'UTC').format(new Date(`${date}T00:00:00Z`));
  }

  /** A day between two, with their common month and year only once: `between 2 and 4 February 2011`. */
  between(first: CalendarDate, last: CalendarDate): string {
    const parts = this.dates('full', 'UTC').formatRangeToParts(
      new Date(`${first}T00:00:00Z`),
      new Date(`${last}T00:00:00Z`),
    );
    const start = parts.findIndex(({ source }) => source === 'startRange');
    const end = parts.findIndex(({ source }) => source === 'endRange');
    const textOf = (some: typeof parts) => some.map(({ value }) => value).join('');
    // What both days share comes after them, or the language has another form.
    return start === 0 && end > 0
      ? this.format('citation.between', {
          first: textOf(parts.slice(0, end).filter(({ source }) => source === 'startRange')),
          last: textOf(parts.slice(end)),
        })
      : this.format('citation.between', { first: this.date(first), last: this.date(last) });
  }

  /** A moment with its zone, e.g. `3 February 2011, 14:05 in New York`; midnight belongs to the day that it ends. */
  instant(at: Instant, zone = HEADQUARTERS_ZONE, form: 'full' | 'short' = 'full'): string {
    return this.format('times.instant', { ...this.dayAndClock(at, zone, form), place: placeOf(zone) });
  }

  /** A moment where its zone is known, in short, e.g. `3 Feb 2011, 14:05`. */
  moment(at: Instant, zone = HEADQUARTERS_ZONE): string {
    return this.format('times.moment', this.dayAndClock(at, zone, 'short'));
  }

  /** A moment at headquarters and in UTC, e.g. `3 Feb 2011, 14:05 in New York (3 Feb 2011, 19:05 UTC)`. */
  zoned(at: Instant): string {
    return this.format('times.zoned', {
      here: this.instant(at, HEADQUARTERS_ZONE, 'short'),
      utc: this.moment(at, 'UTC'),
    });
  }

  private dayAndClock(at: Instant, zone: string, form: 'full' | 'short'): { day: string; clock: string } {
    const moment = new Date(at);
    const clock = dateFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
      hourCycle: 'h23',
    }).format(moment);
    const endsDay = clock === '00:00:00.000';
    return {
      day: this.dates(form, zone).format(endsDay ? new Date(moment.getTime() - 1) : moment),
      clock: endsDay ? '24:00' : clock.slice(0, 5),
    };
  }

  /** How far a moment lies from now, e.g. `in 14 days`, `3 hours ago`: whole units, never rounded up. */
  distance(at: Instant, now: Instant): string {
    const ms = Date.parse(at) - Date.parse(now);
    const size = Math.abs(ms);
    const [unit, unitMs] = UNITS.find(([name, length]) => size >= (name === 'minute' ? 1 : 2) * length) ?? [
      'minute',
      60_000,
    ];
    const count = Math.floor(size / unitMs);
    if (count === 0) return this.format('times.now');
    return distanceFormat(this.locale).format(ms > 0 ? count : -count, unit);
  }

  /** A duration, e.g. `4 weeks`. */
  duration(duration: IsoDuration): string {
    const parts = DURATION.exec(duration)?.slice(1) ?? [];
    const named = DURATION_UNITS.flatMap((unit, index) => {
      const count = Number(parts[index] ?? 0);
      return count === 0 ? [] : [this.quantity(count, unit)];
    });
    if (named.length === 0) throw new MessageError(`${duration} is no duration`);
    return listFormat(this.locale, { type: 'unit' }).format(named);
  }

  /** A number with its unit, e.g. `28 days`. */
  quantity(count: number, unit: (typeof DURATION_UNITS)[number]): string {
    return numberFormat(this.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  }

  /** A number in the digits and groups of the language. */
  number(value: number): string {
    return numberFormat(this.locale).format(value);
  }

  /** `a, b and c`; as a disjunction `a, b or c`. The parts are text already. */
  list(parts: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
    return listFormat(this.locale, { type }).format(parts);
  }

  private dates(form: 'full' | 'short', timeZone: string): Intl.DateTimeFormat {
    return dateFormat(this.locale, {
      day: 'numeric',
      month: form === 'full' ? 'long' : 'short',
      year: 'numeric',
      calendar: 'gregory',
      timeZone,
    });
  }

  private write(key: string, params: MessageParams): string {
    try {
      return this.compiledOf(key).format(params, this.renderer);
    } catch (error) {
      throw new MessageError(`${key}: ${error instanceof Error ? error.message : 'cannot be written'}`, {
        cause: error,
      });
    }
  }

  private compiledOf(key: string): Compiled {
    const known = this.compiled.get(key);
    if (known !== undefined) return known;
    const dot = key.indexOf('.');
    const messages: Messages = this.catalogue;
    const [subject, name] = [key.slice(0, dot), key.slice(dot + 1)];
    const named = Object.hasOwn(messages, subject) ? messages[subject] : undefined;
    const text = named !== undefined && Object.hasOwn(named, name) ? named[name] : undefined;
    if (text === undefined) throw new MessageError('the catalogue has no such message');
    const compiled = compile(text, this.locale, (literal) => isolateSymbols(literal, this.direction));
    this.compiled.set(key, compiled);
    return compiled;
  }
}

/** The place after which a zone is named. */
function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function versionOf(catalogue: Messages): string {
  const all = Object.entries(catalogue).flatMap(([subject, messages]) =>
    Object.entries(messages).map(([name, text]) => [`${subject}.${name}`, text] as const),
  );
  const sorted = all.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(sorted))));
}

const made = new WeakMap<Catalogue, Words>();

/** The formatter of a language; of English if it has no catalogue. */
export function wordsIn(language: UnLanguage): Words {
  const catalogue = CATALOGUES[language];
  if (catalogue === undefined) return wordsIn('en');
  const words = made.get(catalogue) ?? new Words(language, catalogue);
  made.set(catalogue, words);
  return words;
}
