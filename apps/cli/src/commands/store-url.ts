import { loadConfig } from '#libs/platform';
import { storeConfigSchema } from '../config.js';
import { WrongUseError } from '../output.js';
import { environmentOfRun } from './running-product.js';

/**
 * The store that a command reads: the one that is named, or the one of the product that `npm start` runs here.
 * @param what the command does with it, for the message
 * @throws WrongUseError where there is neither
 */
export function storeUrl(what: string): string {
  const { DATABASE_APP_URL: url } = loadConfig(storeConfigSchema, environmentOfRun());
  if (url !== undefined) return url;
  throw new WrongUseError(
    `There is nothing to ${what}: the product does not run here. Start it with \`npm start\`, or name a database in DATABASE_APP_URL.`,
  );
}
