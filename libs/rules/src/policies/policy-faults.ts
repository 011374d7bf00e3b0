import type { Policy } from '#libs/contracts';
import { answerFaults } from './policy-faults-answers.js';
import { legFaults } from './policy-faults-legs.js';
import { orderFaults } from './policy-faults-order.js';
import { timeFaults } from './policy-faults-times.js';
import type { PolicyFault } from './policy-faults-kinds.js';

/**
 * What is wrong with a well-formed policy, and what its author should reconsider; empty where nothing is. A policy without
 * faults of severity `fault` can be carried out to its end: every leg is asked in its turn, and is satisfied where its party
 * agrees.
 */
export function policyFaults(policy: Policy): PolicyFault[] {
  return [...legFaults(policy), ...orderFaults(policy.legs), ...answerFaults(policy), ...timeFaults(policy)];
}
