import type { Instant } from '#libs/contracts';
import { HEADQUARTERS_ZONE, partyInSentence } from '#libs/rules';
import { frame, type Addressee, type CaseWords, type Letter, type Section } from './frame.js';
import type { PartyWords } from './to-party.js';
import {
  deadlineInWords,
  distanceInWords,
  indent,
  listInWords,
  momentInWords,
  partyAtStart,
} from './words.js';

/** What every letter to those who manage a request needs. */
export interface NoticeWords {
  readonly about: CaseWords;
  readonly to: Addressee;
  /** The page of the request. */
  readonly url: string;
}

/** The unit line that a letter is about. */
export interface LineWords {
  readonly unit: string;
  readonly persons: number;
  readonly expiresAt: Instant | null;
}

/** No answer has come from a party although the date for it has passed. */
export function composeEscalation(
  notice: NoticeWords & {
    readonly party: PartyWords;
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
    `No answer from ${partyInSentence(party.name)}: ${about.loan}`,
    [
      `${partyAtStart(party.name)} was asked on ${momentInWords(askedAt)}, ${distanceInWords(askedAt, about.now)}. No answer has been received.`,
    ],
    [
      ...(say === null ? [] : [['What you are asked to do', indent(say)] as const]),
      [
        'Dates',
        `  The answer was asked by: ${deadlineInWords(dueAt, about.now, party.zone)}.`,
        `  The asking closes without an answer: ${deadlineInWords(lapseAt, about.now, party.zone)}.`,
        '  Silence is never taken for consent.',
      ],
      page(notice),
    ],
  );
}

/** Our own reply to a party's question is late. */
export function composeReplyOverdue(
  notice: NoticeWords & {
    readonly party: PartyWords;
    readonly question: string;
    readonly replyDueAt: Instant;
  },
): Letter {
  const { about, party, question, replyDueAt } = notice;
  return frame(
    about,
    notice.to,
    `Our reply to ${partyInSentence(party.name)} is late: ${about.loan}`,
    [
      `${partyAtStart(party.name)} asked a question and waits for the Secretariat. The reply was due ${deadlineInWords(replyDueAt, about.now, HEADQUARTERS_ZONE)}. ` +
        'Until it is given, the delay is ours, while the day by which the units are needed comes nearer.',
    ],
    [['The question', indent(question)], page(notice)],
  );
}

