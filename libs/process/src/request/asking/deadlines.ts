import {
  type AnyCalendar,
  type Calendar,
  addDuration,
  intersection,
  subtractDuration,
} from '#libs/calendars';
import type {
  Amount,
  Deadline,
  EscalationStep,
  EscalationTarget,
  Instant,
  IsoDuration,
  PolicyLeg,
} from '#libs/contracts';
import { earlier, later, minusDuration, plusDuration } from '#libs/rules';

/** What the deadlines of one round count from, and in which calendars. */
export interface DeadlineBasis {
  askedAt: Instant;
  neededByAt: Instant;
  /** When the authority that the request names expires; null where it names no term of its own. */
  authorityExpiresAt: Instant | null;
  /** The zone of the policy, in which calendar time is counted. */
  zone: string;
  /** Needed only where the policy speaks of working time. A party without its own calendar is given that of headquarters. */
  calendars: { headquarters: Calendar | null; party: Calendar | null };
}

/** One step of an escalation, as a moment. */
export interface EscalationAt {
  at: Instant;
  to: EscalationTarget;
  say: string | null;
}

/** The moments of one round of a leg. */
export interface LegMoments {
  dueAt: Instant;
  /** The earliest first. */
  remindAt: Instant[];
  /** The earliest first. */
  escalations: EscalationAt[];
  lapseAt: Instant;
  /** Until when members may object under the no-objection procedure; null where the policy knows none. */
  objectionsUntil: Instant | null;
}

type CalendarName = Exclude<Deadline, string>['calendar'];

function calendarFor(name: CalendarName, { headquarters, party }: DeadlineBasis['calendars']): AnyCalendar {
  if (headquarters === null) throw new Error('A deadline in working time was reckoned without a calendar.');
  const own = party ?? headquarters;
  if (name === 'headquarters') return headquarters;
  return name === 'party' ? own : intersection(headquarters, own);
}

function move(
  from: Instant,
  amount: Amount,
  sign: 1 | -1,
  name: CalendarName,
  basis: DeadlineBasis,
): Instant {
  if (typeof amount === 'string') {
    return sign === 1 ? plusDuration(from, amount, basis.zone) : minusDuration(from, amount, basis.zone);
  }
  const calendar = calendarFor(name, basis.calendars);
  return (sign === 1 ? addDuration : subtractDuration)(calendar, from, amount).at;
}

/**
 * When a deadline falls. One that is counted back from an anchor and would lie before the ask falls due at the ask itself.
 * If the authority names no term, the day by which the arrangement is needed is used.
 */
function momentOf(deadline: Deadline, basis: DeadlineBasis): Instant {
  if (typeof deadline === 'string') return plusDuration(basis.askedAt, deadline, basis.zone);
  if ('after' in deadline) return move(basis.askedAt, deadline.time, 1, deadline.calendar, basis);
  const anchor =
    deadline.before === 'needed_by' ? basis.neededByAt : (basis.authorityExpiresAt ?? basis.neededByAt);
  return later(basis.askedAt, move(anchor, deadline.time, -1, deadline.calendar, basis));
}

/** The steps by which a policy reports a missing answer; a bare deadline tells the managers. */
function escalationSteps({ escalate }: Pick<PolicyLeg, 'escalate'>): EscalationStep[] {
  return Array.isArray(escalate) ? escalate : [{ at: escalate, to: 'managers', say: null }];
}

/** When the party is reminded, repetitions written out, the earliest first. */
function reminderMoments({ reminders }: Pick<PolicyLeg, 'reminders'>, basis: DeadlineBasis): Instant[] {
  if (Array.isArray(reminders)) return reminders.map((reminder) => momentOf(reminder, basis)).toSorted();
  const { first, every, times } = reminders;
  const name = typeof first === 'string' ? 'headquarters' : first.calendar;
  const moments = [momentOf(first, basis)];
  while (moments.length < times) moments.push(move(moments.at(-1) ?? basis.askedAt, every, 1, name, basis));
  return moments;
}

/**
 * All moments of one round. What would come after the lapse is dropped, except the due date, which is then the lapse itself:
 * a round never outlives its lapse.
 */
export function momentsOfAsking(leg: PolicyLeg, basis: DeadlineBasis): LegMoments {
  const lapseAt = momentOf(leg.lapse, basis);
  return {
    dueAt: earlier(momentOf(leg.due, basis), lapseAt),
    remindAt: reminderMoments(leg, basis).filter((at) => at < lapseAt),
    escalations: escalationSteps(leg)
      .map(({ at, to, say }) => ({ at: earlier(momentOf(at, basis), lapseAt), to, say }))
      .toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1)),
    lapseAt,
    objectionsUntil:
      leg.objectionsUntil === null ? null : earlier(momentOf(leg.objectionsUntil, basis), lapseAt),
  };
}

function deadlinesOf(leg: PolicyLeg): (Deadline | Amount)[] {
  const reminders = Array.isArray(leg.reminders) ? leg.reminders : [leg.reminders.first, leg.reminders.every];
  const silence = leg.objectionsUntil === null ? [] : [leg.objectionsUntil];
  return [leg.due, leg.lapse, ...silence, ...reminders, ...escalationSteps(leg).map((step) => step.at)];
}

/** Whether any deadline of a leg is counted in working time, so that its calendars must be known. */
export function needsCalendars(leg: PolicyLeg): boolean {
  const isWorkingTime = (amount: Amount): amount is Exclude<Amount, IsoDuration> =>
    typeof amount !== 'string';
  return deadlinesOf(leg).some((deadline) =>
    typeof deadline === 'object' && 'time' in deadline
      ? isWorkingTime(deadline.time)
      : isWorkingTime(deadline),
  );
}
