import type { Answer } from '#libs/contracts';
import { answersKnown, isHeldBack, takesBack } from '#libs/rules';
import { isPast } from '../../shared/past.js';
import type { LegState, SeatState } from '../../shared/state.js';
import { isGroup } from './groups.js';
import { type Asked, type Verdict, verdictOn } from './verdict.js';

/** An answer that can be given on a leg, with the seats for which it can be. */
export interface PossibleAnswer {
  answer: Answer;
  seats: PossibleOnSeat[];
}

/** How an answer can be given for a seat. */
export interface PossibleOnSeat {
  id: string;
  /** Whether it is kept as late: people then decide whether it takes effect. */
  late: boolean;
  /** The decision that it corrects; null where it corrects none. */
  corrects: string | null;
  /** Whether it is refused where it does not name that decision. */
  mustCorrect: boolean;
}

/**
 * The answers that can be given on a leg as things stand, whoever gives them, in the order in which they are shown.
 * @param seats for which of its seats
 */
export function possibleAnswers(
  asked: Asked,
  leg: LegState,
  seats: readonly SeatState[],
  { onPaper }: { onPaper: boolean },
): PossibleAnswer[] {
  // Of the past there is nothing to be answered; it is entered.
  if (isPast(asked.state)) return [];
  return answersKnown(leg.kind, { group: isGroup(leg) }).flatMap((answer) => {
    const possible = seats.flatMap((seat) => possibleOnSeat(asked, leg, seat, answer, onPaper) ?? []);
    return possible.length === 0 ? [] : [{ answer, seats: possible }];
  });
}

function possibleOnSeat(
  asked: Asked,
  leg: LegState,
  seat: SeatState,
  answer: Answer,
  onPaper: boolean,
): PossibleOnSeat | null {
  const stands = (corrects: string | null): Exclude<Verdict, object> | null => {
    const verdict = verdictOn(asked, leg, seat, { answer, corrects, onPaper });
    return typeof verdict === 'object' ? null : verdict;
  };
  const earlier = isGroup(leg) && !takesBack(answer) ? seat.decisionId : leg.decisionId;
  const plain = stands(null);
  if (plain !== null) {
    // A record that its party contests can be corrected by another record; the party itself just answers.
    const corrects = onPaper && isHeldBack(leg.status) && earlier !== null && stands(earlier) !== null;
    return { id: seat.id, late: plain === 'late', corrects: corrects ? earlier : null, mustCorrect: false };
  }
  const correcting = earlier === null ? null : stands(earlier);
  return correcting === null
    ? null
    : { id: seat.id, late: correcting === 'late', corrects: earlier, mustCorrect: true };
}
