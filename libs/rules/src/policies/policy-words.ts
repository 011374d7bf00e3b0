import type { Amount, Deadline, EscalationTarget, LegKind, LegStatus, PolicyLeg } from '#libs/contracts';
import { legKind } from '../leg-kinds/rows.js';

/* A policy as text: for faults, for `countersign policy explain` and for the pages of documentation. */

/** Whose working time a deadline counts. */
export type CalendarName = Exclude<Deadline, string>['calendar'];

const TARGETS: Readonly<Record<EscalationTarget, string>> = {
  managers: 'the managers',
  administrators: 'the administrators',
  executive_office: 'the executive office',
  sending_mission: 'the sending mission',
  receiving_mission: 'the receiving mission',
};

const PARTIES: Readonly<Record<PolicyLeg['of'], string>> = {
  notifier: "the Secretary-General's office",
  council: 'the Security Council',
  secretariat: 'the Secretariat',
  regional_body: 'the regional body',
  sending_mission: 'the sending mission',
  receiving_mission: 'the receiving mission',
  each_contributor: 'each contributor',
  each_host: 'each host Government',
  sending_host: 'the host of the sending mission',
  receiving_host: 'the host of the receiving mission',
};

const WORKING_TIME_OF: Readonly<Record<CalendarName, string>> = {
  headquarters: 'of headquarters',
  party: 'of the party',
  both: 'of headquarters and the party alike',
};

const SATISFYING: Readonly<Record<PolicyLeg['satisfiedBy'][number], string>> = {
  obtained: 'its consent',
  obtained_with_caveats: 'its consent with caveats that cover the ask',
  notified: 'being notified',
  consulted: 'being consulted',
  waived: 'a waiver by name',
};

/** A kind of leg as it stands in a sentence. */
export function kindLabel(kind: LegKind): string {
  return kind === 'mou_amendment' ? 'MOU amendment' : kind.replaceAll('_', ' ');
}

/** Who is told by an escalation, with the article. */
export function targetLabel(target: EscalationTarget): string {
  return TARGETS[target];
}

/** Whose leg it is, with the article. */
export function formatOf(of: PolicyLeg['of']): string {
  return PARTIES[of];
}

/** How long: calendar time as it is written, e.g. `P5D`; working time as text, with whose it is. */
export function formatAmount(amount: Amount, calendar: CalendarName = 'headquarters'): string {
  if (typeof amount === 'string') return amount;
  const [number, unit] =
    'workingDays' in amount ? [amount.workingDays, 'working day'] : [amount.workingHours, 'working hour'];
  return `${number} ${unit}${number === 1 ? '' : 's'} ${WORKING_TIME_OF[calendar]}`;
}

/**
 * A deadline as text: `P5D`, `3 working days of the party`, `P14D before it is needed`. Without an anchor it is after the
 * ask.
 */
export function formatDeadline(deadline: Deadline): string {
  if (typeof deadline === 'string') return deadline;
  const time = formatAmount(deadline.time, deadline.calendar);
  if ('after' in deadline) return time;
  return `${time} before ${deadline.before === 'needed_by' ? 'it is needed' : 'the authority expires'}`;
}

/** The reminders of a leg as text, one each; a repetition in one. */
export function formatReminders({ reminders }: Pick<PolicyLeg, 'reminders'>): string[] {
  if (Array.isArray(reminders)) return reminders.map(formatDeadline);
  const { first, every, times } = reminders;
  if (times === 1) return [formatDeadline(first)];
  const calendar = typeof first === 'string' ? 'headquarters' : first.calendar;
  return [`${formatDeadline(first)}, then every ${formatAmount(every, calendar)}, ${times} in all`];
}

/** What satisfies a leg, as it stands after "satisfied by". */
export function formatSatisfaction(leg: Pick<PolicyLeg, 'kind' | 'satisfiedBy' | 'waivable'>): string {
  const ways = leg.satisfiedBy
    .filter((status) => status !== 'waived' || leg.waivable)
    .map((status) => {
      if (status === 'obtained' && leg.kind === 'advance_notice') return 'the notice on record';
      if (status === 'obtained' && leg.kind === 'council_decision') return 'its decision';
      return SATISFYING[status];
    });
  // A notice, an act of the Council and a consultation know no caveats.
  const reached: readonly LegStatus[] = Object.values(legKind(leg.kind).answers);
  const possible = reached.includes('obtained_with_caveats')
    ? ways
    : ways.filter((way) => way !== SATISFYING.obtained_with_caveats);
  return possible.length < 2
    ? possible.join('')
    : `${possible.slice(0, -1).join(', ')} or ${possible.at(-1) ?? ''}`;
}
