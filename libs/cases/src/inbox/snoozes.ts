import { type CalendarDate, type Instant, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { startOfDay } from '#libs/rules';
import type { EntityManager } from 'typeorm';
import type { TaskRef } from '../writer/acts.js';
import { absent, reject } from '../errors.js';
import { type TaskInInbox, taskInInbox } from './read-inbox.js';
import { readSettings } from '../people/settings.js';

/** The longest time for which a task may be snoozed. */
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/** The moment until which a task is snoozed: the given one, or the beginning of a day in the person's time zone. */
async function momentOf(
  tx: EntityManager,
  { personId }: Viewer,
  until: { at: Instant } | { on: CalendarDate },
): Promise<Instant> {
  if ('at' in until) return until.at;
  const { zone } = await readSettings(tx, personId);
  return startOfDay(until.on, zone);
}

/**
 * A task in a person's inbox, snoozed or not.
 * @throws CaseError 404 where it is not
 */
export async function assertInInbox(
  manager: EntityManager,
  viewer: Viewer,
  ref: TaskRef,
): Promise<TaskInInbox> {
  const task = await taskInInbox(manager, viewer, ref);
  return task ?? reject('not_found', '', absent('task'));
}

/**
 * Snoozes a task for one person: it leaves their queues until the moment, or until it is overdue on the clock of its case.
 * In real time, whatever the clock of the case. The case does not change: neither its deadlines nor who holds the leg, and
 * others of the party still have the task in their inboxes.
 */
async function snoozeTask(
  tx: EntityManager,
  viewer: Viewer,
  ref: TaskRef,
  until: { at: Instant } | { on: CalendarDate },
): Promise<{ snoozedUntil: Instant }> {
  const task = await assertInInbox(tx, viewer, ref);
  if (!task.open) reject('status_forbids', '', messageOf('case_refusals.task_closed'));
  if (task.overdue) reject('task_overdue', '');
  const moment = await momentOf(tx, viewer, until);
  if (moment <= task.realNow) reject('snooze_past', '/until');
  if (Date.parse(moment) - Date.parse(task.realNow) > MOST_DAYS * DAY_MS) {
    reject('snooze_too_long', '/until', messageOf('case_refusals.snooze_at_most', { days: MOST_DAYS }));
  }
  await tx.query(
    `INSERT INTO snooze (person_id, request_id, task_id, until_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, request_id, task_id) DO UPDATE SET until_at = excluded.until_at`,
    [viewer.personId, ref.requestId, ref.taskId, moment],
  );
  return { snoozedUntil: moment };
}

/** Ends the snooze of a task; harmless if it was not snoozed. */
async function unsnoozeTask(
  tx: EntityManager,
  viewer: Viewer,
  ref: TaskRef,
): Promise<{ snoozedUntil: null }> {
  await assertInInbox(tx, viewer, ref);
  await tx.query('DELETE FROM snooze WHERE person_id = $1 AND request_id = $2 AND task_id = $3', [
    viewer.personId,
    ref.requestId,
    ref.taskId,
  ]);
  return { snoozedUntil: null };
}

/** Snoozing tasks. */
export const snoozes = { snoozeTask, unsnoozeTask };
