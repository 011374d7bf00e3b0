import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** How long after a rotation messages are also signed with the previous secret. */
export const OVERLAP_HOURS = 24;

/**
 * The secret of a webhook in the form of Standard Webhooks. It is derived from the product's secret and stored nowhere, so
 * that reading the database is not enough to sign.
 * @param number counts the rotations, from 1
 */
export function webhookSecret(key: string, webhookId: string, number: number): string {
  const bytes = createHmac('sha256', key).update(`webhook/${webhookId}/${number}`, 'utf8').digest('base64');
  return `whsec_${bytes}`;
}

/** One message as it is signed. */
export interface SignedMessage {
  id: string;
  sentAt: Date;
  body: string;
}

/** The headers of Standard Webhooks 1.0: a message signed with each of the secrets. */
export function signatureHeaders(secrets: readonly string[], { id, sentAt, body }: SignedMessage) {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body)).join(' '),
  };
}
