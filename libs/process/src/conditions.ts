import { breakRule } from './broken.js';
import { decisionsThatCount } from './coverage.js';
import { type FactOf, actorOf, demandOpen, demandSecondPerson, forbidOwnRequest } from './guards.js';
import { contestOf, hand } from './rounds.js';
import type { LegId } from './facts.js';
import type { LegState } from './state.js';
import type { Working } from './working.js';

const KINDS: readonly string[] = ['enter_conditions', 'countersign_conditions', 'resolve_coverage'];

/** Takes back what an earlier conditional consent left to be done. */
export function dropConditions(working: Working, leg: LegState): void {
  leg.conditions = 'none';
  leg.enteredCaps = null;
  leg.enteredBy = null;
  leg.gaps = [];
  working.closeTasks('superseded', (task) => task.legId === leg.id && KINDS.includes(task.kind));
}

/** Conditions in prose count only once two people of the Secretariat have made caps of them. */
export function takeConditions(working: Working, leg: LegState): void {
  if (!decisionsThatCount(working.state, leg).some((decision) => decision.conditions !== null)) return;
  leg.conditions = 'to_enter';
  openConditionsTask(working, leg.id);
}

/** The work that conditions in prose leave to the Secretariat; opened anew where it was closed while nothing needed the leg. */
export function openConditionsTask(working: Working, legId: LegId): void {
  const leg = working.leg(legId);
  const kind = leg.conditions === 'to_countersign' ? 'countersign_conditions' : 'enter_conditions';
  if (working.hasTask((task) => task.legId === legId && task.kind === kind)) return;
  const inProse = decisionsThatCount(working.state, leg).find((decision) => decision.conditions !== null);
  const aboutId = leg.conditions === 'to_countersign' ? leg.decisionId : (inProse?.id ?? leg.decisionId);
  working.openTask(kind, working.secretariat(), {
    legId,
    ...(aboutId === null ? {} : { aboutId }),
    ...(kind === 'countersign_conditions' && leg.enteredBy !== null ? { notBy: leg.enteredBy.personId } : {}),
  });
  hand(leg, 'secretariat', working.now);
}

/** A party's conditions are not worked on while it contests that it set them. */
function forbidContested(working: Working, leg: LegState): void {
  if (contestOf(working.state, leg) !== undefined) {
    breakRule('status_forbids', '/legId', 'The party contests the record that holds these conditions.');
  }
}

export function enterConditions(working: Working, fact: FactOf<'conditions_entered'>): void {
  demandOpen(working);
  const leg = working.leg(fact.legId);
  forbidContested(working, leg);
  if (leg.conditions !== 'to_enter') {
    breakRule('status_forbids', '/legId', 'No conditions wait to be entered on this leg.');
  }
  const by = actorOf(fact);
  forbidOwnRequest(working, by.personId);
  leg.conditions = 'to_countersign';
  leg.enteredCaps = fact.caps;
  leg.enteredBy = by;
  working.closeTasks('done', (task) => task.legId === leg.id && task.kind === 'enter_conditions');
  openConditionsTask(working, leg.id);
}

function demandToCountersign(working: Working, leg: LegState): void {
  forbidContested(working, leg);
  if (leg.conditions !== 'to_countersign') {
    breakRule('status_forbids', '/legId', 'No entered conditions wait to be countersigned on this leg.');
  }
}

export function countersignConditions(working: Working, fact: FactOf<'conditions_countersigned'>): void {
  demandOpen(working);
  const leg = working.leg(fact.legId);
  const by = actorOf(fact);
  demandToCountersign(working, leg);
  demandSecondPerson(leg.enteredBy, by, 'The person who entered the conditions cannot countersign them.');
  forbidOwnRequest(working, by.personId);
  leg.conditions = 'none';
  working.closeTasks('done', (task) => task.legId === leg.id && task.kind === 'countersign_conditions');
  hand(leg, null, working.now);
}

export function sendBackConditions(working: Working, fact: FactOf<'conditions_sent_back'>): void {
  demandOpen(working);
  const leg = working.leg(fact.legId);
  demandToCountersign(working, leg);
  const by = actorOf(fact);
  demandSecondPerson(leg.enteredBy, by, 'The person who entered the conditions cannot send them back.');
  forbidOwnRequest(working, by.personId);
  leg.conditions = 'to_enter';
  leg.enteredCaps = null;
  leg.enteredBy = null;
  working.closeTasks('done', (task) => task.legId === leg.id && task.kind === 'countersign_conditions');
  working.openTask('enter_conditions', working.secretariat(), {
    legId: leg.id,
    ...(leg.decisionId === null ? {} : { aboutId: leg.decisionId }),
  });
}
