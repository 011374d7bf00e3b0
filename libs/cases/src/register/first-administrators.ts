import { appendToSystemChain } from '#libs/audit';
import { type NewPerson, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { PartyEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { reject, unknown } from '../errors.js';
import { enterMembership } from './memberships.js';
import { enterPerson } from './people.js';

/** With two, each can appoint others and none is the last. */
const FIRST = 2;

/**
 * Enters one of the first administrators of a deployment, whom nobody else can enter, and gives them their role. Whoever has
 * the store's password is trusted with that; the audit chain records that it came from there.
 *
 * @param partyId a part of the Secretariat
 */
export async function enterFirstAdministrator(
  tx: EntityManager,
  person: NewPerson,
  partyId: string,
): Promise<void> {
  // Two entered at once must not both find that one is missing.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('first-administrators'))`);
  const party = await tx.findOneBy(PartyEntity, { id: partyId });
  if (party === null) reject('not_found', '/party', unknown('party', partyId));
  if (party.kind !== 'secretariat') {
    reject(
      'wrong_kind_of_party',
      '/party',
      messageOf('case_refusals.party_not_of_kind', { party: party.name, kind: 'secretariat' }),
    );
  }
  const names = await administrators(tx);
  if (names.length >= FIRST) {
    reject('already_exists', '', messageOf('case_refusals.administrators_exist', { names: { all: names } }));
  }
  const self: Viewer = {
    personId: person.id,
    name: person.name,
    memberships: [{ partyId, partyKind: 'secretariat', role: 'administrator' }],
  };
  await enterPerson(tx, self, person);
  await enterMembership(tx, { personId: person.id, partyId }, person.id, {
    partyId,
    role: 'administrator',
    seat: null,
    from: null,
    to: null,
  });
  await appendToSystemChain(tx, [{ kind: 'first_administrator_entered', personId: person.id, partyId }]);
}

/** Who administers now; the invented people of trials do not count. */
async function administrators(tx: EntityManager): Promise<string[]> {
  const rows: { name: string }[] = await tx.query(
    `SELECT DISTINCT p.name FROM membership m JOIN person p ON p.id = m.person_id JOIN party y ON y.id = m.party_id
      WHERE m.role = 'administrator' AND y.kind = 'secretariat' AND NOT p.persona
        AND m.valid_from <= clock_timestamp() AND (m.valid_to IS NULL OR m.valid_to > clock_timestamp())
      ORDER BY p.name`,
  );
  return rows.map(({ name }) => name);
}
