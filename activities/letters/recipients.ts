import { type EscalationTarget, ROLES, type Role, type TaskKind } from '#libs/contracts';
import type { Recipient } from '#libs/mail';
import type { LetterCase } from './letter-case.js';
import { legOf, taskOf } from './letter-case.js';
import type { LegId, LetterDeps } from './letter-deps.js';

/** Those of the Secretariat who act in one of the roles, and the requester for as long as they act for it. */
async function managersOf(
  { directory }: LetterDeps,
  { request }: LetterCase,
  roles: readonly Role[],
): Promise<Recipient[]> {
  const secretariat = request.parties?.secretariat;
  const people = secretariat === undefined ? [] : await directory.peopleOf(secretariat, ROLES);
  return people.filter(
    (person) =>
      person.personId === request.requestedBy.personId || person.roles.some((role) => roles.includes(role)),
  );
}

/** News that needs no work goes to managers only. */
export function managers(deps: LetterDeps, of: LetterCase): Promise<Recipient[]> {
  return managersOf(deps, of, ['manager']);
}

/** What needs work goes to focal points too. */
export function managersAndFocalPoints(deps: LetterDeps, of: LetterCase): Promise<Recipient[]> {
  return managersOf(deps, of, ['manager', 'focal_point']);
}

/** The people who act for the party of a leg. */
export function peopleOfLeg({ directory }: LetterDeps, of: LetterCase, legId: LegId): Promise<Recipient[]> {
  return directory.peopleOf(legOf(of, legId).partyId, ['approver', 'signatory', 'focal_point']);
}

/** Whoever a policy names; if nobody acts for them, those who manage the request, since somebody must be told. */
export async function peopleNamed(
  deps: LetterDeps,
  of: LetterCase,
  to: EscalationTarget,
): Promise<Recipient[]> {
  const named = await namedByPolicy(deps, of, to);
  return named.length > 0 ? named : managersAndFocalPoints(deps, of);
}

async function namedByPolicy(
  { directory }: LetterDeps,
  { request: { parties } }: LetterCase,
  to: EscalationTarget,
): Promise<Recipient[]> {
  if (parties === null) return [];
  switch (to) {
    case 'managers':
      return [];
    case 'administrators':
      return directory.peopleOf(parties.secretariat, ['administrator']);
    case 'executive_office':
      return directory.peopleOf(parties.notifier, ['approver', 'focal_point', 'manager']);
    case 'sending_mission':
      return directory.peopleOf(parties.sendingMission, ['approver', 'focal_point', 'manager']);
    case 'receiving_mission':
      return directory.peopleOf(parties.receivingMission, ['approver', 'focal_point', 'manager']);
  }
}

/** Work in which the person who made the request has no say. */
const NOT_BY_REQUESTER: readonly TaskKind[] = [
  'countersign_paper',
  'enter_conditions',
  'countersign_conditions',
  'review_late_answer',
  'confirm_override',
];

/** Those of the Secretariat who can do a task. */
export async function peopleForTask(
  { directory }: LetterDeps,
  of: LetterCase,
  taskId: string,
): Promise<Recipient[]> {
  const task = taskOf(of, taskId);
  const roles: Role[] = task.kind === 'confirm_override' ? ['administrator'] : ['manager', 'focal_point'];
  const people = await directory.peopleOf(task.partyId, roles);
  const requester = NOT_BY_REQUESTER.includes(task.kind) ? of.request.requestedBy.personId : null;
  return people.filter(({ personId }) => personId !== task.notBy && personId !== requester);
}

/** One person of a party, for as long as they act for it. */
export async function personOf(
  { directory }: LetterDeps,
  partyId: string,
  personId: string,
): Promise<Recipient[]> {
  return (await directory.peopleOf(partyId, ROLES)).filter((person) => person.personId === personId);
}
