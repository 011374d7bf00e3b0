import type { Answer, LegKind, LegStatus } from '#libs/contracts';
import { ANSWERS, LEG_KINDS, LEG_STATUSES } from '#libs/contracts';
import { isClosedOtherwise, statusesThatAre } from '../leg-kinds/leg-statuses.js';
import type { StatusOfAnswer } from '../leg-kinds/row.js';
import { legKind } from '../leg-kinds/rows.js';

/** Why an answer does not stand. */
type AnswerRule = 'answer_not_of_this_leg' | 'already_answered' | 'no_consent_to_take_back';

/** What an answer to a leg in a status leads to: the next status, or the rule that it breaks. */
export type LegOutcome = { next: StatusOfAnswer } | { late: true } | { broken: AnswerRule };

/** One row of the published table. What a row says holds while the request is open. */
export interface LegTableRow {
  kind: LegKind;
  status: LegStatus;
  answer: Answer;
  /** Whether the answer names the decision of the same seat that it corrects. */
  corrects: boolean;
  outcome: LegOutcome;
  /** What it means, in one sentence. */
  means: string;
}

/** Whether a seat has given its final answer; a further one must say which decision it corrects. */
export function isAnswered(status: LegStatus): boolean {
  return ANSWERED.includes(status);
}

/** Whoever has withdrawn a consent may give it again without correcting anything. */
const ANSWERED: readonly LegStatus[] = statusesThatAre('agreed', 'against').filter(
  (status) => status !== 'withdrawn',
);

/** The status that each way of withdrawing a consent requires. */
const TAKES_BACK: Readonly<Partial<Record<Answer, readonly LegStatus[]>>> = {
  withdraw: [
    'in_principle',
    'provisional',
    'obtained',
    'obtained_with_caveats',
    'notified',
    'consulted',
    'suspended',
  ],
  suspend: ['obtained', 'obtained_with_caveats'],
};

/** Statuses that every kind of leg may have without any answer; `suspended` where its party contests what was recorded. */
const WITHOUT_ANSWER: readonly LegStatus[] = statusesThatAre(
  'not_asked',
  'asked',
  'paused',
  'held_back',
  'silent',
  'closed_otherwise',
);

const MEANING: Readonly<Record<StatusOfAnswer | 'late' | AnswerRule, string>> = {
  obtained: 'The leg is satisfied.',
  obtained_with_caveats: 'The leg is satisfied once its conditions are data and they cover the ask.',
  in_principle: 'The party is well disposed; its consent is still awaited, and the leg is not satisfied.',
  provisional:
    'The party agrees for the time being; its consent is still awaited, and the leg is not satisfied.',
  notified:
    'The party has been told. It has not consented; whether that is enough is the word of the policy.',
  consulted:
    'The party has been heard. It has not consented; whether that is enough is the word of the policy.',
  refused: 'The leg blocks every line that needs it.',
  objected:
    'A party whose silence or comment was asked speaks against; the leg blocks every line that needs it.',
  withdrawn: 'The party takes its consent back; the leg blocks every line that needs it.',
  suspended: 'The party holds its consent back for the time being; the leg is not satisfied.',
  late: 'The answer is kept and receipted; the Secretariat reinstates or notes it.',
  answer_not_of_this_leg: 'This kind of leg is not answered in this way.',
  already_answered: 'The seat has answered; a further answer must name the decision that it corrects.',
  no_consent_to_take_back: 'There is no consent of this party that it could take back.',
};

/**
 * The table leg kind × status × answer. It is total: every combination has an outcome.
 * @param corrects whether the answer names the decision of the same seat that it corrects
 */
export function outcomeOf(kind: LegKind, status: LegStatus, answer: Answer, corrects: boolean): LegOutcome {
  const next = legKind(kind).answers[answer];
  if (next === undefined) return { broken: 'answer_not_of_this_leg' };
  if (isClosedOtherwise(status)) return { late: true };
  const found = TAKES_BACK[answer];
  if (found !== undefined) return found.includes(status) ? { next } : { broken: 'no_consent_to_take_back' };
  if (isAnswered(status) && !corrects) return { broken: 'already_answered' };
  return { next };
}

/** The statuses that a kind of leg can ever have, in the order of the vocabulary. */
function statusesOf(kind: LegKind): LegStatus[] {
  const answered: LegStatus[] = Object.values(legKind(kind).answers);
  return LEG_STATUSES.filter((status) => WITHOUT_ANSWER.includes(status) || answered.includes(status));
}

/** The whole table, row by row. A correction has its own row only if its outcome differs. */
export function legTable(): LegTableRow[] {
  return LEG_KINDS.flatMap((kind) =>
    statusesOf(kind).flatMap((status) => ANSWERS.flatMap((answer) => rowsOf(kind, status, answer))),
  );
}

function rowsOf(kind: LegKind, status: LegStatus, answer: Answer): LegTableRow[] {
  const rowFor = (corrects: boolean): LegTableRow => {
    const outcome = outcomeOf(kind, status, answer, corrects);
    return { kind, status, answer, corrects, outcome, means: meaningOf(outcome) };
  };
  const [plain, correcting] = [rowFor(false), rowFor(true)];
  return plain.means === correcting.means ? [plain] : [plain, correcting];
}

function meaningOf(outcome: LegOutcome): string {
  const name = 'next' in outcome ? outcome.next : 'late' in outcome ? 'late' : outcome.broken;
  return MEANING[name];
}
