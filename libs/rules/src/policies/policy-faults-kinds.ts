import type { CodedMessage } from '#libs/contracts';
import type { RuleFault } from '../groups/faults.js';

/** The rules of the check whose breach is a fault: a policy that breaks one is refused. */
export const POLICY_FAULTS = [
  'leg_missing',
  'leg_twice',
  'leg_unfit',
  'leg_advisory',
  'council_not_asked',
  'kind_twice',
  'cycle',
  'deadlock',
  'waits_for_advisory',
  'leg_unreachable',
  'satisfaction_unfit',
  'satisfaction_out_of_reach',
  'seats_without_rule',
  'rule_without_seats',
  'objections_unfit',
  'objections_without_end',
  'objections_not_before_due',
  'duration_not_positive',
  'duration_unreckonable',
  'lapse_not_after_due',
  'escalation_not_after_due',
  'escalation_not_before_lapse',
  'escalations_not_ascending',
  'reminder_not_before_lapse',
  'reminders_not_ascending',
  'warnings_not_descending',
  'zone_unknown',
] as const;

/** The rules of the check that only ever warn. */
export const POLICY_WARNINGS = [
  'soft_satisfaction',
  'waiver_without_effect',
  'questions_do_not_pause',
  'pause_ends_before_reply',
  'lapse_counted_back',
] as const;

/** The rule that a policy breaks; those of groups are the same as for a decision rule. */
export type PolicyFaultRule =
  (typeof POLICY_FAULTS)[number] | (typeof POLICY_WARNINGS)[number] | RuleFault['rule'];

/** One thing that is wrong with a policy, or that its author should reconsider; `pointer` is into the policy (RFC 6901). */
export interface PolicyFault {
  pointer: string;
  /** `warning`: the policy works, and may do in some case what its author does not expect. */
  severity: 'fault' | 'warning';
  rule: PolicyFaultRule;
  reason: CodedMessage;
}

/** A fault of a text that may be no policy at all. */
export interface FoundFault extends Omit<PolicyFault, 'rule'> {
  rule: PolicyFaultRule | 'yaml' | 'unknown_field' | 'missing_field' | 'bad_value';
}

/** A fault with its place in the file; line and column count from 1. */
export interface PlacedFault extends FoundFault {
  line: number;
  column: number;
}
