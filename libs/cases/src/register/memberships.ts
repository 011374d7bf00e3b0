import { randomUUID } from 'node:crypto';
import { appendToSystemChain } from '#libs/audit';
import { type MembershipInput, type Role, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import type { Actor, LegId, RequestState } from '#libs/process';
import { MembershipEntity, PartyEntity, PersonEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { actor, secretariatOf } from '../writer/acts.js';
import { advance } from '../writer/advance.js';
import { absent, reject, unknown } from '../errors.js';
import { realNow } from '../writer/aggregate.js';
import { peopleWhoCanAnswer } from '../requests/submission.js';

/** A membership of a person. */
export interface MembershipRef {
  personId: string;
  membershipId: string;
}

/** Gives another person a role for a party, from–to. Seats of open legs are filled by appointment, not by this. */
export async function giveMembership(
  tx: EntityManager,
  viewer: Viewer,
  personId: string,
  input: MembershipInput,
): Promise<{ membershipId: string }> {
  const by = actor(viewer, 'administer');
  if (personId === viewer.personId) {
    reject('own_role', '');
  }
  return enterMembership(tx, by, personId, input);
}

/** As {@link giveMembership}, also for the first administrators, to whom nobody else could give their role. */
export async function enterMembership(
  tx: EntityManager,
  by: Actor,
  personId: string,
  { partyId, role, seat, from, to }: MembershipInput,
): Promise<{ membershipId: string }> {
  // Two who give the same role at once must see each other.
  const person = await tx.findOne(PersonEntity, {
    where: { id: personId },
    lock: { mode: 'pessimistic_write' },
  });
  if (person === null) return reject('not_found', '', absent('person'));
  if (person.erasedAt !== null) {
    reject('erased_already', '');
  }
  if (!(await tx.existsBy(PartyEntity, { id: partyId }))) {
    reject('unknown_reference', '/partyId', unknown('party', partyId));
  }
  const now = await realNow(tx);
  const validFrom = from ?? now;
  if (to !== null && to <= now) reject('ends_before_start', '/to', messageOf('case_refusals.role_over'));
  const held: unknown[] = await tx.query(
    `SELECT FROM membership WHERE person_id = $1 AND party_id = $2 AND role = $3
        AND tstzrange(valid_from, valid_to) && tstzrange($4::timestamptz, $5::timestamptz)`,
    [personId, partyId, role, validFrom, to],
  );
  if (held.length > 0) {
    reject(
      'already_exists',
      '/role',
      messageOf('case_refusals.role_held', { person: personId, party: partyId }),
    );
  }
  const membershipId = randomUUID();
  await insertRows(tx, MembershipEntity, [
    {
      id: membershipId,
      personId,
      partyId,
      role,
      seat,
      validFrom,
      validTo: to,
      givenBy: by.personId,
      endedBy: null,
      endedReason: null,
      settledAt: null,
    },
  ]);
  const after = { partyId, role, seat, from: validFrom, to };
  await appendToSystemChain(tx, [
    { kind: 'membership_given', personId, membershipId, by: by.personId, after },
  ]);
  return { membershipId };
}

/**
 * Refuses to end the last membership of its kind: without an administrator nobody could give a role again, and a unit
 * without managers and administrators could fill no empty seat of the requests that it manages.
 */
async function assertKeepers(tx: EntityManager, ending: MembershipEntity): Promise<void> {
  const count = async (sql: string, values: unknown[]) => {
    const [row]: { count: number }[] = await tx.query(
      `SELECT count(DISTINCT m.person_id)::int AS count FROM membership m JOIN party p ON p.id = m.party_id
        WHERE m.id <> $1 AND p.kind = 'secretariat' AND m.valid_from <= clock_timestamp()
          AND (m.valid_to IS NULL OR m.valid_to > clock_timestamp()) AND ${sql}`,
      [ending.id, ...values],
    );
    return row?.count ?? 0;
  };
  const { partyId, role } = ending;
  if (role === 'administrator' && (await count(`m.role = 'administrator'`, [])) === 0) {
    reject('nobody_left', '', messageOf('case_refusals.last_administrator'));
  }
  if (role !== 'manager' && role !== 'administrator') return;
  const managed: unknown[] = await tx.query(
    `SELECT FROM request WHERE managed_by = $1 AND status IN ('draft', 'open') AND NOT of_record LIMIT 1`,
    [partyId],
  );
  const keepers = await count(`m.role IN ('manager', 'administrator') AND m.party_id = $2`, [partyId]);
  if (managed.length > 0 && keepers === 0) {
    reject('nobody_left', '', messageOf('case_refusals.last_manager', { party: partyId }));
  }
}

/** Ends a membership now. The person can no longer use it, and leaves the seats that they held for the party. */
export async function endMembership(
  tx: EntityManager,
  viewer: Viewer,
  { personId, membershipId }: MembershipRef,
  reason: string,
): Promise<{ membershipId: string; seatsLeft: number }> {
  const by = actor(viewer, 'administer');
  // Two who end the last two administrators at once must see each other.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('countersign-memberships'))`);
  const found = await tx.findOne(MembershipEntity, {
    where: { id: membershipId, personId },
    lock: { mode: 'pessimistic_write' },
  });
  if (found === null) return reject('not_found', '', absent('membership'));
  const now = await realNow(tx);
  if (found.validTo !== null && found.validTo <= now) {
    reject('status_forbids', '', messageOf('case_refusals.ended_at', { at: found.validTo }));
  }
  await assertKeepers(tx, found);
  const validTo = found.validFrom > now ? found.validFrom : now;
  await tx.update(
    MembershipEntity,
    { id: membershipId },
    { validTo, endedBy: by.personId, endedReason: reason, settledAt: now },
  );
  const seatsLeft = await leaveSeats(tx, found, () => by, reason);
  await appendToSystemChain(tx, [
    {
      kind: 'membership_ended',
      personId,
      membershipId,
      by: by.personId,
      reason,
      before: { partyId: found.partyId, role: found.role, to: found.validTo },
      after: { to: validTo },
    },
  ]);
  return { membershipId, seatsLeft };
}

/** Roles whose holders sit on seats. */
const ON_SEATS: readonly Role[] = ['approver', 'signatory', 'focal_point'];

/**
 * Removes a person from the seats of open legs that they held for a party, unless another role keeps them there. An empty
 * seat fails closed: nobody answers on it, and the Secretariat is asked to appoint somebody. Record cases are about the
 * past, and are left as they are.
 * @returns how many seats they left
 */
async function leaveSeats(
  tx: EntityManager,
  { personId, partyId, role }: Pick<MembershipEntity, 'personId' | 'partyId' | 'role'>,
  byWhom: (state: RequestState) => Actor,
  reason: string,
): Promise<number> {
  if (!ON_SEATS.includes(role)) return 0;
  const staying = await peopleWhoCanAnswer(tx, [partyId]);
  if (staying.some((member) => member.personId === personId)) return 0;
  // In one order, so that two removals never deadlock.
  const requests: { id: string }[] = await tx.query(
    `SELECT r.id FROM request r JOIN snapshot s ON s.case_id = r.id
      WHERE r.status = 'open' AND NOT r.of_record AND EXISTS (
        SELECT FROM leg l JOIN LATERAL jsonb_array_elements(s.state -> 'legs' -> l.leg_id -> 'seats') AS seat ON true
         WHERE l.request_id = r.id AND l.party_id = $1 AND seat -> 'people' ? $2)
      ORDER BY r.arrangement_id, r.id`,
    [partyId, personId],
  );
  let left = 0;
  for (const { id } of requests) {
    await advance(tx, id, (aggregate) => {
      const state = aggregate.request(id);
      if (state.status !== 'open') return [];
      const seats = seatsHeldBy(state.legs, partyId, personId);
      left += seats.length;
      return seats.map(({ legId, seatId }) => ({
        payload: { kind: 'approver_removed', legId, seatId, personId, reason } as const,
        by: byWhom(state),
        channel: 'api' as const,
      }));
    });
  }
  return left;
}

interface LegWithSeats {
  id: LegId;
  partyId: string;
  seats: readonly { id: string; people: readonly string[] }[];
}

function seatsHeldBy(
  legs: Readonly<Record<string, LegWithSeats>>,
  partyId: string,
  personId: string,
): { legId: LegId; seatId: string }[] {
  return Object.values(legs)
    .filter((leg) => leg.partyId === partyId)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((leg) =>
      leg.seats
        .filter((seat) => seat.people.includes(personId))
        .map((seat) => ({ legId: leg.id, seatId: seat.id })),
    );
}

/**
 * Handles one membership that has expired, as if it had been ended at that moment.
 * @returns whether there was one
 */
export async function settleMembership(tx: EntityManager): Promise<boolean> {
  const [over]: { id: string }[] = await tx.query(
    `SELECT id FROM membership WHERE settled_at IS NULL AND valid_to <= clock_timestamp()
      ORDER BY valid_to, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  if (over === undefined) return false;
  const found = await tx.findOneByOrFail(MembershipEntity, { id: over.id });
  const { personId, givenBy } = found;
  await tx.update(MembershipEntity, { id: found.id }, { settledAt: await realNow(tx) });
  // Whoever gave it has set its end.
  const byWhom = (state: RequestState) => ({ personId: givenBy ?? personId, partyId: secretariatOf(state) });
  await leaveSeats(tx, found, byWhom, 'The time for which the person was appointed is over.');
  return true;
}
