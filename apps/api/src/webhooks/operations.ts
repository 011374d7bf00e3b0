import { EVENT_KINDS, instantSchema, keySchema, says } from '#libs/contracts';
import {
  DELIVERY_STATUSES,
  DISABLED_BECAUSE,
  WEBHOOK_STATUSES,
  changeWebhook,
  listDeliveries,
  listWebhooks,
  pauseWebhook,
  readWebhook,
  receiverRulesOf,
  registerWebhook,
  removeWebhook,
  resendDelivery,
  resendFailed,
  resumeWebhook,
  rotateWebhookSecret,
  testWebhook,
  webhookSecret,
  deliveryFaultSchema,
} from '#libs/webhooks';
import { z } from 'zod';
import { reads, writes } from '../http/operations/operation.js';
import type { Services } from '../services.js';
import { emptyBody, linkTo, listOf, pagingShape } from '../http/operations/common-schemas.js';

const base = { tag: 'Webhooks', access: 'session', may: 'keep_webhooks' } as const;
const post = { ...base, method: 'post' } as const;
/** A webhook sees what its owner may see, which may be more than one of their tokens is for. */
const byThePerson = { sessionOnly: true } as const;

const content = {
  url: z
    .string()
    .max(2000)
    .describe('https, on port 443, at a public Internet address; redirects are not followed'),
  description: z
    .string()
    .max(200)
    .regex(/^\P{Cc}*$/u, says('fields.control_characters'))
    .default(''),
  kinds: z
    .array(z.enum(EVENT_KINDS))
    .min(1)
    .max(EVENT_KINDS.length)
    .nullable()
    .default(null)
    .describe('the kinds of events that are sent; null: all'),
};

const view = z.object({
  id: z.uuid(),
  version: z.int().describe('also its ETag'),
  partyId: z.string().describe('it receives what this party may see'),
  ownerId: z
    .string()
    .describe('who answers for it: it receives nothing once this person may no longer keep it'),
  url: z.string(),
  description: z.string(),
  kinds: z.array(z.enum(EVENT_KINDS)).nullable(),
  status: z.enum(WEBHOOK_STATUSES),
  disabledBecause: z
    .enum(DISABLED_BECAUSE)
    .nullable()
    .describe('it answered 410, it accepted nothing for days, or its owner may no longer keep it'),
  failingSince: z.iso.datetime().nullable(),
  previousSecretUntil: z.iso
    .datetime()
    .nullable()
    .describe('until then messages are also signed with the previous secret'),
  createdAt: z.iso.datetime(),
});

const changed = z.object({
  webhookId: z.uuid(),
  version: z.int().describe('after this change; also its ETag'),
});
const keyed = changed.extend({
  secretNumber: z.int(),
  secret: z.string().describe('with which the receiver checks the signatures; it is not shown again'),
});
const resent = z.object({ resent: z.int().describe('how many messages') });

const delivery = z.object({
  id: z.uuid().describe('the message has the id `msg_` followed by this, however often it is sent'),
  kind: z.string().describe('the kind of the event, or `webhook.test`'),
  eventId: z.int().nullable(),
  status: z
    .enum(DELIVERY_STATUSES)
    .describe('withheld: the owner could no longer see it when it was to be sent'),
  createdAt: z.iso.datetime(),
  nextTryAt: z.iso.datetime().nullable(),
  tries: z.array(
    z.object({
      triedAt: z.iso.datetime(),
      durationMs: z.int(),
      status: z.int().nullable().describe('of the answer; null where none came'),
      fault: deliveryFaultSchema.nullable().describe('why it failed; null if the receiver accepted it'),
      answer: z.string().nullable().describe('its first 1024 bytes'),
    }),
  ),
});

const params = z.strictObject({ webhookId: z.uuid() });
const deliveryParams = z.strictObject({ webhookId: z.uuid(), deliveryId: z.uuid() });

/** The secret is derived again for every answer and is in no stored one. */
function secretOf(body: unknown, { config }: Services): { secret: string } {
  const { webhookId, secretNumber } = body as z.infer<typeof keyed>;
  return { secret: webhookSecret(config.COUNTERSIGN_SECRET, webhookId, secretNumber) };
}

