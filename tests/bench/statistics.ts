/** How long calls of one kind took. */
export interface Timing {
  readonly n: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** The two percentiles by nearest rank: each is a time that was really measured. */
export function timingOf(samplesMs: readonly number[]): Timing {
  const sorted = samplesMs.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { n: sorted.length, p50Ms: rank(0.5), p95Ms: rank(0.95) };
}
