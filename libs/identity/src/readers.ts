import { actsFor, partiesFor } from './authorise.js';
import type { Viewer } from './viewer.js';

/**
 * By what right people read tasks, requests and arrangements. Each row of a listing names one reader; a person reads the rows
 * of all the readers that they are. What a reader may read is written in one place, {@link TASK_READERS} and
 * {@link REQUEST_READERS}; who is which reader in one other, {@link taskReaders} and {@link requestReaders}.
 */
export type Reader = string;

/** The kinds of tasks that are for those who answer for a party, or record what comes on paper. */
const ANSWERING = `('answer', 'record_reply')`;
/** The kinds of tasks that are for those who oversee a process. */
const OVERSEEING = `('appoint_person', 'confirm_override')`;

/**
 * The readers of an open task `t` of a request `r`, with the leg `l` that it is about, if any; and the party concerned beside
 * the one by which they read it. A task for a seat is for its people alone. A unit of the Secretariat waits for the answers
 * to the requests that it manages; a party waits for the replies to what it has asked on its own legs, and of other work of
 * the Secretariat it does not know.
 */
export const TASK_READERS = `
  SELECT 'answer:' || t.party_id AS reader, NULL::text AS other_party_id
   WHERE t.kind IN ${ANSWERING} AND t.people IS NULL
  UNION ALL SELECT DISTINCT 'answer:' || t.party_id || ':' || seated.person_id, NULL::text
    FROM unnest(t.people || t.claimed_by) AS seated(person_id)
   WHERE t.kind IN ${ANSWERING} AND t.people IS NOT NULL AND seated.person_id IS NOT NULL
  UNION ALL SELECT 'oversee:' || t.party_id, l.party_id WHERE t.kind IN ${OVERSEEING}
  UNION ALL SELECT 'work:' || t.party_id, l.party_id WHERE t.kind NOT IN ${ANSWERING} AND t.kind NOT IN ${OVERSEEING}
  UNION ALL SELECT 'awaits_answer:' || r.managed_by, t.party_id
   WHERE t.kind IN ${ANSWERING} AND t.party_id <> r.managed_by
  UNION ALL SELECT 'awaits_reply:' || l.party_id, t.party_id
   WHERE t.kind = 'reply_to_question' AND l.party_id IS NOT NULL`;

/** Those who see the whole of a request `r`. */
export const WHOLE_READERS = `SELECT '*' AS reader UNION ALL SELECT 'unit:' || r.managed_by`;

/**
 * The readers of a request `r`. A party sees a request because it is asked something, or because it is a mission that lends
 * or borrows. What is entered from the record of the past is for those who see the whole.
 */
export const REQUEST_READERS = `
  ${WHOLE_READERS} UNION ALL (
    SELECT 'party:' || v.party_id FROM leg v WHERE v.request_id = r.id AND NOT r.of_record
    UNION SELECT 'party:' || m.party_id FROM unnest(ARRAY[r.sending_mission, r.receiving_mission]) AS m(party_id)
     WHERE r.submitted_at IS NOT NULL AND NOT r.of_record)`;

/** The readers of a request `r` who know how its leg `l` stands: those who see the whole, and the party of the leg. */
export const LEG_READERS = `${WHOLE_READERS} UNION ALL SELECT 'party:' || l.party_id WHERE NOT r.of_record`;

/**
 * As which readers a person looks into the requests: administrators and auditors of the Secretariat see every case; managers and
 * focal points of a unit see whole what their unit manages; all others, whatever their role, see what concerns their own party.
 */
export function requestReaders(viewer: Viewer): Reader[] {
  if (actsFor(viewer, 'see_every_case') !== null) return ['*'];
  const parties = [...new Set(viewer.memberships.map((entry) => entry.partyId))];
  return [
    ...partiesFor(viewer, 'see_what_unit_manages').map((partyId) => `unit:${partyId}`),
    ...parties.map((partyId) => `party:${partyId}`),
  ];
}

/** A reader of tasks with the party for which they are one. */
export interface TaskReader {
  reader: Reader;
  partyId: string;
}

/**
 * The readers that a person is for the tasks of their own parties.
 * @param covered the people for whom they stand in now
 */
export function taskReaders(viewer: Viewer, covered: readonly string[]): TaskReader[] {
  const asks = partiesFor(viewer, 'receive_ask');
  const seated = asks.flatMap((partyId) =>
    [viewer.personId, ...covered].map((personId) => ({ reader: `answer:${partyId}:${personId}`, partyId })),
  );
  return [
    ...asks.map((partyId) => ({ reader: `answer:${partyId}`, partyId })),
    ...seated,
    ...partiesFor(viewer, 'secretariat_task').map((partyId) => ({ reader: `work:${partyId}`, partyId })),
    ...partiesFor(viewer, 'oversee_process').map((partyId) => ({ reader: `oversee:${partyId}`, partyId })),
  ];
}

/** The readers that a person is for what others have to do before their own parties can go on. */
export function awaitingReaders(viewer: Viewer): (TaskReader & { own: readonly string[] })[] {
  const works = partiesFor(viewer, 'secretariat_task');
  const units = works.filter((partyId) =>
    viewer.memberships.some((entry) => entry.partyKind === 'secretariat' && entry.partyId === partyId),
  );
  return [
    ...units.map((partyId) => ({ reader: `awaits_answer:${partyId}`, partyId, own: units })),
    ...partiesFor(viewer, 'receive_ask').map((partyId) => ({
      reader: `awaits_reply:${partyId}`,
      partyId,
      own: works,
    })),
  ];
}
