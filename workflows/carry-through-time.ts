import type { Activities } from '#activities';
import type { EffectToDo, Subject, SubjectView } from '#libs/contracts/workflows';
import { CHANGED_SIGNAL, searchAttributesOf } from '#libs/contracts/workflows';
import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { EFFECT, FIRST_TRY, LOOK, PAUSE_AFTER_FAILURE } from './activity-options.js';

export type RequestSubject = Extract<Subject, { kind: 'request' }>;
export type RoundSubject = Extract<Subject, { kind: 'round' }>;
export type ArrangementSubject = Extract<Subject, { kind: 'arrangement' }>;

const changedSignal = defineSignal(CHANGED_SIGNAL);

const firstTry = proxyLocalActivities<Activities>(FIRST_TRY);
const patientLook = proxyActivities<Pick<Activities, 'look'>>(LOOK);
const patientEffects = proxyActivities<Pick<Activities, EffectToDo['kind']>>(EFFECT);

// The clocks of the store and of Temporal differ a little: a timer that fires early must not make a busy loop.
const SHORTEST_WAIT_MS = 100;

/**
 * Carries one subject through time: looks at it on start, on the signal and when its time comes, has what is to be
 * done carried out side by side with the wait, and returns once the subject is closed with nothing left to do.
 * It decides nothing: what is due, and whether the reason for an act still stands, is the store's word.
 * @param self the workflow's own function, to go on under a fresh history
 */
export async function carryThroughTime<S extends Subject>(
  subject: S,
  self: (subject: S) => Promise<void>,
): Promise<void> {
  // One look answers any number of signals, so that their order and repetition do not matter.
  let changed = false;
  setHandler(changedSignal, () => {
    changed = true;
  });
  nameInSearch(subject);

  const underWay = new Set<string>();
  const begin = async (effect: EffectToDo) => {
    underWay.add(effect.effectId);
    const done = await carryOut(effect);
    underWay.delete(effect.effectId);
    // What could not be done is still to do: the next look says whether its reason stands.
    changed ||= !done;
  };
  for (;;) {
    changed = false;
    const view = await look(subject);
    setCurrentDetails(view.details);
    for (const effect of view.todo) if (!underWay.has(effect.effectId)) void begin(effect);
    const over = () => view.closed && underWay.size === 0;
    await waitFor(() => changed || over(), view);
    if (over() && !changed) return;
    if (workflowInfo().continueAsNewSuggested && underWay.size === 0) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof self>(subject);
    }
  }
}

async function look(subject: Subject): Promise<SubjectView> {
  return firstThenPatiently(
    () => firstTry.look(subject),
    () => patientLook.look(subject),
  );
}

/** Tries once within the workflow task; what fails there is tried again by a regular activity for as long as it takes. */
async function firstThenPatiently<T>(first: () => Promise<T>, patiently: () => Promise<T>): Promise<T> {
  try {
    return await first();
  } catch (error) {
    if (isCancellation(error)) throw error;
    return patiently();
  }
}

async function waitFor(reason: () => boolean, { closed, wakeInMs }: SubjectView): Promise<void> {
  if (closed || wakeInMs === null) await condition(reason);
  else await condition(reason, Math.max(wakeInMs, SHORTEST_WAIT_MS));
}

/** @returns false where the act failed for good and is still to be done */
async function carryOut({ kind, effectId }: EffectToDo): Promise<boolean> {
  try {
    await firstThenPatiently(
      () => firstTry[kind]({ effectId }),
      () => patientEffects[kind]({ effectId }),
    );
    return true;
  } catch (error) {
    if (isCancellation(error)) return true;
    await sleep(PAUSE_AFTER_FAILURE);
    return false;
  }
}

/** The relay starts workflows with these already; one that was started by hand gets them here. */
function nameInSearch(subject: Subject): void {
  const known = workflowInfo().typedSearchAttributes;
  const missing = searchAttributesOf(subject)
    .map(({ name, value }) => ({ key: { name, type: 'KEYWORD' as const }, value }))
    .filter(({ key, value }) => known.get(key) !== value);
  if (missing.length > 0) upsertSearchAttributes(missing);
}
