import type { CalendarDate, Caps, Instant, LegKind, RequestContent, StandingConsent } from '#libs/contracts';
import { uncoveredOf } from './coverage.js';
import { listed } from './groups/explain.js';
import { HEADQUARTERS_ZONE, dayOf, endOfDay, startOfDay } from './time.js';

/** The leg that a standing consent might answer. */
export interface LegToAnswer {
  kind: LegKind;
  partyId: string;
  content: RequestContent;
  /** The lines of the content that the leg concerns. */
  lineIds: readonly string[];
  /** When the party would be asked. */
  at: Instant;
}

/** A standing consent that covers an ask. */
export interface StandingMatch {
  standing: StandingConsent;
  /** What it comes to as an answer. One that its party did not call binding never says more than `in_principle`. */
  answers: 'consent' | 'consent_with_conditions' | 'in_principle';
  /** Its limits, among them the end of its validity; null where it has none. */
  caps: Caps | null;
  /** Why it matches, in words. */
  because: string;
}

/** Which standing consent answers an ask, and why each other does not. */
export interface StandingReading {
  match: StandingMatch | null;
  others: { id: string; because: string[] }[];
}

/**
 * The standing consent that answers a leg best: binding before not binding, without limits before limited, the newest, then
 * the first by id, whatever the order given. None matches outside its scope or validity or after it was withdrawn, and none
 * in part: what it leaves uncovered is asked. The end of its validity bounds the loan as well, since beyond it the party
 * has said nothing. What other loans draw upon it at the same time is not counted here.
 */
export function matchStanding(standing: readonly StandingConsent[], leg: LegToAnswer): StandingReading {
  const read = standing.map((each) => ({ standing: each, because: mismatches(each, leg) }));
  const [best] = read
    .filter(({ because }) => because.length === 0)
    .map((each) => matchOf(each.standing))
    .toSorted(betterFirst);
  return {
    match: best ?? null,
    others: read
      .filter((each) => each.standing !== best?.standing)
      .map(({ standing: { id }, because }) => ({
        id,
        because:
          because.length > 0 || best === undefined
            ? because
            : [`it covers the ask too, but ${best.standing.id} goes before it`],
      })),
  };
}

/** Why a standing consent does not answer a leg, in words; empty where it does. */
function mismatches(standing: StandingConsent, leg: LegToAnswer): string[] {
  if (standing.partyId !== leg.partyId) return [`it is of ${standing.partyId}, not of ${leg.partyId}`];
  if (standing.legKind !== leg.kind) {
    return [`it is a ${standing.legKind.replaceAll('_', ' ')}, not a ${leg.kind.replaceAll('_', ' ')}`];
  }
  const { sendingMissions, receivingMissions, units } = standing.scope;
  const { content } = leg;
  const lines = content.lines.filter((line) => leg.lineIds.includes(line.id));
  if (lines.length === 0) return ['the leg concerns no line of the request'];
  const found = outOfForce(standing, leg.at);
  if (sendingMissions !== null && !sendingMissions.includes(content.sendingMission)) {
    found.push(`it is for loans from ${listed(sendingMissions)}, not from ${content.sendingMission}`);
  }
  if (receivingMissions !== null && !receivingMissions.includes(content.receivingMission)) {
    found.push(`it is for loans to ${listed(receivingMissions)}, not to ${content.receivingMission}`);
  }
  for (const { unitId } of lines) {
    if (units !== null && !units.includes(unitId)) {
      found.push(`it is for ${listed(units)}, not for ${unitId}`);
    }
  }
  return [...found, ...uncoveredOf(capsWithin(standing), lines, dayOf(leg.at))];
}

/** Why it cannot be drawn upon at a moment. Its days are those of New York, as bare dates are. */
function outOfForce({ validFrom, validTo, withdrawnAt }: StandingConsent, at: Instant): string[] {
  const found: string[] = [];
  if (at < startOfDay(validFrom)) found.push(`it is valid from ${validFrom} only`);
  if (validTo !== null && at >= endOfDay(validTo)) found.push(`it was valid to ${validTo}`);
  if (withdrawnAt !== null && at >= withdrawnAt) {
    found.push(`it was withdrawn on ${dayOf(withdrawnAt, HEADQUARTERS_ZONE)}`);
  }
  return found;
}

/** The caps with the validity: what it lets be does not outlast it. A loan cannot start before it was drawn upon. */
function capsWithin({ scope, validTo }: StandingConsent): Caps {
  return { ...scope.caps, to: earliest(scope.caps.to, validTo) };
}

function earliest(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function matchOf(standing: StandingConsent): StandingMatch {
  const caps = capsWithin(standing);
  const { persons, equipment, area, tasks, from, to } = caps;
  const limited = [persons, equipment, area, tasks, from, to].some((limit) => limit !== null);
  const answers = !standing.binding ? 'in_principle' : limited ? 'consent_with_conditions' : 'consent';
  const binds = standing.binding
    ? `${standing.partyId} itself said that it binds`
    : `${standing.partyId} did not say that it binds, so the leg is still to be answered`;
  return {
    standing,
    answers,
    caps: limited ? caps : null,
    because: `${standing.id} covers the ask; ${binds}`,
  };
}

const RANK = { consent: 0, consent_with_conditions: 1, in_principle: 2 } as const;

function betterFirst(a: StandingMatch, b: StandingMatch): number {
  const byAnswer = RANK[a.answers] - RANK[b.answers];
  if (byAnswer !== 0) return byAnswer;
  const byLimits = Number(a.caps !== null) - Number(b.caps !== null);
  if (byLimits !== 0) return byLimits;
  if (a.standing.validFrom !== b.standing.validFrom) {
    return a.standing.validFrom > b.standing.validFrom ? -1 : 1;
  }
  return a.standing.id < b.standing.id ? -1 : 1;
}
