import { isDeepStrictEqual } from 'node:util';
import type { Persona } from './persona.js';
import type { RecordFile } from './record-file.js';

/** A record case as it was entered. */
export interface EnteredRecord {
  readonly arrangementId: string;
  /** In the order of the record; `entry` is the number of the entry that opened the request. */
  readonly requests: readonly { readonly name: string; readonly requestId: string; readonly entry: number }[];
}

interface Opened {
  readonly arrangementId: string;
  readonly requestId: string;
  readonly entry: number;
}

/** An entry as the product lists it. */
interface Entry {
  readonly number: number;
  readonly kind: string;
  readonly requestId: string | null;
  readonly source: unknown;
}

interface Page {
  readonly items: readonly { readonly id: string; readonly record: boolean }[];
  readonly next: string | null;
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
    const path = `/record-cases/${arrangementId}/entries`;
    const { items } = await reader.get<{ items: readonly Entry[] }>(path);
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
  let cursor = '';
  for (;;) {
    const { items, next }: Page = await reader.get<Page>(`/arrangements?limit=100${cursor}`);
    found.push(...items.filter(({ record }) => record).map(({ id }) => id));
    if (next === null) return found;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
}

async function enterAll(administrator: Persona, record: RecordFile): Promise<EnteredRecord> {
  const set = `record ${record.version}`;
  const entered: { name: string; requestId: string; entry: number }[] = [];
  let arrangementId: string | null = null;
  for (const { name, opening, facts } of record.requests) {
    const { content, ...when } = opening;
    const opened: Opened = await administrator.postOnce<Opened>(
      set,
      arrangementId === null ? '/record-cases' : `/record-cases/${arrangementId}/requests`,
      { ...when, content: { ...content, arrangementId } },
    );
    const { requestId, entry } = opened;
    arrangementId = opened.arrangementId;
    for (const { fact, ...rest } of facts) {
      const of = 'legId' in fact ? { requestId } : {};
      await administrator.postOnce(set, `/record-cases/${arrangementId}/entries`, {
        ...rest,
        fact: { ...fact, ...of },
      });
    }
    entered.push({ name, requestId, entry });
  }
  return { arrangementId: arrangementId ?? '', requests: entered };
}
