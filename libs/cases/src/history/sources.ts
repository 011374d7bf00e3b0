import type { RecordSource, TimeRange } from '#libs/contracts';
import type { EntityManager } from 'typeorm';
import { type StoredEntry, struckIn } from './entries.js';
import { readEntries } from './locked.js';

/** The source of something that was entered from the record. */
export interface SourceView {
  entry: number;
  kind: string;
  source: RecordSource;
  /** When it happened, as it was entered. */
  effective: TimeRange;
}

/** The sources of what is known about a record case; none for other cases. */
export class Sources {
  private readonly entries: readonly StoredEntry[];

  private constructor(entries: readonly StoredEntry[]) {
    this.entries = entries;
  }

  /** @param ofRecord whether anything was entered from the record; if not, nothing is read */
  static async of(manager: EntityManager, arrangementId: string, ofRecord: boolean): Promise<Sources> {
    if (!ofRecord) return new Sources([]);
    const all = await readEntries(manager, arrangementId);
    const struck = struckIn(all);
    return new Sources(all.filter(({ number }) => !struck.has(number)));
  }

  /** Of a leg of a request. */
  ofLeg(requestId: string, legId: string): SourceView[] {
    return this.where(({ payload }) => {
      if (payload.kind !== 'of_request' || payload.requestId !== requestId) return false;
      const { fact } = payload;
      return ('given' in fact ? fact.given.legId : 'legId' in fact ? fact.legId : null) === legId;
    });
  }

  /** Of a line of the arrangement; an entry without a line concerns all. */
  ofLine(lineId: string): SourceView[] {
    return this.where(({ payload }) => {
      if (payload.kind !== 'of_arrangement') return false;
      const { fact } = payload;
      if ('lineId' in fact) return fact.lineId === lineId;
      return fact.lineIds === null || fact.lineIds.includes(lineId);
    });
  }

  /** Of a request as a whole. */
  ofOpening(requestId: string): SourceView | null {
    return (
      this.where(({ payload }) => payload.kind === 'request_opened' && payload.requestId === requestId)[0] ??
      null
    );
  }

  private where(concerns: (entry: StoredEntry) => boolean): SourceView[] {
    return this.entries.filter(concerns).map(({ number, kind, source, effectiveFrom, effectiveTo }) => ({
      entry: number,
      kind,
      source,
      effective: { from: effectiveFrom, to: effectiveTo },
    }));
  }
}
