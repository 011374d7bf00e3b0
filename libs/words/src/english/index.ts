import { askText } from './cases/ask-text.js';
import { causes } from './cases/causes.js';
import { findings } from './cases/findings.js';
import { groups } from './cases/groups.js';
import { labels } from './cases/labels.js';
import { limit, missing } from './cases/limits.js';
import { outcomes } from './cases/outcomes.js';
import { caution, citation, counting, delay, lag, legs, step, window } from './cases/progress.js';
import { demo } from './demo.js';
import { linkMails } from './mails/link-mails.js';
import { mails } from './mails/mails.js';
import { pages } from './pages/index.js';
import { problemPage } from './pages/problem-page.js';
import { explain } from './policies/explain.js';
import { policies } from './policies/policies.js';
import { callRules, calls, statuses } from './refusals/calls.js';
import { caseRefusals } from './refusals/case-refusals.js';
import { fields } from './refusals/fields.js';
import { problems } from './refusals/problems.js';
import { refusals } from './refusals/refusals.js';
import { whom } from './refusals/whom.js';
import { text } from './text.js';
import { times } from './times.js';

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
  demo,
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
