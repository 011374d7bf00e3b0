import { existsSync } from 'node:fs';

/** Where Chromium is; undefined where there is none. */
export const executablePath = [
  process.env['COUNTERSIGN_BROWSER'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

/** Tests of the pages, which are skipped where there is no browser. */
export const describeInBrowser = executablePath === undefined ? describe.skip : describe;