/** A party asks something before it answers. */
export function composeQuestion(
  notice: NoticeWords & {
    readonly party: PartyWords;
    readonly question: string;
    readonly askedAt: Instant;
    readonly replyDueAt: Instant;
  },
): Letter {
  const { about, party, question, askedAt, replyDueAt } = notice;
  return frame(
    about,
    notice.to,
    `Question of ${partyInSentence(party.name)}: ${about.loan}`,
    [
      `${partyAtStart(party.name)} asked the question below on ${momentInWords(askedAt)}. Its own time to answer stands still until the Secretariat has replied. ` +
        `The reply is due ${deadlineInWords(replyDueAt, about.now, HEADQUARTERS_ZONE)}.`,
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
  notice: NoticeWords & Missing & { readonly neededByAt: Instant },
): Letter {
  const { about, neededByAt } = notice;
  return frame(
    about,
    notice.to,
    `Warning: needed by now, and not granted: ${about.loan}`,
    [
      `The units were needed by ${momentInWords(neededByAt)}. The request has not been granted.`,
      missing(notice),
    ],
    [page(notice)],
  );
}

/** A line comes near its expiry while its unit is not yet there. */
export function composeWindowWarning(
  notice: NoticeWords & Missing & { readonly line: LineWords; readonly expiresAt: Instant },
): Letter {
  const { about, line, expiresAt } = notice;
  return frame(
    about,
    notice.to,
    `Warning: the usable window shrinks: ${line.unit}, ${about.route}`,
    [
      `${line.unit} (up to ${line.persons} persons) has not arrived. Its line expires ${deadlineInWords(expiresAt, about.now, HEADQUARTERS_ZONE)}. ` +
        'Each day without it is a day less on which it can be of use.',
      missing(notice),
    ],
    [page(notice)],
  );
}

/** A line comes near its expiry while its unit is there. */
export function composeExpiryWarning(
  notice: NoticeWords & { readonly line: LineWords; readonly expiresAt: Instant; readonly receiver: string },
): Letter {
  const { about, line, expiresAt, receiver } = notice;
  return frame(
    about,
    notice.to,
    `Warning: the authority ends: ${line.unit}, ${about.route}`,
    [
      `The authority for ${line.unit} (up to ${line.persons} persons) with ${receiver} ends ${deadlineInWords(expiresAt, about.now, HEADQUARTERS_ZONE)}. ` +
        'Before then it must have left, or the Security Council must have extended the loan. It is never extended by silence.',
    ],
    [page(notice)],
  );
}

/** A line can no longer be of any use. */
export function composeLost(notice: NoticeWords & Missing & { readonly line: LineWords }): Letter {
  const { about, line } = notice;
  const expiry =
    line.expiresAt === null
      ? ''
      : line.expiresAt <= about.now
        ? ` Its line expired ${deadlineInWords(line.expiresAt, about.now, HEADQUARTERS_ZONE)}, without arrival.`
        : ` Its line expires ${deadlineInWords(line.expiresAt, about.now, HEADQUARTERS_ZONE)}, before the unit can be there.`;
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
  notice: NoticeWords & {
    readonly line: LineWords;
    readonly receiver: string;
    /** Since when the unit is present without an authority; null where it was still on its way when the line expired. */
    readonly breachSince: Instant | null;
  },
): Letter {
  const { about, line, receiver, breachSince } = notice;
  const expired = line.expiresAt === null ? 'has expired' : `expired at ${momentInWords(line.expiresAt)}`;
  const what =
    breachSince === null
      ? `${line.unit} (up to ${line.persons} persons) was on its way to ${receiver} when its authority ${expired.replace(/^expired/u, 'ended')}. It must not arrive without a new one.`
      : `BREACH. ${line.unit} (up to ${line.persons} persons) is present with ${receiver} without authority since ${momentInWords(breachSince)}, ${distanceInWords(breachSince, about.now)}. Its authority ${expired}.`;
  const subject =
    breachSince === null
      ? `ALARM: authority ended while the unit was moving: ${line.unit}`
      : `BREACH: unit present without authority since ${momentInWords(breachSince)}: ${line.unit}`;
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
  notice: NoticeWords & { readonly what: Announced; readonly reason: string | null },
): Letter {
  const { about, what, reason } = notice;
  const [subject, sentence] = ANNOUNCED[what];
  return frame(
    about,
    notice.to,
    `${subject}: ${about.loan}`,
    [sentence],
    [...(reason === null ? [] : [['The reason stated', indent(reason)] as const]), page(notice)],
  );
}

/** One asking ended without an answer. */
export function composeRoundLapsed(
  notice: NoticeWords & { readonly party: PartyWords; readonly askedAt: Instant },
): Letter {
  const { about, party, askedAt } = notice;
  return frame(
    about,
    notice.to,
    `Ended without an answer of ${partyInSentence(party.name)}: ${about.loan}`,
    [
      `${partyAtStart(party.name)} was asked on ${momentInWords(askedAt)} and has not answered. This asking has ended. Nothing has been consented to by it; ` +
        'an answer that comes after all is kept as a late one.',
    ],
    [page(notice)],
  );
}

function missing({ waitingFor }: Missing): string {
  return waitingFor.length === 0
    ? 'No consent is outstanding.'
    : `Still outstanding: ${listInWords(waitingFor)}.`;
}

function page({ url }: NoticeWords): Section {
  return ['Where to look', `  ${url}`];
}
