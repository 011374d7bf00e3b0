import {
  type Amount,
  type CodedMessage,
  type Deadline,
  type EscalationTarget,
  type LegKind,
  type LegStatus,
  type MessageValue,
  type PolicyLeg,
  messageOf,
} from '#libs/contracts';
import { legKind } from '../leg-kinds/rows.js';

/*
 * A policy as messages: for faults, for `countersign policy explain` and for the pages of documentation.
 */

/** Whose working time a deadline counts. */
export type CalendarName = Exclude<Deadline, string>['calendar'];

/** A kind of leg as it stands in a sentence. */
export function messageOfKind(kind: LegKind): CodedMessage {
  return messageOf(`policies.kind.${kind}`);
}

/** Who is told by an escalation, with the article. */
export function messageOfTarget(target: EscalationTarget): CodedMessage {
  return messageOf(`policies.target.${target}`);
}

/** Whose leg it is, with the article. */
export function messageOfParty(of: PolicyLeg['of']): CodedMessage {
  return messageOf(`policies.of.${of}`);
}

/** How long: calendar time as it is written, e.g. `P5D`; working time in words, with whose it is. */
export function messageOfAmount(amount: Amount, calendar: CalendarName = 'headquarters'): MessageValue {
  if (typeof amount === 'string') return amount;
  return 'workingDays' in amount
    ? messageOf('policies.working_days', { count: amount.workingDays, calendar })
    : messageOf('policies.working_hours', { count: amount.workingHours, calendar });
}

/** A deadline: `P5D`, `3 working days of the party`, `P14D before it is needed`. Without an anchor it is after the ask. */
export function messageOfDeadline(deadline: Deadline): MessageValue {
  if (typeof deadline === 'string') return deadline;
  const time = messageOfAmount(deadline.time, deadline.calendar);
  if ('after' in deadline) return time;
  return messageOf('policies.before', { time, event: deadline.before });
}

/** The reminders of a leg, each for itself; a repetition in one. */
export function messagesOfReminders({ reminders }: Pick<PolicyLeg, 'reminders'>): MessageValue[] {
  if (Array.isArray(reminders)) return reminders.map(messageOfDeadline);
  const { first, every, times } = reminders;
  if (times === 1) return [messageOfDeadline(first)];
  const calendar = typeof first === 'string' ? 'headquarters' : first.calendar;
  return [
    messageOf('policies.reminders', {
      first: messageOfDeadline(first),
      every: messageOfAmount(every, calendar),
      times,
    }),
  ];
}

/** What satisfies a leg, as it stands after "satisfied by". */
export function messageOfSatisfaction(
  leg: Pick<PolicyLeg, 'kind' | 'satisfiedBy' | 'waivable'>,
): MessageValue {
  // A notice, an act of the Council and a consultation know no caveats.
  const reached: readonly LegStatus[] = Object.values(legKind(leg.kind).answers);
  const ways = leg.satisfiedBy
    .filter((status) => status !== 'waived' || leg.waivable)
    .filter((status) => status !== 'obtained_with_caveats' || reached.includes(status))
    .map((status) => {
      if (status === 'obtained' && leg.kind === 'advance_notice') {
        return messageOf('policies.satisfied_by_notice');
      }
      if (status === 'obtained' && leg.kind === 'council_decision') {
        return messageOf('policies.satisfied_by_decision');
      }
      return messageOf(`policies.satisfied.${status}`);
    });
  return { any: ways };
}
