import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { caseInSight, type WhoActs } from '#libs/cases';
import { type PartiesConcerned, type Viewer, actsFor, whomFor } from '#libs/identity';
import { canonicalJson, sha256 } from '#libs/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { SERVICES, isEmbedded, type Services } from '../services.js';
import { receive } from '../attachments/receive.js';
import { Authentication, challenge, type SessionCaller, type TokenCaller } from './authentication.js';
import { runBatch } from './batch.js';
import { EventLine } from './event-line.js';
import type {
  CallChannel,
  Operation,
  Reply,
  SessionSlot,
  StreamOperation,
  UploadOperation,
} from './operation.js';
import { notFound, problemFrom, reject } from './problems.js';
import { checkInput, checkParams } from './validate.js';

/** Where in the body a field lies that a rule names: in its content, unless it stands beside that. */
function placeIn({ body, contentAt = '' }: Operation, pointer: string): string {
  const [, field = ''] = pointer.split('/');
  const besideContent = body instanceof z.ZodObject && Object.hasOwn(body.shape, field);
  return besideContent ? pointer : `${contentAt}${pointer}`;
}

/** One call before its parts have been checked. */
export interface RawCall {
  viewer: Viewer | null;
  /** Reads who calls once more, in the transaction that acts. */
  whoActs: WhoActs;
  params: unknown;
  query: unknown;
  body: unknown;
  ifMatch: number | null;
  channel: CallChannel;
  /** The caller's key for this call; null where the method needs none. */
  idempotencyKey: string | null;
  sessionId: string | null;
  /** The token by which the call is made; null where it is made in a session. */
  tokenId: string | null;
  session: SessionSlot;
}

const nothing = z.strictObject({});
const idempotencyKeySchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\x20-\x7e]+$/u);

/** Carries out operations: checks who calls and what they send, runs, and words the answer. */
@Injectable()
export class Dispatcher {
  constructor(
    @Inject(SERVICES) private readonly services: Services,
    @Inject(Authentication) private readonly authentication: Authentication,
  ) {}

  /** Answers one call of the API. */
  async handle(operation: Operation, request: Request, response: Response): Promise<void> {
    const caller = operation.access === 'public' ? null : await this.authentication.apiCaller(request);
    const changes = operation.method !== 'get';
    if (operation.access === 'session' && caller === null) {
      reject(401, 'not_signed_in', 'Sign in first.', { headers: challenge() });
    }
    if (caller?.by === 'token') assertWithinToken(operation, caller, changes);
    else if (changes) this.assertOwn(request, caller);
    response.locals['personId'] = caller?.viewer.personId;
    if (caller?.by === 'token') response.locals['program'] = `cs_${caller.tokenId}`;
    if (operation.kind === 'stream') {
      await this.stream(operation, caller, request, response);
      return;
    }
    if (operation.kind === 'upload') {
      await this.upload(operation, caller, request, response);
      return;
    }
    const session = this.authentication.slot(request, response);
    const reply = await this.execute(operation, {
      viewer: caller?.viewer ?? null,
      whoActs: this.authentication.whoActs(request),
      params: request.params,
      query: request.query,
      body: changes ? bodyOf(request) : undefined,
      ifMatch: ifMatchOf(request),
      channel: 'api',
      idempotencyKey: operation.method === 'post' ? idempotencyKeyOf(request) : null,
      sessionId: caller?.by === 'session' ? caller.sessionId : null,
      tokenId: caller?.by === 'token' ? caller.tokenId : null,
      // A token stands for itself: what the cookie beside it says is not looked at.
      session: caller?.by === 'token' ? { ...session, token: null } : session,
    });
    response
      .status(reply.status)
      .set({
        'cache-control': 'no-store',
        ...etagOf(reply.body),
        ...placeOf(operation, reply, request.params),
      })
      .set(reply.headers ?? {});
    if (reply.content !== undefined) await pipeline(Readable.from(reply.content), response);
    else if (reply.body === undefined || reply.status === 204) response.end();
    else response.json(reply.body);
  }

  /** Takes a file in, and makes of it what the operation says; what came to nothing leaves nothing behind. */
  private async upload(
    operation: UploadOperation,
    caller: SessionCaller | TokenCaller | null,
    request: Request,
    response: Response,
  ): Promise<void> {
    const { viewer } = caller ?? reject(401, 'not_signed_in', 'Sign in first.');
    const { cases, dataSource } = this.services;
    const key = idempotencyKeyOf(request);
    await this.assertAllowed(operation, viewer, {});
    const received = await receive(request, viewer, this.services);
    const { contentId, ...known } = received;
    const discard = () => cases.attachments.discard(dataSource.manager, contentId);
    const bodyHash = sha256(canonicalJson(known));
    const idempotency = { scope: viewer.personId, key, route: operation.id, bodyHash };
    const acting = { whoActs: this.judgedAgain(operation, viewer, {}, this.authentication.whoActs(request)) };
    const answer = await cases
      .transactAs(acting, idempotency, (tx, now) =>
        operation.run(tx, { viewer: now, received }, this.services),
      )
      .catch(async (error: unknown) => {
        await discard();
        const problem = problemFrom(error);
        throw problem.problem.status >= 500 ? error : problem;
      });
    if (answer.replayed) await discard();
    response
      .status(answer.status)
      .set({ 'cache-control': 'no-store', ...placeOf(operation, answer, {}) })
      .set(answer.replayed ? { 'idempotency-replayed': 'true' } : {})
      .json(answer.body);
  }