/** URLs of other systems that receive events (Standard Webhooks 1.0). */
export const webhookOperations = {
  listWebhooks: reads({
    ...base,
    id: 'listWebhooks',
    method: 'get',
    path: '/webhooks',
    summary: 'The webhooks of the parties whose webhooks you keep',
    answers: { 200: { description: 'By party and age.', schema: listOf(view) } },
    async run({ viewer }, { dataSource }) {
      return { status: 200, body: { items: await listWebhooks(dataSource.manager, viewer), next: null } };
    },
  }),
  registerWebhook: writes({
    ...post,
    ...byThePerson,
    id: 'registerWebhook',
    path: '/webhooks',
    summary: 'Registers a URL that receives events from now on',
    description:
      'Messages have the format and the headers of Standard Webhooks, are signed with the secret, and hold the event as in the event stream. They are sent as long as you keep the webhooks of the party, and only about what you may then see for it.',
    makes: '/webhooks/:webhookId',
    body: z.strictObject({ partyId: keySchema, ...content }),
    example: { partyId: 'liberia', url: 'https://hooks.example.org/countersign', kinds: ['leg.asked'] },
    answers: { 201: { description: 'Registered.', schema: keyed } },
    reveals: secretOf,
    async run(tx, { viewer, body }, { config }) {
      return { status: 201, body: await registerWebhook(tx, viewer, body, receiverRulesOf(config)) };
    },
  }),
  getWebhook: reads({
    ...base,
    id: 'getWebhook',
    method: 'get',
    path: '/webhooks/:webhookId',
    summary: 'A webhook, without its secret',
    params,
    answers: { 200: { description: 'The webhook.', schema: view } },
    async run({ viewer, params: { webhookId } }, { dataSource }) {
      return { status: 200, body: await readWebhook(dataSource.manager, viewer, webhookId) };
    },
  }),
  changeWebhook: writes({
    ...base,
    ...byThePerson,
    id: 'changeWebhook',
    method: 'put',
    path: '/webhooks/:webhookId',
    summary: 'Changes the URL of a webhook and the events it receives; you answer for it from then on',
    params,
    body: z.strictObject(content),
    ifMatch: 'required',
    answers: { 200: { description: 'Changed.', schema: changed } },
    async run(tx, { viewer, params: { webhookId }, body, ifMatch }, { config }) {
      const change = { ...body, expectedVersion: ifMatch };
      return {
        status: 200,
        body: await changeWebhook(tx, viewer, webhookId, change, receiverRulesOf(config)),
      };
    },
  }),
  pauseWebhook: writes({
    ...post,
    id: 'pauseWebhook',
    path: '/webhooks/:webhookId/pause',
    summary: 'Pauses a webhook; what happens before it is resumed is not sent later',
    params,
    body: emptyBody,
    answers: { 200: { description: 'Paused.', schema: changed } },
    async run(tx, { viewer, params: { webhookId } }) {
      return { status: 200, body: await pauseWebhook(tx, viewer, webhookId) };
    },
  }),
  resumeWebhook: writes({
    ...post,
    ...byThePerson,
    id: 'resumeWebhook',
    path: '/webhooks/:webhookId/resume',
    summary: 'Resumes a webhook, also one that was disabled; you answer for it from then on',
    params,
    body: emptyBody,
    answers: { 200: { description: 'Active.', schema: changed } },
    async run(tx, { viewer, params: { webhookId } }) {
      return { status: 200, body: await resumeWebhook(tx, viewer, webhookId) };
    },
  }),
  rotateWebhookSecret: writes({
    ...post,
    ...byThePerson,
    id: 'rotateWebhookSecret',
    path: '/webhooks/:webhookId/rotate-secret',
    summary: 'Gives a webhook a new secret; for a day messages are also signed with the previous one',
    params,
    body: emptyBody,
    answers: { 200: { description: 'The new secret.', schema: keyed } },
    reveals: secretOf,
    async run(tx, { viewer, params: { webhookId } }) {
      return { status: 200, body: await rotateWebhookSecret(tx, viewer, webhookId) };
    },
  }),
  testWebhook: writes({
    ...post,
    id: 'testWebhook',
    path: '/webhooks/:webhookId/test',
    summary: 'Sends a test message; the log shows the result',
    params,
    body: emptyBody,
    answers: { 202: { description: 'It is sent soon.', schema: z.object({ deliveryId: z.uuid() }) } },
    async run(tx, { viewer, params: { webhookId } }) {
      return { status: 202, body: await testWebhook(tx, viewer, webhookId) };
    },
  }),
  removeWebhook: writes({
    ...post,
    id: 'removeWebhook',
    path: '/webhooks/:webhookId/remove',
    summary: 'Removes a webhook with its log',
    params,
    body: emptyBody,
    answers: { 200: { description: 'Removed.', schema: changed } },
    async run(tx, { viewer, params: { webhookId } }) {
      return { status: 200, body: await removeWebhook(tx, viewer, webhookId) };
    },
  }),
  listWebhookDeliveries: reads({
    ...base,
    id: 'listWebhookDeliveries',
    method: 'get',
    path: '/webhooks/:webhookId/deliveries',
    summary: 'What was sent to a webhook, with every try',
    params,
    query: z.strictObject({ ...pagingShape, status: z.enum(DELIVERY_STATUSES).optional() }),
    answers: { 200: { description: 'Latest first.', schema: listOf(delivery) } },
    async run({ viewer, params: { webhookId }, query }, { dataSource }) {
      const { cursor = null, limit, status = null } = query;
      const page = await listDeliveries(dataSource.manager, viewer, webhookId, { cursor, limit, status });
      return {
        status: 200,
        body: page,
        headers: linkTo(`/webhooks/${webhookId}/deliveries`, query, page.next),
      };
    },
  }),
  resendWebhookDelivery: writes({
    ...post,
    id: 'resendWebhookDelivery',
    path: '/webhooks/:webhookId/deliveries/:deliveryId/resend',
    summary: 'Sends a message again, under the same id',
    params: deliveryParams,
    body: emptyBody,
    answers: { 202: { description: 'It is sent soon.', schema: resent } },
    async run(tx, { viewer, params: ref }) {
      return { status: 202, body: await resendDelivery(tx, viewer, ref) };
    },
  }),
  resendFailedWebhookDeliveries: writes({
    ...post,
    id: 'resendFailedWebhookDeliveries',
    path: '/webhooks/:webhookId/resend-failed',
    summary: 'Sends again all messages since a moment that were not accepted',
    params,
    body: z.strictObject({ since: instantSchema }),
    answers: { 202: { description: 'They are sent soon.', schema: resent } },
    async run(tx, { viewer, params: { webhookId }, body }) {
      return { status: 202, body: await resendFailed(tx, viewer, webhookId, body.since) };
    },
  }),
};
