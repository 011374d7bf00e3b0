import { type RequestContent, messageOf } from '#libs/contracts';
import { endOfDay, plusDuration } from '#libs/rules';
import { breakRule } from '../../shared/broken.js';
import { replan } from '../asking/replanning.js';
import type { FoldContext } from '../fold-context.js';
import { type FactOf, assertOpen } from '../guards.js';
import { inOneOrder, legsInOrder, linesInOrder } from '../order.js';
import { assertFeasible } from './feasible.js';
import { addRevision, changesOf, planNewLegs, reviseLegs, reviseLines } from './revisions.js';

/**
 * Changes the ask of an open request. Consents that still cover it stand, and their parties are told; the others are opened
 * again, with the reason. Whoever has been asked and has not answered is asked the new text.
 */
export function amend(context: FoldContext, fact: FactOf<'amended'>): void {
  assertOpen(context);
  const { state, policy } = context;
  assertSameArrangement(context, fact.content);
  assertFeasible(context, fact.content, fact.authority);
  assertGrantedKept(context, fact.content);
  const before = state.content;
  state.authority = fact.authority;
  state.parties = fact.parties;
  state.neededByAt = endOfDay(fact.content.neededBy);
  state.neededByPassed = false;
  state.lapseAt = plusDuration(state.neededByAt, policy.lapseAfterNeededBy, policy.zone);
  reviseLines(context, fact.content, fact.parties);
  const reopened = reviseLegs(context, fact.content, fact.asks, before);
  const changes = changesOf(before, fact.content);
  addRevision(context, fact.content, {
    because: 'amended',
    reason: fact.reason,
    act: null,
    changes,
    reopened,
  });
  planNewLegs(context, fact.asks);
  for (const leg of legsInOrder(state)) replan(context, leg.id);
  context.effect('announceRevision', { revision: state.revision });
}

/** Other missions would be another arrangement; the kind of request and the policy are chosen once. */
function assertSameArrangement({ state }: FoldContext, content: RequestContent): void {
  for (const field of ['kind', 'sendingMission', 'receivingMission'] as const) {
    if (content[field] !== state.content[field]) {
      breakRule(
        'status_forbids',
        `/${field}`,
        messageOf('refusals.another_request', { was: state.content[field], is: content[field] }),
      );
    }
  }
}

function assertGrantedKept({ state }: FoldContext, content: RequestContent): void {
  for (const line of linesInOrder(state)) {
    if (line.status !== 'granted') continue;
    const [was, is] = [state.content, content].map((each) =>
      inOneOrder(each.lines.find((candidate) => candidate.id === line.id) ?? null),
    );
    if (was !== is) {
      breakRule('line_granted_already', '/lines', messageOf('refusals.line_granted', { line: line.id }));
    }
  }
}
