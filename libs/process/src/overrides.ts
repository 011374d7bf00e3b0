import { breakRule } from './broken.js';
import type { OverrideAct } from './facts.js';
import { type FactOf, actorOf, demandOpen, demandSecondPerson, forbidOwnRequest } from './guards.js';
import { moved } from './moves.js';
import { changeRound, closeRound, openRound } from './rounds.js';
import { askAnew } from './secretariat-acts.js';
import { free } from './tasks.js';
import type { OverrideState } from './state.js';
import type { Working } from './working.js';

/** An administrator wants to do something where a process is stuck. It waits for a second person. */
export function proposeOverride(working: Working, fact: FactOf<'override_proposed'>): void {
  demandOpen(working);
  const by = actorOf(fact);
  forbidOwnRequest(working, by.personId);
  demandPossible(working, fact.act);
  working.add('overrides', fact.overrideId, {
    id: fact.overrideId,
    act: fact.act,
    reason: fact.reason,
    proposedBy: by,
    proposedAt: working.now,
    standing: 'to_confirm',
    decidedBy: null,
    decidedAt: null,
  });
  working.openTask('confirm_override', working.secretariat(), {
    aboutId: fact.overrideId,
    notBy: by.personId,
    ...('legId' in fact.act ? { legId: fact.act.legId } : {}),
  });
}

/** Breaks a rule where the act could not be done now. */
function demandPossible(working: Working, act: OverrideAct): void {
  if (act.kind === 'release_task') {
    if (working.task(act.taskId, '/act/taskId').status !== 'claimed') {
      breakRule('status_forbids', '/act/taskId', 'Nobody has claimed this task.');
    }
    return;
  }
  const leg = working.leg(act.legId, '/act/legId');
  if (act.kind === 'ask_anew') return;
  const round = openRound(leg);
  if (round === null) {
    return breakRule('status_forbids', '/act/legId', 'No ask is open on this leg.');
  }
  if (act.kind === 'extend_lapse' && act.until <= round.lapseAt) {
    breakRule('status_forbids', '/act/until', `The round lapses at ${round.lapseAt}; name a later moment.`);
  }
}

function toConfirm(
  working: Working,
  overrideId: string,
  fact: FactOf<'override_confirmed' | 'override_rejected'>,
) {
  const override = working.override(overrideId);
  if (override.standing !== 'to_confirm') {
    breakRule('status_forbids', '/overrideId', `This override is ${override.standing} already.`);
  }
  const by = actorOf(fact);
  demandSecondPerson(override.proposedBy, by, 'The person who proposed an override cannot decide on it.');
  forbidOwnRequest(working, by.personId);
  override.decidedBy = by;
  override.decidedAt = working.now;
  working.closeTasks('done', (task) => task.kind === 'confirm_override' && task.aboutId === overrideId);
  return override;
}

/** A second person confirms; only now is it done. */
export function confirmOverride(working: Working, fact: FactOf<'override_confirmed'>): void {
  demandOpen(working);
  const override: OverrideState = toConfirm(working, fact.overrideId, fact);
  demandPossible(working, override.act);
  override.standing = 'confirmed';
  carryOut(working, override.act);
}

export function rejectOverride(working: Working, fact: FactOf<'override_rejected'>): void {
  toConfirm(working, fact.overrideId, fact).standing = 'rejected';
}

/** Does what was confirmed. None of it answers for a party. */
function carryOut(working: Working, act: OverrideAct): void {
  if (act.kind === 'release_task') {
    free(working, working.task(act.taskId), 'override_confirmed');
    return;
  }
  const leg = working.leg(act.legId);
  switch (act.kind) {
    case 'ask_anew':
      return askAnew(working, leg);
    case 'extend_lapse':
      return changeRound(leg, { lapseAt: act.until });
    case 'close_round':
      closeRound(working, leg.id, 'override');
      leg.status = moved(working.moves, 'leg', leg.status, 'override_confirmed', 'lapsed');
  }
}
