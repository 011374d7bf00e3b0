import { z } from 'zod';

/** As much of JSON Schema as our schemas come to. */
interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

/** An input with one thing wrong. */
export interface BadInput {
  what: string;
  value: unknown;
  /** Where the fault lies. */
  pointer: string;
  /** The rules of which one must be named there; null where the schema words a rule of its own. */
  rules: readonly string[] | null;
  /** Inside a choice between forms the fault may be named anywhere below the choice, or at it. */
  loosely: boolean;
}

const TEXTS: Record<string, string> = {
  date: '2011-02-01',
  'date-time': '2011-02-01T12:00:00.000Z',
  uuid: '7d0c8f5e-6f0a-4b0a-9a54-6a3c8f2f6f10',
  email: 'somebody@example.org',
  duration: 'P4W',
  uri: 'https://example.org/hook',
};
/** Texts that some pattern of ours takes; a new kind of pattern needs one here, or the operation an example. */
const OF_PATTERNS = [
  'cote-divoire',
  'S/RES/1967 (2011)',
  'host_consent:liberia',
  't1-1',
  '09:30',
  'Africa/Abidjan',
  'a'.repeat(43),
  '0'.repeat(64),
  'x',
  '12',
  '2011-12',
];
const NO_SUCH_FIELD = 'thereIsNoSuchField';
/** Larger than any input may be, and yet not a body of which the reader of bodies would complain. */
const LONGEST_TRIED = 20_000;

/** The JSON Schema of what is sent. */
export function sentSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema;
}

function typeOf({ type }: JsonSchema): string {
  return (Array.isArray(type) ? type[0] : type) ?? 'any';
}

function choicesOf(schema: JsonSchema): JsonSchema[] | null {
  return schema.anyOf ?? schema.oneOf ?? null;
}

/** A small value that a schema takes, as far as JSON Schema can say what it takes. */
export function sample(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choices = choicesOf(schema);
  if (choices !== null) return sample(choices.find(({ type }) => type !== 'null') ?? {});
  switch (typeOf(schema)) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sample(schema.properties?.[name] ?? {})]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, Math.min(1, schema.maximum ?? 1));
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return sampleText(schema);
  }
}

function sampleText({ format, pattern, minLength = 0, maxLength = LONGEST_TRIED }: JsonSchema): string {
  const known = format === undefined ? undefined : TEXTS[format];
  if (known !== undefined) return known;
  const texts = ['A text.', ...OF_PATTERNS, ...Object.values(TEXTS)];
  const fits = (text: string) =>
    text.length >= minLength && text.length <= maxLength && new RegExp(pattern ?? '', 'u').test(text);
  return texts.find(fits) ?? 'x'.repeat(Math.max(1, minLength));
}

/** Every way in which one field of an input can be wrong by its schema, field by field through all of it. */
export function badInputs(schema: JsonSchema, nullable = false): BadInput[] {
  const choices = choicesOf(schema);
  if (choices !== null) return badChoices(choices, nullable);
  return [...wrongTypes(schema, nullable), ...wrongParts(schema)];
}

function badChoices(choices: JsonSchema[], nullable: boolean): BadInput[] {
  const forms = choices.filter(({ type }) => type !== 'null');
  const canBeNull = nullable || forms.length < choices.length;
  const [form] = forms;
  if (form !== undefined && forms.length === 1) return badInputs(form, canBeNull);
  const faults = forms.flatMap((one) => wrongParts(one)).filter(({ value }) => !isTaken(forms, value));
  return [
    fault('a value of no form that there is', 'no such form', null),
    ...faults.map((one) => ({ ...one, pointer: '', rules: null, loosely: true })),
  ];
}

/** What is wrong with one form of a choice may be right for another. */
function isTaken(forms: JsonSchema[], value: unknown): boolean {
  return forms.some((form) => {
    const type = typeOf(form);
    return type !== 'object' && typeof value === (type === 'integer' ? 'number' : type);
  });
}

function fault(what: string, value: unknown, rules: readonly string[] | null, pointer = ''): BadInput {
  return { what, value, pointer, rules, loosely: rules === null };
}

