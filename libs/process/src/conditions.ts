import { breakRule } from './broken.js';
import { decisionsThatCount } from './coverage.js';
import { type FactOf, actorOf, assertOpen, assertSecondPerson, assertNotOwnRequest } from './guards.js';
import { contestOf, hand } from './rounds.js';
import type { LegId } from './facts.js';
import type { LegState } from './state.js';
import type { FoldContext } from './fold-context.js';

const KINDS: readonly string[] = ['enter_conditions', 'countersign_conditions', 'resolve_coverage'];

/** Takes back what an earlier conditional consent left to be done. */
export function dropConditions(context: FoldContext, leg: LegState): void {
  leg.conditions = 'none';
  leg.enteredCaps = null;
  leg.enteredBy = null;
  leg.gaps = [];
  context.closeTasks('superseded', (task) => task.legId === leg.id && KINDS.includes(task.kind));
}

/** Conditions in prose count only once two people of the Secretariat have made caps of them. */
export function takeConditions(context: FoldContext, leg: LegState): void {
  if (!decisionsThatCount(context.state, leg).some((decision) => decision.conditions !== null)) return;
  leg.conditions = 'to_enter';
  openConditionsTask(context, leg.id);
}

/** The work that conditions in prose leave to the Secretariat; opened again where it was closed while nothing needed the leg. */
export function openConditionsTask(context: FoldContext, legId: LegId): void {
  const leg = context.leg(legId);
  const kind = leg.conditions === 'to_countersign' ? 'countersign_conditions' : 'enter_conditions';
  if (context.hasTask((task) => task.legId === legId && task.kind === kind)) return;
  const inProse = decisionsThatCount(context.state, leg).find((decision) => decision.conditions !== null);
  const aboutId = leg.conditions === 'to_countersign' ? leg.decisionId : (inProse?.id ?? leg.decisionId);
  context.openTask(kind, context.secretariat(), {
    legId,
    ...(aboutId === null ? {} : { aboutId }),
    ...(kind === 'countersign_conditions' && leg.enteredBy !== null ? { notBy: leg.enteredBy.personId } : {}),
  });
  hand(leg, 'secretariat', context.now);
}

/** A party's conditions are not worked on while it contests that it set them. */
function assertNotContested(context: FoldContext, leg: LegState): void {
  if (contestOf(context.state, leg) !== undefined) {
    breakRule('status_forbids', '/legId', 'The party contests the record that holds these conditions.');
  }
}

export function enterConditions(context: FoldContext, fact: FactOf<'conditions_entered'>): void {
  assertOpen(context);
  const leg = context.leg(fact.legId);
  assertNotContested(context, leg);
  if (leg.conditions !== 'to_enter') {
    breakRule('status_forbids', '/legId', 'No conditions wait to be entered on this leg.');
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
    breakRule('status_forbids', '/legId', 'No entered conditions wait to be countersigned on this leg.');
  }
}

export function countersignConditions(context: FoldContext, fact: FactOf<'conditions_countersigned'>): void {
  assertOpen(context);
  const leg = context.leg(fact.legId);
  const by = actorOf(fact);
  assertToCountersign(context, leg);
  assertSecondPerson(leg.enteredBy, by, 'The person who entered the conditions cannot countersign them.');
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
  assertSecondPerson(leg.enteredBy, by, 'The person who entered the conditions cannot send them back.');
  assertNotOwnRequest(context, by.personId);
  leg.conditions = 'to_enter';
  leg.enteredCaps = null;
  leg.enteredBy = null;
  context.closeTasks('done', (task) => task.legId === leg.id && task.kind === 'countersign_conditions');
  context.openTask('enter_conditions', context.secretariat(), {
    legId: leg.id,
    ...(leg.decisionId === null ? {} : { aboutId: leg.decisionId }),
  });
}
