import type { ReactNode } from 'react';
import type { InboxCounts } from '#libs/cases';
import type { Viewer } from '#libs/identity';
import type { Problem } from '#libs/contracts';
import type { Words } from '#libs/words';
import type { Reply } from '../http/operations/operation.js';
import type { PlainOperation } from '../http/operations/operation-runner.js';
import type { Services } from '../services.js';
import type { Fields } from './fields.js';
import type { FormSeal, Given } from './parts.js';

/** All that a page is made from. */
export interface PageContext {
  /** The words of the language in which the page is read. */
  words: Words;
  services: Services;
  viewer: Viewer;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  fields: Fields;
  problem: Problem | null;
  given: Given;
  seal: FormSeal;
  embedded: boolean;
  /** The session in which the page is shown. */
  sessionId: string;
  /** What a form of this page was answered, where it leads to no other page. */
  reply: Reply | null;
}

/** What a page that is shown is made from besides. */
export interface ShownContext extends PageContext {
  /** How many tasks each queue of the viewer has, which every page tells. */
  counts: InboxCounts;
}

/** An operation of the API that a form stands for. */
export interface Submission {
  operation: PlainOperation;
  params: Readonly<Record<string, string>>;
  body: unknown;
  ifMatch?: number | null;
  /** The page to go to when it is done; null: this page again, with the answer, which must be in no address. */
  done(reply: Reply): string | null;
}

/** One page for people who are signed in, and the forms on it. */
export interface WebPage {
  path: string;
  /** The entry of the main navigation that it belongs to. */
  here: string;
  /** Makes the page; null where what it shows is unknown to the viewer. */
  show(context: ShownContext): Promise<{ title: string; body: ReactNode } | null>;
  submit?(context: PageContext): Submission | null;
}
