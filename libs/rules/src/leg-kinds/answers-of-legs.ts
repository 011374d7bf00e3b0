import { type Answer, type AnswerPart, PARTS_OF_ANSWERS, type LegKind } from '#libs/contracts';
import { legKind } from './rows.js';

/** What a party can do about a consent that it has given. */
const TAKING_BACK: readonly Answer[] = ['withdraw', 'suspend'];

/** Whether an answer takes a consent back, for a time or for good. */
export function takesBack(answer: Answer): boolean {
  return TAKING_BACK.includes(answer);
}

/** The answers that a leg offers to its party, in the order in which they are shown. A seat among several may also abstain. */
export function answersOffered(kind: LegKind, { group }: { group: boolean }): readonly Answer[] {
  const { offered } = legKind(kind);
  return group ? [...offered, 'abstain'] : offered;
}

/** All answers that a leg knows: those that it offers, those that take a consent back, and then what is seldom said. */
export function answersKnown(kind: LegKind, { group }: { group: boolean }): readonly Answer[] {
  const known = Object.keys(legKind(kind).answers) as Answer[];
  const offered = answersOffered(kind, { group });
  const shown = [...offered, ...TAKING_BACK.filter((answer) => known.includes(answer))];
  return [...shown, ...known.filter((answer) => !shown.includes(answer))];
}

/** Whether a form shows an answer at once; the others are seldom said. */
export function isUsual(kind: LegKind, answer: Answer): boolean {
  return takesBack(answer) || answersOffered(kind, { group: true }).includes(answer);
}

/** What an answer to a kind of leg cannot do without, and what else a form asks for. */
export function partsOfAnswer(kind: LegKind, answer: Answer): { needs: AnswerPart[]; takes: AnswerPart[] } {
  const { needs, takes } = PARTS_OF_ANSWERS[answer];
  const asksForInstrument = legKind(kind).rests.on === 'instrument';
  return {
    needs: [...needs],
    takes: takes.filter((part) => part !== 'instrument' || asksForInstrument),
  };
}
