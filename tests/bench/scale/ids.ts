/** How many states there are in the world of the bench. */
export const STATES = 60;

/** The largest party, five that one person acts for, and the rarest. */
export const LARGEST = stateId(1);
export const FIVE = [2, 3, 4, 5, 6].map(stateId);
export const RAREST = stateId(STATES);
export const DESK = 'scale-desk';
export const OFFICE = 'scale-office';
export const COUNCIL = 'scale-council';

/** Those who look into the lists. */
export const CALLERS = {
  largest: 'scale-largest',
  five: 'scale-five',
  manager: 'scale-manager',
  auditor: 'scale-auditor',
  administrator: 'scale-administrator',
} as const;

export function stateId(number: number): string {
  return `scale-state-${String(number).padStart(2, '0')}`;
}
export function missionId(number: number): string {
  return `scale-mission-${String(number).padStart(2, '0')}`;
}
export function unitId(number: number): string {
  return `scale-unit-${String(number).padStart(4, '0')}`;
}

/** A UUID for a number; scattered as real ones are. */
export function uuidOf(number: number, space: number): string {
  const scattered = (Math.imul(number + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return `${scattered}-000${space}-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** A value of a column: null, a text, a number, a mark or a list of texts. */
export type Value = string | number | boolean | null | readonly string[];
export type Rows = Iterable<readonly Value[]>;
