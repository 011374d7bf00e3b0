import type { Answer, LegKind, LegStatus } from '#libs/contracts';

/** What an answer to a leg in a status comes to: the next status, or the rule that it breaks. */
export type LegOutcome =
  { next: LegStatus } | { late: true } | { broken: 'answer_not_of_this_leg' | 'already_answered' };

const CONSENTS: Partial<Record<Answer, LegStatus>> = {
  consent: 'obtained',
  consent_with_conditions: 'obtained_with_caveats',
  in_principle: 'in_principle',
  provisional: 'provisional',
  refuse: 'refused',
};

/** Which answers a kind of leg knows, and the status that each leads to. */
export const ANSWERS_OF: Readonly<Record<LegKind, Partial<Record<Answer, LegStatus>>>> = {
  advance_notice: { notice_given: 'obtained' },
  contributor_consent: CONSENTS,
  host_consent: CONSENTS,
  council_decision: { adopted: 'obtained', not_adopted: 'refused' },
};

/** Statuses in which a seat has given its final answer; a further one must say which decision it corrects. */
const ANSWERED: readonly LegStatus[] = ['obtained', 'obtained_with_caveats', 'refused'];

/** Statuses that closed a leg otherwise than by an answer; an answer that comes now is late, and kept. */
const CLOSED_OTHERWISE: readonly LegStatus[] = ['lapsed', 'waived'];

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
