import { LineCounter, isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import type { z } from 'zod';
import type { Policy } from '#libs/contracts';
import { policySchema } from '#libs/contracts';
import type { PolicyFault } from './policy-faults.js';
import { policyFaults } from './policy-faults.js';

/** A fault with its place in the file; line and column count from 1. */
export interface PlacedFault {
  line: number;
  column: number;
  pointer: string;
  rule: PolicyFault['rule'] | 'yaml' | 'unknown_field' | 'missing_field' | 'bad_value';
  message: string;
}

/** What a file of a policy holds: a policy without faults, or why it is none. */
export type PolicyReading =
  | { is: 'policy'; policy: Policy; faults: [] }
  | { is: 'faulty'; faults: PlacedFault[] }
  | { is: 'not_yaml'; faults: PlacedFault[] };

type FoundFault = Omit<PlacedFault, 'line' | 'column'>;

/** Reads a policy as an administrator wrote it, in YAML, and finds the place of every fault. */
export function readPolicyText(text: string): PolicyReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const notYaml = (offset: number, message: string): PolicyReading => {
    const { line, col } = lines.linePos(offset);
    return { is: 'not_yaml', faults: [{ line, column: col, pointer: '', rule: 'yaml', message }] };
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
  const found = parsed.success ? policyFaults(parsed.data) : parsed.error.issues.flatMap(faultsOfForm);
  if (parsed.success && found.length === 0) return { is: 'policy', policy: parsed.data, faults: [] };
  const faults = found.map((fault): PlacedFault => {
    const { line, col } = lines.linePos(offsetOf(document, fault));
    return { line, column: col, ...fault };
  });
  return { is: 'faulty', faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

/** A fault as compilers write it, which editors and terminals can follow to its place. */
export function faultLine(file: string, { line, column, message, rule }: PlacedFault): string {
  return `${file}:${line}:${column}: ${message} (${rule})`;
}

function faultsOfForm(issue: z.core.$ZodIssue): FoundFault[] {
  const pointer = pointerOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerOf([...issue.path, key]),
      rule: 'unknown_field',
      message: `There is no field ${key} here.`,
    }));
  }
  const field = issue.path.at(-1);
  if (issue.code === 'invalid_type' && issue.input === undefined && typeof field === 'string') {
    return [{ pointer, rule: 'missing_field', message: `The field ${field} is missing.` }];
  }
  if (issue.code === 'invalid_format' && issue.format === 'duration' && isNegative(issue.input)) {
    const message = `${issue.input} runs backwards; a duration is longer than zero.`;
    return [{ pointer, rule: 'duration_not_positive', message }];
  }
  const name = typeof field === 'number' ? `Entry ${field + 1}` : String(field ?? 'The policy');
  const choice =
    issue.code === 'invalid_value' ? `must be one of ${issue.values.map(String).join(', ')}` : null;
  const what = choice ?? issue.message.replace(/^Invalid input: /u, '');
  return [{ pointer, rule: 'bad_value', message: `${name}: ${what}.` }];
}

function isNegative(input: unknown): input is string {
  return typeof input === 'string' && /^-P|-\d/u.test(input);
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
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
