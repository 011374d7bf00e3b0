import type { Answer, CalendarDate, ClosedBecause, Instant, LegKind, RequestEnd } from '#libs/contracts';
import { messageOfFinding } from '#libs/rules';
import {
  type Addressee,
  type CaseParams,
  Draft,
  type Letter,
  type PartyParams,
  type Section,
  indent,
} from './frame.js';
import { subjectOfLeg } from './to-party.js';

/** What every letter to those who manage a request needs. */
export interface NoticeParams {
  readonly about: CaseParams;
  readonly to: Addressee;
  /** The page of the request. */
  readonly url: string;
}

/** The unit line that a letter is about. */
export interface LineParams {
  readonly unit: string;
  readonly persons: number;
  readonly expiresAt: Instant | null;
}

/** A unit with its strength, e.g. `3 armed helicopters (up to 60 persons)`. */
export function unitOf({ words }: Draft, { unit, persons }: LineParams): string {
  return words.format('mails.unit.with_persons', { unit, persons });
}

/** No answer has come from a party although the date for it has passed. */
export function composeSilence(
  notice: NoticeParams & {
    readonly party: PartyParams;
    readonly askedAt: Instant;
    readonly dueAt: Instant;
    readonly lapseAt: Instant;
    /** What the policy asks them to do; null where it does not say. */
    readonly say: string | null;
  },
): Letter {
  const { about, party, askedAt, dueAt, lapseAt, say } = notice;
  const draft = new Draft(about, notice.to);
  const { words, title } = draft;
  return draft.letter(
    words.format('mails.silence.subject', { party: draft.party(party), title }),
    [
      words.format('mails.silence.opening', {
        party: draft.partyAtStart(party),
        asked: words.instant(askedAt),
        ago: words.distance(askedAt, about.now),
      }),
    ],
    [
      ...(say === null ? [] : [[words.format('mails.silence.say'), indent(say)] as const]),
      [
        words.format('mails.silence.dates'),
        indent(words.format('mails.silence.due', { due: draft.deadline(dueAt, party.zone) })),
        indent(words.format('mails.silence.lapse', { lapse: draft.deadline(lapseAt, party.zone) })),
        indent(words.format('mails.silence.never')),
      ],
      draft.where(notice.url),
    ],
  );
}

/** Our own reply to a party's question is late. */
export function composeLateReply(
  notice: NoticeParams & {
    readonly party: PartyParams;
    readonly question: string;
    readonly replyDueAt: Instant;
  },
): Letter {
  const { party, question, replyDueAt } = notice;
  const draft = new Draft(notice.about, notice.to);
  const { words, title } = draft;
  return draft.letter(
    words.format('mails.late_reply.subject', { party: draft.party(party), title }),
    [
      words.format('mails.late_reply.opening', {
        party: draft.partyAtStart(party),
        due: draft.deadline(replyDueAt),
      }),
    ],
    [[words.format('mails.section.question'), indent(question)], draft.where(notice.url)],
  );
}

/** A party asks something before it answers. */
export function composeQuestion(
  notice: NoticeParams & {
    readonly party: PartyParams;
    readonly question: string;
    readonly askedAt: Instant;
    readonly replyDueAt: Instant;
  },
): Letter {
  const { party, question, askedAt, replyDueAt } = notice;
  const draft = new Draft(notice.about, notice.to);
  const { words, title } = draft;
  return draft.letter(
    words.format('mails.question.subject', { party: draft.party(party), title }),
    [
      words.format('mails.question.opening', {
        party: draft.partyAtStart(party),
        asked: words.instant(askedAt),
        due: draft.deadline(replyDueAt),
      }),
    ],
    [[words.format('mails.section.question'), indent(question)], draft.where(notice.url)],
  );
}

/** What is still missing: the parties that hold it, and what of them is missing. */
interface Missing {
  readonly waitingFor: readonly { readonly party: string; readonly legKind: LegKind }[];
}

/** The day by which the units are needed has come without all consents. */
export function composeNeededByWarning(
  notice: NoticeParams & Missing & { readonly neededByAt: Instant },
): Letter {
  const draft = new Draft(notice.about, notice.to);
  const { words, title } = draft;
  return draft.letter(
    words.format('mails.needed_by.subject', { title }),
    [
      words.format('mails.needed_by.opening', { due: words.instant(notice.neededByAt) }),
      missing(draft, notice),
    ],
    [draft.where(notice.url)],
  );
}

