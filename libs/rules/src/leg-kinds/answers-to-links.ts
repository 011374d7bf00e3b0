import type { Answer, LegKind, LegStatus } from '#libs/contracts';
import { outcomeOf } from '../tables/leg-table.js';
import { isSoft } from './leg-statuses.js';

/** Statuses from which a soft answer takes away nothing that anybody relies on. */
const NOTHING_TO_LOSE: readonly LegStatus[] = [
  'not_started',
  'asked',
  'paused',
  'in_principle',
  'provisional',
];

/** Where a leg stands when it is answered, as far as it matters for what the answer needs. */
interface LegAsked {
  kind: LegKind;
  status: LegStatus;
  /** The statuses that satisfy the leg, by the policy of the request. */
  satisfiedBy: readonly LegStatus[];
}

/**
 * Whether the holder of a mailed link may give an answer without the code that is mailed to its person. Only an answer that
 * closes, satisfies and takes away nothing needs none: a link can be stolen, and whoever has it must not be able to decide.
 * What is not known here needs the code, and so does what comes late, since the Secretariat may put it into force.
 * @param corrects whether the answer names the decision that it corrects, which it takes away
 */
export function goesWithoutCode(
  { kind, status, satisfiedBy }: LegAsked,
  answer: Answer,
  corrects: boolean,
): boolean {
  if (corrects || !NOTHING_TO_LOSE.includes(status) || satisfiedBy.includes(status)) return false;
  const outcome = outcomeOf(kind, status, answer, false);
  return 'next' in outcome && isSoft(outcome.next) && !satisfiedBy.includes(outcome.next);
}