function wrongTypes(schema: JsonSchema, nullable: boolean): BadInput[] {
  if (schema.const !== undefined || schema.enum !== undefined) {
    const rules = ['unknown_value', 'wrong_type'];
    return [
      fault('a value that there is not', 'there-is-no-such-value', rules),
      fault('a number', -17.5, rules),
    ];
  }
  const type = typeOf(schema);
  if (type === 'any') return [];
  const other = type === 'string' ? 17 : 'of another type';
  const wrong = [fault('a wrong type', other, ['wrong_type'])];
  if (!nullable && type !== 'null') wrong.push(fault('null', null, ['wrong_type', 'unknown_value']));
  if (type === 'object') wrong.push(fault('an array', [], ['wrong_type']));
  if (type === 'array') wrong.push(fault('an object', {}, ['wrong_type']));
  if (type === 'integer') wrong.push(fault('half a number', 0.5, ['wrong_type', 'too_small']));
  return wrong;
}

function wrongParts(schema: JsonSchema): BadInput[] {
  switch (typeOf(schema)) {
    case 'object':
      return wrongFields(schema);
    case 'array':
      return wrongItems(schema);
    case 'string':
      return wrongTexts(schema);
    case 'integer':
    case 'number':
      return wrongNumbers(schema);
    default:
      return [];
  }
}

function wrongFields(schema: JsonSchema): BadInput[] {
  const whole = sample(schema) as Record<string, unknown>;
  const faults = Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const { [name]: _, ...without } = whole;
    const missing = schema.required?.includes(name)
      ? [
          fault(
            `${name} missing`,
            without,
            ['missing', 'unknown_value', 'rule_broken', 'wrong_type'],
            `/${name}`,
          ),
        ]
      : [];
    const wrong = badInputs(part).map((bad) => ({
      ...bad,
      what: `${name}: ${bad.what}`,
      value: { ...whole, [name]: bad.value },
      pointer: `/${name}${bad.pointer}`,
    }));
    return [...missing, ...wrong];
  });
  if (schema.additionalProperties !== false) return faults;
  const more = { ...whole, [NO_SUCH_FIELD]: 1 };
  return [fault('an unknown field', more, ['unknown_field'], `/${NO_SUCH_FIELD}`), ...faults];
}

function wrongItems({ items = {}, minItems = 0, maxItems }: JsonSchema): BadInput[] {
  const fill = (length: number) => Array.from({ length }, () => sample(items));
  const faults = badInputs(items).map((bad): BadInput => ({
    ...bad,
    what: `first item: ${bad.what}`,
    value: [bad.value, ...fill(Math.max(0, minItems - 1))],
    pointer: `/0${bad.pointer}`,
  }));
  if (minItems > 0) faults.push(fault('too few items', fill(minItems - 1), ['too_small']));
  if (maxItems !== undefined) faults.push(fault('too many items', fill(maxItems + 1), ['too_big']));
  return faults;
}

function wrongTexts({ format, pattern, minLength = 0, maxLength }: JsonSchema): BadInput[] {
  const faults: BadInput[] = [];
  if (format !== undefined || pattern !== undefined) {
    // A pattern that accepts nearly any text still refuses control characters.
    const lenient = pattern !== undefined && new RegExp(pattern, 'u').test('~');
    const value = lenient ? '\u0007' : '~';
    faults.push(fault('a wrong format', value, ['wrong_format', 'rule_broken', 'too_small']));
  }
  if (minLength > 0) faults.push(fault('a text that is too short', '', ['too_small', 'wrong_format']));
  if (maxLength !== undefined && maxLength < LONGEST_TRIED) {
    faults.push(fault('a text that is too long', 'a'.repeat(maxLength + 1), ['too_big', 'wrong_format']));
  }
  return faults;
}

function wrongNumbers({ minimum, maximum }: JsonSchema): BadInput[] {
  const below =
    minimum === undefined ? [] : [fault('below the least', minimum - 1, ['too_small', 'wrong_type'])];
  const above =
    maximum === undefined ? [] : [fault('above the most', maximum + 1, ['too_big', 'wrong_type'])];
  return [...below, ...above];
}
