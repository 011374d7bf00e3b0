import type { Letter, Recipient } from '#libs/mail';

/** A letter to one person. */
export interface Mail {
  readonly to: Recipient;
  readonly letter: Letter;
  /** The token of the personal link in the letter; null where it holds none. */
  readonly token: string | null;
}
