import type { Caution, Instant } from '#libs/contracts';
import { formatCaution } from '#libs/words';
import { Draft, type Letter, indent } from './frame.js';
import { type LineParams, type NoticeParams, unitOf } from './to-secretariat.js';

/** A notice about a unit line. */
interface LineNotice extends NoticeParams {
  readonly line: LineParams;
}

/** With the mission that has, or awaits, the unit. */
interface OnLine extends LineNotice {
  readonly receiver: string;
}

/** A line comes near its expiry while its unit is there. */
export function composeExpiryWarning(notice: OnLine & { readonly expiresAt: Instant }): Letter {
  const { line, expiresAt, receiver } = notice;
  const draft = new Draft(notice.about, notice.to);
  const { words, route } = draft;
  return letter(draft, notice, words.format('mails.expiry.subject', { unit: line.unit, route }), [
    words.format('mails.expiry.opening', {
      unit: unitOf(draft, line),
      receiver,
      expiry: draft.deadline(expiresAt),
    }),
  ]);
}

/** A unit is present without an authority. */
export function composeAlarm(
  notice: OnLine & {
    /** Since when the unit is present without an authority; null where it was still on its way when the line expired. */
    readonly breachSince: Instant | null;
  },
): Letter {
  const { about, line, receiver, breachSince } = notice;
  const draft = new Draft(about, notice.to);
  const { words } = draft;
  const unit = unitOf(draft, line);
  const expiry =
    line.expiresAt === null ? words.format('mails.alarm.unknown_moment') : words.instant(line.expiresAt);
  if (breachSince === null) {
    return letter(draft, notice, words.format('mails.moving.subject', { unit: line.unit }), [
      words.format('mails.moving.opening', { unit, receiver, expiry }),
      words.format('mails.alarm.what_now'),
    ]);
  }
  const since = words.instant(breachSince);
  return letter(draft, notice, words.format('mails.breach.subject', { since, unit: line.unit }), [
    words.format('mails.breach.opening', {
      unit,
      receiver,
      since,
      ago: words.distance(breachSince, about.now),
      expiry,
    }),
    words.format('mails.alarm.what_now'),
  ]);
}

/** The Council has ended the authority of a line before its time. */
export function composeDiscontinued(
  notice: OnLine & { readonly act: string | null; readonly returnDueAt: Instant | null },
): Letter {
  const { line, receiver, returnDueAt } = notice;
  const draft = new Draft(notice.about, notice.to);
  const { words, route } = draft;
  const act = actOf(draft, notice);
  return letter(draft, notice, words.format('mails.discontinued.subject', { act, unit: line.unit, route }), [
    words.format('mails.discontinued.opening', {
      act: capitalised(act),
      unit: unitOf(draft, line),
      receiver,
      leave: leaveBy(draft, returnDueAt),
    }),
    words.format('mails.alarm.not_extended'),
  ]);
}

/** A unit is on its way under an authority that has been ended; nobody has ruled on it yet. */
export function composeRulingNeeded(notice: OnLine & { readonly act: string | null }): Letter {
  const { line, receiver } = notice;
  const draft = new Draft(notice.about, notice.to);
  const { words, route } = draft;
  return letter(draft, notice, words.format('mails.ruling.subject', { unit: line.unit, route }), [
    words.format('mails.ruling.opening', { unit: unitOf(draft, line), receiver, act: actOf(draft, notice) }),
    words.format('mails.ruling.what_now'),
  ]);
}

/** A party has withdrawn its consent to a granted line. */
export function composeConsentWithdrawn(notice: OnLine & { readonly returnDueAt: Instant | null }): Letter {
  const { line, receiver, returnDueAt } = notice;
  const draft = new Draft(notice.about, notice.to);
  const { words, route } = draft;
  return letter(draft, notice, words.format('mails.consent_withdrawn.subject', { unit: line.unit, route }), [
    words.format('mails.consent_withdrawn.opening', {
      unit: unitOf(draft, line),
      receiver,
      leave: leaveBy(draft, returnDueAt),
    }),
    words.format('mails.alarm.not_extended'),
  ]);
}

/** A line is suspended. */
export function composeSuspended(
  notice: LineNotice & {
    readonly because: 'ordered' | 'answered' | 'record_contested';
    readonly reason: string | null;
  },
): Letter {
  const { line, because, reason } = notice;
  const draft = new Draft(notice.about, notice.to);
  const { words, route } = draft;
  return letter(
    draft,
    notice,
    words.format('mails.suspended.subject', { unit: line.unit, route }),
    [
      words.format('mails.suspended.opening', {
        unit: unitOf(draft, line),
        why: words.format(`mails.suspended.${because}`),
        expires: expiryOf(draft, line),
      }),
    ],
    reason,
  );
}

/** A line is resumed. */
export function composeResumed(notice: LineNotice): Letter {
  const { line } = notice;
  const draft = new Draft(notice.about, notice.to);
  const { words, route } = draft;
  return letter(draft, notice, words.format('mails.resumed.subject', { unit: line.unit, route }), [
    words.format('mails.resumed.opening', { unit: unitOf(draft, line), expires: expiryOf(draft, line) }),
  ]);
}

/** Something was done that should not have been. */
export function composeCaution(notice: LineNotice & { readonly cautions: readonly Caution[] }): Letter {
  const { line, cautions } = notice;
  const draft = new Draft(notice.about, notice.to);
  const { words, route } = draft;
  return letter(draft, notice, words.format('mails.caution.subject', { unit: line.unit, route }), [
    words.format('mails.caution.opening', { unit: unitOf(draft, line) }),
    cautions.map((caution) => indent(formatCaution(words, caution))).join('\n'),
  ]);
}

function actOf({ words }: Draft, { act }: { readonly act: string | null }): string {
  return act ?? words.format('mails.discontinued.some_act');
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function leaveBy(draft: Draft, returnDueAt: Instant | null): string {
  const { words, about } = draft;
  if (returnDueAt === null) return words.format('mails.leave.over');
  return returnDueAt > about.now
    ? words.format('mails.leave.by', { due: draft.deadline(returnDueAt) })
    : words.format('mails.leave.now');
}

function expiryOf(draft: Draft, { expiresAt }: LineParams): string {
  return expiresAt === null
    ? ''
    : draft.words.format('mails.line.expires', { expiry: draft.deadline(expiresAt) });
}

function letter(
  draft: Draft,
  { url }: NoticeParams,
  subject: string,
  opening: readonly string[],
  reason: string | null = null,
): Letter {
  return draft.letter(subject, opening, [...draft.reason(reason), draft.where(url)]);
}
