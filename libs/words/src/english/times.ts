/** Moments and how far away they are. */
export const times = {
  instant: '{day}, {clock} in {place}',
  now: 'now',
} as const;
