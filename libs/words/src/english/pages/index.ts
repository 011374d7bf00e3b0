import { account } from './account.js';
import { answering } from './answering.js';
import { arrangement } from './arrangement.js';
import { frame } from './frame.js';
import { inbox } from './inbox.js';
import { requests } from './requests.js';
import { signOff } from './sign-off.js';

/** What the web pages say, page folder by page folder. */
export const pages = {
  ...account,
  ...answering,
  ...arrangement,
  ...frame,
  ...inbox,
  ...requests,
  ...signOff,
} as const;
