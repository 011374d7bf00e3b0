import type { EffectForDelivery } from '#libs/cases';
import type { EffectKind } from '#libs/contracts';
import type { Letter, Recipient } from '#libs/mail';
import type { LetterCase } from './letter-case.js';
import type { LetterDeps } from './letter-deps.js';

/** Every outside act is a letter. */
export type LetterKind = EffectKind;

/** One letter to be written: its effect, with the case as it is now. */
export type LetterOf<K extends LetterKind = LetterKind> = LetterCase & {
  readonly effect: EffectForDelivery<K>;
};

/** A letter to one person, and the token of the personal link in it; null where it holds none. */
export interface Written {
  readonly letter: Letter;
  readonly token: string | null;
}

/** Writes a letter to one person. */
export type Writer = (to: Recipient) => Written | Promise<Written>;

/** One kind of letter: to whom it goes, and what it says. */
export interface LetterRow<K extends LetterKind> {
  recipients(deps: LetterDeps, of: LetterOf<K>): Promise<Recipient[]>;
  /** Collects what the letter says, once for all recipients; the result writes to each. */
  compose(deps: LetterDeps, of: LetterOf<K>): Promise<Writer>;
}

/** A writer of letters without personal links. */
export function plain(letterTo: (to: Recipient) => Letter): Writer {
  return (to) => ({ letter: letterTo(to), token: null });
}
