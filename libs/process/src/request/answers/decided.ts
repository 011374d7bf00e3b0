import type { Instant, TimeRange } from '#libs/contracts';
import { exactly } from '#libs/rules';
import type { DecisionState, RequestState } from '../../shared/state.js';
import { askHashOfRound } from '../asking/rounds.js';

/** Whether a range is one moment. */
export function isExactly({ from, to }: TimeRange, at: Instant): boolean {
  return from === at && to === at;
}

/** When a decision was given: as its paper or the record says, otherwise when it counted. */
export function decidedWhen({ decidedAt, at }: Pick<DecisionState, 'decidedAt' | 'at'>): TimeRange {
  return decidedAt ?? exactly(at);
}

/** The ask to which a decision was given; null where nothing had been asked. */
export function askHashOfDecision(
  { legs }: Pick<RequestState, 'legs'>,
  { askHash, legId, round: number }: Pick<DecisionState, 'askHash' | 'legId' | 'round'>,
): string | null {
  const leg = legs[legId];
  const round = leg?.rounds.find((candidate) => candidate.number === number);
  if (askHash !== undefined || leg === undefined || round === undefined) return askHash ?? null;
  return askHashOfRound(leg, round);
}
