import type { CodedMessage, Policy } from '#libs/contracts';
import {
  type LegState,
  type RequestState,
  capsThatCount,
  groupResult,
  isGroup,
  isPast,
  linesNeeding,
  openRound,
} from '#libs/process';
import { exactly, intersection, needsResolution } from '#libs/rules';
import type { Names } from '../lists/names.js';
import type { AllowedActs } from './allowed-acts.js';
import type { LegDetailView } from '../views/legs.js';
import type { RequestView } from '../views/request.js';

/** Whether a viewer may see what a leg says. */
type Shows = (legId: string) => boolean;

/** The voices of a leg, and their joint result. */
export function seatsOf(leg: LegState, policy: Policy, names: Names): Pick<LegDetailView, 'seats' | 'group'> {
  const rule = policy.legs[leg.template]?.rule ?? null;
  const result = isGroup(leg) && rule !== null ? groupResult(leg, rule) : null;
  return {
    seats: leg.seats.map((seat) => ({
      ...seat,
      vacantSince: seat.vacantSince ?? null,
      title: isGroup(leg) ? seat.title : names.party(leg.partyId).name,
      people: seat.people.map((id) => names.person(id)),
    })),
    group: result === null ? null : { outcome: result.outcome, explanation: result.explanation },
  };
}

/** Every round of a leg, with who was told, and when, that no answer had come. */
export function roundsOf(leg: LegState): LegDetailView['rounds'] {
  return leg.rounds.map((round) => ({
    number: round.number,
    revision: round.revision,
    askedAt: round.askedAt,
    asked: round.asked ?? exactly(round.askedAt),
    dueAt: round.dueAt,
    lapseAt: round.lapseAt,
    remindersSent: round.remindersSent,
    objectionsUntil: round.objections?.until ?? null,
    escalations: round.escalations.map((step, index) => ({ ...step, sent: index < round.escalationsSent })),
    closedAt: round.closedAt,
    closedBecause: round.closedBecause,
  }));
}

/** The frozen asks, oldest first; of legs that a revision opened again, those that the viewer may see. */
export function revisionsOf(state: RequestState, names: Names, shows: Shows): RequestView['revisions'] {
  return state.revisions.map(({ number, at, by, because, reason, act, changes, reopened }) => ({
    number,
    at,
    by: by === null ? null : names.person(by.personId),
    because,
    reason,
    act,
    changes,
    reopened: reopened.filter(({ legId }) => shows(legId)),
  }));
}

/** What administrators did, or want to do, where the process was stuck. */
export function overridesOf(state: RequestState, names: Names, acts: AllowedActs): RequestView['overrides'] {
  return Object.values(state.overrides)
    .toSorted((a, b) => (a.proposedAt < b.proposedAt ? -1 : 1))
    .map((override) => ({
      ...override,
      proposedBy: names.person(override.proposedBy.personId),
      decidedBy: override.decidedBy === null ? null : names.person(override.decidedBy.personId),
      allowedActs: acts.on('override', override),
    }));
}

/** The records that their party contests, or has contested, earliest first. */
export function contestsOf(
  state: RequestState,
  names: Names,
  shows: Shows,
  acts: AllowedActs,
): RequestView['contests'] {
  return Object.values(state.contests)
    .filter(({ legId }) => shows(legId))
    .toSorted((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1))
    .map(
      ({ by, settledBy, channel: _channel, decisionWas: _decisionWas, legWas, vote: _vote, ...contest }) => ({
        ...contest,
        by: names.person(by.personId),
        settledBy: settledBy === null ? null : names.person(settledBy.personId),
        rests:
          contest.status === 'open' &&
          legWas !== null &&
          state.legs[contest.legId]?.decisionId === contest.decisionId,
        allowedActs: acts.on(
          'contest',
          state.contests[contest.id],
          state.legs[contest.legId]?.partyId ?? null,
        ),
      }),
    );
}

/** The consents in advance that answered a leg, and why each did. */
export function standingConsentsUsed(state: RequestState, shows: Shows): RequestView['standingConsents'] {
  return Object.values(state.decisions).flatMap(({ id, channel, legId }) => {
    if (channel !== 'standing_consent' || !shows(legId)) return [];
    const used = state.standingConsents.find(({ decisionId }) => id.startsWith(`${decisionId}-`));
    return used === undefined
      ? []
      : [{ id: used.consent.id, legId, decisionId: id, binding: used.consent.binding }];
  });
}

