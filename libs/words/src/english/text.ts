/** How parts of a text stand beside each other. */
export const text = {
  clauses: '{first}; {rest}',
  sentences: '{first} {rest}',
} as const;
