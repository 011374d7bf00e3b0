import { listSessions, personOf } from '#libs/identity';
import { deviceSchema, keySchema } from '#libs/contracts';
import { z } from 'zod';
import { revokeSession, revokeSessions } from './sessions.js';
import { sessionLimitsOf } from '../config-access.js';
import { reads, writes } from '../http/operations/operation.js';
import { notFound } from '../http/problems/problems.js';
import { emptyBody, listOf } from '../http/operations/common-schemas.js';

const sessionSchema = z.object({
  id: z.uuid(),
  openedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().describe('the last call, to the minute'),
  expiresAt: z.iso.datetime().describe('when it ends at the latest, even if it is used'),
  how: z.enum(['link', 'persona']).describe('how it was opened'),
  device: deviceSchema.describe('what was signed in with, by what it says of itself'),
});
const ownSession = z.object({
  ...sessionSchema.shape,
  current: z.boolean().describe('whether it is this session'),
});
const ended = z.object({ ended: z.int().describe('how many sessions were ended') });
const personParams = z.strictObject({ personId: keySchema });

/** The caller's own sessions, and for administrators those of others. */
export const sessionOperations = {
  listMySessions: reads({
    id: 'listMySessions',
    method: 'get',
    path: '/me/sessions',
    tag: 'Sign-in',
    summary: 'Where you are signed in',
    access: 'session',
    sessionOnly: true,
    answers: { 200: { description: 'Most recently used first.', schema: listOf(ownSession) } },
    async run({ viewer, sessionId }, { config, dataSource }) {
      const found = await listSessions(dataSource.manager, viewer.personId, sessionLimitsOf(config));
      const items = found.map((session) => ({ ...session, current: session.id === sessionId }));
      return { status: 200, body: { items, next: null } };
    },
  }),
  revokeMySession: writes({
    id: 'revokeMySession',
    changesCallers: true,
    may: 'signed_in',
    method: 'post',
    path: '/me/sessions/:sessionId/revoke',
    tag: 'Sign-in',
    summary: 'Ends one of your sessions; its next call is refused',
    access: 'session',
    sessionOnly: true,
    params: z.strictObject({ sessionId: z.uuid() }),
    body: emptyBody,
    answers: { 200: { description: 'Ended.', schema: ended } },
    async run(tx, { viewer: { personId }, params: { sessionId } }) {
      if (!(await revokeSession(tx, { personId, sessionId, by: personId }))) notFound();
      return { status: 200, body: { ended: 1 } };
    },
  }),
  revokeMyOtherSessions: writes({
    id: 'revokeMyOtherSessions',
    may: 'signed_in',
    method: 'post',
    path: '/me/sessions/revoke-others',
    tag: 'Sign-in',
    summary: 'Ends all your sessions but this one',
    access: 'session',
    sessionOnly: true,
    body: emptyBody,
    answers: { 200: { description: 'Ended.', schema: ended } },
    async run(tx, { viewer: { personId }, sessionId }) {
      const count = await revokeSessions(tx, { personId, exceptId: sessionId, by: personId });
      return { status: 200, body: { ended: count } };
    },
  }),
  listSessionsOf: reads({
    id: 'listSessionsOf',
    may: 'administer',
    method: 'get',
    path: '/people/:personId/sessions',
    tag: 'Sign-in',
    summary: 'Where a person is signed in; for administrators',
    access: 'session',
    sessionOnly: true,
    params: personParams,
    answers: { 200: { description: 'Most recently used first.', schema: listOf(sessionSchema) } },
    async run({ params }, { config, dataSource }) {
      if ((await personOf(dataSource.manager, params.personId)) === null) notFound();
      const items = await listSessions(dataSource.manager, params.personId, sessionLimitsOf(config));
      return { status: 200, body: { items, next: null } };
    },
  }),
  revokeSessionOf: writes({
    id: 'revokeSessionOf',
    changesCallers: true,
    may: 'administer',
    method: 'post',
    path: '/people/:personId/sessions/:sessionId/revoke',
    tag: 'Sign-in',
    summary: 'Ends a session of a person; for administrators',
    access: 'session',
    sessionOnly: true,
    params: z.strictObject({ ...personParams.shape, sessionId: z.uuid() }),
    body: emptyBody,
    answers: { 200: { description: 'Ended.', schema: ended } },
    async run(tx, { viewer, params: { personId, sessionId } }) {
      if (!(await revokeSession(tx, { personId, sessionId, by: viewer.personId }))) notFound();
      return { status: 200, body: { ended: 1 } };
    },
  }),
  revokeSessionsOf: writes({
    id: 'revokeSessionsOf',
    changesCallers: true,
    may: 'administer',
    method: 'post',
    path: '/people/:personId/sessions/revoke-all',
    tag: 'Sign-in',
    summary: 'Ends all sessions of a person; for administrators',
    access: 'session',
    sessionOnly: true,
    params: personParams,
    body: emptyBody,
    answers: { 200: { description: 'Ended.', schema: ended } },
    async run(tx, { viewer, params: { personId } }) {
      const count = await revokeSessions(tx, { personId, exceptId: null, by: viewer.personId });
      return { status: 200, body: { ended: count } };
    },
  }),
};
