import type { StoredState, UpgradeStep } from '../upgrade.js';

/*
 * Version 2 knows arrivals by increment, several breaches, suspensions, discontinuations and clearances, and keeps the
 * expiry of a line apart from its grant, since it may be shortened. Version 1 knew one arrival and one breach.
 */

type Stored = Record<string, unknown>;

function grant(stored: Stored | null): Stored | null {
  if (stored === null) return null;
  return { kind: 'start', count: null, area: null, tasks: null, countingModel: 'SENDER_COUNTS', ...stored };
}

function line({ breachSince, breachEndedAt, ...kept }: Stored): Stored {
  const granted = kept['grant'] as Stored | null;
  const arrivedAt = kept['arrivedAt'];
  return {
    ...kept,
    grant: grant(granted),
    // Version 1 did not keep how many of the unit were asked.
    count: null,
    area: null,
    tasks: null,
    expiresAt: granted?.['expiresAt'] ?? null,
    expiresBecause: granted?.['expiresBecause'] ?? null,
    warnAt: granted?.['warnAt'] ?? [],
    arrivals: arrivedAt === null ? [] : [{ at: arrivedAt, increment: null }],
    transferOfAuthority: null,
    returnDueAt: null,
    gaps: [],
    breaches: breachSince === null ? [] : [{ from: breachSince, to: breachEndedAt }],
    suspensions: [],
    discontinuation: null,
    clearances: [],
    cautions: [],
  };
}

/** Brings an arrangement as version 1 of the machine left it to the form of version 2. */
export const upgradeArrangement1To2: UpgradeStep = (state): StoredState => ({
  ...state,
  lines: Object.fromEntries(
    Object.entries(state['lines'] as Record<string, Stored>).map(([id, stored]) => [id, line(stored)]),
  ),
});
