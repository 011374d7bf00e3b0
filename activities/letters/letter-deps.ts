import type { EffectParams } from '#libs/contracts';
import type { ContestTarget, Directory, SignOffTarget } from '#libs/mail';
import type { Clock } from '#libs/platform';

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

/** The id of a leg, as effects name it. */
export type LegId = EffectParams['ask']['legId'];
