import { type CodedMessage, fieldReason, messageOf } from '#libs/contracts';
import type { z } from 'zod';
import type { FoundFault } from './policy-faults-kinds.js';

type Issue = z.core.$ZodIssue;

/** Why a text does not have the form of a policy. */
export function foundInForm(error: z.ZodError): FoundFault[] {
  return error.issues.flatMap((issue) => faultsOf(issue, issue.input));
}

/** @param input the value at the path of the issue, where it is known */
function faultsOf(issue: Issue, input: unknown): FoundFault[] {
  const pointer = pointerOf(issue.path);
  const fault = (rule: FoundFault['rule'], reason: CodedMessage, at = pointer): FoundFault[] => [
    { pointer: at, severity: 'fault', rule, reason },
  ];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.flatMap((key) =>
      fault(
        'unknown_field',
        messageOf('policies.unknown_field', { field: key }),
        pointerOf([...issue.path, key]),
      ),
    );
  }
  const field = issue.path.at(-1);
  const isMissing = ['invalid_type', 'invalid_union', 'invalid_value'].includes(issue.code);
  if (isMissing && input === undefined && typeof field === 'string') {
    return fault('missing_field', messageOf('policies.missing_field', { field }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const within = nearestOf(issue.errors);
    return within.flatMap((inner) =>
      faultsOf(
        { ...inner, path: [...issue.path, ...inner.path] },
        inner.path.length === 0 ? input : valueAt(input, inner.path),
      ),
    );
  }
  if (issue.code === 'invalid_format' && issue.format === 'duration' && isNegative(input)) {
    return fault('duration_not_positive', messageOf('policies.duration_backwards', { duration: input }));
  }
  const where =
    typeof field === 'number'
      ? messageOf('policies.where_entry', { entry: field + 1 })
      : field === undefined
        ? messageOf('policies.where_policy')
        : String(field);
  return fault('bad_value', messageOf('policies.bad_value', { where, problem: fieldReason(issue) }));
}

/**
 * Of what is wrong with each of several forms, what is wrong with the one that was probably meant: the one that takes
 * values of this type and leaves the least to say, the first where none does.
 */
function nearestOf(forms: readonly Issue[][]): Issue[] {
  const opened = forms.map((issues) => issues.flatMap((issue) => openedOf(issue)));
  const ofThisType = opened.filter((issues) => issues.every((issue) => !isOfAnotherType(issue)));
  const [first, ...others] = ofThisType.length > 0 ? ofThisType : opened;
  return others.reduce((best, each) => (each.length < best.length ? each : best), first ?? []);
}

/** A union within a union as the form in it that was probably meant. */
function openedOf(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  return nearestOf(issue.errors).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function isOfAnotherType(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code === 'invalid_type';
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function isNegative(input: unknown): input is string {
  return typeof input === 'string' && /^-P|-\d/u.test(input);
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
