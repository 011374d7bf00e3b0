import type { Role } from '#libs/contracts';
import { partiesOf, type Viewer } from './viewer.js';

/** Acts on a case that need a role for a certain party. */
export type CaseAct =
  | 'manage_request'
  | 'answer'
  | 'record_paper'
  | 'secretariat_task'
  | 'review'
  | 'waive'
  | 'move_unit'
  | 'rule_on_loan'
  | 'move_clock'
  | 'oversee_process'
  | 'administer'
  | 'enter_record';

/** The roles that may do each act, for the party that the act belongs to. */
const ROLES_OF: Readonly<Record<CaseAct, readonly Role[]>> = {
  manage_request: ['manager'],
  answer: ['approver', 'signatory'],
  record_paper: ['focal_point'],
  secretariat_task: ['focal_point', 'manager'],
  review: ['focal_point', 'manager'],
  waive: ['manager'],
  move_unit: ['focal_point', 'manager'],
  rule_on_loan: ['manager'],
  move_clock: ['manager', 'focal_point', 'approver'],
  oversee_process: ['manager', 'administrator'],
  administer: ['administrator'],
  enter_record: ['administrator'],
};

/** Roles that see every case, where they are held in the Secretariat; all others see what concerns their own party. */
const SEE_ALL: readonly Role[] = ['manager', 'auditor', 'administrator', 'focal_point'];

/**
 * The party for which a person may do an act, out of those it belongs to; null where the person may not.
 * This is the one place that says who may do what.
 */
export function actsFor(viewer: Viewer, act: CaseAct, partyIds: readonly string[]): string | null {
  return partiesOf(viewer, ROLES_OF[act]).find((partyId) => partyIds.includes(partyId)) ?? null;
}

/** The parties for which a person sees every case if one of them is of the Secretariat. */
export function oversees(viewer: Viewer): string[] {
  return partiesOf(viewer, SEE_ALL);
}
