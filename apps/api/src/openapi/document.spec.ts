import type { z } from 'zod';
import type { Operation } from '../http/operations/operation.js';
import { OPERATIONS } from '../operations.js';
import { describeApi } from './document.js';
import { TAGS } from './tags.js';

interface Described {
  operationId: string;
  security: Record<string, string[]>[];
  parameters?: { in: string; name: string; required?: boolean }[];
  requestBody?: { required: boolean };
  responses: Record<string, { $ref?: string; headers?: object; content?: Record<string, object> }>;
}

const document = describeApi(OPERATIONS) as {
  paths: Record<string, Record<string, Described>>;
  tags: { name: string }[];
};
const described = new Map(
  Object.values(document.paths).flatMap((path) =>
    Object.values(path).map((operation) => [operation.operationId, operation] as const),
  ),
);

function of(operation: Operation): Described {
  const found = described.get(operation.id);
  if (found === undefined) throw new Error(`${operation.id} is not described`);
  return found;
}

describe.each(OPERATIONS.map((operation) => [operation.id, operation] as const))('%s', (_id, operation) => {
  it('is described with the schema of every answer that has a body', () => {
    for (const [status, { schema, content: ownType }] of Object.entries(operation.answers)) {
      const content = of(operation).responses[status]?.content ?? {};
      const answered = ownType ?? (operation.kind === 'stream' ? 'text/event-stream' : 'application/json');
      const media = Number(status) >= 400 ? 'application/problem+json' : answered;
      const hasBody = Number(status) >= 400 || schema !== undefined || ownType !== undefined;
      expect(Object.keys(content)).toEqual(hasBody ? [media] : []);
    }
  });

  it('names no status in general: whatever is not listed cannot come', () => {
    expect(of(operation).responses).not.toHaveProperty('default');
    expect(Object.keys(of(operation).responses)).toEqual(
      expect.arrayContaining(['400', '422', '429', '500']),
    );
  });

  it('says by what a caller is known', () => {
    const inSession = operation.method === 'get' ? { session: [] } : { session: [], csrf: [] };
    const expected = operation.access === 'public' ? [] : [inSession];
    const byToken = expected.length > 0 && operation.sessionOnly !== true ? [{ token: [] }] : [];
    expect(of(operation).security).toEqual([...expected, ...byToken]);
    expect(of(operation).security.length > 0).toBe(operation.access === 'session');
  });

  it('has an example, where it has one, that its own schema takes', () => {
    const { body, example } = operation as { body?: z.ZodType; example?: unknown };
    const faults = example === undefined ? [] : (body?.safeParse(example).error?.issues ?? []);
    expect(faults).toEqual([]);
  });
});

it('has no chapter without operations', () => {
  const used = new Set(OPERATIONS.map(({ tag }) => tag));
  expect(Object.keys(TAGS).filter((tag) => !used.has(tag as keyof typeof TAGS))).toEqual([]);
});

it('names a body as needed only where the call cannot do without', () => {
  expect(of(OPERATIONS.find(({ id }) => id === 'submitRequest')!).requestBody?.required).toBe(false);
  expect(of(OPERATIONS.find(({ id }) => id === 'draftRequest')!).requestBody?.required).toBe(true);
});
