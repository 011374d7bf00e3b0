import type { Operation } from '../http/operations/operation.js';

/** The description of the refusals of each status. */
export const REFUSALS = {
  400: ['Malformed', 'The call cannot be read: its body, its path or one of its headers is malformed.'],
  401: ['NotSignedIn', 'Nobody is signed in, or the session has ended.'],
  403: ['NotAllowed', 'The caller has no role that allows this, or X-CSRF-Token is missing or wrong.'],
  404: ['NotFound', 'There is nothing at this path, or the caller may not see it; both look the same.'],
  409: [
    'Conflict',
    'The state of the case does not allow this, or a call with the same key is still running.',
  ],
  412: ['Stale', 'What was to be changed has changed since the version that If-Match names.'],
  413: ['TooLarge', 'The body is too large.'],
  415: ['WrongMediaType', 'The body is not of a type that is accepted here.'],
  422: ['RuleBroken', 'The input breaks rules; every fault is named with its field.'],
  428: ['IfMatchMissing', 'The change needs If-Match with the ETag of the version that was seen.'],
  429: ['TooManyCalls', 'Too many calls; Retry-After says when to try again.'],
  500: ['Failed', 'Something went wrong on our side. It is logged under the X-Request-Id.'],
  503: [
    'Unavailable',
    'Something that the call needs is unavailable, or the case needs a newer version of the product; Retry-After says when to try again.',
  ],
} as const satisfies Record<number, readonly [name: string, description: string]>;

/** A status of refusals that follow from the kind of operation. */
export type RefusalStatus = keyof typeof REFUSALS;

/** The refusals that follow from the kind of an operation; its own ones are among its answers. */
export function refusalsOf(operation: Operation): RefusalStatus[] {
  const { access, kind, method, params, about, embeddedOnly, ifMatch } = operation;
  const changes = method !== 'get';
  const addressed = params !== undefined || about !== undefined || embeddedOnly === true;
  const applies: Record<RefusalStatus, boolean> = {
    400: true,
    401: access === 'session',
    403: access === 'session' || changes,
    404: addressed,
    409: kind === 'write' || kind === 'batch' || kind === 'upload',
    412: ifMatch !== undefined,
    413: changes,
    415: changes,
    422: true,
    428: ifMatch === 'required',
    429: true,
    500: true,
    503: kind === 'read' || kind === 'write' || kind === 'batch' || kind === 'stream',
  };
  return (Object.keys(applies).map(Number) as RefusalStatus[]).filter((status) => applies[status]);
}
