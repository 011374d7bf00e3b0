/** Which limits the consents set, and whose they are. */
export const limit = {
  persons: 'persons: {persons, plural, =0 {none} one {#} other {#}}, by {by}',
  persons_together: 'persons: {persons, number} for {lines} together, by {by}',
  equipment: 'equipment: {count, plural, =0 {none} one {#} other {#}}, by {by}',
  area: 'area: {items}, by {by}',
  area_nothing: 'area: nothing in common ({parties})',
  tasks: 'tasks: {items}, by {by}',
  tasks_nothing: 'tasks: nothing in common ({parties})',
  of_party: '{party}: {items}',
  start: 'start: from {day, date}, by {by}',
  end: 'end: to {day, date}, by {by}',
  no_day: 'time: nothing in common, from {first, date} to {last, date}',
} as const;

/** What the consents together leave out of what is asked. */
export const missing = {
  persons: 'persons: {left, number} of {asked, number} asked',
  persons_together: 'persons: {left, number} of {asked, number} asked for {lines} together',
  equipment: 'equipment: {left, number} of {asked, number} asked',
  area: 'area: {items}',
  area_of_all: 'area: {items} of all of the receiving mission',
  tasks: 'tasks: {items}',
  tasks_of_all: 'tasks: {items} of all tasks of the mandate',
  start: 'start: from {day, date}, asked from {asked}',
  end: 'end: to {day, date}, asked to {asked, date}',
  no_day: 'time: no day is left from {first, date} to {last, date}',
} as const;
