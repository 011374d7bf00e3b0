import { randomUUID } from 'node:crypto';
import { type StandingConsent, standingConsentSchema, messageOf } from '#libs/contracts';
import { type Viewer, actsFor, scopeOf } from '#libs/identity';
import { findPrepared, PartyEntity, StandingConsentEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { pageByKey, pageOfParties } from '../lists/by-key.js';
import type { Paging } from '../lists/lists.js';
import type { Page } from '../views/common.js';
import { actor } from '../writer/acts.js';
import { absent, reject, taken, unknown } from '../errors.js';
import { realNow } from '../writer/aggregate.js';

/** What parties consented to in advance and have not withdrawn, each with the id of the decision if it counts. */
export async function standingConsentsOf(
  tx: EntityManager,
  partyIds: readonly string[],
): Promise<{ consent: StandingConsent; decisionId: string }[]> {
  const found = await findPrepared(tx, StandingConsentEntity, 'WHERE party_id = ANY($1) ORDER BY id', [
    partyIds,
  ]);
  return found
    .map(({ document }) => standingConsentSchema.parse(document))
    .filter((consent) => consent.withdrawnAt === null)
    .map((consent) => ({ consent, decisionId: randomUUID() }));
}

/** Whether a viewer may know of the consents in advance of a party. */
function seesConsentsOf(viewer: Viewer, partyId: string): boolean {
  return actsFor(viewer, 'read_all_consents') !== null || scopeOf(viewer).parties.includes(partyId);
}

/** Records what a party consents to in advance. Requests that are submitted from now on may rest on it. */
async function recordStandingConsent(
  tx: EntityManager,
  viewer: Viewer,
  given: Omit<StandingConsent, 'withdrawnAt'>,
): Promise<{ standingConsentId: string }> {
  const { id, partyId } = given;
  if (!(await tx.existsBy(PartyEntity, { id: partyId }))) {
    reject('unknown_reference', '/partyId', unknown('party', partyId));
  }
  actor(viewer, 'keep_consents', { party_itself: [partyId] });
  if (await tx.existsBy(StandingConsentEntity, { id })) {
    reject('already_exists', '/id', taken('standing_consent', id));
  }
  await insertRows(tx, StandingConsentEntity, [
    {
      id,
      partyId,
      document: { ...given, withdrawnAt: null },
      recordedBy: viewer.personId,
      recordedAt: await realNow(tx),
      withdrawnBy: null,
      withdrawnReason: null,
    },
  ]);
  return { standingConsentId: id };
}

/** Records that a party withdraws a consent given in advance. What it has already answered stands. */
async function withdrawStandingConsent(
  tx: EntityManager,
  viewer: Viewer,
  id: string,
  reason: string,
): Promise<{ standingConsentId: string }> {
  const found = await tx.findOne(StandingConsentEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (found === null || !seesConsentsOf(viewer, found.partyId)) {
    return reject('not_found', '', absent('standing_consent'));
  }
  actor(viewer, 'keep_consents', { party_itself: [found.partyId] });
  if (found.document.withdrawnAt !== null) {
    reject('status_forbids', '', messageOf('case_refusals.withdrawn_at', { at: found.document.withdrawnAt }));
  }
  const withdrawn = { ...found.document, withdrawnAt: await realNow(tx) };
  await tx.query(
    'UPDATE standing_consent SET document = $2, withdrawn_by = $3, withdrawn_reason = $4 WHERE id = $1',
    [id, JSON.stringify(withdrawn), viewer.personId, reason],
  );
  return { standingConsentId: id };
}

/** What parties consented to in advance, as far as a viewer may see it, by id; what was withdrawn says so. */
export async function listStandingConsents(
  manager: EntityManager,
  viewer: Viewer,
  paging: Paging,
): Promise<Page<StandingConsent>> {
  const list = {
    columns: 'c.id, c.document',
    from: 'standing_consent c',
    party: 'c.party_id',
    keys: [{ column: 'c.id', kind: 'text', of: (row: { id: string }) => row.id }] as const,
    of: ['standing-consents'],
    item: (row: { id: string; document: unknown }) => standingConsentSchema.parse(row.document),
  };
  return actsFor(viewer, 'read_all_consents') === null
    ? pageOfParties(manager, list, scopeOf(viewer).parties, paging)
    : pageByKey(manager, list, paging);
}

/** What parties consented to in advance. */
export const standingConsents = { recordStandingConsent, withdrawStandingConsent };
