import { type CodedMessage, type Instant, messageOf } from '#libs/contracts';
import type { EntityManager } from 'typeorm';
import { reject } from '../errors.js';

/** People who could answer, for a party or on one seat of an open leg, as text and by id. */
interface Voice {
  /** What is to be said where nobody would be left for it. */
  nobody: CodedMessage;
  people: string[];
}

/** A period in which a person is away or gone. */
interface Gone {
  personId: string;
  from: Instant;
  /** Null: for good. */
  to: Instant | null;
  /** Who stands in, if anybody does. */
  coveredBy: string | null;
}

/** Whether a person answers for the party `$1` through a whole period, `m` being the membership. */
const ANSWERS_THROUGHOUT = `m.role IN ('approver', 'signatory') AND m.valid_from <= $2::timestamptz
  AND (m.valid_to IS NULL OR m.valid_to >= coalesce($3::timestamptz, 'infinity'))`;

/** Those who answer for a party through a whole period and are never away in it. */
async function present(tx: EntityManager, partyId: string, { from, to }: Gone): Promise<string[]> {
  const rows: { person_id: string }[] = await tx.query(
    `SELECT DISTINCT m.person_id FROM membership m
      WHERE m.party_id = $1 AND ${ANSWERS_THROUGHOUT}
        AND NOT EXISTS (SELECT FROM absence a WHERE a.person_id = m.person_id AND a.cancelled_at IS NULL
              AND tstzrange(a.from_at, a.to_at) && tstzrange($2::timestamptz, $3::timestamptz))`,
    [partyId, from, to],
  );
  return rows.map((row) => row.person_id);
}

/** The voices of a party that a person is one of: the party's own, and the seats of open legs on which they sit. */
async function voicesOf(tx: EntityManager, partyId: string, { personId, from, to }: Gone): Promise<Voice[]> {
  const [party]: { people: string[] | null; name: string }[] = await tx.query(
    `SELECT p.name, array_agg(DISTINCT m.person_id) AS people
       FROM party p JOIN membership m ON m.party_id = p.id AND ${ANSWERS_THROUGHOUT}
      WHERE p.id = $1 GROUP BY p.name`,
    [partyId, from, to],
  );
  const seats: { reference: string; title: string; people: string[] }[] = await tx.query(
    `SELECT r.reference, seat ->> 'title' AS title, ARRAY(SELECT jsonb_array_elements_text(seat -> 'people')) AS people
       FROM leg l JOIN request r ON r.id = l.request_id AND r.status = 'open' AND NOT r.of_record
       JOIN snapshot s ON s.case_id = r.id
       JOIN LATERAL jsonb_array_elements(s.state -> 'legs' -> l.leg_id -> 'seats') AS seat ON true
      WHERE l.party_id = $1 AND l.holder IS NOT NULL AND seat ->> 'decisionId' IS NULL
        AND seat -> 'people' ? $2 ORDER BY r.reference`,
    [partyId, personId],
  );
  const own =
    party?.people?.includes(personId) === true
      ? [{ nobody: messageOf('case_refusals.nobody_for_party', { party: party.name }), people: party.people }]
      : [];
  return [
    ...own,
    ...seats.map(({ reference, title, people }) => ({
      nobody: messageOf('case_refusals.nobody_for_seat', { seat: title, party: partyId, request: reference }),
      people,
    })),
  ];
}

/** The parties for which a person answers at some time in a period. */
async function answeredFor(tx: EntityManager, { personId, from, to }: Gone): Promise<string[]> {
  const rows: { party_id: string }[] = await tx.query(
    `SELECT DISTINCT m.party_id FROM membership m
      WHERE m.person_id = $1 AND m.role IN ('approver', 'signatory')
        AND tstzrange(m.valid_from, m.valid_to) && tstzrange($2::timestamptz, $3::timestamptz) ORDER BY 1`,
    [personId, from, to],
  );
  return rows.map((row) => row.party_id);
}

/**
 * Refuses an absence that would leave a party, or a seat of an open leg, with nobody who can answer for it. A stand-in
 * counts if they have their own role for the party and are not away themselves.
 * @throws CaseError 422 `nobody_left`
 */
export async function assertSomebodyLeft(tx: EntityManager, gone: Gone, pointer: string): Promise<void> {
  for (const partyId of await answeredFor(tx, gone)) {
    const there = (await present(tx, partyId, gone)).filter((personId) => personId !== gone.personId);
    if (gone.coveredBy !== null && there.includes(gone.coveredBy)) continue;
    for (const { nobody, people } of await voicesOf(tx, partyId, gone)) {
      if (people.some((personId) => there.includes(personId))) continue;
      reject('nobody_left', pointer, nobody);
    }
  }
}
