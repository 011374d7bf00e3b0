import { type Answer, type AnswerInput, messageOf } from '#libs/contracts';
import { type Viewer, actsFor } from '#libs/identity';
import { type LegState, type RequestState, isGroup } from '#libs/process';
import { answersOffered, goesWithoutCode } from '#libs/rules';
import type { EntityManager } from 'typeorm';
import { type LegRef, legOf } from '../writer/acts.js';
import { reject } from '../errors.js';
import { AllowedActs, answersFor } from '../requests/allowed-acts.js';
import { policyFor } from '../requests/policies.js';
import type { AnswersOnLeg } from '../views/legs.js';
import { ask, decide, requestState } from './verbs.js';

/** A leg that is answered by a mailed link: the link is for one round of it. */
export type LinkedLeg = LegRef & { round: number };

/** A mailed link, as far as it decides what can be said by it. */
type Link = LinkedLeg & { revokedAt: string | null };

/** Where a mailed link stands, and what can be answered by it now. */
export interface LinkedAnswers {
  /**
   * `open`: an answer is awaited. `answered`: the seat has answered, only a correction is accepted. `closed`: nobody waits any
   * more, an answer is kept as late. `replaced`: a newer link counts. `ended`: the person no longer answers for the party.
   */
  state: 'open' | 'answered' | 'closed' | 'replaced' | 'ended';
  /** What its person may answer by it, in the order in which it is shown. Nobody takes a consent back by a link. */
  offered: AnswersOnLeg;
  /** Those that need no code mailed to the link's person. */
  withoutCode: readonly Answer[];
  /** The decision that any further answer has to correct; null where one is awaited, or none is taken. */
  corrects: string | null;
}

/** What a leg offers by links, whoever holds them. */
function offeredByLinks({ kind }: LegState, group: boolean, answers: AnswersOnLeg): AnswersOnLeg {
  const offered = answersOffered(kind, { group });
  return answers.filter(({ answer }) => offered.includes(answer));
}

async function answersWithoutCode(
  tx: EntityManager,
  state: RequestState,
  leg: LegState,
): Promise<readonly Answer[]> {
  const { kind, status } = leg;
  const satisfiedBy = (await policyFor(tx, state)).legs[leg.template]?.satisfiedBy ?? [];
  return answersOffered(kind, { group: isGroup(leg) }).filter((answer) =>
    goesWithoutCode({ kind, status, satisfiedBy }, answer, false),
  );
}

/** Where a mailed link stands, and what its person may answer by it now; changes nothing. */
async function answersToLink(
  manager: EntityManager,
  viewer: Viewer,
  { requestId, legId, round, revokedAt }: Link,
  now: string,
): Promise<LinkedAnswers> {
  const state = await requestState(manager, requestId);
  const leg = legOf(state, legId);
  const none = { offered: [], withoutCode: [], corrects: null };
  if (actsFor(viewer, 'answer', { asked_party: [leg.partyId] }) === null) return { state: 'ended', ...none };
  if (revokedAt !== null || leg.rounds.at(-1)?.number !== round) return { state: 'replaced', ...none };
  const policy = await policyFor(manager, state);
  const group = isGroup(leg);
  const own = leg.seats.filter(({ people }) => !group || people.includes(viewer.personId));
  const voices = (own.length === 0 ? leg.seats : own).map((seat) => ({ seat, onBehalfOf: null }));
  const possible = answersFor({ state, policy }, leg, voices, { onPaper: false });
  const taken = offeredByLinks(leg, group, possible).flatMap(({ seats }) => seats);
  const acts = await AllowedActs.of(manager, viewer, { state, policy, now });
  const { allowedAnswers } = acts.answersOn(leg, acts.on('leg', leg, leg.partyId));
  return {
    state: standing(taken, () => saidAfterClosing(state, leg, viewer.personId)),
    offered: offeredByLinks(leg, group, allowedAnswers),
    withoutCode: await answersWithoutCode(manager, state, leg),
    corrects: taken.every(({ mustCorrect }) => mustCorrect) ? (taken[0]?.corrects ?? null) : null,
  };
}

/** Where a link stands, by the ways in which its seat can still answer. */
function standing(
  taken: readonly { late: boolean; mustCorrect: boolean }[],
  hasSaid: () => boolean,
): LinkedAnswers['state'] {
  if (taken.every(({ mustCorrect }) => mustCorrect)) return 'answered';
  if (taken.some(({ late }) => !late)) return 'open';
  // A late answer waits for its review; a second one would only repeat it.
  return hasSaid() ? 'answered' : 'closed';
}

/** Whether a person has answered the last round of a leg after it was closed. */
function saidAfterClosing(state: RequestState, leg: LegState, personId: string): boolean {
  const round = leg.rounds.at(-1);
  return Object.values(state.decisions).some(
    (decision) =>
      decision.legId === leg.id &&
      decision.by?.personId === personId &&
      decision.round === round?.number &&
      decision.status !== 'superseded' &&
      decision.at >= (round?.closedAt ?? decision.at),
  );
}

/** Refuses an answer by a link to a round that is over: another text is asked now. */
function assertSameRound(leg: LegState, round: number): void {
  if (leg.rounds.at(-1)?.number === round) return;
  reject('text_changed', '', messageOf('case_refusals.newer_link'));
}

/**
 * Answers a leg by a mailed link.
 * @param withCode whether the code that was mailed for this very answer has been entered
 * @throws CaseError 422 where links do not offer the answer, 403 where it needs the code
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
    const offered = answersOffered(asked.kind, { group: isGroup(asked) });
    if (!offered.includes(input.answer)) {
      reject(
        'answer_not_of_this_leg',
        '/answer',
        messageOf('case_refusals.answers_by_link', { answers: { any: offered }, answer: input.answer }),
      );
    }
    if (withCode) return;
    const withoutCode = await answersWithoutCode(tx, state, asked);
    if (input.corrects === null && withoutCode.includes(input.answer)) return;
    reject('code_needed', '');
  });
}

/** Asks us a question by a mailed link. */
async function askByLink(tx: EntityManager, viewer: Viewer, { round, ...leg }: LinkedLeg, text: string) {
  return ask(tx, viewer, leg, text, 'sign_off_page', (_state, asked) => assertSameRound(asked, round));
}

/** Answering by a mailed link. */
export const links = { answersToLink, decideByLink, askByLink };
