import { messageOf } from '#libs/contracts';
import { dayOf, endOfDay, plusDuration } from '#libs/rules';
import { breakRule } from '../../shared/broken.js';
import type { RequestState } from '../../shared/state.js';
import { type Transition, transition } from '../../shared/transitions.js';
import { announceOpened } from '../announcements.js';
import { needsCalendars } from '../asking/deadlines.js';
import { planLegs } from '../asking/plan.js';
import { closeRequest, statedReason } from '../closing.js';
import type { FoldContext } from '../fold-context.js';
import { type FactOf, actorOf, assertDraft, assertOpen } from '../guards.js';
import { assertFeasible } from '../revisions/feasible.js';
import { newLeg, newLine } from '../revisions/opening.js';
import { addRevision } from '../revisions/revisions.js';

/** The first fact of a request. */
export function draft(fact: FactOf<'drafted'>): { state: RequestState; transitions: Transition[] } {
  const neededByAt = endOfDay(fact.content.neededBy);
  if (neededByAt <= fact.at && fact.inThePast !== true) {
    breakRule(
      'needed_by_past',
      '/neededBy',
      messageOf('refusals.needed_by_past', { day: fact.content.neededBy, today: dayOf(fact.at) }),
    );
  }
  const transitions: Transition[] = [];
  const state: RequestState = {
    case: 'request',
    id: fact.requestId,
    arrangementId: fact.arrangementId,
    status: transition(transitions, 'request', null, 'drafted', 'draft'),
    revision: 1,
    content: fact.content,
    requestedBy: actorOf(fact),
    policyHash: null,
    authority: null,
    parties: null,
    calendars: null,
    senderMandateEndsOn: null,
    standingConsents: [],
    arrangement: null,
    ofRecord: fact.ofRecord ?? false,
    ...(fact.inThePast === true ? { record: { continuedAt: null } } : {}),
    revisions: [],
    submittedAt: null,
    neededByAt,
    neededByPassed: false,
    lapseAt: null,
    closedAt: null,
    closedBecause: null,
    legs: {},
    lines: {},
    warnings: {},
    decisions: {},
    papers: {},
    contests: {},
    questions: {},
    tasks: {},
    overrides: {},
    act: null,
    factCount: 1,
    lastFactAt: fact.at,
  };
  return { state, transitions };
}

export function revise(context: FoldContext, fact: FactOf<'revised'>): void {
  assertDraft(context);
  const neededByAt = endOfDay(fact.content.neededBy);
  if (neededByAt <= context.now) {
    breakRule(
      'needed_by_past',
      '/neededBy',
      messageOf('refusals.needed_by_past', { day: fact.content.neededBy, today: dayOf(context.now) }),
    );
  }
  context.state.content = fact.content;
  context.state.neededByAt = neededByAt;
}

export function submit(context: FoldContext, fact: FactOf<'submitted'>): void {
  const { state, now, policy } = context;
  const { content } = state;
  assertDraft(context);
  assertFeasible(context, content, fact.authority);
  assertComplete(context, fact);
  state.status = transition(context.transitions, 'request', state.status, 'submitted', 'open');
  state.policyHash = fact.policyHash;
  state.authority = fact.authority;
  state.parties = fact.parties;
  state.calendars = fact.calendars;
  state.senderMandateEndsOn = fact.senderMandateEndsOn;
  state.standingConsents = fact.standingConsents;
  state.arrangement = fact.arrangement;
  state.submittedAt = now;
  state.lapseAt = plusDuration(state.neededByAt, policy.lapseAfterNeededBy, policy.zone);
  addRevision(context, content, { because: 'submitted', reason: null, act: null, changes: [], reopened: [] });
  for (const [position, planned] of planLegs(fact.parties, policy).entries()) {
    context.add('legs', planned.id, newLeg(context, planned, position, fact.asks));
  }
  for (const line of content.lines) {
    context.add('lines', line.id, newLine(context, line, fact.parties, 'submitted'));
  }
  announceOpened(context, content.lines);
}

/** What the policy requires: a party for every required leg, and calendars if it counts working time. */
function assertComplete({ policy }: FoldContext, { parties, calendars }: FactOf<'submitted'>): void {
  const regional = policy.legs.some((leg) => leg.of === 'regional_body' && leg.required);
  if (regional && parties.regionalBody === null) {
    breakRule('party_missing', '/policyId', messageOf('refusals.no_regional_body', { policy: policy.id }));
  }
  if (calendars === null && policy.legs.some(needsCalendars)) {
    breakRule('calendars_missing', '/calendars');
  }
}

export function withdraw(context: FoldContext, fact: FactOf<'withdrawn'>): void {
  const { state } = context;
  if (state.status === 'draft') {
    state.status = transition(context.transitions, 'request', state.status, 'withdrawn', 'withdrawn');
    state.closedAt = context.now;
    state.closedBecause = statedReason(fact.reason);
    context.siblingFacts.push({
      to: 'arrangement',
      fact: {
        kind: 'request_closed',
        at: context.now,
        by: fact.by,
        channel: fact.channel,
        requestId: state.id,
      },
    });
    return;
  }
  assertOpen(context);
  closeRequest(context, 'withdrawn', 'withdrawn', statedReason(fact.reason));
}
