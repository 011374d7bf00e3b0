import type { EffectKind, EffectOf } from '#libs/contracts';
import { type ArrangementState, type RequestState, effectStillValid } from '#libs/process';
import { runPrepared } from '#libs/store';
import type { DataSource, EntityManager } from 'typeorm';
import { readable } from '../writer/machine.js';

/** One effect with all that is needed to carry it out. */
export type EffectForDelivery<K extends EffectKind = EffectKind> = EffectOf<K> & {
  effectId: string;
  caseId: string;
  /** Null where the effect belongs to the arrangement and not to one of its requests. */
  request: RequestState | null;
  arrangement: ArrangementState;
  requestReference: string | null;
  arrangementReference: string;
};

interface Found {
  kind: EffectKind;
  about: object;
  caseId: string;
  arrangementReference: string;
  /** Of the request that the effect belongs to, else of the latest of its arrangement; null where there is none. */
  requestReference: string | null;
  arrangement: unknown;
  arrangementVersion: number;
  request: unknown;
  requestVersion: number | null;
}

/** The effect with its case as it stands, all read at one moment, in one round trip. */
const FIND = `
  SELECT e.kind, e.about, e.case_id AS "caseId",
         a.reference AS "arrangementReference", r.reference AS "requestReference",
         sa.state AS arrangement, sa.machine_version AS "arrangementVersion",
         sr.state AS request, sr.machine_version AS "requestVersion"
    FROM effect e
    LEFT JOIN request own ON own.id = e.case_id
    JOIN arrangement a ON a.id = coalesce(own.arrangement_id, e.case_id)
    JOIN snapshot sa ON sa.case_id = a.id
    LEFT JOIN request r ON r.id = coalesce(own.id, (sa.state -> 'requestIds' ->> -1)::uuid)
    LEFT JOIN snapshot sr ON sr.case_id = r.id
   WHERE e.id = $1 AND e.status = 'pending'`;

/**
 * An effect whose reason still stands, with the states as they are now; null where it has been done, or where the
 * reason is gone, in which case it is cancelled.
 */
export async function effectForDelivery(
  dataSource: DataSource,
  effectId: string,
): Promise<EffectForDelivery | null> {
  const { manager } = dataSource;
  const [found] = await runPrepared<Found>(manager, FIND, [effectId]);
  if (found === undefined) return null;
  const { kind, about, caseId, arrangementReference, requestReference } = found;
  const arrangement = readable(manager, {
    state: found.arrangement,
    machineVersion: found.arrangementVersion,
  }) as ArrangementState;
  const request =
    found.requestVersion === null
      ? null
      : (readable(manager, { state: found.request, machineVersion: found.requestVersion }) as RequestState);
  const ofArrangement = caseId === arrangement.id;
  if (!ofArrangement && request === null) throw new Error(`the case ${caseId} has no snapshot`);
  const caseState = ofArrangement || request === null ? arrangement : request;
  const what = { kind, about } as unknown as EffectOf;
  if (!effectStillValid(caseState, what)) {
    await closeEffects(manager, [effectId], 'cancelled');
    return null;
  }
  return {
    ...what,
    effectId,
    caseId,
    request,
    arrangement,
    requestReference,
    arrangementReference,
  };
}

/** Records that an effect has been carried out. */
export async function finishEffect(dataSource: DataSource, effectId: string): Promise<void> {
  await closeEffects(dataSource.manager, [effectId], 'done');
}

/** Closes effects that are still to be carried out; those that are closed stay as they are. */
export async function closeEffects(
  manager: EntityManager,
  effectIds: readonly string[],
  status: 'done' | 'cancelled',
): Promise<void> {
  await runPrepared(
    manager,
    `UPDATE effect SET status = $2, done_at = clock_timestamp() WHERE id = ANY ($1::text[]) AND status = 'pending'`,
    [effectIds, status],
  );
}
