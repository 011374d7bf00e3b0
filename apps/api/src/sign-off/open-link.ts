import type { DecisionView, LegView, LinkedAnswers, QuestionView, RequestView } from '#libs/cases';
import { answerInputSchema, textSchema } from '#libs/contracts';
import type { NamedPerson, Viewer } from '#libs/identity';
import type { SignOffToken } from '#libs/mail';
import { z } from 'zod';

/** What was reviewed, kept with the link, so that what was reviewed is what is signed. */
export const reviewedSchema = z.union([
  z.strictObject({ id: z.uuid(), what: z.literal('answer'), input: answerInputSchema }),
  z.strictObject({ id: z.uuid(), what: z.literal('question'), text: textSchema(4000) }),
]);

/** An answer or a question between its review and its signature. */
export type Reviewed = z.infer<typeof reviewedSchema>;

/** The same before it is stored. */
export type Draft =
  Omit<Extract<Reviewed, { what: 'answer' }>, 'id'> | Omit<Extract<Reviewed, { what: 'question' }>, 'id'>;

/** A genuine link with all that its pages show. */
export interface OpenLink {
  token: SignOffToken;
  person: NamedPerson;
  viewer: Viewer;
  view: RequestView;
  leg: LegView & { detail: NonNullable<LegView['detail']> };
  partyZone: string;
  /** The person's latest answer by this link; null if none. */
  own: DecisionView | null;
  /** The answer that counts on the leg now, whoever gave it. */
  currentDecision: DecisionView | null;
  questions: QuestionView[];
  /** Where the link stands, and what can be answered by it now. */
  answers: LinkedAnswers;
}

/** Whether the answer that counts can be corrected by a link. */
export function isCorrectable({ answers: { corrects, offered } }: OpenLink): boolean {
  return corrects !== null && offered.length > 0;
}
