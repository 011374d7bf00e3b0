import type { Instant, LegKind, Policy } from '#libs/contracts';
import { planLegs } from '#libs/process';
import type { RequestParties } from '#libs/process';
import { later, plusDuration } from '#libs/rules';

/** The parties of the example: one contributor and two hosts, as in most loans. */
const EXAMPLE: RequestParties = {
  secretariat: 'the Secretariat',
  notifier: "the Secretary-General's office",
  council: 'the Security Council',
  hosts: [
    { missionId: 'sender', partyId: 'the host of the sending mission' },
    { missionId: 'receiver', partyId: 'the host of the receiving mission' },
  ],
  contributors: [{ lineId: 'line-1', partyId: 'the contributor' }],
};

/** When one leg would be asked, and what would follow while no answer comes. */
export interface LegTimes {
  kind: LegKind;
  party: string;
  after: LegKind[];
  askedAt: Instant;
  remindAt: Instant[];
  dueAt: Instant;
  escalateAt: Instant;
  lapseAt: Instant;
}

/**
 * The legs of the example in the order in which they would be asked, if every leg is answered at the moment it is due.
 * @param policy one without faults, so that the turn of every leg comes
 */
export function timetableOf(policy: Policy, start: Instant): LegTimes[] {
  const legs = planLegs(EXAMPLE, policy);
  const after = (moment: Instant, duration: string) => plusDuration(moment, duration, policy.zone);
  const askedAt = (waits: readonly LegKind[]): Instant =>
    legs
      .filter((leg) => waits.includes(leg.kind))
      .map((leg) => after(askedAt(leg.template.after), leg.template.due))
      .reduce(later, start);
  return legs
    .map(({ kind, partyId, template }): LegTimes => {
      const asked = askedAt(template.after);
      return {
        kind,
        party: partyId,
        after: template.after,
        askedAt: asked,
        remindAt: template.reminders.map((reminder) => after(asked, reminder)),
        dueAt: after(asked, template.due),
        escalateAt: after(asked, template.escalate),
        lapseAt: after(asked, template.lapse),
      };
    })
    .toSorted((a, b) => (a.askedAt === b.askedAt ? 0 : a.askedAt < b.askedAt ? -1 : 1));
}
