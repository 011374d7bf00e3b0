import type { Instant } from '#libs/contracts';

/** What a mail says, before it has a recipient's address. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** The person a letter is for. */
export interface Addressee {
  readonly name: string;
  readonly title: string;
}

/** What every letter on a case says about the case. */
export interface CaseParams {
  /** The request's reference, or the arrangement's where a letter is about no single request. */
  readonly reference: string;
  /** The revision of the request that the letter is about; null where it is about no request. */
  readonly revision: number | null;
  /** E.g. `3 armed helicopters (Mi-24) with crews, UNMIL to UNOCI`. */
  readonly arrangement: string;
  /** E.g. `UNMIL to UNOCI`, for letters about one unit only. */
  readonly route: string;
  /** The case's own time. */
  readonly now: Instant;
  /** Whether the case lives on a clock that was moved, and on what its times rest; null for a live case. */
  readonly rehearsal: string | null;
}

/** A part of a letter: a heading and its paragraphs. */
export type Section = readonly [heading: string, ...paragraphs: string[]];

/** Puts a letter together in the one form that all have. */
export function frame(
  about: CaseParams,
  to: Addressee,
  subject: string,
  opening: readonly string[],
  sections: readonly Section[],
): Letter {
  const rehearsal =
    about.rehearsal === null
      ? []
      : [
          `NOTE: this case is a rehearsal on a clock that was moved; nothing in it is live. ${about.rehearsal}`,
        ];
  const blocks = [
    `For the attention of ${to.name}, ${to.title}`,
    ...rehearsal,
    ...opening,
    ...sections.map(([heading, ...paragraphs]) => [heading.toUpperCase(), ...paragraphs].join('\n')),
    reference(about),
    'This message was made by a machine. Please do not answer it by mail: a reply to it is not read as an answer.',
  ];
  return { subject: `[${about.reference}] ${subject}`, text: `${blocks.join('\n\n')}\n` };
}

function reference({ reference: name, revision }: CaseParams): string {
  return ['REFERENCE', revision === null ? name : `${name}, revision ${revision}`].join('\n');
}
