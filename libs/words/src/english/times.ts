/** Moments and how far away they are. */
export const times = {
  instant: '{day}, {clock} in {place}',
  moment: '{day}, {clock}',
  zoned: '{here} ({utc} UTC)',
  now: 'now',
} as const;
