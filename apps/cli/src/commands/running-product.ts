import { resolve } from 'node:path';
import { settingsOfRun } from '#infra/embedded';
import { loadConfig, projectRoot } from '#libs/platform';
import { homeConfigSchema } from '../config.js';

/**
 * The environment of a command that works with the product: what is set, and what `npm start` has announced of the product
 * that it runs here, on whatever ports.
 */
export function environmentOfRun(): NodeJS.ProcessEnv {
  const { COUNTERSIGN_HOME } = loadConfig(homeConfigSchema, process.env);
  const settings = settingsOfRun(resolve(projectRoot(), COUNTERSIGN_HOME));
  const set = Object.entries(process.env).filter(([, value]) => value !== undefined && value !== '');
  return { ...settings, ...Object.fromEntries(set) };
}
