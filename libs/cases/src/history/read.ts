import { recordSourceSchema, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { foldRecord } from '#libs/process';
import { ArrangementEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { reject } from '../errors.js';
import { Names } from '../lists/names.js';
import { caseInSight } from '../lists/scope.js';
import { changesBetween } from './compare.js';
import { deskOf } from './desk.js';
import { type StoredEntry, entriesThatCount, struckIn } from './entries.js';
import { policiesOf, readEntries } from './locked.js';

const moment = z.iso.datetime().describe('RFC 3339, UTC');
const named = z.object({ id: z.string(), name: z.string() });

/** One entry as it is listed. */
export const recordEntrySchema = z.object({
  number: z.int().describe('its place in the order of entry'),
  kind: z.string(),
  requestId: z.string().nullable(),
  effective: z
    .object({ from: moment.nullable(), to: moment.nullable() })
    .describe('when it happened: not before, not after; null: not known'),
  countsAt: moment.describe('the moment at which it counts'),
  source: recordSourceSchema,
  says: z.record(z.string(), z.unknown()).describe('the fact as it was entered'),
  generation: z.int().describe('the generation of the log in which it was first folded'),
  struckBy: z.int().nullable().describe('the entry that struck it; null: it counts'),
  recordedAt: moment,
  by: named,
});
export type RecordEntryView = z.infer<typeof recordEntrySchema>;

/** One generation of a case's log, and what it changed. */
export const recordGenerationSchema = z.object({
  generation: z.int(),
  entry: z.int().describe('the entry with which it began'),
  recordedAt: moment,
  by: named,
  entries: z.int().describe('how many entries it holds until the next'),
  refolded: z.boolean().describe('whether earlier entries were folded again'),
  changes: z
    .array(
      z.object({
        about: z.enum(['request', 'leg', 'arrangement', 'line']).describe('to what it belongs'),
        id: z.string().describe('the key of that'),
        requestId: z.string().nullable().describe('null: it belongs to the arrangement'),
        what: z.string().describe('status, lag, window …'),
        before: z.unknown(),
        after: z.unknown(),
      }),
    )
    .describe('folded again and compared: what the first entry of the generation changed'),
});
export type RecordGenerationView = z.infer<typeof recordGenerationSchema>;

/** The entries of a case of the record, in the order of entering; null if the viewer does not see the whole case. */
export async function listRecordEntries(
  manager: EntityManager,
  viewer: Viewer,
  arrangementId: string,
): Promise<{ items: RecordEntryView[] } | null> {
  const entries = await entriesFor(manager, viewer, arrangementId);
  if (entries === null) return null;
  const names = await namesOf(manager, entries);
  const struck = struckIn(entries);
  return {
    items: entries.map((entry) => ({
      number: entry.number,
      kind: entry.kind,
      requestId: entry.requestId,
      effective: { from: entry.effectiveFrom, to: entry.effectiveTo },
      countsAt: entry.countsAt,
      source: entry.source,
      says: saysOf(entry),
      generation: entry.generation,
      struckBy: struck.get(entry.number) ?? null,
      recordedAt: entry.recordedAt,
      by: names.person(entry.personId),
    })),
  };
}

function saysOf({ payload }: StoredEntry): Record<string, unknown> {
  if (payload.kind === 'request_opened') return { content: payload.opening.content };
  if (payload.kind === 'struck') return { entry: payload.entry, reason: payload.reason };
  const { fact } = payload;
  if (!('given' in fact)) return { ...fact };
  // Who signed is shown with the answer itself, and kept outside the log.
  const { signedBy: _signedBy, ...given } = fact.given;
  return { ...fact, given };
}

/** The generations of a case of the record; null if the viewer does not see the whole case. */
export async function listRecordGenerations(
  manager: EntityManager,
  viewer: Viewer,
  arrangementId: string,
): Promise<{ items: RecordGenerationView[] } | null> {
  const entries = await entriesFor(manager, viewer, arrangementId);
  if (entries === null) return null;
  const arrangement = await manager.findOneByOrFail(ArrangementEntity, { id: arrangementId });
  const desk = deskOf(
    {
      arrangementId,
      sendingMission: arrangement.sendingMission,
      receivingMission: arrangement.receivingMission,
    },
    entries,
    await policiesOf(manager, entries),
  );
  const statesAfter = (count: number) => {
    const folded = foldRecord(entriesThatCount(entries.slice(0, count)), desk);
    return 'entry' in folded
      ? reject(
          'status_forbids',
          '',
          messageOf('case_refusals.entry_folds_otherwise', { entry: folded.entry }),
        )
      : [...folded.states.values()];
  };
  const names = await namesOf(manager, entries);
  const firsts = entries.filter((entry, index) => entries[index - 1]?.generation !== entry.generation);
  return {
    items: firsts.map((first) => ({
      generation: first.generation,
      entry: first.number,
      recordedAt: first.recordedAt,
      by: names.person(first.personId),
      entries: entries.filter(({ generation }) => generation === first.generation).length,
      refolded: first.number > 1,
      changes:
        first.number === 1 ? [] : changesBetween(statesAfter(first.number - 1), statesAfter(first.number)),
    })),
  };
}

async function entriesFor(
  manager: EntityManager,
  viewer: Viewer,
  arrangementId: string,
): Promise<StoredEntry[] | null> {
  // The entries name every party.
  const inSight = await caseInSight(manager, viewer, arrangementId);
  return inSight?.whole === true ? readEntries(manager, arrangementId) : null;
}

async function namesOf(manager: EntityManager, entries: readonly StoredEntry[]): Promise<Names> {
  return Names.of(manager, { people: entries.map(({ personId }) => personId) });
}
