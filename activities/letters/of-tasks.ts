import { composeAppointed, composeHandedOver, composeNewTask } from '#libs/mail';
import { type LetterCase, legOf, roundOf, taskOf } from './letter-case.js';
import type { LetterDeps } from './letter-deps.js';
import { type LetterRow, plain } from './letter.js';
import { peopleForTask, personOf } from './recipients.js';
import { noticeTo } from './to-managers.js';

/** Letters about work: to those who can do it, or to the one who now holds it. */
export const OF_TASKS = {
  announceTask: {
    recipients: (deps, of) => peopleForTask(deps, of, of.effect.about.taskId),
    async compose(deps, of) {
      const task = await taskFor(deps, of, of.effect.about.taskId);
      const checksAnother = taskOf(of, of.effect.about.taskId).notBy !== undefined;
      return plain((to) => composeNewTask({ ...noticeTo(of, to), ...task, checksAnother }));
    },
  } satisfies LetterRow<'announceTask'>,

  tellHandedOver: {
    recipients: (deps, of) => personOf(deps, taskOf(of, of.effect.about.taskId).partyId, of.effect.about.to),
    async compose(deps, of) {
      const { taskId, from, reason } = of.effect.about;
      const [task, names] = await Promise.all([
        taskFor(deps, of, taskId),
        deps.directory.personNames([from]),
      ]);
      const by = names.get(from) ?? from;
      return plain((to) => composeHandedOver({ ...noticeTo(of, to), ...task, by, reason }));
    },
  } satisfies LetterRow<'tellHandedOver'>,

  tellHandedBack: {
    recipients: (deps, of) => personOf(deps, taskOf(of, of.effect.about.taskId).partyId, of.effect.about.to),
    async compose(deps, of) {
      const task = await taskFor(deps, of, of.effect.about.taskId);
      return plain((to) => composeHandedOver({ ...noticeTo(of, to), ...task, by: null, reason: null }));
    },
  } satisfies LetterRow<'tellHandedBack'>,

  tellAppointed: {
    recipients: (deps, of) =>
      personOf(deps, legOf(of, of.effect.about.legId).partyId, of.effect.about.personId),
    async compose({ directory }, of) {
      const { leg, round } = roundOf(of, of.effect.about);
      const { seatId } = of.effect.about;
      const party = await directory.party(leg.partyId);
      const seat = leg.seats.find(({ id, title }) => id === seatId && title !== leg.partyId)?.title ?? null;
      return plain((to) => composeAppointed({ ...noticeTo(of, to), party, seat, dueAt: round.dueAt }));
    },
  } satisfies LetterRow<'tellAppointed'>,
};

async function taskFor({ directory }: LetterDeps, of: LetterCase, taskId: string) {
  const { kind, legId, dueAt } = taskOf(of, taskId);
  const party = legId === null ? null : await directory.party(legOf(of, legId).partyId);
  return { task: kind, party, dueAt };
}