/** What all limits on the consents so far leave in common; null where no consent is limited. */
export function inCommon(state: RequestState, names: Names): RequestView['inCommon'] {
  const { parties, content } = state;
  if (parties === null) return null;
  const consents = Object.values(state.legs)
    .toSorted((a, b) => a.position - b.position)
    .filter((leg) => leg.status === 'obtained_with_caveats')
    .flatMap((leg) =>
      capsThatCount(state, leg).map((caps) => ({
        party: names.party(leg.partyId).name,
        caps,
        lineIds: linesNeeding(leg, parties, content),
      })),
    );
  if (consents.length === 0) return null;
  const { lines, together, missing } = intersection(consents, content, state.act?.adoptedOn ?? null);
  return { lines: lines.map(({ lineId, limits }) => ({ lineId, limits })), together, missing };
}

/** What blocks a line. */
export function blocksOf(state: RequestState): RequestView['blocks'] {
  const { parties, content } = state;
  if (parties === null || state.status !== 'open') return [];
  return Object.values(state.legs)
    .toSorted((a, b) => a.position - b.position)
    .filter((leg) => needsResolution(leg.status))
    .flatMap((leg) => {
      const lineIds = linesNeeding(leg, parties, content).filter(
        (lineId) => state.lines[lineId]?.status === 'blocked' || leg.status === 'suspended',
      );
      return lineIds.length === 0 ? [] : [{ legId: leg.id, status: leg.status, lineIds }];
    });
}

/** What has to happen next, in the order of the legs; empty once the request is over. */
export function nextStepsOf(state: RequestState, names: Names, shows: Shows): CodedMessage[] {
  if (state.status === 'draft') return [{ code: 'step.submit' }];
  if (state.status !== 'open' || isPast(state)) return [];
  const blocked = new Set<string>(blocksOf(state).map(({ legId }) => legId));
  const contested = new Set<string>(
    Object.values(state.contests).flatMap(({ status, legId }) => (status === 'open' ? [legId] : [])),
  );
  return Object.values(state.legs)
    .toSorted((a, b) => a.position - b.position)
    .filter((leg) => shows(leg.id))
    .flatMap((leg) => {
      const party = { name: names.party(leg.partyId).name };
      const named = { leg: { code: `legs.${leg.kind}`, params: { party } } };
      return leg.status === 'suspended' && contested.has(leg.id)
        ? [{ code: 'step.settle_contest', params: { ...named, party } }]
        : stepsOf(leg, named, { party, isBlocked: blocked.has(leg.id) });
    });
}

function stepsOf(
  leg: LegState,
  named: { leg: CodedMessage },
  { party, isBlocked }: { party: { name: string }; isBlocked: boolean },
): CodedMessage[] {
  if (isBlocked) {
    const status = { code: `labels.leg_status.${leg.status}` };
    return [{ code: 'step.resolve', params: { ...named, status } }];
  }
  if (leg.conditions !== 'none') return [{ code: 'step.enter_conditions', params: named }];
  if (leg.gaps.length > 0) return [{ code: 'step.resolve_coverage', params: named }];
  if (leg.status === 'paused') return [{ code: 'step.reply', params: { ...named, party } }];
  if (leg.status === 'lapsed' && !leg.satisfied) return [{ code: 'step.ask_again', params: named }];
  if (openRound(leg) !== null) return [...appointments(leg, party), { code: 'step.answer', params: named }];
  if (leg.status !== 'not_started' || leg.after.length === 0) return [];
  const kinds = { all: leg.after.map((kind) => ({ code: `labels.leg.${kind}` })) };
  return [{ code: 'step.after', params: { ...named, kinds } }];
}

/** Whom to appoint where a voice has nobody who could answer. */
function appointments(leg: LegState, party: { name: string }): CodedMessage[] {
  const vacant = leg.seats.filter((seat) => seat.vacantSince !== undefined);
  if (vacant.length === 0) return [];
  return isGroup(leg)
    ? [{ code: 'step.appoint_seats', params: { party, seats: { all: vacant.map(({ title }) => title) } } }]
    : [{ code: 'step.appoint', params: { party } }];
}
