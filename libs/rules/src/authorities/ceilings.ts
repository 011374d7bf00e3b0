import type { CountingModel, Instant, Persons } from '#libs/contracts';

/** Strength that the Council limits. Each has a ceiling of its own; military and police never offset each other. */
const CATEGORIES = ['military', 'police'] as const;
export type StrengthCategory = (typeof CATEGORIES)[number];

/** A unit line as it counts against ceilings. */
export interface CountedLine {
  persons: Persons;
  countingModel: CountingModel;
  sendingMission: string;
  receivingMission: string;
}

/** A number of persons of a category under the ceiling of a mission. */
export interface Places {
  missionId: string;
  category: StrengthCategory;
  persons: number;
}

/** A period; `to` is null if it has no end. */
export interface During {
  from: Instant;
  to: Instant | null;
}

/** The strength that the Council allows a mission, with what is taken up other than by the arrangements known here. */
export interface Ceiling extends During {
  amount: number;
  occupied: number;
}

/**
 * At which mission lent strength counts. Under S/RES/1609 (2005), para. 6 (b), it counts at the sender: with P present,
 * L lent out and in, `P + Lout − Lin ≤ C` for each mission and category, so the receiver may physically exceed its
 * ceiling by what it has borrowed. Where the receiver's ceiling was raised for the arrangement, as by S/RES/2132 (2013), both
 * tallies are kept, since it is not settled whether the unit counts at its sender as well.
 */
const COUNTED_AT: Readonly<Record<CountingModel, readonly ('sendingMission' | 'receivingMission')[]>> = {
  SENDER_COUNTS: ['sendingMission'],
  RECEIVER_RAISED: ['receivingMission', 'sendingMission'],
  WITHIN_RECEIVER: ['receivingMission'],
  ABSORBED: ['receivingMission'],
};

/**
 * Whether a counting model departs from S/RES/1609 (2005), para. 6, under which the combined ceiling of the missions does not
 * grow: where the receiver's was raised for the time of the arrangement, and where it takes over what its sender leaves. A
 * departure is shown, never refused: it is the Council's to decide.
 */
export function growsCombinedCeiling(model: CountingModel): boolean {
  return model === 'RECEIVER_RAISED' || model === 'ABSORBED';
}

/** The ceilings that a line counts against, by mission and category; civilians have no ceiling. */
export function placesOf(line: CountedLine): Places[] {
  return COUNTED_AT[line.countingModel]
    .map((side) => line[side])
    .toSorted()
    .flatMap((missionId) =>
      CATEGORIES.map((category) => ({ missionId, category, persons: line.persons[category] })),
    )
    .filter(({ persons }) => persons > 0);
}

function overlaps(a: During, b: During): boolean {
  return (a.to === null || a.to > b.from) && (b.to === null || b.to > a.from);
}

/**
 * How many places are free under a ceiling during a time: the amount less what is occupied and the most that is held at
 * any one moment of it.
 * @returns null where the ceiling is not in force then; negative where more is held than there is
 */
export function freePlaces(
  ceiling: Ceiling,
  holdings: readonly (During & { persons: number })[],
  during: During,
): number | null {
  if (!overlaps(ceiling, during)) return null;
  const within = {
    from: ceiling.from > during.from ? ceiling.from : during.from,
    to: ceiling.to === null || (during.to !== null && during.to < ceiling.to) ? during.to : ceiling.to,
  };
  const held = holdings.filter((holding) => overlaps(holding, within));
  // The sum of holdings can rise only where one of them begins.
  const starts = [within.from, ...held.map(({ from }) => from).filter((from) => from > within.from)];
  const heldAt = (moment: Instant) =>
    held
      .filter(({ from, to }) => from <= moment && (to === null || to > moment))
      .reduce((sum, { persons }) => sum + persons, 0);
  return ceiling.amount - ceiling.occupied - Math.max(...starts.map(heldAt));
}
