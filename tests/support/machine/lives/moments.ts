import type { Policy } from '#libs/contracts';
import {
  type ArrangementState,
  type CaseState,
  type RequestState,
  type StepResult,
  stepArrangement,
  stepRequest,
} from '#libs/process';
import { contest, onPaper } from '../../api/contesting.js';
import { LIBERIA, UKRAINE, desk, noLimits, noticeFirst, voiceOf } from '../process-mi24.js';
import { DAY_AFTER, NEXT_DAY, lifeIn } from './every-kind.js';
import { Life } from './process-life.js';

/** A case at one moment. */
export interface At {
  request: RequestState | null;
  arrangement: ArrangementState | null;
  policy: Policy;
}

const why = { reason: 'The situation has changed.' };

/**
 * Lives in which a task was handed over, conditions wait for their second person, a record is contested on which nothing rests,
 * and another arrangement holds the unit.
 */
export function furtherLives(): Life[] {
  const handed = lifeIn('contributor_consent', 'asked');
  const taskId = handed.tasks('answer').find((task) => task.legId === UKRAINE)?.id ?? '';
  handed.does(DAY_AFTER, { kind: 'task_claimed', by: voiceOf(UKRAINE), taskId });
  handed.does(DAY_AFTER, { kind: 'task_handed_over', by: voiceOf(UKRAINE), taskId, to: 'ukraine-2', ...why });
  const heldElsewhere = new Life(noticeFirst, () => ({ code: 'held.by_another', params: {} }));
  const entered = lifeIn('host_consent', 'obtained_with_caveats');
  entered.does(DAY_AFTER, { kind: 'conditions_entered', by: desk, legId: LIBERIA, caps: noLimits });
  const contested = lifeIn('host_consent', 'asked');
  onPaper(contested, LIBERIA, DAY_AFTER, { answer: 'consent' });
  contested.says(LIBERIA, DAY_AFTER, { answer: 'consent', corrects: 'd-p1' });
  contest(contested, LIBERIA, DAY_AFTER);
  return [handed, entered, contested, Life.grantedAt(NEXT_DAY, heldElsewhere)];
}

/** How often the moment before a fact of one kind is looked at on the way of the lives. */
const ON_THE_WAY = 2;

function stood<S extends CaseState>(result: StepResult<S>): { state: S } {
  if ('broken' in result) throw new Error(`a fact of the log breaks ${result.broken.rule}`);
  return result;
}

/**
 * Where lives stand after their last fact, and all on the way there before some facts of each kind.
 * @param each of how many lives the end of one is looked at
 */
export function momentsOf(lives: readonly Life[], each = 1): At[] {
  const seen = new Map<string, number>();
  return lives.flatMap(({ held, policy }, index) => {
    const moments: At[] = [];
    let [request, arrangement]: [RequestState | null, ArrangementState | null] = [null, null];
    for (const { of, fact: next } of held.log) {
      const times = seen.get(next.kind) ?? 0;
      seen.set(next.kind, times + 1);
      if (times < ON_THE_WAY) moments.push({ request, arrangement, policy });
      const { state }: { state: CaseState } =
        of === 'request'
          ? stood(stepRequest(request, next, policy))
          : stood(stepArrangement(arrangement, next));
      if (state.case === 'request') request = state;
      else arrangement = state;
    }
    return index % each === 0 ? [...moments, { request, arrangement, policy }] : moments;
  });
}
