import type { CalendarDate, MessageValue } from '#libs/contracts';
import type { GetICUArgs } from '@schummar/icu-type-parser';
import type { english } from './english/index.js';

type English = typeof english;
type Subject = keyof English;

/** The key of a message: its subject, a dot, its name within the subject. */
export type MessageKey = { [S in Subject]: `${S}.${keyof English[S] & string}` }[Subject];

/** The messages of one language. */
export type Catalogue = {
  readonly [S in Subject]: { readonly [N in keyof English[S]]: string };
};

/** Any messages by subject and name, before they have been checked against those of English. */
export type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>;

type TextOf<K extends MessageKey> = K extends `${infer S extends Subject}.${infer N}`
  ? English[S][N & keyof English[S]]
  : never;

/** The arguments that the message of a key takes, as its English text names them: a change of the text changes this type. */
export type ParamsOf<K extends MessageKey> = GetICUArgs<
  TextOf<K> & string,
  {
    ICUArgument: MessageValue;
    ICUNumberArgument: number;
    // A day where the message says `date`, and an instant where it says `time`: both are RFC 3339 text.
    ICUDateArgument: CalendarDate;
  }
>;

/** All messages of English with what they take, for code that uses messages and cannot import the catalogue. */
type Known = { [K in MessageKey]: ParamsOf<K> };

declare module '#libs/contracts' {
  interface KnownMessages extends Known {}
}

/** The parameters of a message as further arguments: none where it takes none. */
export type Args<K extends MessageKey> = keyof ParamsOf<K> extends never ? [] : [params: ParamsOf<K>];
