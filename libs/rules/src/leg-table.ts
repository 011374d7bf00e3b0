import type { Answer, LegKind, LegStatus } from '#libs/contracts';
import { ANSWERS, LEG_KINDS, LEG_STATUSES } from '#libs/contracts';

/** A status that an answer can lead to. */
type StatusOfAnswer = Extract<
  LegStatus,
  'obtained' | 'obtained_with_caveats' | 'in_principle' | 'provisional' | 'refused'
>;

/** What an answer to a leg in a status comes to: the next status, or the rule that it breaks. */
export type LegOutcome =
  { next: StatusOfAnswer } | { late: true } | { broken: 'answer_not_of_this_leg' | 'already_answered' };

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

const CONSENTS: Partial<Record<Answer, StatusOfAnswer>> = {
  consent: 'obtained',
  consent_with_conditions: 'obtained_with_caveats',
  in_principle: 'in_principle',
  provisional: 'provisional',
  refuse: 'refused',
};

/** Which answers a kind of leg knows, and the status that each leads to. */
export const ANSWERS_OF: Readonly<Record<LegKind, Partial<Record<Answer, StatusOfAnswer>>>> = {
  releasing_assessment: CONSENTS,
  cost_review: CONSENTS,
  consultation: {},
  advance_notice: { notice_given: 'obtained' },
  contributor_consent: CONSENTS,
  host_consent: CONSENTS,
  regional_consent: CONSENTS,
  council_decision: { adopted: 'obtained', not_adopted: 'refused' },
  mou_amendment: CONSENTS,
  clearances: CONSENTS,
};

/** Statuses in which a seat has given its final answer; a further one must say which decision it corrects. */
const ANSWERED: readonly LegStatus[] = ['obtained', 'obtained_with_caveats', 'refused'];

/** Statuses that closed a leg otherwise than by an answer; an answer that comes now is late, and kept. */
const CLOSED_OTHERWISE: readonly LegStatus[] = ['lapsed', 'waived'];

/** Statuses that every kind of leg may have without any answer. */
const WITHOUT_ANSWER: readonly LegStatus[] = ['not_started', 'asked', 'paused', ...CLOSED_OTHERWISE];

const MEANING: Readonly<
  Record<StatusOfAnswer | 'late' | 'answer_not_of_this_leg' | 'already_answered', string>
> = {
  obtained: 'The leg is satisfied.',
  obtained_with_caveats: 'The leg is satisfied once its conditions are data and they cover the ask.',
  in_principle: 'The party is well disposed; its consent is still awaited, and the leg is not satisfied.',
  provisional:
    'The party agrees for the time being; its consent is still awaited, and the leg is not satisfied.',
  refused: 'The leg blocks every line that needs it.',
  late: 'The answer is kept and receipted; the Secretariat reinstates or notes it.',
  answer_not_of_this_leg: 'This kind of leg is not answered in this way.',
  already_answered: 'The seat has answered; a further answer must name the decision that it corrects.',
};

/**
 * The table leg kind × status × answer. It is total: every combination has an outcome.
 * @param corrects whether the answer names the decision of the same seat that it corrects
 */
export function outcomeOf(kind: LegKind, status: LegStatus, answer: Answer, corrects: boolean): LegOutcome {
  const next = ANSWERS_OF[kind][answer];
  if (next === undefined) return { broken: 'answer_not_of_this_leg' };
  if (CLOSED_OTHERWISE.includes(status)) return { late: true };
  if (ANSWERED.includes(status) && !corrects) return { broken: 'already_answered' };
  return { next };
}

/** The statuses that a kind of leg can ever have, in the order of the vocabulary. */
function statusesOf(kind: LegKind): LegStatus[] {
  const answered: LegStatus[] = Object.values(ANSWERS_OF[kind]);
  return LEG_STATUSES.filter((status) => WITHOUT_ANSWER.includes(status) || answered.includes(status));
}

/** The whole table, row by row. A correction has a row of its own only where it comes to something else. */
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
