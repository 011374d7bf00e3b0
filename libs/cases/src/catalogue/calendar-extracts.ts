import type { Calendar } from '#libs/calendars';
import { type CalendarDate, type Instant, type Policy, messageOf } from '#libs/contracts';
import { type PlannedLeg, needsCalendars } from '#libs/process';
import { CalendarEntity, findPrepared, HEADQUARTERS_CALENDAR } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { reject } from '../errors.js';
import { pageByKey } from '../lists/by-key.js';
import type { Paging } from '../lists/lists.js';
import type { Page } from '../views/common.js';

/** The calendars that go with a request: headquarters' and, by party, those that are known. */
export interface CalendarsOfRequest {
  headquarters: Calendar;
  parties: Record<string, Calendar>;
}

/** Years after the day by which an arrangement is needed in which a deadline may still fall. */
const YEARS_AFTER = 2;

/** The years whose holidays a request must know. */
interface Years {
  first: number;
  last: number;
}

/** The years that the deadlines of a request may touch. */
export function yearsOf(now: Instant, neededBy: CalendarDate): Years {
  const [first, needed] = [Number(now.slice(0, 4)), Number(neededBy.slice(0, 4))];
  return { first: first - 1, last: Math.max(first, needed) + YEARS_AFTER };
}

/** A calendar without the holidays of other years; the machine never needs what is left out. */
export function extractOf(calendar: Calendar, { first, last }: Years): Calendar {
  return {
    ...calendar,
    holidays: calendar.holidays.filter(({ year }) => first <= year && year <= last),
  };
}

/**
 * The calendars in which the deadlines of a request are counted; null where its policy counts in calendar time only. A party
 * without a calendar is left out, and is given that of headquarters.
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
    reject('unknown_reference', '/policyId', messageOf('case_refusals.no_headquarters_calendar'));
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

/** The newest version of each calendar, by its id. */
async function newestCalendars(tx: EntityManager, ids: readonly string[]): Promise<Map<string, Calendar>> {
  const newest =
    'WHERE id = ANY($1) AND version = (SELECT max(n.version) FROM calendar n WHERE n.id = calendar.id)';
  const versions = await findPrepared(tx, CalendarEntity, newest, [ids]);
  return new Map(versions.map(({ id, document }) => [id, document]));
}

/** A calendar as it now counts. */
interface CalendarRow {
  version: number;
  calendar: Calendar;
}

/** Every calendar as it now counts, by id. */
export async function listCalendars(manager: EntityManager, paging: Paging): Promise<Page<CalendarRow>> {
  const list = {
    columns: 'c.version, c.document AS calendar',
    from: 'calendar c',
    where: () => 'NOT EXISTS (SELECT FROM calendar d WHERE d.id = c.id AND d.version > c.version)',
    keys: [{ column: 'c.id', kind: 'text', of: (row: CalendarRow) => row.calendar.id }] as const,
    of: ['calendars'],
    item: (row: CalendarRow) => row,
  };
  return pageByKey(manager, list, paging);
}

/** One calendar as it now counts; null where there is none. */
export async function readCalendar(manager: EntityManager, calendarId: string): Promise<CalendarRow | null> {
  const found = await manager.findOne(CalendarEntity, {
    where: { id: calendarId },
    order: { version: 'DESC' },
  });
  return found === null ? null : { version: found.version, calendar: found.document };
}
