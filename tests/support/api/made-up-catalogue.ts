import { type Catalogue, addCatalogue } from '#libs/words';
import { english } from '../../../libs/words/src/english/index.js';

/** How every message of the made-up language begins. */
export const MADE_UP = '¡';

/**
 * Registers, as French, a catalogue that was made up: every message of English with a sign before it. What differs between the
 * two is text, and nothing else may.
 * @returns takes it away again
 */
export function speakMadeUpFrench(): () => void {
  const french = Object.fromEntries(
    Object.entries(english).map(([subject, messages]) => [
      subject,
      Object.fromEntries(Object.entries(messages).map(([name, text]) => [name, `${MADE_UP}${text}`])),
    ]),
  );
  return addCatalogue('fr', french as Catalogue);
}
