import type { AskDifference, CouncilAct, ReopenedBecause, RequestContent } from '#libs/contracts';
import { isAnsweredByAct, isBlocking, shrink, widened } from '#libs/rules';
import type { LegAsk, RequestParties } from '../../shared/facts.js';
import type { LegState, RequestLineState, RevisionState } from '../../shared/state.js';
import { transition } from '../../shared/transitions.js';
import { announceNotGranted, announceOpened } from '../announcements.js';
import { whyNotCovered } from '../answers/coverage.js';
import { isGroup } from '../answers/groups.js';
import { forgetAnswers } from '../answers/seats.js';
import { linesNeeding, planLegs } from '../asking/plan.js';
import { changeAsk, closeRound, openRound } from '../asking/rounds.js';
import { dropConditions } from '../conditions/conditions.js';
import { type FoldContext, isOpenLine } from '../fold-context.js';
import { eachOnce, legsInOrder, linesInOrder } from '../order.js';
import { contributorOf, newLeg, newLine } from './opening.js';

/** Freezes an ask as the next revision. */
export function addRevision(
  context: FoldContext,
  content: RequestContent,
  revision: Pick<RevisionState, 'because' | 'reason' | 'act' | 'changes' | 'reopened'>,
): void {
  const { state, now, fact } = context;
  const earlier = state.revisions.map((each) => ({ ...each, content: each.content ?? state.content }));
  const number = earlier.length + 1;
  state.revision = number;
  state.content = content;
  state.revisions = [...earlier, { number, at: now, by: fact.by, ...revision }];
}

/** How an ask differs from the previous one, wider or narrower. */
export function changesOf(before: RequestContent, after: RequestContent): AskDifference[] {
  const gone = before.lines
    .filter((line) => !after.lines.some((other) => other.id === line.id))
    .map(({ id }): AskDifference => ({ code: 'ask.line_dropped', params: { line: id } }));
  const needed: AskDifference[] =
    before.neededBy === after.neededBy
      ? []
      : [{ code: 'ask.needed_by', params: { becomes: after.neededBy, was: before.neededBy } }];
  const wider = widened(before, after, () => true);
  const narrower = widened(after, before, (lineId) => after.lines.some((line) => line.id === lineId));
  // A reworded text counts as wider in both directions, and is named once.
  return eachOnce([...wider, ...narrower.map(turned), ...gone, ...needed]);
}

/** A difference seen from the other side. */
function turned(difference: AskDifference): AskDifference {
  const { params } = difference;
  if (!('becomes' in params)) return difference;
  return { ...difference, params: { ...params, becomes: params.was, was: params.becomes } } as AskDifference;
}

/** Lines that are no longer asked are dropped; new ones, and refused ones that are asked again, are opened. */
export function reviseLines(context: FoldContext, content: RequestContent, parties: RequestParties): void {
  const { state } = context;
  for (const line of linesInOrder(state)) {
    if (content.lines.some((asked) => asked.id === line.id) || !isOpenLine(line)) continue;
    dropLine(context, line.id, 'revised');
  }
  const opened = content.lines.filter((asked) => {
    const known = Object.hasOwn(state.lines, asked.id) ? state.lines[asked.id] : undefined;
    if (known === undefined) {
      context.add('lines', asked.id, newLine(context, asked, parties, 'revised'));
      return true;
    }
    const line = context.line(asked.id);
    line.unitId = asked.unitId;
    line.contributorId = contributorOf(asked, parties);
    if (isOpenLine(line) || line.status === 'granted') return false;
    line.status = transition(context.transitions, 'request_line', line.status, 'revised', 'open');
    return true;
  });
  if (opened.length > 0) announceOpened(context, opened);
}

/** Takes a line out of the request. */
export function dropLine(context: FoldContext, lineId: string, by: 'line_dropped' | 'revised'): void {
  const line: RequestLineState = context.line(lineId);
  line.status = transition(context.transitions, 'request_line', line.status, by, 'dropped');
  context.closeTasks('superseded', (task) => task.kind === 'resolve_reservation' && task.aboutId === lineId);
  announceNotGranted(context, lineId, 'dropped');
}

/** Opens again the legs that a changed ask concerns and whose answer does not cover it. */
export function reviseLegs(
  context: FoldContext,
  content: RequestContent,
  asks: readonly LegAsk[],
  before: RequestContent,
): RevisionState['reopened'] {
  const reopened: RevisionState['reopened'] = [];
  for (const current of legsInOrder(context.state)) {
    const ask = asks.find((candidate) => candidate.legId === current.id);
    if (ask === undefined) continue;
    const leg = context.leg(current.id);
    const changed = leg.askHash !== ask.askHash;
    changeAsk(leg, ask.askHash);
    if (isOfUseAgain(context, leg, content)) {
      reopen(context, leg, [], content);
      continue;
    }
    if (leg.status === 'not_in_record' || (!changed && openRound(leg) !== null)) continue;
    if (leg.status === 'not_started') {
      // A seat may have voted before its party was asked.
      if (changed) forgetWhatDoesNotCover(context, leg, content, []);
      continue;
    }
    const why = whyAskedAgain(context, leg, content, before);
    if (why === null) {
      if (changed) announceConsentStands(context, leg);
      continue;
    }
    reopen(context, leg, why, content);
    if (why.length > 0) reopened.push({ legId: leg.id, why });
  }
  return reopened;
}

