import { OPERATIONS } from '../../../apps/api/src/operations.js';
import { problemSchema } from '../../../apps/api/src/openapi/components.js';
import { refusalsOf } from '../../../apps/api/src/openapi/refusals.js';
import type { Operation } from '../../../apps/api/src/http/operations/operation.js';

/** An answer as a caller gets it. */
interface Received {
  status: number;
  headers: Headers;
  body: unknown;
}

const routes = OPERATIONS.map((operation) => ({
  operation,
  pattern: new RegExp(`^/api/v1${operation.path.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u'),
}));

/** The operation that answers a call; undefined if the call is not one of the API. */
function operationOf(method: string, path: string): Operation | undefined {
  const [address = ''] = path.split('?');
  return routes.find(
    ({ operation, pattern }) => operation.method.toUpperCase() === method && pattern.test(address),
  )?.operation;
}

/**
 * What an answer does otherwise than the API's description promises: a status, a media type, a header or a field that is
 * not described, or one that is and is missing. Empty for what is no call of the API.
 */
export function brokenPromises(method: string, path: string, answer: Received): string[] {
  const operation = operationOf(method, path);
  if (operation === undefined) return [];
  const faults =
    answer.status >= 400 ? faultsOfRefusal(operation, answer) : faultsOfAnswer(operation, answer);
  if (!answer.headers.has('x-request-id')) faults.push('there is no X-Request-Id');
  return faults.map((fault) => `${operation.id}, ${answer.status}: ${fault}`);
}

function typeOf(headers: Headers): string {
  return headers.get('content-type') ?? '';
}

function faultsOfRefusal(operation: Operation, { status, headers, body }: Received): string[] {
  const faults: string[] = [];
  const known = status in operation.answers || refusalsOf(operation).some((one) => one === status);
  if (!known) faults.push('the status is not described');
  if (!typeOf(headers).startsWith('application/problem+json')) faults.push('no problem+json');
  const vary = headers.get('vary') ?? '';
  if (!headers.has('content-language') || !/accept-language/iu.test(vary)) faults.push('in no language');
  const problem = problemSchema.safeParse(body);
  if (!problem.success) faults.push(`not a problem as described: ${problem.error.message}`);
  return faults;
}

function faultsOfAnswer(operation: Operation, { status, headers, body }: Received): string[] {
  const described = operation.answers[status];
  if (described === undefined) return ['the status is not described'];
  const faults: string[] = [];
  if (described.schema === undefined) {
    return body === '' || described.content !== undefined ? [] : ['there is a body, and none is described'];
  }
  if (!typeOf(headers).startsWith('application/json')) {
    faults.push(`the media type is ${typeOf(headers)}`);
  }
  const parsed = described.schema.safeParse(body);
  if (!parsed.success) faults.push(`the body is not as described: ${parsed.error.message}`);
  else faults.push(...beside(body, parsed.data).map((place) => `${place} is not described`));
  const version = typeof body === 'object' && body !== null && 'version' in body ? body.version : undefined;
  if (typeof version === 'number' && headers.get('etag') !== `"${version}"`) faults.push('there is no ETag');
  if (status === 201 && operation.makes !== undefined && !headers.has('location')) {
    faults.push('there is no Location');
  }
  return faults;
}

/** Where a body has fields, or values, that its schema does not give back. */
function beside(body: unknown, described: unknown, at = ''): string[] {
  if (typeof body !== 'object' || body === null || typeof described !== 'object' || described === null) {
    return Object.is(body, described) ? [] : [at];
  }
  return Object.entries(body).flatMap(([key, value]) =>
    Object.hasOwn(described, key)
      ? beside(value, (described as Record<string, unknown>)[key], `${at}/${key}`)
      : [`${at}/${key}`],
  );
}
