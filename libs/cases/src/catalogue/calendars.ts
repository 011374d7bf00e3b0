import type { Calendar } from '#libs/calendars';
import type { CalendarDate, Instant, Policy } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { type PlannedLeg, needsCalendars } from '#libs/process';
import { CalendarEntity, HEADQUARTERS_CALENDAR, insertRows } from '#libs/store';
import { In, type EntityManager } from 'typeorm';
import { actor } from '../writer/acts.js';
import { advance } from '../writer/advance.js';
import { reject } from '../errors.js';

/** The calendars that go with a request: headquarters' and, by party, those that are known. */
export interface CalendarsOfRequest {
  headquarters: Calendar;
  parties: Record<string, Calendar>;
}

/** Years beyond the day by which an arrangement is needed, in which a deadline may still fall. */
const YEARS_AFTER = 2;

/** The span of years of which a request must know the holidays. */
interface Years {
  first: number;
  last: number;
}

/** The years that the deadlines of a request may touch. */
export function yearsOf(now: Instant, neededBy: CalendarDate): Years {
  const [first, needed] = [Number(now.slice(0, 4)), Number(neededBy.slice(0, 4))];
  return { first: first - 1, last: Math.max(first, needed) + YEARS_AFTER };
}

/** A calendar without the holidays of other years; what is left out is not known, which the machine never needs to ask. */
function extractOf(calendar: Calendar, { first, last }: Years): Calendar {
  return {
    ...calendar,
    holidays: calendar.holidays.filter(({ year }) => first <= year && year <= last),
  };
}

/**
 * The calendars in which the deadlines of a request are counted; null where its policy counts in calendar time only. A
 * party without a calendar is left out, and works by headquarters'.
 */
export async function calendarsFor(
  tx: EntityManager,
  policy: Policy,
  legs: readonly PlannedLeg[],
  years: Years,
): Promise<CalendarsOfRequest | null> {
  if (!policy.legs.some(needsCalendars)) return null;
  const partyIds = [...new Set(legs.map((leg) => leg.partyId))].toSorted();
  const found = await newestCalendars(tx, [HEADQUARTERS_CALENDAR, ...partyIds]);
  const headquarters =
    found.get(HEADQUARTERS_CALENDAR) ??
    reject(
      'unknown_reference',
      '/policyId',
      'The policy counts in working time, and no calendar of headquarters has been entered.',
    );
  return {
    headquarters: extractOf(headquarters, years),
    parties: Object.fromEntries(
      partyIds.flatMap((partyId) => {
        const calendar = found.get(partyId);
        return calendar === undefined ? [] : [[partyId, extractOf(calendar, years)]];
      }),
    ),
  };
}

/** The newest version of each calendar that there is, by its id. */
async function newestCalendars(tx: EntityManager, ids: readonly string[]): Promise<Map<string, Calendar>> {
  const versions = await tx.find(CalendarEntity, { where: { id: In([...ids]) }, order: { version: 'ASC' } });
  return new Map(versions.map(({ id, document }) => [id, document]));
}

/** The open requests that hold a calendar, with their arrangements; in one order, so that two corrections never wait for each other. */
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
 * Enters a corrected calendar as its next version, and puts the open deadlines of every request that holds it where they
 * then belong. What has been sent is not taken back.
 */
async function correctCalendar(
  tx: EntityManager,
  viewer: Viewer,
  calendarId: string,
  { calendar, reason, version: seen }: { calendar: Calendar; reason: string; version: number },
): Promise<{ version: number; requests: number }> {
  const by = actor(viewer, 'administer');
  if (calendar.id !== calendarId) {
    reject('calendar_differs', '/calendar/id', `The address names the calendar ${calendarId}.`);
  }
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('countersign-calendar'))`);
  const known = await tx.findOne(CalendarEntity, { where: { id: calendarId }, order: { version: 'DESC' } });
  if (known === null) return reject('not_found', '', `There is no calendar ${calendarId}.`);
  if (known.version !== seen) {
    reject(
      'stale_version',
      '',
      `The calendar ${calendarId} has been corrected since; it is at ${known.version} now.`,
    );
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

/** Every calendar as it now counts, by id. */
export async function listCalendars(
  manager: EntityManager,
): Promise<{ version: number; calendar: Calendar }[]> {
  const versions = await manager.find(CalendarEntity, { order: { id: 'ASC', version: 'DESC' } });
  return versions
    .filter((row, index) => versions[index - 1]?.id !== row.id)
    .map(({ version, document }) => ({ version, calendar: document }));
}

/** In which days and hours deadlines are counted. */
export const calendars = { correctCalendar };
