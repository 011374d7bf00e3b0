import type { EffectKind, EffectOf } from '#libs/contracts';
import { type ArrangementState, type RequestState, effectStillValid } from '#libs/process';
import { ArrangementEntity, EffectEntity, RequestEntity } from '#libs/store';
import type { DataSource, EntityManager } from 'typeorm';
import { storedState } from '../writer/machine.js';
import { inTransaction } from '../writer/transact.js';

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

/**
 * An effect whose reason still stands, with the states as they are now; null where it has been done, or where the
 * reason is gone, in which case it is cancelled.
 */
export async function effectForDelivery(
  dataSource: DataSource,
  effectId: string,
): Promise<EffectForDelivery | null> {
  return inTransaction(dataSource, async (tx) => {
    const effect = await tx.findOne(EffectEntity, {
      where: { id: effectId },
      lock: { mode: 'pessimistic_write' },
    });
    if (effect === null || effect.status !== 'pending') return null;
    const caseState = await storedState(tx, effect.caseId);
    const what = { kind: effect.kind, about: effect.about } as unknown as EffectOf;
    if (!effectStillValid(caseState, what)) {
      await close(tx, effectId, 'cancelled');
      return null;
    }
    const request = caseState.case === 'request' ? caseState : null;
    const arrangementId = request?.arrangementId ?? effect.caseId;
    const arrangement =
      caseState.case === 'arrangement'
        ? caseState
        : ((await storedState(tx, arrangementId)) as ArrangementState);
    const arrangementRow = await tx.findOneByOrFail(ArrangementEntity, { id: arrangementId });
    const requestId = request?.id ?? arrangement.requestIds.at(-1) ?? null;
    const requestRow = requestId === null ? null : await tx.findOneBy(RequestEntity, { id: requestId });
    return {
      ...what,
      effectId,
      caseId: effect.caseId,
      request: request ?? (requestId === null ? null : ((await storedState(tx, requestId)) as RequestState)),
      arrangement,
      requestReference: requestRow?.reference ?? null,
      arrangementReference: arrangementRow.reference,
    };
  });
}

/** Records that an effect has been carried out. */
export async function finishEffect(dataSource: DataSource, effectId: string): Promise<void> {
  await close(dataSource.manager, effectId, 'done');
}

async function close(tx: EntityManager, effectId: string, status: 'done' | 'cancelled'): Promise<void> {
  await tx.query(
    `UPDATE effect SET status = $2, done_at = clock_timestamp() WHERE id = $1 AND status = 'pending'`,
    [effectId, status],
  );
}
