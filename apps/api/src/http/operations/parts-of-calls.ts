import type { Request } from 'express';
import { z } from 'zod';
import type { Operation, Reply } from './operation.js';
import { reject } from '../problems/problems.js';
import { messageOf } from '#libs/contracts';

const idempotencyKeySchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\x20-\x7e]+$/u);

/** The body of a call; one without a body is one with an empty one. */
export function bodyOf(request: Request): unknown {
  if (
    request.headers['transfer-encoding'] === undefined &&
    Number(request.get('content-length') ?? 0) === 0
  ) {
    return {};
  }
  if (!request.is('application/json')) {
    reject(415, 'wrong_media_type', { reason: messageOf('calls.send_json') });
  }
  return request.body as unknown;
}

/** The caller's key for a call. */
export function idempotencyKeyOf(request: Request): string {
  const given = request.get('idempotency-key');
  if (given === undefined || given === '') {
    reject(400, 'header_missing', { reason: messageOf('calls.idempotency_key_missing') });
  }
  if (!idempotencyKeySchema.safeParse(given).success) {
    reject(400, 'header_malformed', { reason: messageOf('calls.idempotency_key_malformed') });
  }
  return given;
}

/** The version that the caller has seen; null where they do not say. */
export function ifMatchOf(request: Request): number | null {
  const given = request.get('if-match');
  if (given === undefined) return null;
  const version = /^(?:W\/)?"(\d{1,9})"$/u.exec(given)?.[1];
  if (version === undefined) {
    reject(400, 'header_malformed', { reason: messageOf('calls.if_match_malformed') });
  }
  return Number(version);
}

/** The event that a reader of a stream has seen last. */
export function lastEventIdOf(request: Request): number | null {
  const given = request.get('last-event-id');
  // A reader that has not received any id yet may send an empty one.
  if (given === undefined || given === '') return null;
  if (!/^\d{1,15}$/u.test(given)) {
    reject(400, 'header_malformed', { reason: messageOf('calls.last_event_id_malformed') });
  }
  return Number(given);
}

/** The address of a path below the root of the API, with its variable parts filled in. */
function addressOf(path: string, values: Readonly<Record<string, unknown>>): string {
  const filled = path.replaceAll(/:(\w+)/gu, (_, name: string) => encodeURIComponent(String(values[name])));
  return `/api/v1${filled}`;
}

/** Where an operation that reads is found. */
export function hrefOf({ path }: Operation, params: Readonly<Record<string, string>>): string {
  return addressOf(path, params);
}

/** Where to read what a call has made. */
export function placeOf(
  operation: Operation,
  { status, body }: Pick<Reply, 'status' | 'body'>,
  params: unknown,
): Record<string, string> {
  if (status !== 201 || operation.makes === undefined) return {};
  const values = { ...(params as object), ...(body as object) } as Record<string, unknown>;
  return { location: addressOf(operation.makes, values) };
}

/** The ETag of an answer that carries a version. */
export function etagOf(body: unknown): Record<string, string> {
  const version = typeof body === 'object' && body !== null && 'version' in body ? body.version : null;
  return typeof version === 'number' ? { etag: `"${version}"` } : {};
}
