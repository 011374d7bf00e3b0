import { whomFor } from '#libs/identity';
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiHeaderObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import type { Operation } from '../http/operations/operation.js';
import { COMPONENTS, problemSchema } from './components.js';
import { REFUSALS, refusalsOf, type RefusalStatus } from './refusals.js';
import { TAGS } from './tags.js';
import { wordsIn } from '#libs/words';

const idempotencyKey = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\x20-\x7e]+$/u)
  .meta({
    description:
      'a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422',
    example: '7d0c8f5e-6f0a-4b0a-9a54-6a3c8f2f6f10',
  });
const ifMatch = z
  .string()
  .regex(/^(W\/)?"\d{1,9}"$/u)
  .meta({ description: 'the ETag of the version that you have seen', example: '"3"' });

const lastEventId = z
  .string()
  .regex(/^\d{1,15}$/u)
  .meta({ description: 'the id of the last event that you received', example: '1042' });

/** The headers of answers: the name on the wire, and its entry among the components. */
const ANSWER_HEADERS = {
  'X-Request-Id': 'RequestId',
  ETag: 'ETag',
  Link: 'Link',
  Location: 'Location',
  'Idempotency-Replayed': 'IdempotencyReplayed',
  'Retry-After': 'RetryAfter',
} as const;
type AnswerHeader = keyof typeof ANSWER_HEADERS;

const HEADER_COMPONENTS: Record<(typeof ANSWER_HEADERS)[AnswerHeader], ZodOpenApiHeaderObject> = {
  RequestId: {
    required: true,
    description: 'The id of the call, also in our log.',
    schema: { type: 'string' },
  },
  ETag: {
    required: true,
    description: 'The version of what was read or changed, for If-Match.',
    schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
  },
  Link: {
    description: 'The next page (RFC 8288), with `rel="next"`; absent on the last page.',
    schema: { type: 'string' },
  },
  Location: { required: true, description: 'Where to read what was made.', schema: { type: 'string' } },
  IdempotencyReplayed: {
    description: 'Present if the answer is that of an earlier call with the same key.',
    schema: { type: 'string', const: 'true' },
  },
  RetryAfter: {
    description: 'After how many seconds to try again.',
    schema: { type: 'string', pattern: '^\\d+$' },
  },
};

function headersOf(names: readonly AnswerHeader[]) {
  return Object.fromEntries(
    names.map((name) => [name, { $ref: `#/components/headers/${ANSWER_HEADERS[name]}` }]),
  );
}

/** The headers of the call besides those for authentication. */
function callHeadersOf(operation: Operation): z.ZodObject | undefined {
  const shape: Record<string, z.ZodType> = {};
  if (operation.method === 'post') shape['Idempotency-Key'] = idempotencyKey;
  if (operation.kind === 'stream') shape['Last-Event-ID'] = lastEventId.optional();
  if (operation.ifMatch !== undefined) {
    shape['If-Match'] = operation.ifMatch === 'required' ? ifMatch : ifMatch.optional();
  }
  return Object.keys(shape).length === 0 ? undefined : z.object(shape);
}

/** Whether an answer carries the version of a case, and so its ETag. */
function hasVersion(schema: z.ZodType | undefined): boolean {
  return schema instanceof z.ZodObject && schema.shape['version'] instanceof z.ZodNumber;
}

/** Whether a list is read page by page. */
function isPaged(operation: Operation): boolean {
  return operation.query instanceof z.ZodObject && 'cursor' in operation.query.shape;
}

function mediaTypeOf({ kind }: Operation): string {
  return kind === 'stream' ? 'text/event-stream' : 'application/json';
}

function answered(operation: Operation, status: number): ZodOpenApiResponseObject {
  const { description = '', schema, content } = operation.answers[status] ?? {};
  const names: AnswerHeader[] = ['X-Request-Id'];
  if (hasVersion(schema)) names.push('ETag');
  if (isPaged(operation)) names.push('Link');
  if (status === 201 && operation.makes !== undefined) names.push('Location');
  const repeatable = ['write', 'batch', 'upload'].includes(operation.kind);
  if (repeatable && operation.method === 'post') names.push('Idempotency-Replayed');
  return {
    description,
    headers: headersOf(names),
    ...(schema === undefined ? {} : { content: { [mediaTypeOf(operation)]: { schema } } }),
    ...(content === undefined
      ? {}
      : { content: { [content]: { schema: { type: 'string', format: 'binary' } } } }),
  };
}

