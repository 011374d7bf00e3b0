import { messageOf } from '#libs/contracts';
import { breakRule } from '../../shared/broken.js';
import type { LegState } from '../../shared/state.js';
import { contestOf, hand } from '../asking/rounds.js';
import type { FoldContext } from '../fold-context.js';
import { type FactOf, actorOf, assertNotOwnRequest, assertOpen, assertSecondPerson } from '../guards.js';
import { openConditionsTask } from './conditions.js';

/** A party's conditions are not worked on while it contests that it set them. */
function assertNotContested(context: FoldContext, leg: LegState): void {
  if (contestOf(context.state, leg) !== undefined) {
    breakRule('status_forbids', '/legId', messageOf('refusals.conditions_contested'));
  }
}

export function enterConditions(context: FoldContext, fact: FactOf<'conditions_entered'>): void {
  assertOpen(context);
  const leg = context.leg(fact.legId);
  assertNotContested(context, leg);
  if (leg.conditions !== 'to_enter') {
    breakRule('status_forbids', '/legId', messageOf('refusals.no_conditions_to_enter'));
  }
  const by = actorOf(fact);
  assertNotOwnRequest(context, by.personId);
  leg.conditions = 'to_countersign';
  leg.enteredCaps = fact.caps;
  leg.enteredBy = by;
  context.closeTasks('done', (task) => task.legId === leg.id && task.kind === 'enter_conditions');
  openConditionsTask(context, leg.id);
}

function assertToCountersign(context: FoldContext, leg: LegState): void {
  assertNotContested(context, leg);
  if (leg.conditions !== 'to_countersign') {
    breakRule('status_forbids', '/legId', messageOf('refusals.no_conditions_to_countersign'));
  }
}

export function countersignConditions(context: FoldContext, fact: FactOf<'conditions_countersigned'>): void {
  assertOpen(context);
  const leg = context.leg(fact.legId);
  const by = actorOf(fact);
  assertToCountersign(context, leg);
  assertSecondPerson(leg.enteredBy, by, messageOf('refusals.conditions_own_countersign'));
  assertNotOwnRequest(context, by.personId);
  leg.conditions = 'none';
  context.closeTasks('done', (task) => task.legId === leg.id && task.kind === 'countersign_conditions');
  hand(leg, null, context.now);
}

export function sendBackConditions(context: FoldContext, fact: FactOf<'conditions_sent_back'>): void {
  assertOpen(context);
  const leg = context.leg(fact.legId);
  assertToCountersign(context, leg);
  const by = actorOf(fact);
  assertSecondPerson(leg.enteredBy, by, messageOf('refusals.conditions_own_send_back'));
  assertNotOwnRequest(context, by.personId);
  leg.conditions = 'to_enter';
  delete leg.enteredCaps;
  delete leg.enteredBy;
  context.closeTasks('done', (task) => task.legId === leg.id && task.kind === 'countersign_conditions');
  context.openTask('enter_conditions', context.secretariat(), {
    legId: leg.id,
    ...(leg.decisionId === null ? {} : { aboutId: leg.decisionId }),
  });
}
