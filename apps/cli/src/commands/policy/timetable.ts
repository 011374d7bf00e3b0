import type { Instant, LegKind, Policy, PolicyLeg } from '#libs/contracts';
import { momentsOfAsking, planLegs } from '#libs/process';
import type { LegMoments, RequestParties } from '#libs/process';
import { later } from '#libs/rules';

/** The parties of the example: one contributor and two hosts, as in most loans. */
const EXAMPLE: RequestParties = {
  secretariat: 'the Secretariat',
  notifier: "the Secretary-General's office",
  council: 'the Security Council',
  regionalBody: 'the regional body',
  sendingMission: 'sender',
  receivingMission: 'receiver',
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

function momentsAt(askedAt: Instant, template: PolicyLeg, policy: Policy): LegMoments {
  return momentsOfAsking(template, {
    askedAt,
    neededByAt: askedAt,
    authorityExpiresAt: null,
    zone: policy.zone,
    calendars: { headquarters: null, party: null },
  });
}

/**
 * The legs of the example in the order in which they would be asked, if every leg is answered at the moment it is due.
 * @param policy one without faults, so that the turn of every leg comes
 */
export function timetableOf(policy: Policy, start: Instant): LegTimes[] {
  const legs = planLegs(EXAMPLE, policy);
  const askedAt = (waits: readonly LegKind[]): Instant =>
    legs
      .filter((leg) => waits.includes(leg.kind))
      .map((leg) => momentsAt(askedAt(leg.template.after), leg.template, policy).dueAt)
      .reduce(later, start);
  return legs
    .map(({ kind, partyId, template }): LegTimes => {
      const asked = askedAt(template.after);
      const moments = momentsAt(asked, template, policy);
      return {
        kind,
        party: partyId,
        after: template.after,
        askedAt: asked,
        remindAt: moments.remindAt,
        dueAt: moments.dueAt,
        escalateAt: moments.escalations[0]?.at ?? moments.dueAt,
        lapseAt: moments.lapseAt,
      };
    })
    .toSorted((a, b) => (a.askedAt === b.askedAt ? 0 : a.askedAt < b.askedAt ? -1 : 1));
}
