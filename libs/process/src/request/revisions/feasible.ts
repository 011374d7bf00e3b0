import { type RequestContent, messageOf } from '#libs/contracts';
import { authorityFaults, dayOf, endOfDay } from '#libs/rules';
import { breakRule } from '../../shared/broken.js';
import { isPast } from '../../shared/past.js';
import type { FoldContext } from '../fold-context.js';
import type { FactOf } from '../guards.js';

/** Breaks a rule where nobody could carry out an ask any more. */
export function assertFeasible(
  context: FoldContext,
  content: RequestContent,
  authority: FactOf<'submitted'>['authority'],
): void {
  const today = dayOf(context.now);
  // In a record case nothing is late.
  const past = isPast(context.state);
  if (endOfDay(content.neededBy) <= context.now && !past) {
    breakRule(
      'needed_by_past',
      '/neededBy',
      messageOf('refusals.needed_by_past', { day: content.neededBy, today }),
    );
  }
  if (!context.policy.for.includes(content.kind)) {
    breakRule(
      'policy_not_for_this',
      '/policyId',
      messageOf('refusals.policy_not_for_this', {
        policy: context.policy.id,
        kinds: { any: context.policy.for.map((kind) => messageOf(`labels.request_kind.${kind}`)) },
        kind: messageOf(`labels.request_kind.${content.kind}`),
      }),
    );
  }
  const fault = authorityFaults(authority, content)[0];
  if (fault !== undefined) breakRule(fault.rule, fault.pointer, fault.reason);
  content.lines.forEach((line, index) => {
    if (line.to !== null && line.to < today && !past) {
      breakRule(
        'ends_before_decision',
        `/lines/${index}/to`,
        messageOf('refusals.ends_before_decision', { day: line.to, today }),
      );
    }
  });
}
