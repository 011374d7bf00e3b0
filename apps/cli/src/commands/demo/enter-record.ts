import type { Persona } from './persona.js';
import type { RecordFile } from './record-file.js';

/** A case of the record as it was entered. */
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

/**
 * Enters a record as a case of the record, request by request and fact by fact. Every call is made once for this text of
 * the record: entered again, it is found as it is.
 */
export async function enterRecord(administrator: Persona, record: RecordFile): Promise<EnteredRecord> {
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
