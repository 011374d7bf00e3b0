import type { CalendarDate, Instant, IsoDuration } from './moments.js';

/**
 * What an argument of a message can be. All of it is JSON, so that states, facts, effects and problems hold codes and
 * parameters; `libs/words` makes it text in the language of whoever reads it.
 */
export type MessageValue =
  /** What people wrote, or a name. */
  | string
  /** The name of a party as it stands inside a sentence, with the article that a language puts before it. */
  | { readonly name: string }
  /** The symbol of a United Nations document. */
  | { readonly symbol: string }
  | { readonly date: CalendarDate }
  /** A moment, shown on the clocks of `zone` (IANA); of headquarters where it names none. */
  | { readonly instant: Instant; readonly zone?: string }
  | { readonly duration: IsoDuration }
  /** A list in which all are meant: "a, b and c". */
  | { readonly all: readonly MessageValue[] }
  /** A list in which one is meant: "a, b or c". */
  | { readonly any: readonly MessageValue[] }
  | CodedMessage;

/** The parameters of a message, by the names of its arguments: numbers for what is counted, dates and instants as text. */
export type MessageParams = Readonly<Record<string, MessageValue | number>>;

/** Something to be said, as a code and its parameters; never a sentence. */
export interface CodedMessage {
  /** The key of the message in the catalogue, e.g. `problems.needed_by_past`. */
  readonly code: string;
  readonly params?: MessageParams;
}

/**
 * The messages that there are, by key, with the parameters that each takes. Empty here: `libs/words` adds its catalogue to it, so
 * that who says something need not import the catalogue to be held to it.
 */
// oxlint-disable-next-line typescript/no-empty-object-type
export interface KnownMessages {}

/** The key of a message of the catalogue. */
export type MessageCode = keyof KnownMessages;

/** Something to be said, of which key and parameters are checked where it is written. */
export function messageOf<K extends MessageCode>(
  code: K,
  ...[params]: keyof KnownMessages[K] extends never ? [] : [params: KnownMessages[K] & MessageParams]
): CodedMessage {
  return params === undefined ? { code } : { code, params };
}

/** Clauses one after the other, each a part of one sentence. */
export function inClauses([first, ...others]: readonly [MessageValue, ...MessageValue[]]): MessageValue {
  const [next, ...rest] = others;
  return next === undefined ? first : messageOf('text.clauses', { first, rest: inClauses([next, ...rest]) });
}
