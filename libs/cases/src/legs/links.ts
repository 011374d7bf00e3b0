import { type Answer, type AnswerInput, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { type LegState, type RequestState, isGroup } from '#libs/process';
import { answersOffered, goesWithoutCode } from '#libs/rules';
import type { EntityManager } from 'typeorm';
import { type LegRef, legOf } from '../writer/acts.js';
import { reject } from '../errors.js';
import { policyFor } from '../requests/policies.js';
import { ask, decide, requestState } from './verbs.js';

/** A leg that is answered by a mailed link: the link is for one round of it. */
export type LinkedLeg = LegRef & { round: number };

/** What can be answered by a mailed link now. */
export interface AnswersToLink {
  /** In the order in which they are shown. */
  offered: readonly Answer[];
  /** Those that need no code mailed to the link's person. */
  withoutCode: readonly Answer[];
}

async function answersNow(tx: EntityManager, state: RequestState, leg: LegState): Promise<AnswersToLink> {
  const { kind, status } = leg;
  const satisfiedBy = (await policyFor(tx, state)).legs[leg.template]?.satisfiedBy ?? [];
  const offered = answersOffered(kind, { group: isGroup(leg) });
  const withoutCode = offered.filter((answer) =>
    goesWithoutCode({ kind, status, satisfiedBy }, answer, false),
  );
  return { offered, withoutCode };
}

/** What can be answered by a mailed link now; changes nothing. */
async function answersToLink(manager: EntityManager, { requestId, legId }: LegRef): Promise<AnswersToLink> {
  const state = await requestState(manager, requestId);
  return answersNow(manager, state, legOf(state, legId));
}

/** Refuses an answer by a link to a round that is over: another text is asked now. */
function assertSameRound(leg: LegState, round: number): void {
  if (leg.rounds.at(-1)?.number === round) return;
  reject('text_changed', '', messageOf('case_refusals.newer_link'));
}

/**
 * Answers a leg by a mailed link.
 * @param withCode whether the code that was mailed for this very answer has been entered
 * @throws CaseError 422 where the leg does not offer the answer, 403 where it needs the code
 */
async function decideByLink(
  tx: EntityManager,
  viewer: Viewer,
  { round, ...leg }: LinkedLeg,
  input: AnswerInput,
  withCode: boolean,
) {
  return decide(tx, viewer, leg, input, 'sign_off_page', async (state, asked) => {
    assertSameRound(asked, round);
    const { offered, withoutCode } = await answersNow(tx, state, asked);
    if (!offered.includes(input.answer)) {
      reject(
        'answer_not_of_this_leg',
        '/answer',
        messageOf('case_refusals.answers_by_link', { answers: { any: offered }, answer: input.answer }),
      );
    }
    if (withCode || (input.corrects === null && withoutCode.includes(input.answer))) return;
    reject('code_needed', '');
  });
}

/** Asks us a question by a mailed link. */
async function askByLink(tx: EntityManager, viewer: Viewer, { round, ...leg }: LinkedLeg, text: string) {
  return ask(tx, viewer, leg, text, 'sign_off_page', (_state, asked) => assertSameRound(asked, round));
}

/** Answering by a mailed link. */
export const links = { answersToLink, decideByLink, askByLink };
