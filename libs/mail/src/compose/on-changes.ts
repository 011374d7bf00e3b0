import type { Instant } from '#libs/contracts';
import { type Finding, messageOfFinding } from '#libs/rules';
import {
  type Addressee,
  type CaseParams,
  Draft,
  type Letter,
  type PartyParams,
  type Section,
  indent,
} from './frame.js';
import type { NoticeParams } from './to-secretariat.js';

/** How a changed ask differs from the previous one. */
interface Changed {
  readonly changes: readonly Finding[];
}

/** An ask has been changed, by the requester or by an act of the Council that allows less than was asked. */
export function composeRevised(
  notice: NoticeParams &
    Changed & {
      readonly because: 'amended' | 'partial_decision';
      readonly reason: string | null;
      /** The symbol of the act that cut the ask; null where none did. */
      readonly act: string | null;
      /** The parties that are asked again, and why their answers do not cover the changed ask. */
      readonly reopened: readonly { readonly party: string; readonly why: readonly Finding[] }[];
    },
): Letter {
  const { because, act, reason, reopened } = notice;
  const draft = new Draft(notice.about, notice.to);
  const { words, title } = draft;
  const what = because === 'partial_decision' ? 'cut' : 'revised';
  return draft.letter(
    words.format(`mails.${what}.subject`, { title }),
    [words.format(`mails.${what}.opening`)],
    [
      ...draft.reason(act === null ? reason : words.format('mails.cut.reason', { act: { symbol: act } })),
      whatChanged(draft, notice),
      [
        words.format('mails.revised.asked_again'),
        ...(reopened.length === 0 ? [indent(words.format('mails.revised.nobody'))] : []),
        ...reopened.map(({ party, why }) =>
          indent(
            words.format('mails.revised.party', {
              party,
              why: why.map((finding) => words.say(messageOfFinding(finding))).join('; '),
            }),
          ),
        ),
      ],
      draft.where(notice.url),
    ],
  );
}

/** What every letter to a party about its own leg needs. */
interface OwnLegParams {
  readonly about: CaseParams;
  readonly to: Addressee;
  readonly party: PartyParams;
  readonly askedAt: Instant;
}

/** A party's consent covers the changed ask and stands. It is told so that it can object. */
export function composeConsentStands(stands: OwnLegParams & Changed & { readonly text: string }): Letter {
  const draft = new Draft(stands.about, stands.to);
  const { words, title } = draft;
  return draft.letter(
    words.format('mails.consent_stands.subject', { title }),
    [
      words.format('mails.consent_stands.opening', { party: draft.party(stands.party) }),
      words.format('mails.consent_stands.speak_up'),
    ],
    [whatChanged(draft, stands), [words.format('mails.consent_stands.request'), indent(stands.text)]],
  );
}

/** An ask is taken back, since a step that had to come first no longer holds. */
export function composePremiseLost({ about, to, party, askedAt }: OwnLegParams): Letter {
  const draft = new Draft(about, to);
  const { words, title } = draft;
  return draft.letter(
    words.format('mails.premise_lost.subject', { title }),
    [
      words.format('mails.premise_lost.opening', {
        asked: words.instant(askedAt),
        party: draft.party(party),
      }),
      words.format('mails.premise_lost.closed'),
    ],
    [],
  );
}

/** Nobody is left who could answer on a seat. */
export function composeEmptySeat(
  notice: NoticeParams & { readonly party: PartyParams; readonly seat: string | null },
): Letter {
  const { seat } = notice;
  const draft = new Draft(notice.about, notice.to);
  const { words, title } = draft;
  const party = draft.party(notice.party);
  const whose =
    seat === null
      ? words.format('mails.empty_seat.party', { party: draft.partyAtStart(notice.party) })
      : words.format('mails.empty_seat.seat', { seat, party });
  return draft.letter(
    words.format('mails.empty_seat.subject', { party, title }),
    [
      `${whose} ${words.format('mails.empty_seat.nothing_assumed')}`,
      words.format('mails.empty_seat.appoint', { party }),
    ],
    [draft.where(notice.url)],
  );
}

function whatChanged({ words }: Draft, { changes }: Changed): Section {
  return [
    words.format('mails.section.changed'),
    ...(changes.length === 0
      ? [indent(words.format('mails.revised.wording'))]
      : changes.map((change) => indent(words.say(messageOfFinding(change))))),
  ];
}
