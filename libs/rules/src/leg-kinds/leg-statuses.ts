import type { LegStatus } from '#libs/contracts';
import { LEG_STATUSES } from '#libs/contracts';

/**
 * What a status of a leg means for everything around it. A status has one role: `soft`: the party is well disposed, or has
 * been heard, and has not given its answer; `agreed`: it has said yes; `against`: it is against what is asked; `held_back`:
 * its consent does not count for the time being; `closed_otherwise`: something other than an answer closed the leg, and an
 * answer now is late; `silent`: the record is silent.
 */
type StatusRole =
  | 'not_asked'
  | 'asked'
  | 'paused'
  | 'soft'
  | 'agreed'
  | 'against'
  | 'held_back'
  | 'closed_otherwise'
  | 'silent';

/** One role for each status; a new status does not compile without one. */
const ROLES: Readonly<Record<LegStatus, StatusRole>> = {
  not_started: 'not_asked',
  asked: 'asked',
  paused: 'paused',
  in_principle: 'soft',
  provisional: 'soft',
  obtained: 'agreed',
  obtained_with_caveats: 'agreed',
  notified: 'soft',
  consulted: 'soft',
  refused: 'against',
  objected: 'against',
  withdrawn: 'against',
  suspended: 'held_back',
  lapsed: 'closed_otherwise',
  waived: 'closed_otherwise',
  not_in_record: 'silent',
};

/** The statuses that have one of some roles, in the order of the vocabulary. */
export function statusesThatAre(...roles: readonly StatusRole[]): LegStatus[] {
  return LEG_STATUSES.filter((status) => roles.includes(ROLES[status]));
}

/** Whether the party is well disposed, or has been heard, and has not given its answer. */
export function isSoft(status: LegStatus): boolean {
  return ROLES[status] === 'soft';
}

/** Whether the party is against what is asked: it refused, objected, or withdrew its consent. The line is blocked. */
export function isBlocking(status: LegStatus): boolean {
  return ROLES[status] === 'against';
}

/** Whether the Secretariat has to act: the party is against what is asked, or has suspended its consent. */
export function needsResolution(status: LegStatus): boolean {
  return isBlocking(status) || isHeldBack(status);
}

/** Whether the consent does not count for the time being: its party has suspended it, or contests the record of it. */
export function isHeldBack(status: LegStatus): boolean {
  return ROLES[status] === 'held_back';
}

/** Whether the final answer of the party is still awaited, asked or not. */
export function isAwaited(status: LegStatus): boolean {
  return ['not_asked', 'asked', 'paused', 'soft'].includes(ROLES[status]);
}

/** Whether the status rests on an answer of the party. */
export function restsOnAnswer(status: LegStatus): boolean {
  return ['soft', 'agreed', 'against', 'held_back'].includes(ROLES[status]);
}

/** Whether something other than an answer closed the leg; an answer that comes now is late, and kept. */
export function isClosedOtherwise(status: LegStatus): boolean {
  return ROLES[status] === 'closed_otherwise';
}
