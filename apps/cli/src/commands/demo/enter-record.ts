import { isDeepStrictEqual } from 'node:util';
import type { ResultOf } from '#libs/contracts/client';
import type { Persona } from './persona.js';
import { type RecordFile, entryFor, openingFor } from './record-file.js';

/** A record case as it was entered. */
export interface EnteredRecord {
  readonly arrangementId: string;
  /** In the order of the record; `entry` is the number of the entry that opened the request. */
  readonly requests: readonly { readonly name: string; readonly requestId: string; readonly entry: number }[];
}

/**
 * Enters the record as a record case, request by request and fact by fact, unless the product has it already. Every call has
 * a key derived from the record's text, so an interrupted run continues where it stopped.
 */
export async function enterRecord(administrator: Persona, record: RecordFile): Promise<EnteredRecord> {
  return (await findRecord(administrator, record)) ?? (await enterAll(administrator, record));
}

/** The case that begins with all that the record says, entry by entry from the same sources; null where there is none. */
async function findRecord(reader: Persona, record: RecordFile): Promise<EnteredRecord | null> {
  const sources = record.requests.flatMap(({ opening, facts }) => [
    opening.source,
    ...facts.map(({ source }) => source),
  ]);
  for (const arrangementId of await recordCases(reader)) {
    const { items } = await reader.does.listRecordEntries({ arrangementId });
    const entered = items.slice(0, sources.length).map(({ source }) => source);
    if (!isDeepStrictEqual(entered, sources)) continue;
    const opened = items.filter(({ kind }) => kind === 'request_opened');
    const requests = record.requests.flatMap(({ name }, index) => {
      const opening = opened[index];
      return opening?.requestId == null
        ? []
        : [{ name, requestId: opening.requestId, entry: opening.number }];
    });
    if (requests.length === record.requests.length) return { arrangementId, requests };
  }
  return null;
}

async function recordCases(reader: Persona): Promise<string[]> {
  const found: string[] = [];
  let after: { cursor: string } | undefined;
  for (;;) {
    const page: ResultOf<'listArrangements'> = await reader.does.listArrangements({ limit: 100, ...after });
    found.push(...page.items.filter(({ record }) => record).map(({ id }) => id));
    if (page.next === null) return found;
    after = { cursor: page.next };
  }
}

async function enterAll(administrator: Persona, record: RecordFile): Promise<EnteredRecord> {
  const does = administrator.once(`record ${record.version}`);
  const entered: { name: string; requestId: string; entry: number }[] = [];
  let arrangementId: string | null = null;
  for (const { name, opening, facts } of record.requests) {
    const body = openingFor(arrangementId, opening);
    const opened: ResultOf<'openRecordCase'> =
      arrangementId === null
        ? await does.openRecordCase({ body })
        : await does.openRecordRequest({ arrangementId, body });
    const { requestId, entry } = opened;
    arrangementId = opened.arrangementId;
    for (const fact of facts) {
      await does.enterRecordFact({ arrangementId, body: entryFor(requestId, fact) });
    }
    entered.push({ name, requestId, entry });
  }
  return { arrangementId: arrangementId ?? '', requests: entered };
}
