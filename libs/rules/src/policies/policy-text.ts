import { LineCounter, isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import { type Policy, messageOf, policySchema } from '#libs/contracts';
import type { FoundFault, PlacedFault } from './policy-faults-kinds.js';
import { policyFaults } from './policy-faults.js';
import { foundInForm } from './policy-text-form.js';

/**
 * What a file of a policy holds: a policy without faults, or why it is not one. Its faults are in the order of the file,
 * including warnings; a policy may have warnings.
 */
export type PolicyReading =
  | { is: 'policy'; policy: Policy; faults: PlacedFault[] }
  | { is: 'faulty'; faults: PlacedFault[] }
  | { is: 'not_yaml'; faults: PlacedFault[] };

/** Reads a policy as an administrator wrote it, in YAML, and finds the place of every fault. */
export function readPolicyText(text: string): PolicyReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const notYaml = (offset: number, problem: string): PolicyReading => {
    const { line, col } = lines.linePos(offset);
    const fault: FoundFault = {
      pointer: '',
      severity: 'fault',
      rule: 'yaml',
      reason: messageOf('policies.not_yaml', { problem }),
    };
    return { is: 'not_yaml', faults: [{ line, column: col, ...fault }] };
  };
  const error = document.errors[0];
  if (error !== undefined) return notYaml(error.pos[0], error.message);
  let value: unknown;
  try {
    value = document.toJS();
  } catch (thrown) {
    // An alias without its anchor, or so many of them that they would fill the memory.
    return notYaml(0, thrown instanceof Error ? thrown.message : String(thrown));
  }
  const parsed = policySchema.safeParse(value, { reportInput: true });
  const found: FoundFault[] = parsed.success ? policyFaults(parsed.data) : foundInForm(parsed.error);
  const faults = found
    .map((fault): PlacedFault => {
      const { line, col } = lines.linePos(offsetOf(document, fault));
      return { line, column: col, ...fault };
    })
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
  if (!parsed.success || faults.some((fault) => fault.severity === 'fault')) return { is: 'faulty', faults };
  return { is: 'policy', policy: parsed.data, faults };
}

/** Where a fault is in the text: at the value, at the key of an unknown field, or at what lacks a field. */
function offsetOf(document: Document, { pointer, rule }: FoundFault): number {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const [depth, key] of keys.entries()) {
    const at: unknown = isAlias(node) ? node.resolve(document) : node;
    if (isMap(at)) {
      const pair = at.items.find((item) => isPair(item) && keyOf(item.key) === key);
      if (pair === undefined) break;
      const atKey = rule === 'unknown_field' && depth === keys.length - 1;
      // A key without a value has an empty node behind the colon, which is no place to point to.
      node = atKey || (isScalar(pair.value) && pair.value.source === '') ? pair.key : pair.value;
    } else if (isSeq(at)) {
      node = at.items[Number(key)];
    } else break;
    offset = startOf(node) ?? offset;
  }
  return offset ?? 0;
}

function keyOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}
