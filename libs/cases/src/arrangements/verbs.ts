import {
  type ClearanceInput,
  type ConversionInput,
  type DateOrRange,
  type DiscontinuationInput,
  type Increment,
  type Instant,
  type Readiness,
  type RulingInput,
  messageOf,
} from '#libs/contracts';
import type { Act, Viewer } from '#libs/identity';
import type { Actor, ArrangementFact, ArrangementState } from '#libs/process';
import { rangeOf } from '#libs/rules';
import { ArrangementEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { actor, secretariatOf } from '../writer/acts.js';
import { type IncomingFact, advance } from '../writer/advance.js';
import { absent, reject } from '../errors.js';
import type { ArrangementAggregate } from '../writer/aggregate.js';
import { storedState } from '../writer/machine.js';
import { leaveLiveWorld } from '../writer/reservations.js';

/** A line of an arrangement. */
export interface LineRef {
  arrangementId: string;
  lineId: string;
}

/** An arrangement as it was last written. */
export async function arrangementState(
  manager: EntityManager,
  arrangementId: string,
): Promise<ArrangementState> {
  const arrangement = await manager.findOneBy(ArrangementEntity, { id: arrangementId });
  if (arrangement === null) return reject('not_found', '', absent('arrangement'));
  return (await storedState(manager, arrangementId)) as ArrangementState;
}

/** The person as actor for a unit that manages a request of the arrangement or, where the act is theirs too, for one of its missions. */
function actorOnArrangement(aggregate: ArrangementAggregate, viewer: Viewer, act: Act): Actor {
  const { sendingMission, receivingMission } = aggregate.arrangement;
  return actor(viewer, act, {
    managing_unit: aggregate
      .all()
      .flatMap((state) => (state.case === 'request' ? [secretariatOf(state)] : [])),
    mission_of_arrangement: [sendingMission, receivingMission],
  });
}

type ArrangementPayload = IncomingFact<ArrangementFact>['payload'];

async function foldOnArrangement(
  tx: EntityManager,
  viewer: Viewer,
  arrangementId: string,
  payload: ArrangementPayload,
  { act = 'move_unit', when = null }: { act?: Act; when?: DateOrRange | null } = {},
): Promise<{ version: number }> {
  const effective = when === null ? {} : { effective: rangeOf(when) };
  const aggregate = await advance(tx, arrangementId, (arrangement) => [
    { payload, by: actorOnArrangement(arrangement, viewer, act), channel: 'api', ...effective },
  ]);
  return { version: aggregate.arrangement.factCount };
}

/** What a person of the Secretariat, or of a mission of the arrangement, reports about a line. */
export type LineReport =
  | { kind: 'readiness_stated'; readiness: Readiness }
  | { kind: 'departed' }
  | { kind: 'arrived'; increment: Increment | null; complete: boolean }
  | { kind: 'authority_transferred'; certificate: string }
  | { kind: 'returned' }
  | { kind: 'repatriated' }
  | ({ kind: 'clearance_recorded' } & ClearanceInput);

/**
 * Records what is reported about a line.
 * @param when when it happened, where the report says so; null: now
 */
export async function reportOnLine(
  tx: EntityManager,
  viewer: Viewer,
  ref: LineRef,
  report: LineReport,
  when: DateOrRange | null = null,
) {
  return foldOnArrangement(tx, viewer, ref.arrangementId, { ...report, lineId: ref.lineId }, { when });
}

/** Suspends lines, or resumes them; `lineIds` null means all of the arrangement. Extends nothing. */
export async function pauseLines(
  tx: EntityManager,
  viewer: Viewer,
  arrangementId: string,
  pause: { kind: 'suspended' | 'resumed'; lineIds: string[] | null; reason: string },
) {
  return foldOnArrangement(tx, viewer, arrangementId, pause);
}

/** Records that the Council ends the authority of lines early. */
export async function discontinue(
  tx: EntityManager,
  viewer: Viewer,
  arrangementId: string,
  given: DiscontinuationInput,
) {
  return foldOnArrangement(
    tx,
    viewer,
    arrangementId,
    { kind: 'discontinued', ...given },
    { act: 'rule_on_arrangement' },
  );
}

/** Rules whether a unit that was moving when the Council ended its authority turns back or goes on. */
export async function ruleInFlight(tx: EntityManager, viewer: Viewer, ref: LineRef, given: RulingInput) {
  const payload = { kind: 'in_flight_ruled', lineId: ref.lineId, ...given } as const;
  return foldOnArrangement(tx, viewer, ref.arrangementId, payload, { act: 'rule_on_arrangement' });
}

/** Records that an act of the Council transfers lines to the receiving mission for good. */
export async function convertLines(
  tx: EntityManager,
  viewer: Viewer,
  arrangementId: string,
  given: ConversionInput,
) {
  return foldOnArrangement(
    tx,
    viewer,
    arrangementId,
    { kind: 'converted', ...given },
    { act: 'rule_on_arrangement' },
  );
}

/**
 * Moves the clock of an arrangement and all its requests forward; for tests and demonstrations only. Every deadline on the way
 * falls due one by one, each at its own moment.
 */
export async function moveClock(
  tx: EntityManager,
  viewer: Viewer,
  arrangementId: string,
  to: Instant,
  movableClocks: boolean,
): Promise<{ version: number; now: Instant }> {
  if (!movableClocks) reject('clock_fixed', '');
  const aggregate = await advance(tx, arrangementId, async (before) => {
    const by = actorOnArrangement(before, viewer, 'move_clock');
    if (to < before.now()) {
      reject('clock_runs_forward', '/to', messageOf('case_refusals.clock_stands', { at: before.now() }));
    }
    if (before.world === 'live') {
      const world = await leaveLiveWorld(tx, arrangementId);
      await tx.update(ArrangementEntity, { id: arrangementId }, { world });
    }
    const clockOffsetMs = Date.parse(to) - Date.parse(before.realNow);
    return [{ payload: { kind: 'clock_moved', clockOffsetMs }, by, channel: 'api' }];
  });
  return { version: aggregate.arrangement.factCount, now: aggregate.now() };
}
