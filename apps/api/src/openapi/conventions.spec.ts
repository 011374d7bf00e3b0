import { OPERATIONS } from '../operations.js';
import { describeApi } from './document.js';

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  pattern?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}
interface Described {
  operationId: string;
  parameters?: { in: string; name: string; required?: boolean }[];
  responses: Record<string, { headers?: object; content?: Record<string, { schema: Schema }> }>;
}

const document = describeApi(OPERATIONS) as {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
type Row = (typeof operations)[number];

/** Lists whose length something else bounds, and which are read whole; each with what bounds it. */
const SHORT_LISTS: Readonly<Record<string, string>> = {
  claimTasks: 'the tasks that the body names',
  releaseTasks: 'the tasks that the body names',
  listMySessions: 'the sessions that one person can have open',
  listSessionsOf: 'the sessions that one person can have open',
  listMyTokens: 'the tokens that one person can have',
  listCeilings: 'the few strengths that the Council has set for each mission',
  listPolicyVersions: 'the versions of one policy',
  listRepresentations: 'who has spoken for one host',
  listWebhooks: 'the few programs that administrators have let in',
  listMyViews: 'the views that one person can save',
  listPersonas: 'the cast of a demonstration',
  listRecordEntries: 'the facts of one case',
  listRecordGenerations: 'how often one case was folded anew',
};

function takes({ operation }: Row, name: string): boolean {
  return operation.parameters?.some((parameter) => parameter.name === name) ?? false;
}

function answerOf({ operation }: Row): { headers?: object; schema?: Schema } {
  const [, answer = {}] =
    Object.entries(operation.responses).find(([status]) => status.startsWith('2')) ?? [];
  const schema = answer.content?.['application/json']?.schema;
  return {
    ...(answer.headers === undefined ? {} : { headers: answer.headers }),
    ...(schema === undefined ? {} : { schema }),
  };
}

/** Every property of a schema, also below others, with its name. */
function* propertiesOf(schema: Schema, seen = new Set<string>()): Generator<[string, Schema]> {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const found = document.components.schemas[name];
    if (found !== undefined && !seen.has(name)) yield* propertiesOf(found, seen.add(name));
    return;
  }
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    yield [name, part];
    yield* propertiesOf(part, seen);
  }
  for (const part of [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
    if (part !== undefined) yield* propertiesOf(part, seen);
  }
}

function idsOf(rows: readonly Row[]): string[] {
  return rows.map(({ operation }) => operation.operationId);
}

describe('the conventions of the API', () => {
  it('has an Idempotency-Key on every POST', () => {
    const posts = operations.filter(({ method }) => method === 'post');
    expect(posts.length).toBeGreaterThan(40);
    expect(idsOf(posts.filter((row) => !takes(row, 'Idempotency-Key')))).toEqual([]);
  });

  it('has If-Match on every PUT, and an ETag where that is read', () => {
    const puts = operations.filter(({ method }) => method === 'put');
    expect(idsOf(puts.filter((row) => !takes(row, 'If-Match')))).toEqual([]);
    const reads = puts.map(({ path }) => operations.find((row) => row.path === path && row.method === 'get'));
    expect(reads.filter((row) => row === undefined || !('ETag' in (answerOf(row).headers ?? {})))).toEqual(
      [],
    );
  });

  it('has cursors and Link on every list', () => {
    const lists = operations.filter((row) => answerOf(row).schema?.properties?.['items']?.type === 'array');
    const whole = lists.filter((row) => !takes(row, 'cursor') || !takes(row, 'limit'));
    expect(idsOf(whole).filter((id) => !Object.hasOwn(SHORT_LISTS, id))).toEqual([]);
    const paged = lists.filter((row) => takes(row, 'cursor'));
    expect(idsOf(paged.filter((row) => !('Link' in (answerOf(row).headers ?? {}))))).toEqual([]);
  });

  it('has moments in UTC with their format', () => {
    const wrong = operations.flatMap((row) => {
      const { schema } = answerOf(row);
      if (schema === undefined) return [];
      return [...propertiesOf(schema)]
        .filter(([name]) => /(At|Time)$|^now$/u.test(name))
        .map(([name, part]) => [name, part.anyOf?.find(({ type }) => type !== 'null') ?? part] as const)
        .filter(([, part]) => part.type === 'string' && part.format !== 'date-time')
        .map(([name]) => `${row.operation.operationId}: ${name}`);
    });
    expect(wrong).toEqual([]);
  });
});
