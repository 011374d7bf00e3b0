/** Why something was refused, where the message of the rule does not say it all. */
export const refusals = {
  later_entry: 'With this, entry {entry, number} could not stand: {why}',
  later_entry_of: 'With this, entry {entry, number} ({what}, {source}) could not stand: {why}',
} as const;
