import type { MessageParams, MessageValue } from '#libs/contracts';
import { TYPE, parse, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';

/** What an argument of a message must be. `text` is anything that a message can name; the others have one form each. */
export type ArgumentKind = 'text' | 'number' | 'date' | 'instant' | 'choice';

/** One placeholder of a message. */
interface Place {
  /** The name that the pattern uses for it. */
  readonly slot: string;
  readonly argument: string;
  readonly kind: ArgumentKind;
  readonly short: boolean;
}

/** How values become text in one language. */
export interface Renderer {
  text(value: MessageValue): string;
  date(date: string, short: boolean): string;
  instant(at: string, short: boolean): string;
}

/** Why a message could not be formatted: it is not well-formed, or its arguments do not fit. */
export class MessageError extends Error {}

/** A compiled message. */
export interface Compiled {
  /** Its arguments, and what each must be. */
  readonly takes: ReadonlyMap<string, ArgumentKind>;
  format(params: MessageParams, renderer: Renderer): string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const MOMENT = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/u;

/** Reads a message in ICU MessageFormat. Throws `MessageError` if it is not well-formed or uses an argument in two ways. */
export function compile(message: string, locale: string, literal: (text: string) => string): Compiled {
  const places: Place[] = [];
  const elements = rewritten(parsed(message), places, literal);
  const takes = new Map<string, ArgumentKind>();
  for (const { argument, kind } of places) {
    const known = takes.get(argument) ?? kind;
    if (known !== kind) throw new MessageError(`{${argument}} is taken as ${known} and as ${kind}`);
    takes.set(argument, kind);
  }
  const pattern = new IntlMessageFormat(elements, locale);
  return {
    takes,
    format(params, renderer) {
      const values: Record<string, string | number> = {};
      for (const place of places) values[place.slot] = valueAt(place, params[place.argument], renderer);
      return String(pattern.format(values));
    },
  };
}

/** The elements of a message; throws `MessageError` where it is not well-formed. */
export function parsed(message: string): MessageFormatElement[] {
  try {
    return parse(message, { ignoreTag: true, requiresOtherClause: true, shouldParseSkeletons: true });
  } catch (error) {
    throw new MessageError(error instanceof Error ? error.message : 'not well-formed');
  }
}

/**
 * The elements with every argument renamed by its place, so that dates, moments, lists and symbols are written by us and not
 * by the library's defaults (which know neither a zone's name nor an isolate).
 */
function rewritten(
  elements: readonly MessageFormatElement[],
  places: Place[],
  literal: (text: string) => string,
): MessageFormatElement[] {
  const place = (argument: string, kind: ArgumentKind, short = false): string => {
    const slot = kind === 'number' ? argument : `${argument}:${kind}${short ? ':short' : ''}`;
    if (!places.some((other) => other.slot === slot)) places.push({ slot, argument, kind, short });
    return slot;
  };
  const inside = <T extends { value: MessageFormatElement[] }>(options: Record<string, T>) =>
    Object.fromEntries(
      Object.entries(options).map(([name, option]) => [
        name,
        { ...option, value: rewritten(option.value, places, literal) },
      ]),
    );
  return elements.map((element): MessageFormatElement => {
    switch (element.type) {
      case TYPE.literal:
        return { ...element, value: literal(element.value) };
      case TYPE.argument:
        return { ...element, value: place(element.value, 'text') };
      case TYPE.date:
        return { type: TYPE.argument, value: place(element.value, 'date', isShort(element)) };
      case TYPE.time:
        return { type: TYPE.argument, value: place(element.value, 'instant', isShort(element)) };
      case TYPE.number:
        return { ...element, value: place(element.value, 'number') };
      case TYPE.plural:
        return { ...element, value: place(element.value, 'number'), options: inside(element.options) };
      case TYPE.select:
        return { ...element, value: place(element.value, 'choice'), options: inside(element.options) };
      case TYPE.pound:
        return element;
      case TYPE.tag:
        throw new MessageError('tags are not used in messages');
    }
  });
}

/** `{day, date, short}`: the only style that dates and moments have besides their full form. */
function isShort({ value, style }: { value: string; style?: unknown }): boolean {
  if (style === undefined || style === null || style === '') return false;
  if (style === 'short') return true;
  throw new MessageError(`{${value}} has a style other than short`);
}

function valueAt(
  { argument, kind, short }: Place,
  value: MessageValue | number | undefined,
  renderer: Renderer,
): string | number {
  if (value === undefined) throw new MessageError(`{${argument}} is missing`);
  switch (kind) {
    case 'number':
      if (typeof value === 'number') return value;
      break;
    case 'choice':
      if (typeof value === 'string') return value;
      break;
    case 'date':
      if (typeof value === 'string' && DAY.test(value)) return renderer.date(value, short);
      break;
    case 'instant':
      if (typeof value === 'string' && MOMENT.test(value)) return renderer.instant(value, short);
      break;
    case 'text':
      if (typeof value !== 'number') return renderer.text(value);
      break;
  }
  throw new MessageError(`{${argument}} must be given as ${kind}, not as ${JSON.stringify(value)}`);
}
