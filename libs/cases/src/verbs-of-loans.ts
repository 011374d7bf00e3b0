import type { DateOrRange, Instant, Readiness } from '#libs/contracts';
import { type CaseAct, type Viewer, actsFor } from '#libs/identity';
import type { Actor, ArrangementFact, ArrangementState } from '#libs/process';
import { rangeOf } from '#libs/rules';
import { ArrangementEntity, RequestEntity, SnapshotEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { type Given, advance, foldGiven } from './advance.js';
import { refuse } from './errors.js';
import { lockFamily } from './family.js';
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
  return (await manager.findOneByOrFail(SnapshotEntity, { caseId: arrangementId })).state as ArrangementState;
}

async function actorOnLoan(
  tx: EntityManager,
  viewer: Viewer,
  act: CaseAct,
  loan: ArrangementState,
): Promise<Actor> {
  const requests: { party_id: string }[] = await tx.query(
    `SELECT DISTINCT f.party_id FROM fact f JOIN ${tx.connection.getMetadata(RequestEntity).tableName} r ON r.id = f.case_id
      WHERE r.arrangement_id = $1 AND f.number = 1 AND f.party_id IS NOT NULL`,
    [loan.id],
  );
  const parties = [...requests.map((row) => row.party_id), loan.sendingMission, loan.receivingMission];
  const partyId = actsFor(viewer, act, parties);
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
  const by = await actorOnLoan(tx, viewer, 'move_unit', await arrangementState(tx, arrangementId));
  const effective = when === null ? {} : { effective: rangeOf(when) };
  const family = await advance(tx, arrangementId, [{ payload, by, channel: 'api', ...effective }]);
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
  const by = await actorOnLoan(tx, viewer, 'move_clock', await arrangementState(tx, arrangementId));
  const family = await lockFamily(tx, arrangementId);
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
