import type {
  ClearanceInput,
  ConversionInput,
  DateOrRange,
  DiscontinuationInput,
  Increment,
  Instant,
  Readiness,
  RulingInput,
} from '#libs/contracts';
import type { Act, Viewer } from '#libs/identity';
import type { Actor, ArrangementFact, ArrangementState } from '#libs/process';
import { rangeOf } from '#libs/rules';
import { ArrangementEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { actor, secretariatOf } from './acts.js';
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

/** The person as actor for a unit that manages a request of the loan or, where the act is theirs too, for one of its missions. */
function actorOnLoan(family: Family, viewer: Viewer, act: Act): Actor {
  const { sendingMission, receivingMission } = family.arrangement;
  return actor(viewer, act, {
    managing_unit: family.all().flatMap((state) => (state.case === 'request' ? [secretariatOf(state)] : [])),
    mission_of_loan: [sendingMission, receivingMission],
  });
}

type LoanPayload = Given<ArrangementFact>['payload'];

async function foldOnLoan(
  tx: EntityManager,
  viewer: Viewer,
  arrangementId: string,
  payload: LoanPayload,
  { act = 'move_unit', when = null }: { act?: Act; when?: DateOrRange | null } = {},
): Promise<{ version: number }> {
  const effective = when === null ? {} : { effective: rangeOf(when) };
  const family = await advance(tx, arrangementId, (loan) => [
    { payload, by: actorOnLoan(loan, viewer, act), channel: 'api', ...effective },
  ]);
  return { version: family.arrangement.factCount };
}

/** What a person of the Secretariat or of a mission of the loan reports of a line. */
export type LineReport =
  | { kind: 'readiness_stated'; readiness: Readiness }
  | { kind: 'departed' }
  | { kind: 'arrived'; increment: Increment | null; complete: boolean }
  | { kind: 'authority_transferred'; certificate: string }
  | { kind: 'returned' }
  | { kind: 'repatriated' }
  | ({ kind: 'clearance_recorded' } & ClearanceInput);

/**
 * Records what is reported of a line.
 * @param when when it happened, where the report says so; null: now
 */
export async function reportOnLine(
  tx: EntityManager,
  viewer: Viewer,
  ref: LineRef,
  report: LineReport,
  when: DateOrRange | null = null,
) {
  return foldOnLoan(tx, viewer, ref.arrangementId, { ...report, lineId: ref.lineId }, { when });
}

/** Has lines stand still, or go on; `lineIds` null means all of the loan. Extends nothing. */
export async function pauseLines(
  tx: EntityManager,
  viewer: Viewer,
  arrangementId: string,
  pause: { kind: 'suspended' | 'resumed'; lineIds: string[] | null; reason: string },
) {
  return foldOnLoan(tx, viewer, arrangementId, pause);
}

/** Records that the Council ends the authority of lines before its time. */
export async function discontinue(
  tx: EntityManager,
  viewer: Viewer,
  arrangementId: string,
  given: DiscontinuationInput,
) {
  return foldOnLoan(tx, viewer, arrangementId, { kind: 'discontinued', ...given }, { act: 'rule_on_loan' });
}

/** Rules whether a unit that was moving when the Council ended its authority turns back or goes on. */
export async function ruleInFlight(tx: EntityManager, viewer: Viewer, ref: LineRef, given: RulingInput) {
  const payload = { kind: 'in_flight_ruled', lineId: ref.lineId, ...given } as const;
  return foldOnLoan(tx, viewer, ref.arrangementId, payload, { act: 'rule_on_loan' });
}

/** Records that by an act of the Council lines become the receiving mission's own. */
export async function convertLines(
  tx: EntityManager,
  viewer: Viewer,
  arrangementId: string,
  given: ConversionInput,
) {
  return foldOnLoan(tx, viewer, arrangementId, { kind: 'converted', ...given }, { act: 'rule_on_loan' });
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
