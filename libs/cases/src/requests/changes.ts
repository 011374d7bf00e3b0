import { type RequestContent, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { type RequestState, planLegs } from '#libs/process';
import { authorityDateFaults, authorityFaults } from '#libs/rules';
import { AuthorityEntity, RequestEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import {
  type LegRef,
  type Payload,
  actor,
  bySecretariat,
  onLegBySecretariat,
  secretariatOf,
  versionOf,
} from '../writer/acts.js';
import { advance, assertVersion } from '../writer/advance.js';
import { CaseError, reject } from '../errors.js';
import { assertKnown } from './known.js';
import { policyFor } from './policies.js';
import { assertFitsArrangement } from './on-arrangements.js';
import { composeAsks, touchedBy } from './submission.js';

/** What an amendment cannot change: the missions, the arrangement, and the policy. */
const FROZEN = ['kind', 'arrangementId', 'sendingMission', 'receivingMission', 'policyId'] as const;

function assertSameFrame(before: RequestContent, after: RequestContent): void {
  for (const field of FROZEN) {
    if (before[field] !== after[field]) {
      reject('not_amendable', `/${field}`);
    }
  }
}

/** Changes the ask of an open request: a new revision, which opens again only the consents that do not cover it. */
async function amendRequest(
  tx: EntityManager,
  viewer: Viewer,
  requestId: string,
  { content, reason }: { content: RequestContent; reason: string },
  expectedVersion: number,
): Promise<{ version: number }> {
  const aggregate = await advance(tx, requestId, async (before) => {
    const state = before.request(requestId);
    const by = actor(viewer, 'manage_request', { managing_unit: [secretariatOf(state)] });
    assertVersion(before, requestId, expectedVersion);
    if (state.status !== 'open') {
      reject('status_forbids', '', messageOf('case_refusals.request_not_open', { status: state.status }));
    }
    assertSameFrame(state.content, content);
    await assertKnown(tx, content);
    if (content.arrangementId !== null) assertFitsArrangement(before, content, requestId);
    return [{ payload: await amendmentOf(tx, state, content, reason), by, channel: 'api' }];
  });
  return versionOf(aggregate, requestId);
}

async function amendmentOf(
  tx: EntityManager,
  state: RequestState,
  content: RequestContent,
  reason: string,
): Promise<Payload> {
  const authority = (await tx.findOneByOrFail(AuthorityEntity, { id: content.authorityId })).document;
  const [fault, ...others] = [
    ...authorityFaults(authority, content),
    ...authorityDateFaults(authority, content),
  ];
  if (fault !== undefined) throw new CaseError([fault, ...others]);
  const { reference } = await tx.findOneByOrFail(RequestEntity, { id: state.id });
  const policy = await policyFor(tx, state);
  const { parties, names } = await touchedBy(tx, content, secretariatOf(state));
  const asking = {
    reference,
    content,
    authority,
    policy,
    requesterId: state.requestedBy.personId,
    arrangement: state.arrangement,
  };
  const asks = await composeAsks(tx, asking, planLegs(parties, policy), names);
  return { kind: 'amended', content, authority, parties, asks, reason };
}

/** Closes a request that events have overtaken. */
async function declareOvertaken(
  tx: EntityManager,
  viewer: Viewer,
  requestId: string,
  reason: string,
): Promise<{ version: number }> {
  const payload = { kind: 'overtaken', reason } as const;
  return versionOf(await bySecretariat(tx, viewer, 'manage_request', requestId, () => payload), requestId);
}

/** Drops a line from a request; the others go on. */
async function dropLine(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, lineId }: { requestId: string; lineId: string },
  reason: string,
): Promise<{ version: number }> {
  const payload = { kind: 'line_dropped', lineId, reason } as const;
  return versionOf(await bySecretariat(tx, viewer, 'manage_request', requestId, () => payload), requestId);
}

/** Accepts a refusal as final: the lines that it blocks are refused, and the others go on. */
async function acceptRefusal(tx: EntityManager, viewer: Viewer, leg: LegRef, reason: string) {
  return onLegBySecretariat(tx, viewer, 'manage_request', leg, (legId) => ({
    kind: 'refusal_accepted',
    legId,
    reason,
  }));
}

/** Sends a party the same ask once more. */
async function askAgain(tx: EntityManager, viewer: Viewer, leg: LegRef, reason: string) {
  return onLegBySecretariat(tx, viewer, 'manage_request', leg, (legId) => ({
    kind: 'asked_again',
    legId,
    reason,
  }));
}

/** What the Secretariat does about an open request: amending it, dropping lines, asking again. */
export const changes = { amendRequest, declareOvertaken, dropLine, acceptRefusal, askAgain };
