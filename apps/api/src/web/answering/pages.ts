import type { WebPage } from '../page-types.js';
import { answerPage, paperFormPage } from './answer-pages.js';
import { conditionsPage } from './conditions-page.js';
import { contestFormPage, contestPage } from './contest-pages.js';
import { lateAnswerPage } from './late-answer-page.js';
import { paperPage } from './paper-page.js';
import { questionPage } from './question-page.js';

/** The pages on which parties answer, papers are recorded, and what came of both is settled. */
export const answeringPages: readonly WebPage[] = [
  contestFormPage,
  contestPage,
  answerPage,
  paperFormPage,
  paperPage,
  conditionsPage,
  questionPage,
  lateAnswerPage,
];