  /** Keeps the answer open until either side ends it; who calls is asked again and again meanwhile. */
  private async stream(
    operation: StreamOperation,
    caller: SessionCaller | TokenCaller | null,
    request: Request,
    response: Response,
  ): Promise<void> {
    const { viewer } = caller ?? reject(401, 'not_signed_in', 'Sign in first.', { headers: challenge() });
    const query = checkInput(operation.query ?? nothing, request.query);
    const whoCalls = async () => (await this.authentication.stillCalls(request))?.viewer ?? null;
    const call = { viewer, query, lastSeen: lastEventIdOf(request) };
    await operation.run(call, this.services, new EventLine(response, whoCalls));
  }

  private assertOwn(request: Request, caller: SessionCaller | null): void {
    if (caller === null) this.authentication.assertOwnOrigin(request);
    else this.authentication.assertOwnPage(request, caller, request.get('x-csrf-token'));
  }

  /**
   * Checks and runs one operation, whatever way the call came.
   * @throws ProblemException for every refusal
   */
  async execute(operation: Operation, raw: RawCall): Promise<Reply> {
    try {
      return await this.run(operation, raw);
    } catch (error) {
      const problem = problemFrom(error, (pointer) => placeIn(operation, pointer));
      if (problem.problem.status >= 500) throw error;
      throw problem;
    }
  }

  private async run(operation: Operation, raw: RawCall): Promise<Reply> {
    if (operation.embeddedOnly === true && !isEmbedded(this.services)) notFound();
    if (operation.kind === 'upload') return notFound();
    const params = checkParams(operation.params ?? nothing, raw.params);
    await this.assertAllowed(operation, raw.viewer, params as Record<string, string>);
    const query = checkInput(operation.query ?? nothing, raw.query);
    const body = operation.method === 'get' ? undefined : checkInput(operation.body ?? nothing, raw.body);
    if (operation.ifMatch === 'required' && raw.ifMatch === null) {
      reject(428, 'if_match_missing', 'Send If-Match with the ETag of the version that you changed.');
    }
    const { ifMatch, channel, sessionId, idempotencyKey } = raw;
    const call = { params, query, body, ifMatch, channel, sessionId, idempotencyKey };
    if (operation.kind === 'session') {
      const { viewer: known, whoActs, session } = raw;
      return operation.run({ ...call, query: undefined, viewer: known, whoActs }, this.services, session);
    }
    if (operation.kind === 'publish') return operation.run();
    // What goes on answering has a way of its own, above.
    if (operation.kind === 'stream') return notFound();
    const viewer = raw.viewer ?? reject(401, 'not_signed_in', 'Sign in first.', { headers: challenge() });
    if (operation.kind === 'read') {
      return operation.run({ ...call, body: undefined, viewer }, this.services);
    }
    const idempotency =
      idempotencyKey === null
        ? null
        : {
            // What a token may not see, it does not get as the answer of an earlier call either.
            scope: raw.tokenId === null ? viewer.personId : `token/${raw.tokenId}`,
            key: idempotencyKey,
            route: `${operation.id} ${canonicalJson(params)}`,
            bodyHash: sha256(canonicalJson([raw.body ?? null, raw.ifMatch])),
          };
    const acting = {
      whoActs: this.judgedAgain(operation, viewer, params as Record<string, string>, raw.whoActs),
      ...(operation.kind === 'write' && operation.changesCallers === true ? { changesCallers: true } : {}),
    };
    if (operation.kind === 'batch') {
      return runBatch(operation, { ...call, query: undefined }, acting, idempotency, this.services);
    }
    const answer = await this.services.cases.transactAs(acting, idempotency, (tx, now) =>
      operation.run(tx, { ...call, query: undefined, viewer: now }, this.services),
    );
    return {
      status: answer.status,
      body:
        operation.reveals === undefined
          ? answer.body
          : { ...(answer.body as object), ...operation.reveals(answer.body, this.services) },
      ...(answer.replayed ? { headers: { 'idempotency-replayed': 'true' } } : {}),
    };
  }

