import { actsFor, type Viewer } from '#libs/identity';
import type { LegView, RequestView } from '#libs/cases';

/** What the pages offer a viewer on a request. Only what is offered: cases itself decides what is allowed. */
export function offers(viewer: Viewer, view: RequestView) {
  // Of the past there is nothing to be done.
  const whole = view.sees === 'all' && !view.record;
  const manages = viewer.memberships.some((entry) => entry.role === 'manager') && whole;
  const records = (leg: LegView) =>
    actsFor(viewer, 'record_paper', { asked_party: [leg.party.id] }) !== null ||
    (whole && viewer.memberships.some((entry) => entry.role === 'focal_point'));
  return {
    manages,
    oversees: manages || (whole && viewer.memberships.some((entry) => entry.role === 'administrator')),
    answers: (leg: LegView) =>
      leg.detail !== null &&
      actsFor(viewer, 'answer', { asked_party: [leg.party.id] }) !== null &&
      leg.status !== 'not_started',
    records: (leg: LegView) => leg.detail !== null && view.status !== 'draft' && records(leg),
    waives: (leg: LegView) =>
      manages &&
      view.status === 'open' &&
      leg.detail?.satisfied === false &&
      view.requestedBy.id !== viewer.personId,
    works: viewer.memberships.some((entry) => ['focal_point', 'manager'].includes(entry.role)) && whole,
  };
}