function refused(description: string, status: number): ZodOpenApiResponseObject {
  const mayPass = status === 429 || status === 503;
  return {
    description,
    headers: headersOf(mayPass ? ['X-Request-Id', 'Retry-After'] : ['X-Request-Id']),
    content: { 'application/problem+json': { schema: problemSchema } },
  };
}

/** Refusals with the same description everywhere are in the document once. */
const COMMON_REFUSALS = Object.fromEntries(
  Object.entries(REFUSALS).map(([status, [name, description]]) => [
    status,
    { id: name, ...refused(description, Number(status)) },
  ]),
) as unknown as Readonly<Record<RefusalStatus, ZodOpenApiResponseObject>>;

function responsesOf(operation: Operation): ZodOpenApiResponsesObject {
  const own = Object.entries(operation.answers).map(([text, { description }]) => {
    const status = Number(text);
    return [text, status >= 400 ? refused(description, status) : answered(operation, status)];
  });
  const common = refusalsOf(operation).map((status) => [String(status), COMMON_REFUSALS[status]]);
  return Object.fromEntries([...common, ...own]) as ZodOpenApiResponsesObject;
}

/**
 * How a call authenticates: by a session, in which a change must also prove that the person's own page made it, or by a
 * token if the operation accepts one.
 */
function securityOf({ access, method, sessionOnly }: Operation): Record<string, string[]>[] {
  if (access === 'public') return [];
  const session: Record<string, string[]> = method === 'get' ? { session: [] } : { session: [], csrf: [] };
  return sessionOnly === true ? [session] : [session, { token: [] }];
}

/** The one file of a form. */
const FILE_OF_A_FORM = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object' as const,
        properties: { file: { type: 'string' as const, format: 'binary' } },
        required: ['file'],
      },
    },
  },
};

function bodyOf({ kind, body, example }: Operation): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (kind === 'upload') return { requestBody: FILE_OF_A_FORM };
  if (body === undefined) return {};
  return {
    requestBody: {
      // A call without a body is a call with an empty one.
      required: !body.safeParse({}).success,
      content: { 'application/json': { schema: body, ...(example === undefined ? {} : { example }) } },
    },
  };
}

/** What an operation does, and whom it is for. */
function descriptionOf({ description, may }: Operation): string | undefined {
  const whom =
    may === undefined || may === 'signed_in' || typeof may === 'function'
      ? undefined
      : `For ${wordsIn('en').say(whomFor(may))}.`;
  const parts = [description, whom].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const header = callHeadersOf(operation);
  const purpose = descriptionOf(operation);
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(purpose === undefined ? {} : { description: purpose }),
    security: securityOf(operation),
    requestParams: {
      ...(operation.params === undefined ? {} : { path: operation.params as z.ZodObject }),
      ...(operation.query === undefined ? {} : { query: operation.query as z.ZodObject }),
      ...(header === undefined ? {} : { header }),
    },
    ...bodyOf(operation),
    responses: responsesOf(operation),
  };
}

const introduction = `Consent and approval for United Nations inter-mission cooperation: who holds each consent, and since when.

Times are RFC 3339 in UTC; days are yyyy-mm-dd. A call that cannot be read is 400; JSON that breaks rules is 422 and names every fault with
its field. A method that a path does not have is 405 with Allow. Every POST takes an Idempotency-Key. Lists come in pages: the URL of the
next page is in Link.`;

/** The description of the API (OpenAPI 3.1), made from the same table that serves it. */
export function describeApi(operations: readonly Operation[]): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations.toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)))) {
    const path = `/api/v1${operation.path.replaceAll(/:(\w+)/gu, '{$1}')}`;
    paths[path] = { ...paths[path], [operation.method]: describe(operation) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Countersign',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: introduction,
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: COMPONENTS,
      headers: HEADER_COMPONENTS,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'countersign',
          description: 'Set by signing in. Over HTTPS its name is `__Host-countersign`.',
        },
        csrf: {
          type: 'apiKey',
          in: 'header',
          name: 'X-CSRF-Token',
          description: 'The `csrfToken` of GET /api/v1/me, sent with every change in a session.',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'cs_…',
          description:
            'Made by a person for a program with POST /api/v1/me/tokens. Cookies are then ignored.',
        },
      },
    },
  });
}
