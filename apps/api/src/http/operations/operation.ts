import type { Device } from '#libs/contracts';
import type { Received, WhoActs } from '#libs/cases';
import type { Act, Viewer } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Tag } from '../../openapi/tags.js';
import type { Services } from '../../services.js';
import type { EventLine } from '../server/event-line.js';

/**
 * Who may call: anybody, or somebody who is signed in, with a program's token or in a session. What they may then do is
 * decided by identity and cases.
 */
type Access = 'public' | 'session';

/** What authorisation uses before anybody reads a query or a body. */
export interface Judged {
  manager: EntityManager;
  viewer: Viewer;
  /** The checked parameters of the path. */
  params: Readonly<Record<string, string>>;
}

/**
 * Who may do an operation: those who may do an act of the policy; all who are signed in, as far as the case is theirs to
 * see; or those who pass the operation's own check, which throws a `CaseError` for all others. Parties that only the body
 * names are checked by the verb.
 */
export type May = Act | 'signed_in' | ((judged: Judged) => Promise<void>);

/** How a call came in; goes into the log of the case. */
export type CallChannel = 'api' | 'inbox';

/** One call, authenticated and validated. */
interface Call<P, Q, B> {
  viewer: Viewer;
  params: P;
  query: Q;
  body: B;
  /** The version that the caller has seen; null where they did not say. */
  ifMatch: number | null;
  channel: CallChannel;
  /** The session in which the call is made; null where it is made in none. */
  sessionId: string | null;
  /** The caller's key for this call; null where the method needs none. */
  idempotencyKey: string | null;
}

/** The answer to a call. */
export interface Reply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  /** What is sent instead of a body, piece by piece. */
  content?: AsyncIterable<Buffer>;
}

/** The session of a call, for the operations that open and end one. */
export interface SessionSlot {
  token: string | null;
  /** What the caller uses, as far as it is kept. */
  device: Device;
  /** The network by which attempts to sign in are counted. */
  client: string;
  open(token: string): void;
  end(): void;
}

interface Described {
  /** Unique; names the operation in the API's description. */
  id: string;
  method: 'get' | 'post' | 'put';
  /** Below `/api/v1`, in Express's syntax. */
  path: string;
  tag: Tag;
  summary: string;
  description?: string;
  access: Access;
  /** Only in a session that a person has opened; the token of a program is refused. */
  sessionOnly?: true;
  /** Only if the product runs as a demonstration; elsewhere the path does not exist. */
  embeddedOnly?: true;
  /** The case that must be visible to the caller, by the name of its path parameter. */
  about?: 'requestId' | 'arrangementId' | 'caseId';
  /** Who may do it; for reads only if not everybody who is signed in may. */
  may?: May;
  ifMatch?: 'required' | 'optional';
  /** The place in the body of the content that the rules of a request point into. */
  contentAt?: string;
  /**
   * Where to read what a call has made, below `/api/v1`; its names are path parameters or fields of the answer. Becomes the
   * header Location of a 201.
   */
  makes?: string;
  /** An example of a body; goes into the API's description. */
  example?: unknown;
  /**
   * What the call is answered. Refusals that come from what the operation is (`openapi/refusals.ts`) need not be named;
   * those that only it gives do, or where their words say more.
   */
  answers: Readonly<
    Record<
      number,
      {
        description: string;
        schema?: z.ZodType;
        /** The media type of an answer that is not JSON. */
        content?: string;
      }
    >
  >;
}

interface Schemas<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  params?: P;
  query?: Q;
  body?: B;
}

/** An operation that changes nothing. */
export interface ReadOperation<P extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType>
  extends Described, Schemas<P, Q, never> {
  kind: 'read';
  run(call: Call<z.output<P>, z.output<Q>, undefined>, services: Services): Promise<Reply>;
}

/** An operation that changes a case: in one transaction with its stored answer. */
export interface WriteOperation<P extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType>
  extends Described, Schemas<P, never, B> {
  kind: 'write';
  may: May;
  /** Can change its own caller's rights, so these are not compared afterwards. */
  changesCallers?: true;
  /** What is added to a stored answer each time it is given and is stored nowhere, such as a derived secret. */
  reveals?(body: unknown, services: Services): object;
  run(
    tx: EntityManager,
    call: Call<z.output<P>, undefined, z.output<B>>,
    services: Services,
  ): Promise<{ status: number; body: unknown }>;
}

