import { said } from '../../shared/said.js';
import type { AnswerGiven } from '../../shared/facts.js';
import type { DecisionState, RequestState } from '../../shared/state.js';
import { inOneOrder } from '../order.js';

/** Whether a paper says what its party contests. */
export function isContestedWord(
  { decisions }: Pick<RequestState, 'decisions'>,
  given: AnswerGiven,
  seatId: string | null,
): boolean {
  return Object.values(decisions).some(
    (decision) =>
      decision.status === 'contested' &&
      decision.legId === given.legId &&
      (seatId === null || decision.seat === seatId) &&
      wordOf(decision) === wordOf(given),
  );
}

/** What a record says, as text: the answer, its conditions, and the instrument that holds it. */
function wordOf({ answer, instrument, caps, conditions, act }: AnswerGiven | DecisionState): string {
  const paper = instrument == null ? null : { ...instrument, attachments: null };
  return inOneOrder({ answer, paper, ...said({ caps, conditions, act }) });
}
