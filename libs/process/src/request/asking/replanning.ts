import type { Instant } from '#libs/contracts';
import { earlier, endOfDay, lastDayOf, later } from '#libs/rules';
import type { LegId } from '../../shared/facts.js';
import type { LegState, RequestState, Round } from '../../shared/state.js';
import type { FoldContext } from '../fold-context.js';
import { type DeadlineBasis, momentsOfAsking } from './deadlines.js';
import { changeRound, moveDueDates, openRound } from './rounds.js';

/** When what the request rests on runs out: the arrangement that is to be extended, else the authority's own term. */
function authorityExpiresAt({ authority, arrangement, content }: RequestState): Instant | null {
  const ends = (arrangement?.lines ?? [])
    .filter((line) => content.lines.some((asked) => asked.id === line.lineId))
    .map((line) => line.expiresOn)
    .filter((day) => day !== null)
    .toSorted();
  if (ends[0] !== undefined) return endOfDay(ends[0]);
  if (authority === null || authority.term === null) return null;
  return endOfDay(lastDayOf(authority.adoptedOn, authority.term));
}

/** What the deadlines of a leg count from if it is asked at a moment. */
export function basisOf({ state, policy }: FoldContext, leg: LegState, askedAt: Instant): DeadlineBasis {
  const { calendars } = state;
  return {
    askedAt,
    neededByAt: state.neededByAt,
    authorityExpiresAt: authorityExpiresAt(state),
    zone: policy.zone,
    calendars: {
      headquarters: calendars?.headquarters ?? null,
      party: calendars?.parties[leg.partyId] ?? null,
    },
  };
}

/** The lapse of a round, not before the moment to which a confirmed override postponed it. */
function extendedLapse({ overrides }: RequestState, legId: LegId, round: Round, lapseAt: Instant): Instant {
  return Object.values(overrides).reduce(
    (latest, { act, status, decidedAt }) =>
      status === 'confirmed' &&
      act.kind === 'extend_lapse' &&
      act.legId === legId &&
      (decidedAt ?? '') >= round.askedAt
        ? later(latest, act.until)
        : latest,
    lapseAt,
  );
}

/** Plans the deadlines of an open round again, by the present calendars and dates of the request. */
export function replan(context: FoldContext, legId: LegId): void {
  const leg = context.leg(legId);
  const round = openRound(leg);
  if (round === null) return;
  const moments = momentsOfAsking(context.template(leg), basisOf(context, leg, round.askedAt));
  const lapseAt = extendedLapse(context.state, legId, round, moments.lapseAt);
  const shifted = (at: Instant) => earlier(new Date(Date.parse(at) + round.pausedMs).toISOString(), lapseAt);
  const [dueAt, remindAt] = [shifted(moments.dueAt), moments.remindAt.map(shifted)];
  const escalations = moments.escalations.map((step) => ({ ...step, at: shifted(step.at) }));
  changeRound(leg, {
    dueAt,
    lapseAt,
    remindAt,
    // What was sent is not sent again, wherever its moment lies now.
    remindersSent: Math.min(round.remindersSent, remindAt.length),
    escalations,
    escalationsSent: Math.min(round.escalationsSent, escalations.length),
    ...(moments.objectionsUntil === null
      ? {}
      : { objections: { until: moments.objectionsUntil, ended: round.objections?.ended ?? false } }),
  });
  if (dueAt > context.now) delete leg.overdueSince;
  moveDueDates(context, legId);
}
