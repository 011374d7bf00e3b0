import { TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { Messages } from './catalogue.js';
import { type Compiled, MessageError, compile, parsed } from './compile.js';

/** What is wrong with a message. */
export interface MessageFault {
  readonly language: string;
  readonly key: string;
  readonly fault: string;
}

/** The languages whose plurals need more forms than `other`. */
const SPARE_CATEGORIES: Readonly<Record<string, readonly string[]>> = { es: ['many'], fr: ['many'] };

/**
 * Everything that is wrong with catalogues, compared with the first, which is English: messages that are not well-formed,
 * missing in a language or unknown there, that take other arguments than in English, or that lack a plural of their
 * language.
 */
export function faultsOf(catalogues: Readonly<Record<string, Messages>>): MessageFault[] {
  const english = flat(catalogues.en ?? {});
  return Object.entries(catalogues).flatMap(([language, messages]) => {
    const own = flat(messages);
    const fault = (key: string, text: string): MessageFault => ({ language, key, fault: text });
    return [
      ...[...own].flatMap(([key, text]) =>
        faultsOfMessage(language, text, english.get(key)).map((found) => fault(key, found)),
      ),
      ...[...english.keys()].filter((key) => !own.has(key)).map((key) => fault(key, 'is missing')),
    ];
  });
}

function flat(messages: Messages): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([subject, named]) =>
      Object.entries(named).map(([name, text]) => [`${subject}.${name}`, text] as const),
    ),
  );
}

function faultsOfMessage(language: string, text: string, english: string | undefined): string[] {
  if (english === undefined) return ['is not a message of English'];
  if (text.trim() !== text || text === '') return ['is empty, or starts or ends with a space'];
  try {
    const own = compile(text, language, (literal) => literal);
    return [...differences(own, english, language), ...missingPlurals(language, text)];
  } catch (error) {
    if (error instanceof MessageError) return [`is not well-formed: ${error.message}`];
    throw error;
  }
}

function differences(own: Compiled, english: string, language: string): string[] {
  if (language === 'en') return [];
  const { takes } = compile(english, 'en', (literal) => literal);
  const names = new Set([...own.takes.keys(), ...takes.keys()]);
  return [...names].flatMap((name) => {
    const [here, there] = [own.takes.get(name), takes.get(name)];
    return here === there
      ? []
      : [`takes {${name}} as ${here ?? 'nothing'}, English as ${there ?? 'nothing'}`];
  });
}

/** The plural forms of a language that a message lacks. */
function missingPlurals(language: string, text: string): string[] {
  const faults: string[] = [];
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.plural) {
        const { pluralCategories } = new Intl.PluralRules(language, {
          type: element.pluralType ?? 'cardinal',
        }).resolvedOptions();
        const spare = SPARE_CATEGORIES[language] ?? [];
        for (const category of pluralCategories) {
          if (Object.hasOwn(element.options, category) || spare.includes(category)) continue;
          faults.push(`{${element.value}} has no form for "${category}"`);
        }
      }
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        for (const option of Object.values(element.options)) visit(option.value);
      }
    }
  };
  visit(parsed(text));
  return faults;
}
