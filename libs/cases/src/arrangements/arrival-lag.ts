import type { ArrangementLineState } from '#libs/process';
import { lags } from '#libs/rules';
import type { Lag } from '#libs/contracts';

/**
 * How long a unit took to arrive once nothing more was missing, by its present grant. For a unit that was already there when
 * its arrangement was extended or amended, there is no such lag.
 */
export function arrivalLagOf({ grant, arrivedAt }: Pick<ArrangementLineState, 'grant' | 'arrivedAt'>): Lag {
  const lag = lags.arrival(grant?.adopted ?? null, grant?.lastConsent ?? null, arrivedAt);
  const wasThere = lag.known && 'before' in lag && grant !== null && grant.kind !== 'start';
  return wasThere ? { known: false, atLeastDays: null, reason: { code: 'lag.was_there' } } : lag;
}
