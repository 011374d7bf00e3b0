import { messageOf } from '#libs/contracts';
import { breakRule } from '../../shared/broken.js';
import type { OverrideAct } from '../../shared/facts.js';
import type { OverrideState } from '../../shared/state.js';
import { transition } from '../../shared/transitions.js';
import { askAgain } from '../asking/ask-again.js';
import { changeRound, closeRound, openRound } from '../asking/rounds.js';
import type { FoldContext } from '../fold-context.js';
import { type FactOf, actorOf, assertNotOwnRequest, assertOpen, assertSecondPerson } from '../guards.js';
import { free } from '../tasks/tasks.js';

/** An administrator wants to do something where a process is stuck. It waits for a second person. */
export function proposeOverride(context: FoldContext, fact: FactOf<'override_proposed'>): void {
  assertOpen(context);
  const by = actorOf(fact);
  assertNotOwnRequest(context, by.personId);
  assertPossible(context, fact.act);
  context.add('overrides', fact.overrideId, {
    id: fact.overrideId,
    act: fact.act,
    reason: fact.reason,
    proposedBy: by,
    proposedAt: context.now,
    status: 'to_confirm',
    decidedBy: null,
    decidedAt: null,
  });
  context.openTask('confirm_override', context.secretariat(), {
    aboutId: fact.overrideId,
    notBy: by.personId,
    ...('legId' in fact.act ? { legId: fact.act.legId } : {}),
  });
}

/** Breaks a rule where the act could not be done now. */
function assertPossible(context: FoldContext, act: OverrideAct): void {
  if (act.kind === 'release_task') {
    if (context.task(act.taskId, '/act/taskId').status !== 'claimed') {
      breakRule('status_forbids', '/act/taskId', messageOf('refusals.task_claimed_by_nobody'));
    }
    return;
  }
  const leg = context.leg(act.legId, '/act/legId');
  if (act.kind === 'ask_again') return;
  const round = openRound(leg);
  if (round === null) {
    return breakRule('status_forbids', '/act/legId', messageOf('refusals.no_ask_open'));
  }
  if (act.kind === 'extend_lapse' && act.until <= round.lapseAt) {
    breakRule('status_forbids', '/act/until', messageOf('refusals.lapse_not_later', { at: round.lapseAt }));
  }
}

function toConfirm(
  context: FoldContext,
  overrideId: string,
  fact: FactOf<'override_confirmed' | 'override_rejected'>,
) {
  const override = context.override(overrideId);
  if (override.status !== 'to_confirm') {
    breakRule(
      'status_forbids',
      '/overrideId',
      messageOf('refusals.override_settled', {
        status: messageOf(`labels.override_status.${override.status}`),
      }),
    );
  }
  const by = actorOf(fact);
  assertSecondPerson(override.proposedBy, by, messageOf('refusals.own_override'));
  assertNotOwnRequest(context, by.personId);
  override.decidedBy = by;
  override.decidedAt = context.now;
  context.closeTasks('done', (task) => task.kind === 'confirm_override' && task.aboutId === overrideId);
  return override;
}

/** A second person confirms; only now is it done. */
export function confirmOverride(context: FoldContext, fact: FactOf<'override_confirmed'>): void {
  assertOpen(context);
  const override: OverrideState = toConfirm(context, fact.overrideId, fact);
  assertPossible(context, override.act);
  override.status = 'confirmed';
  carryOut(context, override.act);
}

export function rejectOverride(context: FoldContext, fact: FactOf<'override_rejected'>): void {
  toConfirm(context, fact.overrideId, fact).status = 'rejected';
}

/** Does what was confirmed. None of it answers for a party. */
function carryOut(context: FoldContext, act: OverrideAct): void {
  if (act.kind === 'release_task') {
    free(context, context.task(act.taskId), 'override_confirmed');
    return;
  }
  const leg = context.leg(act.legId);
  switch (act.kind) {
    case 'ask_again':
      return askAgain(context, leg);
    case 'extend_lapse':
      return changeRound(leg, { lapseAt: act.until });
    case 'close_round':
      closeRound(context, leg.id, 'override');
      leg.status = transition(context.transitions, 'leg', leg.status, 'override_confirmed', 'lapsed');
  }
}
