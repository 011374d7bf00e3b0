import { askText } from './ask-text.js';
import { findings } from './findings.js';
import { groups } from './groups.js';
import { labels } from './labels.js';
import * as limits from './limits.js';
import { mails } from './mails.js';
import { problems } from './problems.js';
import * as progress from './progress.js';
import { refusals } from './refusals.js';
import { text } from './text.js';
import { times } from './times.js';

/** Every message in English, by its subject. English is complete; each other language has all of these keys or is absent. */
export const english = {
  ask_text: askText,
  findings,
  groups,
  labels,
  ...limits,
  mails,
  problems,
  ...progress,
  refusals,
  text,
  times,
} as const;
