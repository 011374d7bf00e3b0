import type { Instant } from '#libs/contracts';
import { partyInSentence } from '#libs/rules';
import { type Addressee, type CaseParams, type Letter, type Section, frame } from './frame.js';
import type { PartyParams } from './to-party.js';
import type { NoticeParams } from './to-secretariat.js';
import { indent, formatMoment, partyAtStart } from './words.js';

/** What a changed ask has that the one before had not, and the other way round, each in one line. */
interface Changed {
  readonly changes: readonly string[];
}

/** An ask has been changed, by the requester or by an act of the Council that allows less than was asked. */
export function composeRevised(
  notice: NoticeParams &
    Changed & {
      readonly because: 'amended' | 'partial_decision';
      readonly reason: string | null;
      /** The parties that are asked again, and why their answers do not cover the changed ask. */
      readonly reopened: readonly { readonly party: string; readonly why: readonly string[] }[];
    },
): Letter {
  const { about, because, reason, reopened } = notice;
  const byCouncil = because === 'partial_decision';
  return frame(
    about,
    notice.to,
    `${byCouncil ? 'The Council allows less than was asked' : 'The request has been amended'}: ${about.arrangement}`,
    [
      byCouncil
        ? 'An act of the Security Council allows less than was asked. The request has been cut to what it allows.'
        : 'The request has been amended. Consents that cover the changed ask stand; the others are asked anew.',
    ],
    [
      ...(reason === null ? [] : [['The reason stated', indent(reason)] as const]),
      whatChanged(notice),
      ['Asked anew', reopened.length === 0 ? '  Nobody.' : reopened.map(askedAgain).join('\n')],
      ['Where to look', `  ${notice.url}`],
    ],
  );
}

function askedAgain({ party, why }: { party: string; why: readonly string[] }): string {
  return `${indent(party)}: ${why.join('; ')}`;
}

/** What every letter to a party about its own leg needs. */
interface OwnLegParams {
  readonly about: CaseParams;
  readonly to: Addressee;
  readonly party: PartyParams;
  readonly askedAt: Instant;
}

/** A party's consent covers the changed ask and stands. It is told so that it can speak up where it does not mean that. */
export function composeConsentStands(words: OwnLegParams & Changed & { readonly text: string }): Letter {
  const { about, to, party, text } = words;
  return frame(
    about,
    to,
    `Changed, and your consent stands: ${about.arrangement}`,
    [
      `The request has been changed. The answer of ${partyInSentence(party.name)} covers the request as it is now, so it stands and nothing is asked of you.`,
      'Should it not be meant so, please let the Secretariat know at once: a consent can be taken back.',
    ],
    [whatChanged(words), ['The request as it is now', indent(text)]],
  );
}

/** What was put to a party is taken back, since something that had to come first has fallen away. */
export function composePremiseLost({ about, to, party, askedAt }: OwnLegParams): Letter {
  return frame(
    about,
    to,
    `No answer is awaited for now: ${about.arrangement}`,
    [
      `On ${formatMoment(askedAt)} ${partyInSentence(party.name)} was asked for its answer. A step that had to come before has since been refused, objected to or taken back.`,
      'So this asking is closed and no answer is awaited. Should the step be settled, you will be asked again.',
    ],
    [],
  );
}

/** Nobody is left who could answer on a seat. */
export function composeEmptySeat(
  notice: NoticeParams & { readonly party: PartyParams; readonly seat: string | null },
): Letter {
  const { about, party, seat } = notice;
  const whose =
    seat === null ? partyAtStart(party.name) : `The seat "${seat}" of ${partyInSentence(party.name)}`;
  return frame(
    about,
    notice.to,
    `Nobody can answer for ${partyInSentence(party.name)}: ${about.arrangement}`,
    [
      `${whose} has nobody left who could answer. Until a person is appointed no answer can come, and none is assumed.`,
      `A manager or an administrator appoints a person who acts for ${partyInSentence(party.name)}, on the page of the request.`,
    ],
    [['Where to look', `  ${notice.url}`]],
  );
}

function whatChanged({ changes }: Changed): Section {
  return ['What has changed', changes.length === 0 ? '  The words only.' : changes.map(indent).join('\n')];
}