/**
 * An operation on several items, each in its own transaction, so that none waits while holding the locks of another. It
 * answers 200 with the result for each, in the order given; a refusal of one does not affect the others.
 */
export interface BatchOperation<P extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType>
  extends Described, Schemas<P, never, B> {
  kind: 'batch';
  may: May;
  /** The items, as they are repeated beside their results. */
  itemsOf(body: z.output<B>): readonly Readonly<Record<string, unknown>>[];
  /** Carries out one of them, by its place. */
  runItem(
    tx: EntityManager,
    call: Call<z.output<P>, undefined, z.output<B>>,
    index: number,
    services: Services,
  ): Promise<object>;
}

/** An operation about sessions and tokens. Its answer is not stored, since it may hold a secret; a repeat is harmless. */
export interface SessionOperation<P extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType>
  extends Described, Schemas<P, never, B> {
  kind: 'session';
  run(
    call: Omit<Call<z.output<P>, undefined, z.output<B>>, 'viewer'> & {
      viewer: Viewer | null;
      /** Reads the caller's rights again; for acts, in their transaction. */
      whoActs: WhoActs;
    },
    services: Services,
    session: SessionSlot,
  ): Promise<Reply>;
}

/** A public operation. It needs neither a caller nor the database. */
export interface PublishingOperation extends Described {
  kind: 'publish';
  params?: never;
  query?: never;
  body?: never;
  run(): Reply;
}

/** An operation that streams server-sent events until either side ends it. */
export interface StreamOperation<Q extends z.ZodType = z.ZodType>
  extends Described, Schemas<never, Q, never> {
  kind: 'stream';
  /** Refuses before it opens the stream, and ends with it. `lastSeen` is the header Last-Event-ID. */
  run(
    call: Pick<Call<undefined, z.output<Q>, undefined>, 'viewer' | 'query'> & { lastSeen: number | null },
    services: Services,
    line: EventLine,
  ): Promise<void>;
}

/**
 * An operation that receives the only file of a form (RFC 7578). The file has been received, and belongs to nobody yet, when
 * it runs in one transaction with its stored answer.
 */
export interface UploadOperation extends Described, Schemas<never, never, never> {
  kind: 'upload';
  may: May;
  run(
    tx: EntityManager,
    call: Pick<Call<undefined, undefined, undefined>, 'viewer'> & { received: Received },
    services: Services,
  ): Promise<{ status: number; body: unknown }>;
}

/** One row of the table from which routes, checks and the API's description are made. */
export type Operation =
  | ReadOperation
  | WriteOperation
  | BatchOperation
  | SessionOperation
  | PublishingOperation
  | StreamOperation
  | UploadOperation;

/** Declares an operation that changes nothing. */
export function reads<P extends z.ZodType, Q extends z.ZodType>(
  operation: Omit<ReadOperation<P, Q>, 'kind'>,
): ReadOperation {
  return { ...operation, kind: 'read' } as unknown as ReadOperation;
}

/** Declares an operation that changes a case. */
export function writes<P extends z.ZodType, B extends z.ZodType>(
  operation: Omit<WriteOperation<P, B>, 'kind'>,
): WriteOperation {
  return { ...operation, kind: 'write' } as unknown as WriteOperation;
}

/** Declares an operation on several items. */
export function batches<P extends z.ZodType, B extends z.ZodType>(
  operation: Omit<BatchOperation<P, B>, 'kind'>,
): BatchOperation {
  return { ...operation, kind: 'batch' } as unknown as BatchOperation;
}

/** Declares an operation that opens or ends a session. */
export function signs<P extends z.ZodType, B extends z.ZodType>(
  operation: Omit<SessionOperation<P, B>, 'kind'>,
): SessionOperation {
  return { ...operation, kind: 'session' } as unknown as SessionOperation;
}

/** Declares a public operation. */
export function publishes(
  operation: Omit<PublishingOperation, 'kind' | 'method' | 'access'>,
): PublishingOperation {
  return { ...operation, kind: 'publish', method: 'get', access: 'public' };
}

/** Declares a stream. */
export function streams<Q extends z.ZodType>(
  operation: Omit<StreamOperation<Q>, 'kind' | 'method' | 'access'>,
): StreamOperation {
  return { ...operation, kind: 'stream', method: 'get', access: 'session' } as unknown as StreamOperation;
}

/** Declares an upload. */
export function uploads(operation: Omit<UploadOperation, 'kind'>): UploadOperation {
  return { ...operation, kind: 'upload' };
}
