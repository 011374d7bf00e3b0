import type { TaskKind } from '#libs/contracts';
import { type PartiesConcerned, type Viewer, actOfTask, actsFor, viewersOf } from '#libs/identity';
import type { EntityManager } from 'typeorm';

/** How the party of a task stands to it: that is asked for an answer, or manages the request. */
export function partiesOfTask({ partyId }: { partyId: string }): PartiesConcerned {
  return { asked_party: [partyId], managing_unit: [partyId] };
}

/** Whether the roles of a person let them work on a task. */
export function canWorkOn(viewer: Viewer, task: { kind: TaskKind; partyId: string }): boolean {
  return actsFor(viewer, actOfTask(task.kind), partiesOfTask(task)) !== null;
}

/** A task as far as it says who holds it. */
interface Claimed {
  kind: TaskKind;
  partyId: string;
  claimedBy?: string;
}

/**
 * Tells of tasks whether those who have claimed them can do them no more. Only those are looked up whom a viewer could take the
 * place of.
 */
export async function claimantsLeft(
  manager: EntityManager,
  viewer: Viewer,
  tasks: readonly Claimed[],
): Promise<(task: Claimed) => boolean> {
  const others = tasks.flatMap((task) =>
    task.claimedBy === undefined || task.claimedBy === viewer.personId || !canWorkOn(viewer, task)
      ? []
      : [task.claimedBy],
  );
  const claimants = await viewersOf(manager, others);
  return (task) => {
    const claimant = task.claimedBy === undefined ? undefined : claimants.get(task.claimedBy);
    return claimant !== undefined && !canWorkOn(claimant, task);
  };
}
