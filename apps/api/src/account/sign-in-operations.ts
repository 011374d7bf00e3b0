import { allowedActsOn } from '#libs/cases';
import { ACTS, ROLES, messageOf, says } from '#libs/contracts';
import { csrfTokenOf, isPersona, listPersonas, permittedActs, personOf } from '#libs/identity';
import { z } from 'zod';
import { signs } from '../http/operations/operation.js';
import { notFound, reject } from '../http/problems/problems.js';
import { isEmbedded } from '../services.js';
import { revokeSessions, signOut } from './sessions.js';
import { mailSignInLink, signInAsPersona } from './sign-in.js';
import { emptyBody, listOf } from '../http/operations/common-schemas.js';

/** The part before the `@` has 64 characters at most (RFC 5321, 4.5.3.1.1). */
const mailAddress = z
  .email()
  .max(320)
  .refine((address) => address.indexOf('@') <= 64, says('fields.local_part_too_long'));

const person = z.object({ id: z.string(), name: z.string(), title: z.string() });

const meSchema = z.object({
  person,
  memberships: z.array(z.object({ partyId: z.string(), role: z.enum(ROLES) })),
  csrfToken: z
    .string()
    .nullable()
    .describe('send it as X-CSRF-Token with every change; null where the call has a token and needs none'),
  embedded: z.boolean().describe('whether this is a demonstration, with personas and movable clocks'),
  allowedActs: allowedActsOn('person'),
});

const personaSchema = z.object({ ...person.shape, parties: z.array(z.string()) });

/** Signing in and out, and who is signed in. */
export const signInOperations = {
  startSignIn: signs({
    id: 'startSignIn',
    method: 'post',
    path: '/sign-in',
    tag: 'Sign-in',
    summary: 'Mails a one-time sign-in link',
    description:
      'The answer is the same whether or not the address belongs to somebody. The link is valid for 15 minutes.',
    access: 'public',
    body: z.strictObject({ address: mailAddress }),
    answers: {
      202: { description: 'If the address belongs to somebody, the link is on its way.' },
      429: { description: 'Too many links were requested for this address, or from this network.' },
      503: { description: 'The mail server does not answer.' },
    },
    async run({ body }, services, { client }) {
      // Before anything is looked up, and the same for every address: a refusal does not reveal who has an account.
      await services.limits.assertAllowed('sign_in_client', client);
      await services.limits.assertAllowed('sign_in_address', body.address.toLowerCase());
      await services.mailer.verify().catch((error: unknown) => {
        services.logger.error({ error }, 'the mail server does not answer');
        return reject(503, 'mail_unavailable', { reason: messageOf('calls.no_link_sent') });
      });
      // The time of the answer must not reveal whether somebody has the address.
      mailSignInLink(services, body.address);
      return { status: 202, body: undefined };
    },
  }),
  signOut: signs({
    id: 'signOut',
    method: 'post',
    path: '/sign-out',
    tag: 'Sign-in',
    summary: 'Ends the session',
    access: 'session',
    sessionOnly: true,
    body: emptyBody,
    answers: { 204: { description: 'Signed out.' } },
    async run(_call, { dataSource }, session) {
      const { token } = session;
      if (token !== null) await dataSource.transaction((tx) => signOut(tx, token));
      session.end();
      return { status: 204, body: undefined };
    },
  }),
  signOutEverywhere: signs({
    id: 'signOutEverywhere',
    method: 'post',
    path: '/sign-out-everywhere',
    tag: 'Sign-in',
    summary: 'Ends all your sessions, this one included',
    access: 'session',
    sessionOnly: true,
    body: emptyBody,
    answers: { 204: { description: 'Signed out on every device.' } },
    async run({ whoActs }, { dataSource }, session) {
      await dataSource.transaction(async (tx) => {
        const { personId } = await whoActs(tx);
        await revokeSessions(tx, { personId, exceptId: null, by: personId });
      });
      session.end();
      return { status: 204, body: undefined };
    },
  }),
  getMe: signs({
    id: 'getMe',
    method: 'get',
    path: '/me',
    tag: 'Sign-in',
    summary: 'Who is signed in',
    access: 'session',
    answers: {
      200: { description: 'The person, their roles and the token of the session.', schema: meSchema },
    },
    async run({ viewer }, services, session) {
      const named = viewer === null ? null : await personOf(services.dataSource.manager, viewer.personId);
      if (viewer === null || named === null) return notFound();
      const { token } = session;
      return {
        status: 200,
        body: {
          person: { id: named.id, name: named.name, title: named.title },
          memberships: viewer.memberships.map(({ partyId, role }) => ({ partyId, role })),
          csrfToken: token === null ? null : csrfTokenOf(services.config.COUNTERSIGN_SECRET, token),
          embedded: isEmbedded(services),
          allowedActs: permittedActs(viewer, ACTS.person),
        },
      };
    },
  }),
  listPersonas: signs({
    id: 'listPersonas',
    method: 'get',
    path: '/personas',
    tag: 'Sign-in',
    summary: 'The invented people of the demonstration',
    access: 'public',
    embeddedOnly: true,
    answers: { 200: { description: 'The people to sign in as.', schema: listOf(personaSchema) } },
    async run(_call, { dataSource }) {
      const personas = await listPersonas(dataSource.manager);
      return {
        status: 200,
        body: {
          items: personas.map(({ id, name, title, parties }) => ({ id, name, title, parties })),
          next: null,
        },
      };
    },
  }),
  signInAsPersona: signs({
    id: 'signInAsPersona',
    method: 'post',
    path: '/personas/:personaId/sign-in',
    tag: 'Sign-in',
    summary: 'Signs in as one of the invented people',
    access: 'public',
    embeddedOnly: true,
    params: z.strictObject({ personaId: z.string().max(80) }),
    body: emptyBody,
    answers: { 200: { description: 'Signed in; the session is in the cookie.', schema: person } },
    async run({ params }, services, session) {
      const { manager } = services.dataSource;
      const named = (await isPersona(manager, params.personaId))
        ? await personOf(manager, params.personaId)
        : null;
      if (named === null) return notFound();
      session.open(await signInAsPersona(services, named.id, session));
      return { status: 200, body: { id: named.id, name: named.name, title: named.title } };
    },
  }),
};
