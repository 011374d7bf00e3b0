import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Operation } from '../http/operation.js';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(
      z.object({
        pointer: z.string().describe('JSON pointer (RFC 6901) into the body; empty: the call as a whole'),
        rule: z.string().describe('the name of the rule that is broken'),
        message: z.string().describe('the rule in words'),
      }),
    ),
  })
  .meta({ id: 'Problem', description: 'A refusal (RFC 9457). Nothing has been changed.' });

function headersOf(operation: Operation): z.ZodObject | undefined {
  const shape: Record<string, z.ZodType> = {};
  if (operation.method === 'post') {
    shape['Idempotency-Key'] = z
      .string()
      .min(1)
      .max(200)
      .describe('a new value for every new call; a repeat with the same value and body gets the same answer');
  }
  if (operation.access === 'session' && operation.method !== 'get') {
    shape['X-CSRF-Token'] = z.string().describe('the `csrfToken` of GET /api/v1/me');
  }
  if (operation.ifMatch !== undefined) {
    const header = z.string().describe('the ETag of the version that you have seen');
    shape['If-Match'] = operation.ifMatch === 'required' ? header : header.optional();
  }
  return Object.keys(shape).length === 0 ? undefined : z.object(shape);
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const header = headersOf(operation);
  const requestParams = {
    ...(operation.params === undefined ? {} : { path: operation.params as z.ZodObject }),
    ...(operation.kind === 'read' && operation.query !== undefined
      ? { query: operation.query as z.ZodObject }
      : {}),
    ...(header === undefined ? {} : { header }),
  };
  const answers = Object.entries(operation.answers).map(([status, { description, schema }]) => [
    status,
    Number(status) >= 400
      ? { description, content: { 'application/problem+json': { schema: problem } } }
      : { description, ...(schema === undefined ? {} : { content: { 'application/json': { schema } } }) },
  ]);
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    security: operation.access === 'session' ? [{ session: [] }] : [],
    requestParams,
    ...(operation.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: operation.body } } } }),
    responses: {
      ...Object.fromEntries(answers),
      default: { description: 'Refused.', content: { 'application/problem+json': { schema: problem } } },
    },
  };
}

/** The description of the API (OpenAPI 3.1), made from the same table that serves it. */
export function describeApi(operations: readonly Operation[]): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    const path = `/api/v1${operation.path.replaceAll(/:(\w+)/gu, '{$1}')}`;
    paths[path] = { ...paths[path], [operation.method]: describe(operation) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Countersign',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Consent and approval for United Nations inter-mission cooperation. Times are RFC 3339 in UTC, dates are dates. ' +
        'A body that is not JSON is 400; JSON that breaks a rule is 422 and names every fault.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'countersign', description: 'Set by signing in.' },
      },
    },
  });
}