/** A line comes near its expiry while its unit is not yet there. */
export function composeWindowWarning(
  notice: NoticeParams & Missing & { readonly line: LineParams; readonly expiresAt: Instant },
): Letter {
  const { line, expiresAt } = notice;
  const draft = new Draft(notice.about, notice.to);
  const { words, route } = draft;
  return draft.letter(
    words.format('mails.window.subject', { unit: line.unit, route }),
    [
      words.format('mails.window.opening', { unit: unitOf(draft, line), expiry: draft.deadline(expiresAt) }),
      missing(draft, notice),
    ],
    [draft.where(notice.url)],
  );
}

/** No usable day is left on a line. */
export function composeLost(notice: NoticeParams & Missing & { readonly line: LineParams }): Letter {
  const { about, line } = notice;
  const draft = new Draft(about, notice.to);
  const { words, route } = draft;
  const { expiresAt } = line;
  const opening = words.format('mails.lost.opening', { unit: unitOf(draft, line) });
  const expiry =
    expiresAt === null
      ? []
      : [
          words.format(expiresAt <= about.now ? 'mails.lost.expired' : 'mails.lost.expires', {
            expiry: draft.deadline(expiresAt),
          }),
        ];
  return draft.letter(
    words.format('mails.lost.subject', { unit: line.unit, route }),
    [[opening, ...expiry].join(' '), missing(draft, notice)],
    [draft.where(notice.url)],
  );
}

/** The end of a request. */
export function composeEnd(
  notice: NoticeParams & { readonly end: RequestEnd; readonly because: ClosedBecause | null },
): Letter {
  const { end, because } = notice;
  const draft = new Draft(notice.about, notice.to);
  const { words, title } = draft;
  return draft.letter(
    words.format(`mails.end.${end}.subject`, { title }),
    [words.format(`mails.end.${end}.opening`)],
    [
      ...draft.reason(because === null ? null : words.say(messageOfFinding(because))),
      draft.where(notice.url),
    ],
  );
}

/** One round ended without an answer. */
export function composeRoundLapsed(
  notice: NoticeParams & { readonly party: PartyParams; readonly askedAt: Instant },
): Letter {
  const { party, askedAt } = notice;
  const draft = new Draft(notice.about, notice.to);
  const { words, title } = draft;
  return draft.letter(
    words.format('mails.lapsed_round.subject', { party: draft.party(party), title }),
    [
      words.format('mails.lapsed_round.opening', {
        party: draft.partyAtStart(party),
        asked: words.instant(askedAt),
      }),
    ],
    [draft.where(notice.url)],
  );
}

/** An answer against a request, as it was recorded. */
export interface AdverseParams extends NoticeParams {
  readonly party: PartyParams;
  readonly legKind: LegKind;
  readonly answer: Answer;
  readonly receipt: string;
  readonly recordedAt: Instant;
  readonly reason: string | null;
  /** The last day of a consent that was withdrawn; null where none was named. */
  readonly lastDay: CalendarDate | null;
}

const AGAINST = ['refuse', 'object', 'withdraw', 'suspend', 'not_adopted'] as const;

/** A party refuses, objects, or withdraws what it had consented to. */
export function composeAdverseAnswer(adverse: AdverseParams): Letter {
  const { party, answer, receipt, recordedAt, reason, lastDay } = adverse;
  const draft = new Draft(adverse.about, adverse.to);
  const { words, title } = draft;
  // If a group has decided, the last vote may have been an abstention: the result of the group counts.
  const how = AGAINST.find((known) => known === answer) ?? 'group';
  const leg = subjectOfLeg(draft, adverse.legKind, party);
  const recorded: Section = [
    words.format('mails.against.what'),
    indent(words.format('mails.against.recorded', { at: words.instant(recordedAt), receipt })),
    ...(lastDay === null ? [] : [indent(words.format('mails.against.last_day', { day: lastDay }))]),
    indent(
      reason === null
        ? words.format('mails.against.no_reason')
        : words.format('mails.against.reason', { reason }),
    ),
  ];
  const sections = [recorded, draft.where(adverse.url)];
  if (how === 'not_adopted') {
    return draft.letter(
      words.format('mails.against.not_adopted.subject', { title }),
      [words.format('mails.against.not_adopted.opening')],
      sections,
    );
  }
  const whose = how === 'group' ? draft.party(party) : draft.partyAtStart(party);
  return draft.letter(
    words.format(`mails.against.${how}.subject`, { party: draft.party(party), title }),
    [words.format(`mails.against.${how}.opening`, { party: whose, leg })],
    sections,
  );
}

function missing(draft: Draft, { waitingFor }: Missing): string {
  const { words } = draft;
  if (waitingFor.length === 0) return words.format('mails.outstanding.none');
  const parties = waitingFor.map(({ party, legKind }) =>
    words.format('mails.outstanding.party', { party, leg: words.format(`labels.leg.${legKind}`) }),
  );
  return words.format('mails.outstanding.some', { parties: { all: parties } });
}
