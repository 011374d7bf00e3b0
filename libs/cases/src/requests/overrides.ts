import { randomUUID } from 'node:crypto';
import type { Instant } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import type { OverrideAct, RequestState } from '#libs/process';
import type { EntityManager } from 'typeorm';
import { bySecretariat, legOf, versionOf } from '../writer/acts.js';

/** An override as a caller names it, with a leg by the id that they gave. */
export type OverrideInput =
  | { kind: 'ask_again'; legId: string }
  | { kind: 'close_round'; legId: string }
  | { kind: 'extend_lapse'; legId: string; until: Instant }
  | { kind: 'release_task'; taskId: string };

function actOf(state: RequestState, input: OverrideInput): OverrideAct {
  return input.kind === 'release_task' ? input : { ...input, legId: legOf(state, input.legId).id };
}

/** Proposes an override where a process is stuck; it waits for a second person. */
async function proposeOverride(
  tx: EntityManager,
  viewer: Viewer,
  requestId: string,
  { act, reason }: { act: OverrideInput; reason: string },
): Promise<{ overrideId: string; version: number }> {
  const overrideId = randomUUID();
  const aggregate = await bySecretariat(tx, viewer, 'override_process', requestId, (state) => ({
    kind: 'override_proposed',
    overrideId,
    act: actOf(state, act),
    reason,
  }));
  return { overrideId, ...versionOf(aggregate, requestId) };
}

/** Confirms an override, as a second person; it is then carried out. */
async function confirmOverride(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, overrideId }: { requestId: string; overrideId: string },
): Promise<{ version: number }> {
  const payload = { kind: 'override_confirmed', overrideId } as const;
  return versionOf(await bySecretariat(tx, viewer, 'oversee_process', requestId, () => payload), requestId);
}

/** Rejects an override as a second person; nothing is done. */
async function rejectOverride(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, overrideId }: { requestId: string; overrideId: string },
  reason: string,
): Promise<{ version: number }> {
  const payload = { kind: 'override_rejected', overrideId, reason } as const;
  return versionOf(await bySecretariat(tx, viewer, 'oversee_process', requestId, () => payload), requestId);
}

/** What an administrator and a second person do when a process is stuck. */
export const overrides = { proposeOverride, confirmOverride, rejectOverride };
