import type { AnswersToLink, DecisionView, LegView, QuestionView, RequestView } from '#libs/cases';
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
  /** What can be answered by this link now, and what of it without a code. */
  answers: AnswersToLink;
  /**
   * `open`: an answer is awaited. `answered`: the seat has answered, only a correction is accepted. `closed`: nobody waits
   * any more, an answer is kept as late. `replaced`: a newer link counts. `ended`: the person no longer acts for the party.
   */
  state: 'open' | 'answered' | 'closed' | 'replaced' | 'ended';
}
