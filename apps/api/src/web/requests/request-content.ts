import type { RequestContent, UnitLineAsked } from '#libs/contracts';
import type { Fields } from '../fields.js';

/** The field of a form that keeps what the form does not show, so that saving it loses nothing. */
export const KEPT_FIELD = 'kept';

/** How many unit lines a form has, by its fields. */
export function lineCountOf(values: Readonly<Record<string, string>>): number {
  let count = 0;
  while (values[`/content/lines/${count}/unitId`] !== undefined) count += 1;
  return count;
}

/** What the fields of a form show of a request, by their names. */
export function presetsOf(content: RequestContent): Record<string, string> {
  const { sendingMission, receivingMission, purpose, scope, authorityId, policyId, neededBy } = content;
  const shown = { sendingMission, receivingMission, purpose, scope, authorityId, policyId, neededBy };
  return Object.fromEntries(
    [...Object.entries(shown), ...content.lines.flatMap(presetsOfLine)].flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[`/content/${name}`, String(value)]],
    ),
  );
}

function presetsOfLine(line: UnitLineAsked, index: number): [string, string | number | null | undefined][] {
  const at = (name: string): string => `lines/${index}/${name}`;
  return [
    [at('unitId'), line.unitId],
    [at('count'), line.count],
    [at('persons/military'), line.persons.military],
    [at('persons/police'), line.persons.police],
    [at('persons/civilian'), line.persons.civilian],
    [at('from'), line.from],
    [at('to'), line.to],
    [at('readiness/notBefore'), line.readiness?.notBefore],
    [at('readiness/notAfter'), line.readiness?.notAfter],
  ];
}

/** The content of a request as the API takes it: what the form shows, over what it keeps. */
export function contentFrom(fields: Fields): Record<string, unknown> {
  const kept = keptIn(fields);
  const text = (name: string): string => fields.text(`/content/${name}`) ?? '';
  const count = Math.max(1, lineCountOf(fields.values));
  return {
    ...kept,
    sendingMission: text('sendingMission'),
    receivingMission: text('receivingMission'),
    purpose: text('purpose'),
    scope: text('scope'),
    authorityId: text('authorityId'),
    policyId: text('policyId'),
    neededBy: text('neededBy'),
    lines: Array.from({ length: count }, (_, index) => lineFrom(fields, index, kept.lines?.[index])),
  };
}

function lineFrom(fields: Fields, index: number, kept: Partial<UnitLineAsked> = {}): Record<string, unknown> {
  const at = (name: string): string => `/content/lines/${index}/${name}`;
  const unitId = fields.text(at('unitId')) ?? '';
  const notBefore = fields.text(at('readiness/notBefore'));
  const notAfter = fields.text(at('readiness/notAfter'));
  return {
    id: unitId,
    ...kept,
    unitId,
    count: fields.number(at('count')) ?? 0,
    persons: {
      military: fields.number(at('persons/military')) ?? 0,
      police: fields.number(at('persons/police')) ?? 0,
      civilian: fields.number(at('persons/civilian')) ?? 0,
    },
    from: fields.text(at('from')),
    to: fields.text(at('to')),
    readiness: notBefore === null && notAfter === null ? null : { notBefore: notBefore ?? '', notAfter },
  };
}

/** The content as it was when the form was shown. What is unreadable is nothing: the schema of the API names what is missing. */
function keptIn(fields: Fields): Partial<RequestContent> {
  try {
    const kept: unknown = JSON.parse(fields.text(KEPT_FIELD) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
