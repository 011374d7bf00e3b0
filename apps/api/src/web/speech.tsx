import type { MessageParams } from '#libs/contracts';
import { type MessageKey, type ParamsOf, type Words, wordsIn } from '#libs/words';
import {
  Fragment,
  type ReactElement,
  type ReactNode,
  createContext,
  isValidElement,
  useContext,
} from 'react';

const WordsContext = createContext<Words>(wordsIn('en'));

/** Gives every part of a page the words of its language. */
export const WordsProvider = WordsContext.Provider;

/** The words of the page that is being made. */
export function useWords(): Words {
  return useContext(WordsContext);
}

/** Marks in a text the places of elements; private use, so that nothing people write means one. */
const FIRST_PLACE = 0xf0000;
const PLACES = /([\u{f0000}-\u{f00ff}])/u;

/** A message in which elements stand for some of the parameters: a moment, a link, a name in bold. */
export function rich<K extends MessageKey>(
  words: Words,
  key: K,
  params: { readonly [N in keyof ParamsOf<K>]: ParamsOf<K>[N] | ReactElement },
): ReactNode {
  const elements: ReactElement[] = [];
  const plain = Object.fromEntries(
    Object.entries(params).map(([name, value]: [string, unknown]) => {
      if (!isValidElement(value)) return [name, value];
      elements.push(value);
      return [name, String.fromCodePoint(FIRST_PLACE + elements.length - 1)];
    }),
  ) as MessageParams;
  return words
    .say({ code: key, params: plain })
    .split(PLACES)
    .map((part, index) => (
      <Fragment key={index}>
        {index % 2 === 1 ? elements[(part.codePointAt(0) ?? 0) - FIRST_PLACE] : part}
      </Fragment>
    ));
}
