import { type EffectKind, type Subject, caseIdOf, workflowIdOf } from '#libs/contracts';
import { type CaseCarried, type LegId, type WakeUp, carriedOf } from '#libs/process';
import { runPrepared } from '#libs/store';
import type { DataSource, EntityManager } from 'typeorm';
import { advance } from '../writer/advance.js';
import { CaseError } from '../errors.js';
import { inTransaction } from '../writer/transact.js';

/** A moment at which something of a case wakes. */
export interface WakeUpPolled {
  wake: WakeUp;
  /** The real moment. */
  at: string;
  /** Real milliseconds until then; never less than none. */
  inMs: number;
}

/** An effect that is still to be carried out. */
export interface EffectPolled {
  effectId: string;
  kind: EffectKind;
  /** What it is about, as far as Temporal's pages name it. */
  about: { legId?: LegId; lineId?: string; reminder?: number };
}

/** What a case is, once time has done its part on it, and what is to be done for it. Codes; the words are the caller's. */
export interface CasePolled {
  carried: CaseCarried;
  reference: string;
  partyNames: Readonly<Record<string, string>>;
  /** When a wake-up of the case comes, in real time. */
  when: (wake: WakeUp) => WakeUpPolled;
  /** The day by which an open request is needed. */
  neededByAt: string | null;
  todo: EffectPolled[];
}

/**
 * Lets time do its part on a case and says how it is to be carried on: `advance` with no facts, and what is left to do.
 * @returns null where there is no such case
 */
export async function poll(dataSource: DataSource, subject: Subject): Promise<CasePolled | null> {
  return inTransaction(dataSource, async (tx) => {
    const aggregate = await advance(tx, caseIdOf(subject)).catch((error: unknown) => {
      if (error instanceof CaseError && error.rule === 'not_found') return null;
      throw error;
    });
    const state = aggregate?.all().find(({ id }) => id === caseIdOf(subject));
    if (aggregate === null || state === undefined || state.case !== subject.kind) return null;
    const carried = carriedOf(state);
    const { reference, partyNames, todo } = await beside(tx, subject, carried);
    const now = Date.parse(aggregate.now());
    const { clockOffsetMs } = aggregate.arrangement;
    return {
      carried,
      reference,
      partyNames,
      when: (wake) => {
        const at = Date.parse(wake.at);
        return { wake, at: new Date(at - clockOffsetMs).toISOString(), inMs: Math.max(0, at - now) };
      },
      neededByAt: state.case === 'request' && state.status === 'open' ? state.neededByAt : null,
      todo,
    };
  });
}

interface Beside {
  reference: string | null;
  partyNames: Record<string, string> | null;
  todo: EffectPolled[] | null;
}

/** What lies beside the state, and the note that the workflow has seen the case as it is now: one way to the database. */
async function beside(
  tx: EntityManager,
  subject: Subject,
  carried: CaseCarried,
): Promise<{ reference: string; partyNames: Record<string, string>; todo: EffectPolled[] }> {
  const partyIds = carried.case === 'request' ? carried.legs.map(({ partyId }) => partyId) : [];
  const [row] = await runPrepared<Beside>(
    tx,
    `WITH seen AS (UPDATE effect_queue SET seen_version = version, open = $3 WHERE target = $1
                   AND (seen_version < version OR open IS DISTINCT FROM $3))
     SELECT coalesce((SELECT reference FROM request WHERE id = $2),
                     (SELECT reference FROM arrangement WHERE id = $2)) AS reference,
            (SELECT jsonb_object_agg(id, name) FROM party WHERE id = ANY ($4::text[])) AS "partyNames",
            (SELECT jsonb_agg(jsonb_build_object('effectId', id, 'kind', kind, 'about', about) ORDER BY number, index)
               FROM effect WHERE target = $1 AND status = 'pending') AS todo`,
    [workflowIdOf(subject), caseIdOf(subject), carried.open, partyIds],
  );
  return {
    reference: row?.reference ?? '',
    partyNames: row?.partyNames ?? {},
    todo: row?.todo ?? [],
  };
}
