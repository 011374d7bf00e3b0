import { messageOf } from '#libs/contracts';
import { type Viewer, viewerOf } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import { type LegRef, onLegBySecretariat } from '../writer/acts.js';
import { reject, unknown } from '../errors.js';
import { peopleWhoCanAnswer } from '../requests/submission.js';

/** A person on a seat of a leg. */
export interface Appointment {
  seatId: string;
  personId: string;
}

/** Appoints a person to a seat of an open leg; they must act for its party. */
async function addApprover(
  tx: EntityManager,
  viewer: Viewer,
  leg: LegRef,
  { seatId, personId }: Appointment,
): Promise<{ version: number }> {
  return onLegBySecretariat(tx, viewer, 'oversee_process', leg, async (legId, { partyId }) => {
    if ((await viewerOf(tx, personId)) === null) {
      reject('unknown_reference', '/personId', unknown('person', personId));
    }
    const members = await peopleWhoCanAnswer(tx, [partyId]);
    if (!members.some((member) => member.personId === personId)) {
      reject(
        'not_of_party',
        '/personId',
        messageOf('case_refusals.does_not_answer', { person: personId, party: partyId }),
      );
    }
    return { kind: 'approver_added', legId, seatId, personId };
  });
}

/** Removes a person from a seat. A seat without people waits for an appointment. */
async function removeApprover(
  tx: EntityManager,
  viewer: Viewer,
  leg: LegRef,
  { seatId, personId, reason }: Appointment & { reason: string },
): Promise<{ version: number }> {
  return onLegBySecretariat(tx, viewer, 'oversee_process', leg, (legId) => ({
    kind: 'approver_removed',
    legId,
    seatId,
    personId,
    reason,
  }));
}

/** Who answers on the seats of a leg. */
export const seats = { addApprover, removeApprover };
