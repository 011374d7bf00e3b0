import { z } from 'zod';

/** What people sign in with, as far as it is kept. `unknown`: it said nothing of itself; `program`: it is none of the browsers. */
const BROWSERS = [
  'edge',
  'opera',
  'samsung_internet',
  'firefox',
  'chrome',
  'safari',
  'program',
  'unknown',
] as const;
export type Browser = (typeof BROWSERS)[number];

/** The systems that are told apart. */
const SYSTEMS = ['iphone', 'ipad', 'android', 'windows', 'chromeos', 'mac', 'linux'] as const;
export type System = (typeof SYSTEMS)[number];

/** A device, just closely enough that its owner recognises it. */
export const deviceSchema = z.object({
  browser: z.enum(BROWSERS).describe('`program`: none of the browsers; `unknown`: it said nothing of itself'),
  system: z.enum(SYSTEMS).nullable().describe('null: not known'),
});
export type Device = z.infer<typeof deviceSchema>;
