import type { Instant } from '#libs/contracts';
import { HEADQUARTERS_ZONE } from '#libs/rules';
import { frame, type Letter } from './frame.js';
import type { LineParams, NoticeParams } from './to-secretariat.js';
import { formatDeadline, indent } from './words.js';

/** A unit line with the mission that has, or awaits, its unit. */
interface OnLine {
  readonly line: LineParams;
  readonly receiver: string;
}

const NOT_EXTENDED = 'Nothing has been extended by this, and nothing is extended by silence.';

/** The Council has ended the authority of a line before its time. */
export function composeDiscontinued(
  notice: NoticeParams & OnLine & { readonly act: string; readonly returnDueAt: Instant | null },
): Letter {
  const { about, line, receiver, act, returnDueAt } = notice;
  return letter(notice, `ALARM: authority ended by ${act}: ${line.unit}, ${about.route}`, [
    `${act} has ended the authority for ${unitOf(line)} with ${receiver}. ${leaveBy(notice, returnDueAt)}`,
    NOT_EXTENDED,
  ]);
}

/** A unit is on its way under an authority that has been ended; nobody has said what becomes of it. */
export function composeRulingNeeded(notice: NoticeParams & OnLine & { readonly act: string }): Letter {
  const { about, line, receiver, act } = notice;
  return letter(notice, `ALARM: a ruling is needed on a unit in flight: ${line.unit}, ${about.route}`, [
    `${unitOf(line)} was on its way to ${receiver} when ${act} ended its authority. Nobody has ruled yet whether it turns back or goes on.`,
    'It is neither let in nor turned away by silence. A manager records the ruling with the instrument on which it rests. This alarm comes again until then.',
  ]);
}

/** A party has withdrawn its consent to a granted line. */
export function composeConsentWithdrawn(
  notice: NoticeParams & OnLine & { readonly returnDueAt: Instant | null },
): Letter {
  const { about, line, receiver, returnDueAt } = notice;
  return letter(notice, `ALARM: a consent has been withdrawn: ${line.unit}, ${about.route}`, [
    `A party has withdrawn the consent on which the presence of ${unitOf(line)} with ${receiver} rests. ${leaveBy(notice, returnDueAt)}`,
    NOT_EXTENDED,
  ]);
}

/** A line stands still. */
export function composeSuspended(
  notice: NoticeParams & { readonly line: LineParams; readonly reason: string | null },
): Letter {
  const { about, line, reason } = notice;
  return letter(
    notice,
    `Suspended: ${line.unit}, ${about.route}`,
    [
      `The line of ${unitOf(line)} has been suspended. ${expiryOf(notice)} A suspension does not lengthen the loan.`,
    ],
    reason,
  );
}

/** A line goes on. */
export function composeResumed(notice: NoticeParams & { readonly line: LineParams }): Letter {
  const { about, line } = notice;
  return letter(notice, `Resumed: ${line.unit}, ${about.route}`, [
    `The line of ${unitOf(line)} is no longer suspended. ${expiryOf(notice)}`,
  ]);
}

/** Something has been done that ought not to have been. */
export function composeCaution(
  notice: NoticeParams & { readonly line: LineParams; readonly cautions: readonly string[] },
): Letter {
  const { about, line, cautions } = notice;
  return letter(notice, `Warning: please look at a movement: ${line.unit}, ${about.route}`, [
    `A movement of ${unitOf(line)} has been recorded as it was reported. It does not agree with what is on record:`,
    cautions.map((caution) => `  ${caution}`).join('\n'),
  ]);
}

function unitOf({ unit, persons }: LineParams): string {
  return `${unit} (up to ${persons} persons)`;
}

function leaveBy({ about }: NoticeParams, returnDueAt: Instant | null): string {
  if (returnDueAt === null) return 'The unit had not left, so the line is over.';
  return returnDueAt > about.now
    ? `The unit must have left ${formatDeadline(returnDueAt, about.now, HEADQUARTERS_ZONE)}.`
    : 'The unit must leave at once.';
}

function expiryOf({ about, line }: NoticeParams & { readonly line: LineParams }): string {
  return line.expiresAt === null
    ? ''
    : `It expires ${formatDeadline(line.expiresAt, about.now, HEADQUARTERS_ZONE)}.`;
}

function letter(
  { about, to, url }: NoticeParams,
  subject: string,
  opening: readonly string[],
  reason: string | null = null,
): Letter {
  return frame(about, to, subject, opening, [
    ...(reason === null ? [] : [['The reason stated', indent(reason)] as const]),
    ['Where to look', `  ${url}`],
  ]);
}
