import { z } from 'zod';
import { policySchema } from './policy.js';

/**
 * The form of a policy as JSON Schema, for editors: `data/policies/policy.schema.json` is made from it. Draft 7, since every
 * editor knows that one. It holds the form only; `countersign policy check` finds what a form cannot say.
 */
export function policyJsonSchema(): object {
  return {
    ...z.toJSONSchema(policySchema, { target: 'draft-7', io: 'input' }),
    title: 'A policy of Countersign',
    description:
      'The template of a consent process; docs/policies.md explains it. No field makes silence a consent.',
  };
}
