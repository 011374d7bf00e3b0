import { randomBytes } from 'node:crypto';
import { appendToSystemChain } from '#libs/audit';
import { type NewPerson, type PersonInput, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { canonicalJson, sha256 } from '#libs/platform';
import { PersonEntity, PersonVersionEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { actor } from '../writer/acts.js';
import { absent, reject, stale, taken } from '../errors.js';

/**
 * Keeps a person's data outside the audit chain, which gets only a salted hash: whoever has the data can prove them, and
 * erasing the person breaks nothing.
 * @returns the hash
 */
async function keepVersion(
  tx: EntityManager,
  personId: string,
  version: number,
  document: PersonInput,
): Promise<string> {
  const salt = randomBytes(16).toString('base64url');
  await insertRows(tx, PersonVersionEntity, [{ personId, version, salt, document: { ...document } }]);
  return sha256(canonicalJson({ salt, document }));
}

function inputOf({ name, title, address, language }: PersonEntity): PersonInput {
  return { name, title, address, language };
}

async function assertFreeAddress(tx: EntityManager, address: string, personId: string): Promise<void> {
  const others: unknown[] = await tx.query(
    'SELECT FROM person WHERE lower(address) = lower($1) AND id <> $2',
    [address, personId],
  );
  if (others.length > 0) reject('already_exists', '/address', messageOf('case_refusals.address_taken'));
}

/** Enters a person into the register; they can do nothing until they are given a role. */
export async function enterPerson(
  tx: EntityManager,
  viewer: Viewer,
  { id, ...given }: NewPerson,
): Promise<{ personId: string; version: number }> {
  const by = actor(viewer, 'administer');
  if (await tx.existsBy(PersonEntity, { id })) {
    reject('already_exists', '/id', taken('person', id));
  }
  await assertFreeAddress(tx, given.address, id);
  await insertRows(tx, PersonEntity, [{ id, ...given, persona: false, version: 1 }]);
  const after = await keepVersion(tx, id, 1, given);
  await appendToSystemChain(tx, [
    { kind: 'person_entered', personId: id, by: by.personId, version: 1, after },
  ]);
  return { personId: id, version: 1 };
}

/**
 * Changes the data of a person. Sign-in links mailed to an earlier address stop working.
 * @param expectedVersion the version that the caller has read
 */
export async function changePerson(
  tx: EntityManager,
  viewer: Viewer,
  personId: string,
  given: PersonInput,
  expectedVersion: number,
): Promise<{ version: number }> {
  const by = actor(viewer, 'administer');
  const person = await tx.findOne(PersonEntity, {
    where: { id: personId },
    lock: { mode: 'pessimistic_write' },
  });
  if (person === null) return reject('not_found', '', absent('person'));
  if (person.erasedAt !== null) {
    reject('erased_already', '');
  }
  if (person.version !== expectedVersion) {
    reject('stale_version', '', stale(person.version));
  }
  await assertFreeAddress(tx, given.address, personId);
  const earlier = inputOf(person);
  // What the product came with has no stored version yet.
  const kept = await tx.findOneBy(PersonVersionEntity, { personId, version: person.version });
  const before =
    kept === null
      ? await keepVersion(tx, personId, person.version, earlier)
      : sha256(canonicalJson({ salt: kept.salt, document: kept.document }));
  const version = person.version + 1;
  await tx.update(PersonEntity, { id: personId }, { ...given, version });
  const after = await keepVersion(tx, personId, version, given);
  if (given.address.toLowerCase() !== earlier.address.toLowerCase()) {
    await tx.query(
      'UPDATE sign_in_token SET used_at = clock_timestamp() WHERE person_id = $1 AND used_at IS NULL',
      [personId],
    );
  }
  const changed = (Object.keys(given) as (keyof PersonInput)[]).filter(
    (field) => given[field] !== earlier[field],
  );
  await appendToSystemChain(tx, [
    {
      kind: 'person_changed',
      personId,
      by: by.personId,
      version,
      changed: changed.toSorted(),
      before,
      after,
    },
  ]);
  return { version };
}
