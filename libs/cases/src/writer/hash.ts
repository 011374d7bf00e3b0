import { canonicalJson, sha256 } from '#libs/platform';

/** The hash of a state, of whatever version of the machine; equal for equal states, whatever the order of their fields. */
export function stateHashOf(state: unknown): string {
  return sha256(canonicalJson(state));
}
