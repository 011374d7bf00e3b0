import type { CasePolled, EffectPolled } from '#libs/cases';
import {
  ASKING_ACTIVITIES,
  STAGES,
  type ArrangementView,
  type EffectActivity,
  type EffectToDo,
  type LegKind,
  type LegView,
  type RequestView,
} from '#libs/contracts';
import { formatEffect, formatWakeUp } from './summaries.js';
import { OBTAINED, formatCode, formatMoment } from './words.js';

type RequestCarried = Extract<CasePolled['carried'], { case: 'request' }>;
type ArrangementCarried = Extract<CasePolled['carried'], { case: 'arrangement' }>;

/** A request as its workflow sees it and Temporal's pages show it. */
export function requestStory(polled: CasePolled, carried: RequestCarried): RequestView {
  const { reference, neededByAt } = polled;
  const open = carried.legs.filter((leg) => leg.open);
  const deadlines = open.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  return {
    open: carried.open,
    title: reference,
    legs: carried.legs.map((leg) => legStory(leg, polled)),
    wake: carried.wake === null ? null : formatWakeUp(polled.when(carried.wake), polled),
    deadline: deadlines.toSorted()[0] ?? neededByAt,
    todo: polled.todo.map((effect) => toDo(effect, polled)),
  };
}

/** An arrangement as its workflow sees it and Temporal's pages show it. */
export function arrangementStory(polled: CasePolled, carried: ArrangementCarried): ArrangementView {
  return {
    open: carried.open,
    title: polled.reference,
    waitsFor: carried.waitsFor === null ? 'over' : WAITS_FOR[carried.waitsFor],
    wake: carried.wake === null ? null : formatWakeUp(polled.when(carried.wake), polled),
    todo: polled.todo.map((effect) => toDo(effect, polled)),
  };
}

const WAITS_FOR = {
  request: 'waits for its request',
  return_of_present: 'waits for the return of a unit that is present without an authority',
  ruling: 'waits for a ruling on a unit in movement',
  return_in_movement: 'waits for the return of a unit whose authority ended on its way',
  end_of_suspension: 'suspended',
  in_force: 'in force',
} as const satisfies Record<NonNullable<ArrangementCarried['waitsFor']>, string>;

function legStory(leg: RequestCarried['legs'][number], polled: CasePolled): LegView {
  const { legId, partyId, kind, open, wake } = leg;
  const party = polled.partyNames[partyId] ?? partyId;
  return {
    legId,
    stage: STAGES[kind],
    partyId,
    party,
    status: formatCode(leg.status),
    open,
    overdue: leg.overdueSince !== null,
    holder: formatHolder(leg.holder, party),
    since: formatMoment(leg.heldSince),
    due: formatMoment(leg.dueAt),
    wake: wake === null ? null : formatWakeUp(polled.when(wake), polled),
  };
}

function formatHolder(holder: RequestCarried['legs'][number]['holder'], party: string): string {
  switch (holder) {
    case null:
      return '';
    case 'party':
    case 'council':
      return party;
    case 'secretariat':
    case 'paused':
      return 'the Secretariat';
  }
}

function toDo(effect: EffectPolled, polled: CasePolled): EffectToDo {
  return {
    effectId: effect.effectId,
    activity: activityOf(effect),
    summary: formatEffect(effect, polled),
  };
}

/** The activity that carries an effect out; who is asked shows in its name. */
function activityOf({ kind, about }: EffectPolled): EffectActivity {
  if (kind !== 'ask') return kind;
  const legKind = about.legId?.slice(0, about.legId.indexOf(':'));
  return legKind !== undefined && isLegKind(legKind) ? ASKING_ACTIVITIES[legKind] : 'askContributor';
}

function isLegKind(kind: string): kind is LegKind {
  return Object.hasOwn(OBTAINED, kind);
}
