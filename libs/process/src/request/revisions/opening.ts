import { type UnitLineAsked, messageOf } from '#libs/contracts';
import { breakRule } from '../../shared/broken.js';
import { type LegAsk, ONE_VOICE, type RequestParties } from '../../shared/facts.js';
import { isPast } from '../../shared/past.js';
import type { LegState, RequestLineState, SeatState } from '../../shared/state.js';
import { transition } from '../../shared/transitions.js';
import type { PlannedLeg } from '../asking/plan.js';
import type { FoldContext } from '../fold-context.js';

/** A leg that a request opens. */
export function newLeg(
  context: FoldContext,
  planned: PlannedLeg,
  position: number,
  asks: readonly LegAsk[],
): LegState {
  const ask = asks.find((candidate) => candidate.legId === planned.id);
  if (ask === undefined) {
    return breakRule('ask_missing', '/asks', messageOf('refusals.ask_missing', { party: planned.partyId }));
  }
  return {
    id: planned.id,
    position,
    template: planned.templateIndex,
    kind: planned.kind,
    partyId: planned.partyId,
    after: planned.template.after,
    status: transition(context.transitions, 'leg', null, 'submitted', 'not_started'),
    seats: seatsOf(planned, ask, context),
    askHash: ask.askHash,
    rounds: [],
    decisionId: null,
    conditions: 'none',
    gaps: [],
    reopenedBecause: [],
    satisfied: false,
    ledger: [],
  };
}

/** The seats of a leg with their people. A seat without people fails closed: nobody is asked before somebody is appointed. */
function seatsOf({ partyId, template }: PlannedLeg, ask: LegAsk, { state }: FoldContext): SeatState[] {
  const requester = state.requestedBy.personId;
  const seats = template.seats.length === 0 ? [{ id: ONE_VOICE, title: partyId }] : template.seats;
  return seats.map(({ id, title }) => {
    const appointed = ask.seats.find((candidate) => candidate.seatId === id)?.people ?? [];
    const people = appointed.filter((personId) => personId !== requester);
    // Nobody of today is asked about the past.
    if (people.length === 0 && !isPast(state)) {
      const reason =
        id === ONE_VOICE
          ? messageOf('refusals.nobody_answers', { party: partyId })
          : messageOf('refusals.nobody_in_seat', { seat: title, party: partyId });
      breakRule('seat_without_people', '', reason);
    }
    return { id, title, people, vote: null, decisionId: null };
  });
}

/** The party that contributes the unit of a line. */
export function contributorOf(asked: UnitLineAsked, parties: RequestParties): string {
  const contributor = parties.contributors.find((entry) => entry.lineId === asked.id);
  return (
    contributor?.partyId ??
    breakRule('not_found', '/lines', messageOf('refusals.unit_without_contributor', { unit: asked.unitId }))
  );
}

/** A line that a request opens. */
export function newLine(
  context: FoldContext,
  asked: UnitLineAsked,
  parties: RequestParties,
  by: 'submitted' | 'revised',
): RequestLineState {
  return {
    id: asked.id,
    unitId: asked.unitId,
    contributorId: contributorOf(asked, parties),
    status: transition(context.transitions, 'request_line', null, by, 'open'),
    expiry: null,
    readiness: asked.readiness,
    warned: [],
  };
}
