import { messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { type Actor, type RequestState, foldRecord, planLegs } from '#libs/process';
import { messageOfFinding } from '#libs/rules';
import { ArrangementEntity, RequestEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { actor } from '../writer/acts.js';
import { bring, withCase, withRecordCase } from '../writer/advance.js';
import { calendarsFor, yearsOf } from '../catalogue/calendar-extracts.js';
import { reject } from '../errors.js';
import type { ArrangementAggregate } from '../writer/aggregate.js';
import { policyFor } from '../requests/policies.js';
import { holdInLiveWorld } from '../writer/reservations.js';
import { peopleWhoCanAnswer, seatsOf } from '../requests/submission.js';
import { keepRenderings } from '../requests/renderings.js';
import { deskOf } from './desk.js';
import { entriesThatCount } from './entries.js';
import { policiesOf } from './locked.js';
import { refusalOfRecord } from './refusals.js';

/**
 * Continues a record case as a live one: its time becomes now. What fell due until now is folded at its own moments, so that
 * it shows as overdue, lapsed or expired, without reminders. Then its units are held in the live world, its legs get the
 * people who can answer today, and every open subject its workflow. From here on nothing is inserted or folded again.
 * @throws CaseError 409 where a unit is held by another arrangement, 422 where nobody can answer for a party; then nothing
 * changes
 */
export async function continueLive(
  tx: EntityManager,
  viewer: Viewer,
  arrangementId: string,
): Promise<{ version: number; now: string }> {
  const by = actor(viewer, 'enter_record');
  await bringUpToNow(tx, arrangementId);
  await tx.update(ArrangementEntity, { id: arrangementId }, { world: 'live', recordUntil: null });
  await tx.update(RequestEntity, { arrangementId }, { ofRecord: false });
  return withCase(tx, arrangementId, async (aggregate) => {
    for (const state of aggregate.all()) aggregate.forceReproject.add(state.id);
    await assertUnits(tx, aggregate);
    await bring(aggregate, arrangementId, { payload: { kind: 'continued_live' }, by, channel: 'record' });
    for (const requestId of aggregate.arrangement.requestIds) {
      await continueRequest(tx, aggregate, requestId, by);
    }
    await aggregate.fold();
    return { version: aggregate.arrangement.factCount, now: aggregate.now() };
  });
}

/** Folds what fell due between the last entry and now. */
async function bringUpToNow(tx: EntityManager, arrangementId: string): Promise<void> {
  await withRecordCase(tx, arrangementId, async ({ entries, now, ...arrangement }) => {
    const desk = deskOf(arrangement, entries, await policiesOf(tx, entries));
    const chronicle = foldRecord(entriesThatCount(entries), desk, now);
    if ('entry' in chronicle) throw refusalOfRecord(chronicle, 0, entries);
    await keepRenderings(tx, desk.put);
    return { entry: null, chronicle };
  });
}

async function assertUnits(tx: EntityManager, aggregate: ArrangementAggregate): Promise<void> {
  const refused = await holdInLiveWorld(tx, aggregate.arrangement, aggregate.now());
  if (refused === null) return;
  reject(
    'unit_held',
    '',
    messageOf('refusals.not_held_live', { line: refused.lineId, held: messageOfFinding(refused.heldBy) }),
  );
}

async function continueRequest(
  tx: EntityManager,
  aggregate: ArrangementAggregate,
  requestId: string,
  by: Actor,
): Promise<void> {
  const state = aggregate.request(requestId);
  await bring(aggregate, requestId, {
    payload: {
      kind: 'continued_live',
      ...(state.status === 'open'
        ? await peopleAndCalendars(tx, state, aggregate.now())
        : { seats: [], calendars: state.calendars }),
    },
    by,
    channel: 'record',
  });
}

/** Who can answer on the legs of a request today, and the calendars in which deadlines are counted from now on. */
async function peopleAndCalendars(tx: EntityManager, state: RequestState, now: string) {
  const policy = await policyFor(tx, state);
  const asked = Object.values(state.legs);
  const members = await peopleWhoCanAnswer(
    tx,
    asked.map(({ partyId }) => partyId),
  );
  const seats = asked.map(({ id: legId, partyId, template }) => {
    const seatIds = policy.legs[template]?.seats.map((seat) => seat.id) ?? [];
    const ofParty = members.filter((member) => member.partyId === partyId);
    return { legId, seats: seatsOf(ofParty, seatIds, state.requestedBy.personId) };
  });
  const { first } = yearsOf(state.submittedAt ?? now, state.content.neededBy);
  const { last } = yearsOf(now, state.content.neededBy);
  const legs = state.parties === null ? [] : planLegs(state.parties, policy);
  return { seats, calendars: await calendarsFor(tx, policy, legs, { first, last }) };
}
