import { embeddedAppUrl } from '#infra/embedded';
import { loadConfig } from '#libs/platform';
import { storeConfigSchema } from '../config.js';
import { WrongUseError } from '../output.js';

/**
 * The store that a command reads: the one that is named, or the one that `npm start` runs here.
 * @param what the command does with it, for the message
 * @throws WrongUseError where there is neither
 */
export function storeUrl(what: string): string {
  const config = loadConfig(storeConfigSchema, process.env);
  const url = config.DATABASE_APP_URL ?? embeddedAppUrl(config.COUNTERSIGN_HOME, config.POSTGRES_PORT);
  if (url !== null) return url;
  throw new WrongUseError(
    `There is nothing to ${what} here: name a database in DATABASE_APP_URL, or run this where the product was started.`,
  );
}
