import { messageOf } from '#libs/contracts';
import { appendToSystemChain } from '#libs/audit';
import type { Viewer } from '#libs/identity';
import { mentions } from '#libs/mail';
import { MailMessageEntity, PersonEntity, PersonVersionEntity, PersonalDetailEntity } from '#libs/store';
import { type EntityManager, In, IsNull } from 'typeorm';
import { actor } from '../writer/acts.js';
import { absent, reject } from '../errors.js';

/** What was erased of a person. */
export interface Erasure {
  personId: string;
  erasedAt: string;
  /** Signatures of answers that the person gave or recorded. */
  signatures: number;
  /** Mails to the person, or that name them, of which only the envelope is kept. */
  mails: number;
}

/** What replaces an erased name. */
const ERASED_NAME = 'Erased at the request of the person';

/**
 * Erases what the store holds of a person: name, title, address, signatures, mails, and whatever lets them in. Their key
 * stays in the record as that of somebody who acted for a party, so that every chain stays whole; what they wrote as an act
 * of their party stays as well. It cannot be undone.
 * @throws CaseError where the person still serves, so that nobody is left without a name while they can act
 */
export async function erasePerson(
  tx: EntityManager,
  viewer: Viewer,
  personId: string,
  reason: string,
): Promise<Erasure> {
  const by = actor(viewer, 'administer');
  const person = await tx.findOne(PersonEntity, {
    where: { id: personId },
    lock: { mode: 'pessimistic_write' },
  });
  if (person === null) return reject('not_found', '/personId', absent('person'));
  if (person.erasedAt !== null) reject('erased_already', '/personId');
  await assertNoService(tx, personId);
  const mails = await eraseMails(tx, person);
  const signatures = await eraseSignatures(tx, personId);
  await tx.update(PersonVersionEntity, { personId }, { document: null, salt: '' });
  await eraseWaysIn(tx, personId);
  const [row]: [{ erased_at: Date }[], number] = await tx.query(
    `UPDATE person SET name = $2, title = '', address = 'erased+' || gen_random_uuid() || '@invalid',
                       erased_at = clock_timestamp() WHERE id = $1 RETURNING erased_at`,
    [personId, ERASED_NAME],
  );
  await appendToSystemChain(tx, [
    { kind: 'person_erased', personId, byPersonId: by.personId, reason, signatures, mails },
  ]);
  return { personId, erasedAt: row[0]?.erased_at.toISOString() ?? '', signatures, mails };
}

async function assertNoService(tx: EntityManager, personId: string): Promise<void> {
  const rows: { party_id: string; role: string }[] = await tx.query(
    `SELECT party_id, role FROM membership
      WHERE person_id = $1 AND (valid_to IS NULL OR valid_to > clock_timestamp()) ORDER BY party_id, role`,
    [personId],
  );
  const [first] = rows;
  if (first === undefined) return;
  reject(
    'still_serves',
    '/personId',
    messageOf('case_refusals.still_serves', { role: first.role, party: first.party_id }),
  );
}

/** Keeps of a mail only that it was sent, to whose key, when and under which subject. */
async function eraseMails(tx: EntityManager, { id, name, address }: PersonEntity): Promise<number> {
  const own = await tx.find(MailMessageEntity, { where: { personId: id }, select: { messageId: true } });
  const named: { message_id: string; raw: string }[] = await tx.query(
    `SELECT message_id, raw FROM mail_message
      WHERE person_id <> $1 AND raw <> ''
        AND case_id IN (SELECT DISTINCT case_id FROM fact WHERE person_id = $1
                        UNION SELECT case_id FROM mail_message WHERE person_id = $1)`,
    [id],
  );
  const ids = own.map(({ messageId }) => messageId);
  for (const { message_id: messageId, raw } of named) {
    if (await mentions(raw, [name, address])) ids.push(messageId);
  }
  if (ids.length > 0) await tx.update(MailMessageEntity, { messageId: In(ids) }, { raw: '' });
  return ids.length;
}

async function eraseSignatures(tx: EntityManager, personId: string): Promise<number> {
  const { affected } = await tx.update(
    PersonalDetailEntity,
    { enteredBy: personId, erasedAt: IsNull() },
    { value: null, salt: null, erasedAt: () => 'clock_timestamp()' },
  );
  return affected ?? 0;
}

/** Also what the person made for their own use: tokens of programs and saved views. */
async function eraseWaysIn(tx: EntityManager, personId: string): Promise<void> {
  for (const table of ['session', 'sign_in_token', 'api_token', 'saved_view']) {
    await tx.query(`DELETE FROM ${table} WHERE person_id = $1`, [personId]);
  }
  await tx.query(
    `UPDATE mailed_link SET reviewed = NULL, code_hash = NULL, revoked_at = coalesce(revoked_at, clock_timestamp())
      WHERE person_id = $1`,
    [personId],
  );
  await tx.query('DELETE FROM idempotency WHERE scope = $1', [personId]);
}
