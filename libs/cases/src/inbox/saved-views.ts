import { messageOf } from '#libs/contracts';
import { randomUUID } from 'node:crypto';
import type { Viewer } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import { absent, reject, stale } from '../errors.js';

/** The lists of which people save views. */
export const VIEWED_LISTS = ['inbox', 'requests', 'arrangements'] as const;
export type ViewedList = (typeof VIEWED_LISTS)[number];

/** A query of a list, saved by a person under a name. */
export interface SavedView {
  id: string;
  list: ViewedList;
  name: string;
  /** As in the URL of the list. */
  query: Record<string, string>;
  /** Its place among the views of the list, from 0 on. */
  position: number;
  version: number;
}

/** What a person enters for a view. */
interface ViewGiven {
  list: ViewedList;
  name: string;
  query: Record<string, string>;
  /** Null: at the end. */
  position: number | null;
}

/** Nobody finds their way among more. */
const MOST_VIEWS = 50;
const COLUMNS = 'id, list, name, query, position, version';

/** A person's own views, list by list in their order. */
export async function listSavedViews(
  manager: EntityManager,
  { personId }: Viewer,
  list: ViewedList | null,
): Promise<SavedView[]> {
  return manager.query(
    `SELECT ${COLUMNS} FROM saved_view WHERE person_id = $1 AND ($2::text IS NULL OR list = $2)
      ORDER BY list, position, name, id`,
    [personId, list],
  );
}

/** One change of a person's views at a time, so that their number and their order stay right. */
async function lockViews(tx: EntityManager, { personId }: Viewer): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`saved-views/${personId}`]);
}

async function assertFreeName(
  tx: EntityManager,
  { personId }: Viewer,
  { list, name }: ViewGiven,
  but: string | null,
): Promise<void> {
  const taken: unknown[] = await tx.query(
    'SELECT 1 FROM saved_view WHERE person_id = $1 AND list = $2 AND name = $3 AND id IS DISTINCT FROM $4::uuid',
    [personId, list, name, but],
  );
  if (taken.length > 0) reject('already_exists', '/name', messageOf('case_refusals.view_exists', { name }));
}

/** Gives a view its place, and the others of its list theirs around it. */
async function place(
  tx: EntityManager,
  viewer: Viewer,
  { id, list }: { id: string; list: ViewedList },
  position: number | null,
): Promise<void> {
  const others = (await listSavedViews(tx, viewer, list)).filter((view) => view.id !== id);
  const ids = others.map((view) => view.id).toSpliced(position ?? others.length, 0, id);
  await tx.query(
    `UPDATE saved_view v SET position = placed.position - 1
       FROM unnest($1::uuid[]) WITH ORDINALITY AS placed(id, position)
      WHERE v.id = placed.id AND v.position <> placed.position - 1`,
    [ids],
  );
}

async function viewOf(tx: EntityManager, viewer: Viewer, id: string): Promise<SavedView> {
  const found = (await listSavedViews(tx, viewer, null)).find((view) => view.id === id);
  return found ?? reject('not_found', '', absent('view'));
}

/** Saves a query under a name. */
async function saveView(tx: EntityManager, viewer: Viewer, given: ViewGiven): Promise<SavedView> {
  await lockViews(tx, viewer);
  await assertFreeName(tx, viewer, given, null);
  if ((await listSavedViews(tx, viewer, null)).length >= MOST_VIEWS) {
    reject('too_many', '', messageOf('case_refusals.too_many_views', { most: MOST_VIEWS }));
  }
  const id = randomUUID();
  const { list, name, query } = given;
  await tx.query(
    `INSERT INTO saved_view (id, person_id, list, name, query, position, version) VALUES ($1, $2, $3, $4, $5, $6, 1)`,
    [id, viewer.personId, list, name, JSON.stringify(query), MOST_VIEWS],
  );
  await place(tx, viewer, { id, list }, given.position);
  return viewOf(tx, viewer, id);
}

async function assertSeen(
  tx: EntityManager,
  viewer: Viewer,
  id: string,
  expected: number,
): Promise<SavedView> {
  await lockViews(tx, viewer);
  const view = await viewOf(tx, viewer, id);
  if (view.version !== expected) {
    reject('stale_version', '', stale(view.version));
  }
  return view;
}

/** Changes a view, as seen at a version. It stays a view of its list. */
async function changeView(
  tx: EntityManager,
  viewer: Viewer,
  id: string,
  given: ViewGiven,
  expected: number,
): Promise<SavedView> {
  const view = await assertSeen(tx, viewer, id, expected);
  if (view.list !== given.list) {
    reject('view_of_another_list', '/list', messageOf('case_refusals.view_of_list', { list: view.list }));
  }
  await assertFreeName(tx, viewer, given, id);
  await tx.query(`UPDATE saved_view SET name = $2, query = $3, version = version + 1 WHERE id = $1`, [
    id,
    given.name,
    JSON.stringify(given.query),
  ]);
  await place(tx, viewer, view, given.position ?? view.position);
  return viewOf(tx, viewer, id);
}

/** Removes a view, as seen at a version. */
async function removeView(
  tx: EntityManager,
  viewer: Viewer,
  id: string,
  expected: number,
): Promise<{ removed: true }> {
  await assertSeen(tx, viewer, id, expected);
  await tx.query('DELETE FROM saved_view WHERE id = $1', [id]);
  return { removed: true };
}

/** Views that people save for themselves. */
export const savedViews = { saveView, changeView, removeView };
