import type { DateOrRange, Instant, Readiness } from '#libs/contracts';
import { type CaseAct, type Viewer, actsFor } from '#libs/identity';
import type { Actor, ArrangementFact, ArrangementState } from '#libs/process';
import { rangeOf } from '#libs/rules';
import { ArrangementEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { type Given, advance, foldGiven } from './advance.js';
import { refuse } from './errors.js';
import { type Family, lockFamily } from './family.js';
import { storedState } from './machine.js';
import { leaveLiveWorld } from './reservations.js';
import { save } from './save.js';

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
  const loan = await manager.findOneBy(ArrangementEntity, { id: arrangementId });
  if (loan === null) return refuse('not_found', '', 'There is no such arrangement.');
  return (await storedState(manager, arrangementId)) as ArrangementState;
}

/** The person as actor for the Secretariat of the loan's requests or for one of its missions. */
function actorOnLoan(family: Family, viewer: Viewer, act: CaseAct): Actor {
  const { sendingMission, receivingMission } = family.arrangement;
  const secretariats = family
    .all()
    .flatMap((state) => (state.case === 'request' ? [state.requestedBy.partyId] : []));
  const partyId = actsFor(viewer, act, [...secretariats, sendingMission, receivingMission]);
  if (partyId === null) {
    return refuse('role_missing', '', 'This is for the Secretariat or the missions of the loan.');
  }
  return { personId: viewer.personId, partyId };
}

async function foldOnLoan(
  tx: EntityManager,
  viewer: Viewer,
  arrangementId: string,
  payload: Given<ArrangementFact>['payload'],
  when: DateOrRange | null,
): Promise<{ version: number }> {
  const effective = when === null ? {} : { effective: rangeOf(when) };
  const family = await advance(tx, arrangementId, (loan) => [
    { payload, by: actorOnLoan(loan, viewer, 'move_unit'), channel: 'api', ...effective },
  ]);
  return { version: family.arrangement.factCount };
}

/** States when a unit can be there. */
export async function stateReadiness(tx: EntityManager, viewer: Viewer, ref: LineRef, readiness: Readiness) {
  const payload = { kind: 'readiness_stated', lineId: ref.lineId, readiness } as const;
  return foldOnLoan(tx, viewer, ref.arrangementId, payload, null);
}

/** Records that a unit has left the sending mission. */
export async function recordDeparture(
  tx: EntityManager,
  viewer: Viewer,
  ref: LineRef,
  when: DateOrRange | null,
) {
  return foldOnLoan(tx, viewer, ref.arrangementId, { kind: 'departed', lineId: ref.lineId }, when);
}

/** Records that a unit has arrived at the receiving mission. */
export async function recordArrival(
  tx: EntityManager,
  viewer: Viewer,
  ref: LineRef,
  when: DateOrRange | null,
) {
  return foldOnLoan(tx, viewer, ref.arrangementId, { kind: 'arrived', lineId: ref.lineId }, when);
}

/** Records that a unit is back at the sending mission. */
export async function recordReturn(
  tx: EntityManager,
  viewer: Viewer,
  ref: LineRef,
  when: DateOrRange | null,
) {
  return foldOnLoan(tx, viewer, ref.arrangementId, { kind: 'returned', lineId: ref.lineId }, when);
}

/**
 * Moves the clock of a loan and all its requests forward; for tests and demonstrations only. Every deadline on the way
 * falls due one by one, each at its own moment.
 */
export async function moveClock(
  tx: EntityManager,
  viewer: Viewer,
  arrangementId: string,
  to: Instant,
  movableClocks: boolean,
): Promise<{ version: number; now: Instant }> {
  if (!movableClocks) refuse('clock_fixed', '', 'The clock of a case cannot be moved in production.');
  const family = await lockFamily(tx, arrangementId);
  const by = actorOnLoan(family, viewer, 'move_clock');
  await family.foldDue();
  if (to < family.now()) {
    refuse('clock_runs_forward', '/to', `The clock of this loan stands at ${family.now()}.`);
  }
  if (family.world === 'live') {
    const world = await leaveLiveWorld(tx, arrangementId);
    await tx.update(ArrangementEntity, { id: arrangementId }, { world });
  }
  const clockOffsetMs = Date.parse(to) - Date.parse(family.realNow);
  await foldGiven(family, arrangementId, {
    payload: { kind: 'clock_moved', clockOffsetMs },
    by,
    channel: 'api',
  });
  await family.foldDue();
  await save(tx, family);
  return { version: family.arrangement.factCount, now: family.now() };
}