/** A leg that was no longer needed, of a line that is asked again. Its party has neither answered nor missed a deadline. */
function isOfUseAgain({ state }: FoldContext, leg: LegState, content: RequestContent): boolean {
  if (leg.status !== 'lapsed' || state.parties === null) return false;
  const closed = leg.rounds.at(-1)?.closedBecause;
  return closed !== 'lapsed' && closed !== 'override' && linesNeeding(leg, state.parties, content).length > 0;
}

/** Why a leg is asked again under a changed ask; empty where it simply has not answered yet, null where its answer stands. */
function whyAskedAgain(
  context: FoldContext,
  leg: LegState,
  content: RequestContent,
  before: RequestContent,
): ReopenedBecause[] | null {
  const { parties } = context.state;
  const concerned = parties === null ? [] : linesNeeding(leg, parties, content);
  if (concerned.length === 0) return null;
  if (openRound(leg) !== null) return [];
  if (isBlocking(leg.status) || ['suspended', 'lapsed'].includes(leg.status)) {
    const differs = changesOf(before, content).length > 0;
    return differs ? [{ code: 'reopened.ask_changed', params: { since: leg.status } }] : null;
  }
  const why = whyNotCovered(context.state, leg, content);
  return why.length > 0 ? why : null;
}

/** Some seats of a group may have voted for the old text while others had not; such votes stand where they cover the new. */
function forgetWhatDoesNotCover(
  context: FoldContext,
  leg: LegState,
  content: RequestContent,
  why: readonly ReopenedBecause[],
): void {
  const votesStand =
    isGroup(leg) && why.length === 0 && whyNotCovered(context.state, leg, content).length === 0;
  forgetAnswers(context, leg, (seat) => votesStand && seat.vote === 'for');
}

function reopen(
  context: FoldContext,
  leg: LegState,
  why: readonly ReopenedBecause[],
  content: RequestContent,
): void {
  closeRound(context, leg.id, 'revised');
  dropConditions(context, leg);
  forgetWhatDoesNotCover(context, leg, content, why);
  delete leg.waiver;
  if (isAnsweredByAct(leg.kind)) context.state.act = null;
  leg.reopenedBecause = [...why];
  leg.status = transition(context.transitions, 'leg', leg.status, 'revised', 'not_started');
}

/** A party whose consent covers the changed ask is told that it stands, so that it can object. */
function announceConsentStands(context: FoldContext, leg: LegState): void {
  const round = leg.rounds.at(-1);
  if (round === undefined || leg.decisionId === null) return;
  context.effect('tellConsentStands', {
    legId: leg.id,
    round: round.number,
    revision: context.state.revision,
  });
}

export function planNewLegs(context: FoldContext, asks: readonly LegAsk[]): void {
  const { state, policy } = context;
  if (state.parties === null) return;
  for (const [position, planned] of planLegs(state.parties, policy).entries()) {
    if (Object.hasOwn(state.legs, planned.id)) context.leg(planned.id).position = position;
    else context.add('legs', planned.id, newLeg(context, planned, position, asks));
  }
}

/**
 * An act of the Council that allows less than was asked makes a new revision; it is narrower, so every consent covers it.
 */
export function reviseByPartialDecision(
  context: FoldContext,
  leg: LegState,
  act: CouncilAct,
  asks: readonly LegAsk[],
): void {
  const { state } = context;
  if (state.status !== 'open' || state.parties === null) return;
  const { content, cut } = shrink(state.content, act.allows);
  if (cut.length === 0) return;
  const before = state.content;
  const left = content ?? { ...before, lines: [] };
  for (const line of linesInOrder(state)) {
    if (isOpenLine(line) && !left.lines.some((asked) => asked.id === line.id)) {
      dropLine(context, line.id, 'revised');
    }
  }
  const reopened =
    content === null
      ? []
      : reviseLegs(
          context,
          content,
          asks.filter((ask) => ask.legId !== leg.id),
          before,
        );
  // The lines that were left out stay readable in the ask; they are dropped.
  const lines = before.lines.map((line) => left.lines.find(({ id }) => id === line.id) ?? line);
  addRevision(
    context,
    { ...left, lines },
    { because: 'partial_decision', reason: null, act: act.symbol, changes: cut, reopened },
  );
  // The act covers the ask as it left it; a later amendment that asks for more asks the Council again.
  if (leg.decisionId !== null) context.decision(leg.decisionId).revision = state.revision;
  context.effect('announceRevision', { revision: state.revision });
}
