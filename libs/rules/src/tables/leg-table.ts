import {
  ANSWERS,
  type Answer,
  type CodedMessage,
  LEG_KINDS,
  LEG_STATUSES,
  type LegKind,
  type LegStatus,
  messageOf,
} from '#libs/contracts';
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
  /** What it means. */
  means: CodedMessage;
}

/** Whether a seat has given its final answer; a further one must say which decision it corrects. */
function isAnswered(status: LegStatus): boolean {
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

const MEANING: Readonly<Record<StatusOfAnswer | 'late' | AnswerRule, CodedMessage>> = {
  obtained: messageOf('outcomes.obtained'),
  obtained_with_caveats: messageOf('outcomes.obtained_with_caveats'),
  in_principle: messageOf('outcomes.in_principle'),
  provisional: messageOf('outcomes.provisional'),
  notified: messageOf('outcomes.notified'),
  consulted: messageOf('outcomes.consulted'),
  refused: messageOf('outcomes.refused'),
  objected: messageOf('outcomes.objected'),
  withdrawn: messageOf('outcomes.withdrawn'),
  suspended: messageOf('outcomes.suspended'),
  late: messageOf('outcomes.late'),
  answer_not_of_this_leg: messageOf('problems.answer_not_of_this_leg'),
  already_answered: messageOf('problems.already_answered'),
  no_consent_to_take_back: messageOf('problems.no_consent_to_take_back'),
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
    return { kind, status, answer, corrects, outcome, means: MEANING[nameOf(outcome)] };
  };
  const [plain, correcting] = [rowFor(false), rowFor(true)];
  return nameOf(plain.outcome) === nameOf(correcting.outcome) ? [plain] : [plain, correcting];
}

function nameOf(outcome: LegOutcome): StatusOfAnswer | 'late' | AnswerRule {
  return 'next' in outcome ? outcome.next : 'late' in outcome ? 'late' : outcome.broken;
}
