import type { Instant, UnLanguage } from '#libs/contracts';
import { HEADQUARTERS_ZONE } from '#libs/rules';
import { type Words, dateFormat, wordsIn } from '#libs/words';

/** What a mail says, before it has a recipient's address. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** The person a letter is for. */
export interface Addressee {
  readonly name: string;
  readonly title: string;
  /** The language of their mails. */
  readonly language: UnLanguage;
}

/** What every letter on a case says about the case. */
export interface CaseParams {
  /** The request's reference, or the arrangement's where a letter is about no single request. */
  readonly reference: string;
  /** The revision of the request that the letter is about; null where it is about no request. */
  readonly revision: number | null;
  /** The units with the route. */
  readonly units: readonly string[];
  readonly sender: string;
  readonly receiver: string;
  /** The case's own time. */
  readonly now: Instant;
  /** What the times of a case with a moved clock assume; null for a live case. */
  readonly rehearsal: { readonly assumptions: string | null } | null;
}

/** A part of a letter: a heading and its paragraphs. */
export type Section = readonly [heading: string, ...paragraphs: string[]];

/** The party that a letter is to, or about. */
export interface PartyParams {
  readonly name: string;
  /** IANA time zone. */
  readonly zone: string;
}

/** One letter being written: the words of its addressee's language, and what every letter on its case says. */
export class Draft {
  readonly words: Words;

  constructor(
    readonly about: CaseParams,
    readonly to: Addressee,
  ) {
    this.words = wordsIn(to.language);
  }

  /** E.g. `UNMIL to UNOCI`, for letters about one unit only. */
  get route(): string {
    return this.words.format('mails.route', { sender: this.about.sender, receiver: this.about.receiver });
  }

  /** E.g. `3 armed helicopters (Mi-24) with crews, UNMIL to UNOCI`. */
  get title(): string {
    return this.words.format('mails.title', { units: { all: this.about.units }, route: this.route });
  }

  /** A party's name as it stands inside a sentence. */
  party({ name }: Pick<PartyParams, 'name'>): string {
    return this.words.name(name);
  }

  /** A party's name at the start of a sentence, e.g. `The Government of Liberia`. */
  partyAtStart({ name }: Pick<PartyParams, 'name'>): string {
    return this.words.nameAtStart(name);
  }

  /** A moment at headquarters and, where the clocks there differ, at the party, and how far away it is. */
  deadline(at: Instant, zone = HEADQUARTERS_ZONE): string {
    const here = this.words.instant(at);
    const there = this.words.instant(at, zone);
    const away = this.words.distance(at, this.about.now);
    return sameClock(at, zone)
      ? this.words.format('mails.deadline', { here, away })
      : this.words.format('mails.deadline_in_two_zones', { here, there, away });
  }

  /** The section that says where to look. */
  where(url: string): Section {
    return [this.words.format('mails.section.where'), indent(url)];
  }

  /** The section with a reason that somebody gave; none where nobody gave one. */
  reason(reason: string | null): Section[] {
    return reason === null ? [] : [[this.words.format('mails.section.reason'), indent(reason)]];
  }

  /** Puts the letter together in the one form that all have. */
  letter(subject: string, opening: readonly string[], sections: readonly Section[]): Letter {
    const { about, to, words } = this;
    const { reference, revision, rehearsal } = about;
    const blocks = [
      words.format('mails.frame.attention', { name: to.name, title: to.title }),
      ...(rehearsal === null
        ? []
        : [
            words.format('mails.frame.rehearsal', {
              assumptions: rehearsal.assumptions ?? words.format('mails.frame.rehearsal_assumptions'),
            }),
          ]),
      ...opening,
      ...sections.map(([heading, ...paragraphs]) =>
        [heading.toLocaleUpperCase(to.language), ...paragraphs].join('\n'),
      ),
      [
        words.format('mails.frame.reference').toLocaleUpperCase(to.language),
        revision === null ? reference : words.format('mails.frame.revision', { reference, revision }),
      ].join('\n'),
      words.format('mails.frame.automatic'),
    ];
    return { subject: `[${reference}] ${subject}`, text: `${blocks.join('\n\n')}\n` };
  }
}

/** Indented, so that nothing people write can look like one of our headings. */
export function indent(text: string): string {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => `  ${line}`)
    .join('\n');
}

/** Whether clocks in a zone show the same as those of headquarters at a moment. */
function sameClock(at: Instant, zone: string): boolean {
  const shown = (timeZone: string): string =>
    dateFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));
  return shown(zone) === shown(HEADQUARTERS_ZONE);
}
