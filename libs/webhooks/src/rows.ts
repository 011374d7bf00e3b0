import type { EventKind } from '#libs/contracts';

export const WEBHOOK_STATUSES = ['active', 'paused', 'disabled'] as const;
export const DISABLED_BECAUSE = ['gone', 'failing', 'owner_left'] as const;
export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed', 'withheld'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** A webhook as it is in the store. */
export interface WebhookRow {
  id: string;
  party_id: string;
  owner_id: string;
  url: string;
  description: string;
  kinds: EventKind[] | null;
  status: (typeof WEBHOOK_STATUSES)[number];
  disabled_because: (typeof DISABLED_BECAUSE)[number] | null;
  version: number;
  secret_number: number;
  previous_secret_until: Date | null;
  told_up_to: string;
  failures: number;
  failing_since: Date | null;
  rests_until: Date | null;
  created_at: Date;
}
