import { type EffectKind, type EffectOf, type Subject, caseIdOf, workflowIdOf } from '#libs/contracts';
import {
  type CaseCarried,
  type CaseState,
  type LegId,
  type WakeUp,
  carriedOf,
  effectStillValid,
  nextWakeUp,
} from '#libs/process';
import { runPrepared } from '#libs/store';
import type { DataSource, EntityManager } from 'typeorm';
import { advance } from '../writer/advance.js';
import { machineOf, readable } from '../writer/machine.js';
import { inTransaction } from '../writer/transact.js';
import { closeEffects } from './effects-to-carry-out.js';

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

/** The state of a case after what fell due was folded, and what is to be done for it. Codes only; the caller words them. */
export interface CasePolled {
  carried: CaseCarried;
  reference: string;
  partyNames: Readonly<Record<string, string>>;
  /** When a wake-up of the case comes, in real time. */
  when: (wake: WakeUp) => WakeUpPolled;
  /** The day by which an open request is needed. */
  neededByAt: string | null;
  todo: EffectPolled[];
  /** What this poll cancelled, since its reason was gone before anybody began with it. */
  gone: EffectKind[];
}

/**
 * Folds what fell due on a case and says how to go on. Most polls come because somebody did something, and find nothing due:
 * those take no lock, so that nobody who decides waits for them.
 * @returns null where there is no such case
 * @throws CaseError 503 where a later version of the machine has taken the case over
 */
export async function poll(dataSource: DataSource, subject: Subject): Promise<CasePolled | null> {
  const { manager } = dataSource;
  let seen = await look(manager, subject);
  if (seen?.isDue === true) {
    await inTransaction(dataSource, (tx) => advance(tx, caseIdOf(subject)));
    seen = await look(manager, subject);
  }
  if (seen === null) return null;
  if (seen.gone.length > 0) {
    await closeEffects(
      manager,
      seen.gone.map(({ effectId }) => effectId),
      'cancelled',
    );
  }
  await noteSeen(manager, subject, seen);
  return seen.polled;
}

interface Found {
  state: unknown;
  machineVersion: number;
  now: Date;
  clockOffsetMs: number;
  reference: string;
  partyNames: Record<string, string> | null;
  todo: EffectPolled[] | null;
  queuedVersion: string | null;
  seenVersion: string | null;
  shownOpen: boolean | null;
}

/** A case as it was at one moment. */
interface Seen {
  polled: CasePolled;
  /** Whether something is due, or the case has to be upgraded first. */
  isDue: boolean;
  /** Effects whose reason is gone. */
  gone: EffectPolled[];
  /** The last change of the case that this poll sees, and the one noted before; null if it never changed. */
  queued: { version: string; seenVersion: string; open: boolean | null } | null;
}

/** All read at one moment, in one round trip. */
async function look(manager: EntityManager, subject: Subject): Promise<Seen | null> {
  const [found] = await runPrepared<Found>(
    manager,
    `SELECT s.state, s.machine_version AS "machineVersion", clock_timestamp()::timestamptz(3) AS now,
            a.clock_offset_ms::float8 AS "clockOffsetMs", coalesce(r.reference, a.reference) AS reference,
            (SELECT jsonb_object_agg(p.id, p.name) FROM party p
              WHERE p.id IN (SELECT party_id FROM leg WHERE request_id = s.case_id)) AS "partyNames",
            (SELECT jsonb_agg(jsonb_build_object('effectId', id, 'kind', kind, 'about', about) ORDER BY number, index)
               FROM effect WHERE target = $1 AND status = 'pending') AS todo,
            q.version AS "queuedVersion", q.seen_version AS "seenVersion", q.open AS "shownOpen"
       FROM snapshot s
       LEFT JOIN request r ON r.id = s.case_id
       JOIN arrangement a ON a.id = coalesce(r.arrangement_id, s.case_id)
       LEFT JOIN effect_queue q ON q.target = $1
      WHERE s.case_id = $2`,
    [workflowIdOf(subject), caseIdOf(subject)],
  );
  if (found === undefined) return null;
  const { clockOffsetMs, reference, partyNames, todo, queuedVersion: version, seenVersion } = found;
  const state = readable(manager, found);
  if (state.case !== subject.kind) return null;
  const carried = carriedOf(state);
  const now = Math.max(found.now.getTime() + clockOffsetMs, Date.parse(state.lastFactAt));
  const next = nextWakeUp(state);
  const { stands, gone } = byReason(state, todo ?? []);
  return {
    polled: {
      carried,
      reference,
      partyNames: partyNames ?? {},
      when: (wake) => {
        const at = Date.parse(wake.at);
        return { wake, at: new Date(at - clockOffsetMs).toISOString(), inMs: Math.max(0, at - now) };
      },
      neededByAt: state.case === 'request' && state.status === 'open' ? state.neededByAt : null,
      todo: stands,
      gone: gone.map(({ kind }) => kind),
    },
    gone,
    isDue: found.machineVersion < machineOf(manager).version || (next !== null && Date.parse(next.at) <= now),
    queued: version === null || seenVersion === null ? null : { version, seenVersion, open: found.shownOpen },
  };
}

/** Which effects still have their reason, and which have lost it: after a burst or an outage that is many of them. */
function byReason(state: CaseState, todo: readonly EffectPolled[]) {
  const stands: EffectPolled[] = [];
  const gone: EffectPolled[] = [];
  for (const effect of todo) {
    const { kind, about } = effect;
    (effectStillValid(state, { kind, about } as unknown as EffectOf) ? stands : gone).push(effect);
  }
  return { stands, gone };
}

/** Notes the last change that the workflow has seen, and whether it goes on; later changes signal it again. */
async function noteSeen(manager: EntityManager, subject: Subject, { polled, queued }: Seen): Promise<void> {
  const { open } = polled.carried;
  if (queued === null || (queued.version === queued.seenVersion && queued.open === open)) return;
  await runPrepared(
    manager,
    `UPDATE effect_queue SET seen_version = greatest(seen_version, $2), open = CASE WHEN version = $2 THEN $3 ELSE open END
      WHERE target = $1`,
    [workflowIdOf(subject), queued.version, open],
  );
}
