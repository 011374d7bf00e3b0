import type { RequestContent } from '#libs/contracts';
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
  // Of the past nothing is late any more.
  const past = isPast(context.state);
  if (endOfDay(content.neededBy) <= context.now && !past) {
    breakRule('needed_by_past', '/neededBy', `Needed by ${content.neededBy}; today is ${today}.`);
  }
  if (!context.policy.for.includes(content.kind)) {
    const known = context.policy.for.join(', ');
    breakRule(
      'policy_not_for_this',
      '/policyId',
      `The policy ${context.policy.id} is for requests that ${known} a loan, not for one that is to ${content.kind} it.`,
    );
  }
  const fault = authorityFaults(authority, content)[0];
  if (fault !== undefined) breakRule(fault.rule, fault.pointer, fault.message);
  content.lines.forEach((line, index) => {
    if (line.to !== null && line.to < today && !past) {
      breakRule(
        'ends_before_decision',
        `/lines/${index}/to`,
        `The loan would end on ${line.to}; today is ${today}.`,
      );
    }
  });
}
