import { messageOf } from '#libs/contracts';
import type { Calendar } from '#libs/calendars';
import type { Viewer } from '#libs/identity';
import { CalendarEntity, HEADQUARTERS_CALENDAR, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { actor } from '../writer/acts.js';
import { advance } from '../writer/advance.js';
import { absent, reject, stale } from '../errors.js';
import { extractOf, yearsOf } from './calendar-extracts.js';

/**
 * The open requests that use a calendar, with their arrangements; in one order, so that two corrections never wait for each
 * other.
 */
async function requestsHolding(tx: EntityManager, calendarId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT r.id FROM request r JOIN snapshot s ON s.case_id = r.id
      WHERE r.status = 'open' AND NOT r.of_record
        AND CASE WHEN $1 = $2 THEN s.state -> 'calendars' -> 'headquarters' IS NOT NULL
                 ELSE s.state -> 'calendars' -> 'parties' -> $1 IS NOT NULL END
      ORDER BY r.arrangement_id, r.id`,
    [calendarId, HEADQUARTERS_CALENDAR],
  );
  return rows.map(({ id }) => id);
}

/**
 * Enters a corrected calendar as its next version, and moves the open deadlines of every request that uses it. What has been
 * sent is not taken back.
 */
async function correctCalendar(
  tx: EntityManager,
  viewer: Viewer,
  calendarId: string,
  { calendar, reason, version: seen }: { calendar: Calendar; reason: string; version: number },
): Promise<{ version: number; requests: number }> {
  const by = actor(viewer, 'administer');
  if (calendar.id !== calendarId) {
    reject(
      'calendar_differs',
      '/calendar/id',
      messageOf('case_refusals.calendar_differs', { calendar: calendarId }),
    );
  }
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('countersign-calendar'))`);
  const known = await tx.findOne(CalendarEntity, { where: { id: calendarId }, order: { version: 'DESC' } });
  if (known === null) return reject('not_found', '', absent('calendar'));
  if (known.version !== seen) {
    reject('stale_version', '', stale(known.version));
  }
  const version = known.version + 1;
  await insertRows(tx, CalendarEntity, [
    { id: calendarId, version, document: calendar, reason, enteredBy: viewer.personId },
  ]);
  const requestIds = await requestsHolding(tx, calendarId);
  for (const requestId of requestIds) {
    await advance(tx, requestId, (aggregate) => {
      const state = aggregate.request(requestId);
      if (state.status !== 'open') return [];
      const payload = {
        kind: 'calendar_corrected',
        of: calendarId === HEADQUARTERS_CALENDAR ? 'headquarters' : { partyId: calendarId },
        calendar: extractOf(calendar, yearsOf(state.submittedAt ?? aggregate.now(), state.content.neededBy)),
        reason,
      } as const;
      return [{ payload, by, channel: 'api' }];
    });
  }
  return { version, requests: requestIds.length };
}

/** The working days and hours in which deadlines are counted. */
export const calendars = { correctCalendar };
