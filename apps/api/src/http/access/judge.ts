import { caseInSight, type WhoActs } from '#libs/cases';
import { type PartiesConcerned, type Viewer, actsFor, whomFor } from '#libs/identity';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SERVICES, type Services } from '../../services.js';
import { challenge } from './authentication.js';
import type { Operation } from '../operations/operation.js';
import { notFound, reject } from '../problems/problems.js';
import { messageOf } from '#libs/contracts';

/** The checked parameters of a path. */
type Params = Readonly<Record<string, string>>;

/** Judges who may do an operation, by the one policy of libs/identity. */
@Injectable()
export class Judge {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  /** Refuses who may not know of the case, and who may not do the act; before they can learn anything from other faults. */
  async assertAllowed(
    operation: Operation,
    viewer: Viewer | null,
    params: Params,
    manager: EntityManager = this.services.dataSource.manager,
  ): Promise<void> {
    const { about, may = 'signed_in' } = operation;
    const caseId = about === undefined ? null : (params[about] ?? notFound());
    if (viewer === null) {
      if (caseId !== null || may !== 'signed_in') {
        reject(401, 'not_signed_in', { headers: challenge() });
      }
      return;
    }
    const inSight =
      caseId === null ? null : ((await caseInSight(manager, viewer, caseId, params['legId'])) ?? notFound());
    if (may === 'signed_in') return;
    if (typeof may === 'function') return may({ manager, viewer, params });
    const concerned: PartiesConcerned = { ...concernedBy(viewer, params), ...inSight?.concerned };
    if (actsFor(viewer, may, concerned) === null) {
      reject(403, 'role_missing', {
        reason: messageOf('case_refusals.for_whom', { whom: whomFor(may, concerned) }),
      });
    }
  }

  /** Reads the caller's rights again, and checks the call again if they have changed since it came in. */
  judgedAgain(operation: Operation, viewer: Viewer, params: Params, whoActs: WhoActs): WhoActs {
    return async (tx) => {
      const now = await whoActs(tx);
      const same = JSON.stringify(now.memberships) === JSON.stringify(viewer.memberships);
      if (!same) await this.assertAllowed(operation, now, params, tx);
      return now;
    };
  }
}

/**
 * The parties that a path names besides those of its case. If only the body names the party, it may be one of the caller's:
 * the verb checks that.
 */
function concernedBy(viewer: Viewer, { legId, partyId }: Params): PartiesConcerned {
  return {
    asked_party: legId === undefined ? [] : [legId.slice(legId.indexOf(':') + 1)],
    party_itself: partyId === undefined ? viewer.memberships.map((entry) => entry.partyId) : [partyId],
  };
}
