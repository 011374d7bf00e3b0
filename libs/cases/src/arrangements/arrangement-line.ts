import {
  type ArrangementLineState,
  arrivedSoFar,
  awaitsRuling,
  isExpiring,
  windowOfArrangement,
} from '#libs/process';
import { growsCombinedCeiling } from '#libs/rules';
import type { Sources } from '../history/sources.js';
import { arrivalLagOf } from './arrival-lag.js';
import type { Names } from '../lists/names.js';
import type { ArrangementLineView } from '../views/arrangement.js';

/** The party of a leg, which its name holds. */
export function partyOfLeg(legId: string): string {
  return legId.slice(legId.indexOf(':') + 1);
}

/**
 * A line of an arrangement as a viewer may see it.
 * @param whole whether the viewer sees the whole case, or what concerns their own party
 */
export function arrangementLineView(
  line: ArrangementLineState,
  {
    names,
    now,
    whole,
    sources,
    allowedActs,
  }: {
    names: Names;
    now: string;
    whole: boolean;
    sources: Sources;
    allowedActs: ArrangementLineView['allowedActs'];
  },
): ArrangementLineView {
  const { grant, discontinuation } = line;
  const breach = line.breaches.at(-1) ?? null;
  return {
    id: line.id,
    requestId: line.requestId,
    unit: names.unit(line.unitId),
    count: line.count,
    persons: line.persons,
    area: line.area,
    tasks: line.tasks,
    status: line.status,
    expiresAt: line.expiresAt,
    expiresBecause: line.expiresBecause,
    expiring: isExpiring(line),
    adopted: grant?.adopted ?? null,
    lastConsent: whole ? (grant?.lastConsent ?? null) : null,
    readiness: line.readiness,
    departedAt: line.departedAt,
    arrivals: line.arrivals,
    arrivedSoFar: arrivedSoFar(line),
    arrivedAt: line.arrivedAt,
    transferOfAuthority: line.transferOfAuthority,
    returnedAt: line.returnedAt,
    expiredAt: line.expiredAt,
    expiredInMovement: line.expiredInMovement,
    returnDueAt: line.returnDueAt,
    gaps: line.gaps,
    breachSince: breach?.from ?? null,
    breachEndedAt: breach?.to ?? null,
    breaches: line.breaches,
    suspensions: line.suspensions.map(({ from, to, legId, because, reason }) => ({
      from,
      to,
      because,
      // Which party suspended its consent, and why, is for those who see the whole case.
      party: whole && legId !== null ? names.party(partyOfLeg(legId)) : null,
      reason: whole || legId === null ? reason : null,
    })),
    discontinuation:
      discontinuation === null
        ? null
        : {
            act: discontinuation.act,
            reason: discontinuation.reason,
            since: discontinuation.since,
            inFlight: discontinuation.inFlight,
            ruling: discontinuation.ruling,
          },
    awaitsRuling: awaitsRuling(line),
    clearances: line.clearances,
    cautions: line.cautions,
    counting:
      grant === null
        ? null
        : { model: grant.countingModel, departs: growsCombinedCeiling(grant.countingModel) },
    lostReportedAt: whole ? line.lostReportedAt : null,
    window: whole ? windowOfArrangement(line, now) : null,
    arrivalLag: whole ? arrivalLagOf(line) : null,
    sources: whole ? sources.ofLine(line.id) : [],
    allowedActs,
  };
}
