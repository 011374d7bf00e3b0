import type { EffectForDelivery } from '#libs/cases';
import type { EffectKind, EffectParams } from '#libs/contracts';
import type { ContestTarget, Directory, Letter, Recipient, SignOffTarget } from '#libs/mail';
import type { Clock } from '#libs/platform';
import type { LetterCase } from './letter-case.js';

/** Every outside act is a letter. */
export type LetterKind = EffectKind;

/** What letters are written with. */
export interface LetterDeps {
  readonly directory: Directory;
  /** The token of a person's link to a round; the same one on every try. */
  readonly signOffToken: (target: SignOffTarget) => Promise<string>;
  /** The token of a person's link to a record of their party; the same one on every try. */
  readonly contestToken: (target: ContestTarget) => Promise<string>;
  /** The address under which people reach the product, without a slash at the end. */
  readonly publicUrl: string;
  readonly clock: Clock;
}

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
  /** Gathers what the letter says, once for all; what it gives back writes to each. */
  compose(deps: LetterDeps, of: LetterOf<K>): Promise<Writer>;
}

/** A writer of letters without personal links. */
export function plain(letterTo: (to: Recipient) => Letter): Writer {
  return (to) => ({ letter: letterTo(to), token: null });
}

/** The id of a leg, as effects name it. */
export type LegId = EffectParams['ask']['legId'];
