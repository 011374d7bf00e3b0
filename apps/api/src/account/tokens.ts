import { appendToSystemChain } from '#libs/audit';
import {
  makeApiToken,
  removeSpentApiTokens,
  revokeApiToken,
  TOKENS_PER_PERSON,
  type ApiTokenUse,
  type ApiTokenView,
  type Viewer,
} from '#libs/identity';
import type { EntityManager } from 'typeorm';
import { ProblemException, reject } from '../http/problems/problems.js';
import { messageOf } from '#libs/contracts';

/** What a person wants a token for. */
export interface WantedToken {
  name: string;
  may: ApiTokenUse;
  memberships: ApiTokenView['memberships'];
  expiresInDays: number;
}

/** Refuses a token for what its person may not do. */
function assertHeld(viewer: Viewer, wanted: WantedToken['memberships']): void {
  const faults = wanted.flatMap(({ partyId, role }, index) =>
    viewer.memberships.some((own) => own.partyId === partyId && own.role === role)
      ? []
      : [{ pointer: `/memberships/${index}`, rule: 'membership_not_held' }],
  );
  if (faults.length > 0) throw new ProblemException({ status: 422, refusals: faults });
}

/**
 * Makes a token for a person, limited to what they may do themselves.
 * @param key of the call: a repeat makes no second token, and cannot be given the first, which is stored nowhere
 */
export async function makeToken(
  tx: EntityManager,
  viewer: Viewer,
  wanted: WantedToken,
  key: string,
): Promise<ApiTokenView & { token: string }> {
  assertHeld(viewer, wanted.memberships);
  await removeSpentApiTokens(tx);
  const made = await makeApiToken(tx, viewer.personId, wanted, key);
  if (!made.made) {
    if (made.why === 'repeated') {
      reject(409, 'token_already_made', {
        reason: messageOf('calls.token_already_made', { token: `cs_${made.id}` }),
      });
    }
    reject(409, 'too_many_tokens', {
      reason: messageOf('calls.too_many_tokens', { count: TOKENS_PER_PERSON }),
    });
  }
  const { id, name, may, memberships, expiresAt } = made.view;
  await appendToSystemChain(tx, [
    {
      kind: 'token_made',
      personId: viewer.personId,
      tokenId: id,
      name,
      may,
      memberships: memberships.map(({ partyId, role }) => `${role} ${partyId}`),
      expiresAt,
    },
  ]);
  return { ...made.view, token: made.token };
}

/**
 * Revokes a token; its next call is refused.
 * @param of whose it must be; null: anybody's
 * @returns whether there is such a token
 */
export async function revokeToken(
  tx: EntityManager,
  tokenId: string,
  who: { of: string | null; by: string },
): Promise<boolean> {
  const found = await revokeApiToken(tx, tokenId, who);
  if (found?.revoked === true) {
    await appendToSystemChain(tx, [{ kind: 'token_revoked', personId: found.personId, tokenId, by: who.by }]);
  }
  return found !== null;
}
