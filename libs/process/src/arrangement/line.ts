import type { Increment, UnitLineAsked } from '#libs/contracts';
import type { ArrangementLineState, OpenSpan, Suspension } from './state.js';

/** Statuses in which a line is over. A unit that arrives after all opens it again, and so may a further grant. */
const OVER: readonly ArrangementLineState['status'][] = [
  'expired_unused',
  'returned',
  'repatriated',
  'transferred',
  'not_granted',
];

/** A line as a request opens it on the arrangement. */
export function plannedLine(
  requestId: string,
  asked: UnitLineAsked,
  status: ArrangementLineState['status'],
): ArrangementLineState {
  return {
    id: asked.id,
    requestId,
    unitId: asked.unitId,
    count: asked.count,
    persons: asked.persons,
    area: asked.area,
    tasks: asked.tasks,
    status,
    grant: null,
    expiresAt: null,
    expiresBecause: null,
    warnAt: [],
    warned: [],
    readiness: asked.readiness,
    departedAt: null,
    arrivals: [],
    arrivedAt: null,
    transferOfAuthority: null,
    returnedAt: null,
    expiredAt: null,
    expiredInMovement: false,
    returnDueAt: null,
    gaps: [],
    breaches: [],
    suspensions: [],
    discontinuation: null,
    clearances: [],
    cautions: [],
    lostReportedAt: null,
  };
}

export function isOver(line: ArrangementLineState): boolean {
  return OVER.includes(line.status);
}

/** Whether a line is granted and not over. */
export function isLiveLine(line: ArrangementLineState): boolean {
  return line.grant !== null && !isOver(line);
}

/** Whether the unit, or a part of it, is at the receiving mission. */
export function isPresent(line: ArrangementLineState): boolean {
  return line.status === 'arrived' || (line.status === 'moving' && line.arrivals.length > 0);
}

/** The current breach; undefined if there is none. */
export function openBreach(line: ArrangementLineState): OpenSpan | undefined {
  return line.breaches.find((span) => span.to === null);
}

/** Whether a warning of the expiry of a line has been sent. */
export function isExpiring(line: ArrangementLineState): boolean {
  return isLiveLine(line) && line.expiredAt === null && line.warned.length > 0;
}

/** The current suspensions of a line. */
export function openSuspensions(line: ArrangementLineState): Suspension[] {
  return line.suspensions.filter((suspension) => suspension.to === null);
}

/** Whether the Council ended the authority of a line while its unit was moving, and nobody has ruled on it yet. */
export function awaitsRuling(line: ArrangementLineState): boolean {
  const { discontinuation } = line;
  return line.status === 'moving' && discontinuation?.inFlight === true && discontinuation.ruling === null;
}

/** A line that has an authority again, by a later grant, is no longer discontinued. */
export function forgetDiscontinuation(line: ArrangementLineState): void {
  if (isLiveLine(line) && line.expiredAt === null && line.returnDueAt === null) line.discontinuation = null;
}

/** What has arrived so far, added up; null where it was not counted. */
export function arrivedSoFar(line: ArrangementLineState): Increment {
  const sum: Increment = { count: null, persons: null };
  for (const { increment } of line.arrivals) {
    if (increment === null) continue;
    if (increment.count !== null) sum.count = (sum.count ?? 0) + increment.count;
    if (increment.persons !== null) {
      sum.persons = {
        military: (sum.persons?.military ?? 0) + increment.persons.military,
        police: (sum.persons?.police ?? 0) + increment.persons.police,
        civilian: (sum.persons?.civilian ?? 0) + increment.persons.civilian,
      };
    }
  }
  return sum;
}
