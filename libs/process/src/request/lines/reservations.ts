import type { Instant } from '#libs/contracts';
import { boundedBy, later, latestOf, rangeOf, startOfDay } from '#libs/rules';
import type { LineGrant } from '../../arrangement/facts.js';
import type { RequestLineState } from '../../shared/state.js';
import { transition } from '../../shared/transitions.js';
import type { FoldContext } from '../fold-context.js';
import { actInForce, consentsOfLine } from './terms.js';

/** A refused reservation is obsolete. */
export function closeReservation(context: FoldContext, lineId: string): void {
  context.closeTasks('superseded', (task) => task.kind === 'resolve_reservation' && task.aboutId === lineId);
}

/** Whether a day is left between the start of a line and its expiry. */
export function canStart(context: Pick<FoldContext, 'state' | 'now'>, line: RequestLineState): boolean {
  return line.expiry !== null && line.expiry.at > startOf(context, line.id);
}

/** Asks the database for the unit. */
export function requestReservation(context: FoldContext, line: RequestLineState): void {
  const { authority, content } = context.state;
  const asked = content.lines.find((candidate) => candidate.id === line.id);
  if (line.expiry === null || asked === undefined) return;
  context.reservationRequests.push({
    lineId: line.id,
    unitId: line.unitId,
    from: startOf(context, line.id),
    to: line.expiry.at,
    counts: {
      persons: asked.persons,
      countingModel: authority?.countingModel ?? 'SENDER_COUNTS',
      sendingMission: content.sendingMission,
      receivingMission: content.receivingMission,
    },
  });
}

/** When the unit can be there at the earliest: on the day that was asked for, but not before now. */
function startOf(context: Pick<FoldContext, 'state' | 'now'>, lineId: string): Instant {
  const asked = context.state.content.lines.find((candidate) => candidate.id === lineId)?.from ?? null;
  return asked === null ? context.now : later(context.now, startOfDay(asked));
}

/** The database has reserved the unit for this line: the arrangement is in force. */
export function grantLine(context: FoldContext, lineId: string): void {
  const line = context.line(lineId);
  if (line.status !== 'reserving' || line.expiry === null) return;
  line.status = transition(context.transitions, 'request_line', line.status, 'reserved', 'granted');
  announceGranted(context, line);
}

export function announceGranted(context: FoldContext, line: RequestLineState): void {
  const { state, now } = context;
  const lineId = line.id;
  const asked = state.content.lines.find((candidate) => candidate.id === lineId);
  if (asked === undefined || line.expiry === null) return;
  const act = actInForce(state);
  const consents = consentsOfLine(state, lineId).map(
    (consent) => consent.decidedAt ?? { from: null, to: null },
  );
  const grant: LineGrant = {
    kind: state.content.kind,
    lineId,
    unitId: line.unitId,
    count: asked.count,
    persons: asked.persons,
    area: asked.area,
    tasks: asked.tasks,
    from: asked.from,
    expiresAt: line.expiry.at,
    expiresBecause: line.expiry.because,
    countingModel: state.authority?.countingModel ?? 'SENDER_COUNTS',
    adopted: act === null ? { from: null, to: now } : boundedBy(rangeOf({ on: act.adoptedOn }), now),
    lastConsent: latestOf(consents),
    readiness: line.readiness,
    warnAt: state.warnings[line.expiry.at] ?? [],
  };
  context.siblingFacts.push({
    to: 'arrangement',
    fact: { kind: 'line_granted', at: now, by: null, channel: 'database', requestId: state.id, grant },
  });
}
