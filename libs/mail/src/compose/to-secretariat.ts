import type { Instant } from '#libs/contracts';
import { HEADQUARTERS_ZONE, partyInSentence } from '#libs/rules';
import { frame, type Addressee, type CaseParams, type Letter, type Section } from './frame.js';
import type { PartyParams } from './to-party.js';
import { formatDeadline, formatDistance, indent, formatList, formatMoment, partyAtStart } from './words.js';

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

/** No answer has come from a party although the date for it has passed. */
export function composeEscalation(
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
  return frame(
    about,
    notice.to,
    `No answer from ${partyInSentence(party.name)}: ${about.arrangement}`,
    [
      `${partyAtStart(party.name)} was asked on ${formatMoment(askedAt)}, ${formatDistance(askedAt, about.now)}. No answer has been received.`,
    ],
    [
      ...(say === null ? [] : [['What you are asked to do', indent(say)] as const]),
      [
        'Dates',
        `  The answer was asked by: ${formatDeadline(dueAt, about.now, party.zone)}.`,
        `  The asking closes without an answer: ${formatDeadline(lapseAt, about.now, party.zone)}.`,
        '  Silence is never taken for consent.',
      ],
      page(notice),
    ],
  );
}

/** Our own reply to a party's question is late. */
export function composeReplyOverdue(
  notice: NoticeParams & {
    readonly party: PartyParams;
    readonly question: string;
    readonly replyDueAt: Instant;
  },
): Letter {
  const { about, party, question, replyDueAt } = notice;
  return frame(
    about,
    notice.to,
    `Our reply to ${partyInSentence(party.name)} is late: ${about.arrangement}`,
    [
      `${partyAtStart(party.name)} asked a question and waits for the Secretariat. The reply was due ${formatDeadline(replyDueAt, about.now, HEADQUARTERS_ZONE)}. ` +
        'Until it is given, the delay is ours, while the day by which the units are needed comes nearer.',
    ],
    [['The question', indent(question)], page(notice)],
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
  const { about, party, question, askedAt, replyDueAt } = notice;
  return frame(
    about,
    notice.to,
    `Question of ${partyInSentence(party.name)}: ${about.arrangement}`,
    [
      `${partyAtStart(party.name)} asked the question below on ${formatMoment(askedAt)}. Its own time to answer stands still until the Secretariat has replied. ` +
        `The reply is due ${formatDeadline(replyDueAt, about.now, HEADQUARTERS_ZONE)}.`,
    ],
    [['The question', indent(question)], page(notice)],
  );
}

/** What is still missing, in the names of those who hold it. */
interface Missing {
  readonly waitingFor: readonly string[];
}

/** The day by which the units are needed has come without all consents. */
export function composeNeededByWarning(
  notice: NoticeParams & Missing & { readonly neededByAt: Instant },
): Letter {
  const { about, neededByAt } = notice;
  return frame(
    about,
    notice.to,
    `Warning: needed by now, and not granted: ${about.arrangement}`,
    [
      `The units were needed by ${formatMoment(neededByAt)}. The request has not been granted.`,
      missing(notice),
    ],
    [page(notice)],
  );
}

/** A line comes near its expiry while its unit is not yet there. */
export function composeWindowWarning(
  notice: NoticeParams & Missing & { readonly line: LineParams; readonly expiresAt: Instant },
): Letter {
  const { about, line, expiresAt } = notice;
  return frame(
    about,
    notice.to,
    `Warning: the usable window shrinks: ${line.unit}, ${about.route}`,
    [
      `${line.unit} (up to ${line.persons} persons) has not arrived. Its line expires ${formatDeadline(expiresAt, about.now, HEADQUARTERS_ZONE)}. ` +
        'Each day without it is a day less on which it can be of use.',
      missing(notice),
    ],
    [page(notice)],
  );
}

/** A line comes near its expiry while its unit is there. */
export function composeExpiryWarning(
  notice: NoticeParams & {
    readonly line: LineParams;
    readonly expiresAt: Instant;
    readonly receiver: string;
  },
): Letter {
  const { about, line, expiresAt, receiver } = notice;
  return frame(
    about,
    notice.to,
    `Warning: the authority ends: ${line.unit}, ${about.route}`,
    [
      `The authority for ${line.unit} (up to ${line.persons} persons) with ${receiver} ends ${formatDeadline(expiresAt, about.now, HEADQUARTERS_ZONE)}. ` +
        'Before then it must have left, or the Security Council must have extended the loan. It is never extended by silence.',
    ],
    [page(notice)],
  );
}

/** A line can no longer be of any use. */
export function composeLost(notice: NoticeParams & Missing & { readonly line: LineParams }): Letter {
  const { about, line } = notice;
  const expiry =
    line.expiresAt === null
      ? ''
      : line.expiresAt <= about.now
        ? ` Its line expired ${formatDeadline(line.expiresAt, about.now, HEADQUARTERS_ZONE)}, without arrival.`
        : ` Its line expires ${formatDeadline(line.expiresAt, about.now, HEADQUARTERS_ZONE)}, before the unit can be there.`;
  return frame(
    about,
    notice.to,
    `Lost: no usable days are left: ${line.unit}, ${about.route}`,
    [
      `${line.unit} (up to ${line.persons} persons) can no longer be of use under this authority: no usable days are left.${expiry}`,
      missing(notice),
    ],
    [page(notice)],
  );
}

/** A unit is where no authority lets it be. */
export function composeAlarm(
  notice: NoticeParams & {
    readonly line: LineParams;
    readonly receiver: string;
    /** Since when the unit is present without an authority; null where it was still on its way when the line expired. */
    readonly breachSince: Instant | null;
  },
): Letter {
  const { about, line, receiver, breachSince } = notice;
  const expired = line.expiresAt === null ? 'has expired' : `expired at ${formatMoment(line.expiresAt)}`;
  const what =
    breachSince === null
      ? `${line.unit} (up to ${line.persons} persons) was on its way to ${receiver} when its authority ${expired.replace(/^expired/u, 'ended')}. It must not arrive without a new one.`
      : `BREACH. ${line.unit} (up to ${line.persons} persons) is present with ${receiver} without authority since ${formatMoment(breachSince)}, ${formatDistance(breachSince, about.now)}. Its authority ${expired}.`;
  const subject =
    breachSince === null
      ? `ALARM: authority ended while the unit was moving: ${line.unit}`
      : `BREACH: unit present without authority since ${formatMoment(breachSince)}: ${line.unit}`;
  return frame(
    about,
    notice.to,
    subject,
    [
      what,
      'Nothing has been extended. Either the unit returns and its return is recorded, or the Security Council decides anew.',
    ],
    [page(notice)],
  );
}

/** How a request ended, or that one asking ended without an answer. */
export type Announced =
  'granted' | 'granted_in_part' | 'granted_per_record' | 'refused' | 'withdrawn' | 'overtaken' | 'lapsed';

const ANNOUNCED: Readonly<Record<Announced, readonly [subject: string, sentence: string]>> = {
  granted: ['Granted', 'The request has been granted: all consents that it needs have been obtained.'],
  granted_in_part: [
    'Granted in part',
    'The request has been granted in part. The page of the request says which lines were granted and which were not.',
  ],
  granted_per_record: [
    'Granted, as the record says',
    'The record shows that the loan was made. Of some of what it needed the record says nothing.',
  ],
  refused: ['Refused', 'The request has been refused.'],
  withdrawn: ['Withdrawn', 'The request has been withdrawn.'],
  overtaken: ['Overtaken by events', 'Events have made the request needless; it is closed.'],
  lapsed: ['Lapsed', 'The request has lapsed: what it needs was not obtained in time.'],
};

/** Whether a letter announces this. */
export function isAnnounced(what: string | undefined): what is Announced {
  return what !== undefined && Object.hasOwn(ANNOUNCED, what);
}

/** The end of a request. */
export function composeAnnouncement(
  notice: NoticeParams & { readonly what: Announced; readonly reason: string | null },
): Letter {
  const { about, what, reason } = notice;
  const [subject, sentence] = ANNOUNCED[what];
  return frame(
    about,
    notice.to,
    `${subject}: ${about.arrangement}`,
    [sentence],
    [...(reason === null ? [] : [['The reason stated', indent(reason)] as const]), page(notice)],
  );
}

/** One asking ended without an answer. */
export function composeRoundLapsed(
  notice: NoticeParams & { readonly party: PartyParams; readonly askedAt: Instant },
): Letter {
  const { about, party, askedAt } = notice;
  return frame(
    about,
    notice.to,
    `Ended without an answer of ${partyInSentence(party.name)}: ${about.arrangement}`,
    [
      `${partyAtStart(party.name)} was asked on ${formatMoment(askedAt)} and has not answered. This asking has ended. Nothing has been consented to by it; ` +
        'an answer that comes after all is kept as a late one.',
    ],
    [page(notice)],
  );
}

function missing({ waitingFor }: Missing): string {
  return waitingFor.length === 0
    ? 'No consent is outstanding.'
    : `Still outstanding: ${formatList(waitingFor)}.`;
}

function page({ url }: NoticeParams): Section {
  return ['Where to look', `  ${url}`];
}
