import type { ActivityOptions, LocalActivityOptions } from '@temporalio/workflow';

/**
 * The first try of everything is made inside the workflow task: one event instead of six, no queue, and an answer in
 * milliseconds.
 */
export const FIRST_TRY = {
  // A poll is one short transaction and a mail takes a few milliseconds; what takes longer waits for something unavailable.
  startToCloseTimeout: '2s',
  // Repeating it here would keep the workflow task open; the regular activity repeats without history events.
  retry: { maximumAttempts: 1 },
} as const satisfies LocalActivityOptions;

/** First tries of effects in one workflow task; their limit is then also how long the task stays open at most. */
export const LOCAL_TRIES = 16;

/** If the first poll failed: without end, since a case must not be forgotten because the store was unavailable. */
export const POLL = {
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
} as const satisfies ActivityOptions;

/** Effects: retried for days, each try short enough that a dead worker is noticed. */
export const EFFECT = {
  // Several recipients, each with the mailer's own limit of seconds.
  startToCloseTimeout: '2m',
  scheduleToCloseTimeout: '7d',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
} as const satisfies ActivityOptions;

/** When an effect that failed for good (days of tries, or a fault that no try can fix) is tried again. */
export const PAUSE_AFTER_FAILURE = '1h';

/** A round of sending to a webhook: some seconds of work, and at most one receiver that hangs. */
export const DELIVER = {
  startToCloseTimeout: '2m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
} as const satisfies ActivityOptions;

/** Reconciliation runs every minute anyway, so a few tries are enough. */
export const RECONCILE = {
  startToCloseTimeout: '50s',
  retry: { initialInterval: '1s', maximumAttempts: 3 },
} as const satisfies ActivityOptions;

/** It does no harm if it is removed a day later. */
export const RETENTION = {
  startToCloseTimeout: '30m',
  retry: { initialInterval: '10s', maximumInterval: '10m', maximumAttempts: 10 },
} as const satisfies ActivityOptions;
