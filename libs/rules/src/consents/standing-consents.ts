import type {
  CalendarDate,
  Caps,
  Instant,
  LegKind,
  RequestContent,
  StandingConsent,
  StandingMismatch,
} from '#libs/contracts';
import { uncoveredOf } from './coverage.js';
import { HEADQUARTERS_ZONE, dayOf, endOfDay, startOfDay } from '../time/time.js';

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
export interface StandingConsentMatch {
  standingConsent: StandingConsent;
  /** The answer that it counts as. One that its party did not call binding never says more than `in_principle`. */
  answers: 'consent' | 'consent_with_conditions' | 'in_principle';
  /** Its limits, among them the end of its validity; null where it has none. */
  caps: Caps | null;
}

/** Which standing consent answers an ask, and why each other does not. */
export interface StandingConsentReading {
  match: StandingConsentMatch | null;
  others: { id: string; because: StandingMismatch[] }[];
}

/**
 * The standing consent that answers a leg best: binding before not binding, without limits before limited, the newest, then
 * the first by id, whatever the order given. None matches outside its scope or validity or after it was withdrawn, and none
 * in part: if it leaves anything uncovered, the party is asked. The end of its validity limits the arrangement as well,
 * since beyond it the party has said nothing. Other arrangements that rest on it at the same time are not counted here.
 */
export function matchStandingConsents(
  standingConsent: readonly StandingConsent[],
  leg: LegToAnswer,
): StandingConsentReading {
  const read = standingConsent.map((each) => ({ standingConsent: each, because: mismatches(each, leg) }));
  const [best] = read
    .filter(({ because }) => because.length === 0)
    .map((each) => matchOf(each.standingConsent))
    .toSorted(betterFirst);
  return {
    match: best ?? null,
    others: read
      .filter((each) => each.standingConsent !== best?.standingConsent)
      .map(({ standingConsent: { id }, because }) => ({
        id,
        because:
          because.length > 0 || best === undefined
            ? because
            : [{ code: 'standing.goes_after', params: { other: best.standingConsent.id } }],
      })),
  };
}

/** Why a standing consent does not answer a leg; empty where it does. */
function mismatches(standingConsent: StandingConsent, leg: LegToAnswer): StandingMismatch[] {
  if (standingConsent.partyId !== leg.partyId) {
    return [
      { code: 'standing.of_another_party', params: { party: standingConsent.partyId, asked: leg.partyId } },
    ];
  }
  if (standingConsent.legKind !== leg.kind) {
    return [{ code: 'standing.of_another_kind', params: { kind: standingConsent.legKind, asked: leg.kind } }];
  }
  const { sendingMissions, receivingMissions, units } = standingConsent.scope;
  const { content } = leg;
  const lines = content.lines.filter((line) => leg.lineIds.includes(line.id));
  if (lines.length === 0) return [{ code: 'standing.no_line', params: {} }];
  const found = outOfForce(standingConsent, leg.at);
  if (sendingMissions !== null && !sendingMissions.includes(content.sendingMission)) {
    const params = { missions: sendingMissions, asked: content.sendingMission };
    found.push({ code: 'standing.sending_missions', params });
  }
  if (receivingMissions !== null && !receivingMissions.includes(content.receivingMission)) {
    const params = { missions: receivingMissions, asked: content.receivingMission };
    found.push({ code: 'standing.receiving_missions', params });
  }
  for (const { unitId } of lines) {
    if (units !== null && !units.includes(unitId)) {
      found.push({ code: 'standing.units', params: { units, asked: unitId } });
    }
  }
  return [...found, ...uncoveredOf(capsWithin(standingConsent), lines, dayOf(leg.at))];
}

/** Why it cannot be used at a moment. Its days are those of New York, as bare dates are. */
function outOfForce({ validFrom, validTo, withdrawnAt }: StandingConsent, at: Instant): StandingMismatch[] {
  const found: StandingMismatch[] = [];
  if (at < startOfDay(validFrom)) found.push({ code: 'standing.not_yet_valid', params: { from: validFrom } });
  if (validTo !== null && at >= endOfDay(validTo)) {
    found.push({ code: 'standing.expired', params: { to: validTo } });
  }
  if (withdrawnAt !== null && at >= withdrawnAt) {
    found.push({ code: 'standing.withdrawn', params: { on: dayOf(withdrawnAt, HEADQUARTERS_ZONE) } });
  }
  return found;
}

/** The caps with the validity: what it allows does not outlast it, and an arrangement cannot start before its first day. */
function capsWithin({ scope, validTo }: StandingConsent): Caps {
  return { ...scope.caps, to: earliest(scope.caps.to, validTo) };
}

function earliest(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function matchOf(standingConsent: StandingConsent): StandingConsentMatch {
  const caps = capsWithin(standingConsent);
  const { persons, equipment, area, tasks, from, to } = caps;
  const limited = [persons, equipment, area, tasks, from, to].some((limit) => limit !== null);
  const answers = !standingConsent.binding ? 'in_principle' : limited ? 'consent_with_conditions' : 'consent';
  return { standingConsent, answers, caps: limited ? caps : null };
}

const RANK = { consent: 0, consent_with_conditions: 1, in_principle: 2 } as const;

function betterFirst(a: StandingConsentMatch, b: StandingConsentMatch): number {
  const byAnswer = RANK[a.answers] - RANK[b.answers];
  if (byAnswer !== 0) return byAnswer;
  const byLimits = Number(a.caps !== null) - Number(b.caps !== null);
  if (byLimits !== 0) return byLimits;
  if (a.standingConsent.validFrom !== b.standingConsent.validFrom) {
    return a.standingConsent.validFrom > b.standingConsent.validFrom ? -1 : 1;
  }
  return a.standingConsent.id < b.standingConsent.id ? -1 : 1;
}
