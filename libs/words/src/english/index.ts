import { askText } from './ask-text.js';
import { callRules, calls, statuses } from './calls.js';
import { caseRefusals } from './case-refusals.js';
import { fields } from './fields.js';
import { causes } from './causes.js';
import { explain } from './explain.js';
import { findings } from './findings.js';
import { groups } from './groups.js';
import { labels } from './labels.js';
import { limit, missing } from './limits.js';
import { linkMails } from './link-mails.js';
import { mails } from './mails.js';
import { problemPage } from './problem-page.js';
import { pages } from './pages/index.js';
import { outcomes } from './outcomes.js';
import { policies } from './policies.js';
import { problems } from './problems.js';
import { caution, citation, counting, delay, lag, legs, step, window } from './progress.js';
import { refusals } from './refusals.js';
import { text } from './text.js';
import { times } from './times.js';
import { whom } from './whom.js';

/** Every message in English, by its subject. English is complete; each other language has all of these keys or is absent. */
export const english = {
  ask_text: askText,
  calls,
  caution,
  citation,
  counting,
  delay,
  lag,
  legs,
  case_refusals: caseRefusals,
  fields,
  causes,
  explain,
  findings,
  groups,
  labels,
  limit,
  link_mails: linkMails,
  mails,
  missing,
  pages,
  problem_page: problemPage,
  problems: { ...problems, ...callRules },
  outcomes,
  policies,
  step,
  window,
  refusals,
  statuses,
  text,
  times,
  whom,
} as const;
