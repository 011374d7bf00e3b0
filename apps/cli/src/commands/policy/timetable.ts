import type { Calendar } from '#libs/calendars';
import type { Deadline, EscalationStep, Instant, LegKind, Policy, PolicyLeg } from '#libs/contracts';
import { momentsOfAsking, planLegs } from '#libs/process';
import type { LegMoments, PlannedLeg, RequestParties } from '#libs/process';
import { later, messageOfAmount, messageOfDeadline, messageOfRule, messageOfSatisfaction } from '#libs/rules';
import { wordsIn } from '#libs/words';

const words = wordsIn('en');

/** The parties of the example: one contributor and two hosts, as in most arrangements. */
const EXAMPLE: RequestParties = {
  secretariat: 'the Secretariat',
  notifier: "the Secretary-General's office",
  council: 'the Security Council',
  regionalBody: 'the regional body',
  sendingMission: 'the sending mission',
  receivingMission: 'the receiving mission',
  hosts: [
    { missionId: 'the sending mission', partyId: 'the host of the sending mission' },
    { missionId: 'the receiving mission', partyId: 'the host of the receiving mission' },
  ],
  contributors: [{ lineId: 'line-1', partyId: 'the contributor' }],
};

/** What the dates of the example count from. */
export interface ExampleBasis {
  start: Instant;
  /** 24:00 of the day by which it is needed; null if the policy does not count from it. */
  neededByAt: Instant | null;
  authorityExpiresAt: Instant | null;
  /** The calendar of headquarters; the parties of the example use it, too. */
  headquarters: Calendar;
}

/** One moment of a leg, with the policy's text for it. */
export interface Named {
  at: Instant;
  written: string;
}

/** When one leg would be asked, what would follow while no answer comes, and what would satisfy it. */
export interface LegTimes {
  kind: LegKind;
  party: string;
  after: LegKind[];
  required: boolean;
  askedAt: Instant;
  reminders: Named[];
  objectionsUntil: Named | null;
  due: Named;
  escalations: (Named & Pick<EscalationStep, 'to' | 'say'>)[];
  lapse: Named;
  seats: string[];
  /** How the seats decide, as text; null if the party has one voice. */
  rule: string | null;
  satisfiedBy: string;
  questions: PolicyLeg['questions'];
  standingConsent: boolean;
}

/**
 * The legs of the example in the order in which they would be asked, if every leg is answered at the moment it is due.
 * @param policy one without faults, so that the turn of every leg comes
 */
export function timetableOf(policy: Policy, basis: ExampleBasis): LegTimes[] {
  const legs = planLegs(EXAMPLE, policy);
  const momentsAt = (askedAt: Instant, template: PolicyLeg): LegMoments =>
    momentsOfAsking(template, {
      askedAt,
      neededByAt: basis.neededByAt ?? askedAt,
      authorityExpiresAt: basis.authorityExpiresAt,
      zone: policy.zone,
      calendars: { headquarters: basis.headquarters, party: null },
    });
  const askedAt = (waits: readonly LegKind[]): Instant =>
    legs
      .filter((leg) => waits.includes(leg.kind))
      .map((leg) => momentsAt(askedAt(leg.template.after), leg.template).dueAt)
      .reduce(later, basis.start);
  return legs
    .map((leg) => legTimes(leg, askedAt(leg.template.after), momentsAt))
    .toSorted((a, b) => (a.askedAt === b.askedAt ? 0 : a.askedAt < b.askedAt ? -1 : 1));
}

function legTimes(
  { kind, partyId, template }: PlannedLeg,
  askedAt: Instant,
  momentsAt: (askedAt: Instant, template: PolicyLeg) => LegMoments,
): LegTimes {
  const moments = momentsAt(askedAt, template);
  const { after, required, seats, rule, questions, standingConsent } = template;
  return {
    kind,
    party: partyId,
    after,
    required,
    askedAt,
    reminders: remindersOf(template, (reminders) => momentsAt(askedAt, { ...template, reminders }).remindAt),
    objectionsUntil:
      moments.objectionsUntil === null || template.objectionsUntil === null
        ? null
        : { at: moments.objectionsUntil, written: deadlineText(template.objectionsUntil) },
    due: { at: moments.dueAt, written: deadlineText(template.due) },
    escalations: stepsOf(template).flatMap((step) =>
      momentsAt(askedAt, { ...template, escalate: [step] }).escalations.map((told) => ({
        ...told,
        written: deadlineText(step.at),
      })),
    ),
    lapse: { at: moments.lapseAt, written: deadlineText(template.lapse) },
    seats: seats.map((seat) => seat.title),
    rule: rule === null ? null : words.value(messageOfRule(rule, seats)),
    satisfiedBy: words.value(messageOfSatisfaction(template)),
    questions,
    standingConsent,
  };
}

/** Each reminder is calculated separately, since those after the lapse are dropped. */
function remindersOf(
  template: PolicyLeg,
  momentsOf: (reminders: PolicyLeg['reminders']) => Instant[],
): Named[] {
  const { reminders } = template;
  if (!Array.isArray(reminders)) {
    const { first, every } = reminders;
    const time = messageOfAmount(every, typeof first === 'string' ? 'headquarters' : first.calendar);
    const following = words.format('policies.time_later', { time });
    return momentsOf(reminders).map((at, index) => ({
      at,
      written: index === 0 ? deadlineText(first) : following,
    }));
  }
  return reminders
    .flatMap((reminder) => momentsOf([reminder]).map((at) => ({ at, written: deadlineText(reminder) })))
    .toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
}

/** A deadline as the policy names it, in words. */
function deadlineText(deadline: Deadline): string {
  return words.value(messageOfDeadline(deadline));
}

function stepsOf({ escalate }: PolicyLeg): EscalationStep[] {
  return Array.isArray(escalate) ? escalate : [{ at: escalate, to: 'managers', say: null }];
}
