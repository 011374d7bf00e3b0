import { ROLES, keySchema, says, textSchema } from '#libs/contracts';
import { MAX_TOKEN_DAYS, listApiTokens, TOKENS_PER_PERSON } from '#libs/identity';
import { z } from 'zod';
import { makeToken, revokeToken } from './tokens.js';
import { reads, signs, writes } from '../http/operations/operation.js';
import { notFound } from '../http/problems/problems.js';
import { emptyBody, linkTo, listOf, pagingShape } from '../http/operations/common-schemas.js';

const tokenId = z.string().regex(/^[0-9a-f]{12}$/u, says('fields.token_id'));
const membership = z.strictObject({ partyId: keySchema, role: z.enum(ROLES) });
const use = z.enum(['read', 'act']).describe('`read` changes nothing');
const tokenSchema = z.object({
  id: tokenId,
  prefix: z.string().describe('the beginning of the token, by which a leaked one can be identified'),
  personId: z.string(),
  name: z.string(),
  may: use,
  memberships: z.array(membership),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable().describe('to the minute; null: never'),
  revokedAt: z.iso.datetime().nullable(),
  status: z.enum(['in_use', 'expired', 'revoked']),
});
const madeSchema = z.object({ ...tokenSchema.shape, token: z.string().describe('shown only this once') });
const revoked = z.object({ revoked: z.literal(true) });
const wantedSchema = z.strictObject({
  name: textSchema(80).describe('what the token is for'),
  may: use,
  memberships: z.array(membership).min(1).max(50).describe('which of your roles for parties the token has'),
  expiresInDays: z.int().min(1).max(MAX_TOKEN_DAYS),
});
/** A person has few tokens; their list has one page. */
const LISTED = 200;

/** Tokens by which programs call for a person. */
export const tokenOperations = {
  listMyTokens: reads({
    id: 'listMyTokens',
    method: 'get',
    path: '/me/tokens',
    tag: 'Tokens',
    summary: 'Your tokens for programs',
    access: 'session',
    may: 'signed_in',
    sessionOnly: true,
    answers: {
      200: { description: 'Including those that can no longer be used.', schema: listOf(tokenSchema) },
    },
    async run({ viewer }, { dataSource }) {
      const paging = { afterId: null, limit: LISTED };
      const items = await listApiTokens(dataSource.manager, viewer.personId, paging);
      return { status: 200, body: { items, next: null } };
    },
  }),
  makeToken: signs({
    id: 'makeToken',
    method: 'post',
    path: '/me/tokens',
    tag: 'Tokens',
    summary: 'Makes a token for a program',
    description:
      'The program sends it as `Authorization: Bearer …` and needs neither cookie nor X-CSRF-Token. It does what you may do at ' +
      'that moment, in the roles named here: a role that you lose, it loses. It makes no tokens and manages no sessions. ' +
      'The token is shown this once; a repeat of the call is 409 and makes no second one. ' +
      `You may have ${TOKENS_PER_PERSON} in use.`,
    access: 'session',
    may: 'signed_in',
    sessionOnly: true,
    body: wantedSchema,
    answers: {
      201: { description: 'Made.', schema: madeSchema },
      409: { description: 'This call has already made one, or you have too many in use.' },
    },
    async run({ whoActs, body, idempotencyKey }, { dataSource }) {
      if (idempotencyKey === null) return notFound();
      const made = await dataSource.transaction(async (tx) =>
        makeToken(tx, await whoActs(tx), body, idempotencyKey),
      );
      return { status: 201, body: made };
    },
  }),
  revokeMyToken: writes({
    id: 'revokeMyToken',
    method: 'post',
    path: '/me/tokens/:tokenId/revoke',
    tag: 'Tokens',
    summary: 'Revokes one of your tokens; its next call is refused',
    access: 'session',
    may: 'signed_in',
    sessionOnly: true,
    params: z.strictObject({ tokenId }),
    body: emptyBody,
    answers: { 200: { description: 'Revoked.', schema: revoked } },
    async run(tx, { viewer, params }) {
      const { personId } = viewer;
      if (!(await revokeToken(tx, params.tokenId, { of: personId, by: personId }))) notFound();
      return { status: 200, body: { revoked: true } };
    },
  }),
  listTokens: reads({
    id: 'listTokens',
    method: 'get',
    path: '/tokens',
    tag: 'Tokens',
    summary: 'The tokens of all people; for administrators',
    access: 'session',
    may: 'administer',
    sessionOnly: true,
    query: z.strictObject({
      ...pagingShape,
      cursor: tokenId.optional().describe('where the previous page ended, from its Link header'),
      personId: keySchema.optional().describe('only tokens of this person'),
    }),
    answers: { 200: { description: 'By id.', schema: listOf(tokenSchema) } },
    async run({ query }, { dataSource }) {
      const { personId, cursor, limit } = query;
      const paging = { afterId: cursor ?? null, limit: limit + 1 };
      const found = await listApiTokens(dataSource.manager, personId ?? null, paging);
      const items = found.slice(0, limit);
      const next = found.length > limit ? (items.at(-1)?.id ?? null) : null;
      return { status: 200, body: { items, next }, headers: linkTo('/tokens', query, next) };
    },
  }),
  revokeToken: writes({
    id: 'revokeToken',
    method: 'post',
    path: '/tokens/:tokenId/revoke',
    tag: 'Tokens',
    summary: 'Revokes a token of any person; for administrators',
    access: 'session',
    may: 'administer',
    sessionOnly: true,
    params: z.strictObject({ tokenId }),
    body: emptyBody,
    answers: { 200: { description: 'Revoked.', schema: revoked } },
    async run(tx, { viewer, params }) {
      if (!(await revokeToken(tx, params.tokenId, { of: null, by: viewer.personId }))) notFound();
      return { status: 200, body: { revoked: true } };
    },
  }),
};