  /** Reads who calls again, and judges again where they may do something else than when the call came in. */
  private judgedAgain(
    operation: Operation,
    viewer: Viewer,
    params: Readonly<Record<string, string>>,
    whoActs: WhoActs,
  ): WhoActs {
    return async (tx) => {
      const now = await whoActs(tx);
      const same = JSON.stringify(now.memberships) === JSON.stringify(viewer.memberships);
      if (!same) await this.assertAllowed(operation, now, params, tx);
      return now;
    };
  }

  /** Refuses who may not know of the case, and who may not do the act; before they can learn anything from other faults. */
  private async assertAllowed(
    operation: Operation,
    viewer: Viewer | null,
    params: Readonly<Record<string, string>>,
    manager: EntityManager = this.services.dataSource.manager,
  ): Promise<void> {
    const { about, may = 'signed_in' } = operation;
    const caseId = about === undefined ? null : (params[about] ?? notFound());
    if (viewer === null) {
      if (caseId !== null || may !== 'signed_in') {
        reject(401, 'not_signed_in', 'Sign in first.', { headers: challenge() });
      }
      return;
    }
    const inSight =
      caseId === null ? null : ((await caseInSight(manager, viewer, caseId, params['legId'])) ?? notFound());
    if (may === 'signed_in') return;
    if (typeof may === 'function') return may({ manager, viewer, params });
    const concerned: PartiesConcerned = { ...concernedBy(viewer, params), ...inSight?.concerned };
    if (actsFor(viewer, may, concerned) === null) {
      reject(403, 'role_missing', `This is for ${whomFor(may, concerned)}.`);
    }
  }
}

/**
 * The parties that an address names beside those of its case. Where only the body says whose affairs are meant, those of
 * the caller may be: the verb judges that.
 */
function concernedBy(viewer: Viewer, { legId, partyId }: Readonly<Record<string, string>>): PartiesConcerned {
  return {
    asked_party: legId === undefined ? [] : [legId.slice(legId.indexOf(':') + 1)],
    party_itself: partyId === undefined ? viewer.memberships.map((entry) => entry.partyId) : [partyId],
  };
}

/** Refuses a program what its token is not for, whatever its person may do. */
function assertWithinToken(operation: Operation, caller: TokenCaller, changes: boolean): void {
  const headers = challenge('insufficient_scope');
  if (operation.sessionOnly === true) {
    reject(403, 'session_needed', 'A token cannot do this; sign in and do it yourself.', { headers });
  }
  if (changes && caller.may === 'read') {
    reject(403, 'token_reads_only', 'This token may only read.', { headers });
  }
}

function bodyOf(request: Request): unknown {
  // A call without a body is a call with an empty one.
  if (
    request.headers['transfer-encoding'] === undefined &&
    Number(request.get('content-length') ?? 0) === 0
  ) {
    return {};
  }
  if (!request.is('application/json')) {
    reject(415, 'wrong_media_type', 'Send the body as application/json.');
  }
  return request.body as unknown;
}

function idempotencyKeyOf(request: Request): string {
  const given = request.get('idempotency-key');
  if (given === undefined || given === '') {
    reject(
      400,
      'header_missing',
      'The header Idempotency-Key is missing: choose a new value for every new call.',
    );
  }
  if (!idempotencyKeySchema.safeParse(given).success) {
    reject(
      400,
      'header_malformed',
      'The header Idempotency-Key must have 1 to 200 printable ASCII characters.',
    );
  }
  return given;
}

function ifMatchOf(request: Request): number | null {
  const given = request.get('if-match');
  if (given === undefined) return null;
  const version = /^(?:W\/)?"(\d{1,9})"$/u.exec(given)?.[1];
  if (version === undefined) {
    reject(400, 'header_malformed', 'The header If-Match must be an ETag that this API gave, such as "3".');
  }
  return Number(version);
}

/** Where to read what a call has made. */
function placeOf(operation: Operation, { status, body }: Reply, params: unknown): Record<string, string> {
  if (status !== 201 || operation.makes === undefined) return {};
  const values = { ...(params as object), ...(body as object) } as Record<string, unknown>;
  const path = operation.makes.replaceAll(/:(\w+)/gu, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  return { location: `/api/v1${path}` };
}

function lastEventIdOf(request: Request): number | null {
  const given = request.get('last-event-id');
  // A reader that has not been sent any id yet may send an empty one.
  if (given === undefined || given === '') return null;
  if (!/^\d{1,15}$/u.test(given)) {
    reject(400, 'header_malformed', 'The header Last-Event-ID must be the id of an event of this stream.');
  }
  return Number(given);
}

/** The ETag of an answer that carries a version. */
function etagOf(body: unknown): Record<string, string> {
  const version = typeof body === 'object' && body !== null && 'version' in body ? body.version : null;
  return typeof version === 'number' ? { etag: `"${version}"` } : {};
}
